"""The graph in NetworkX: building it, its files, its analysis and its picture.

Modules are imported by name (`kg.network.build`, `kg.network.draw` ...), so that whoever only builds loads no plotting.
"""
