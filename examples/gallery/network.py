"""Bodies, persons and instruments: facts solid, claims dashed with who makes them.

Run: python examples/gallery/network.py BUILD PICTURE, where kg build wrote the folder BUILD.
"""

import sys

import kg

network = kg.to_networkx(sys.argv[1])
kg.draw(network, sys.argv[2], title="What is said of the Sorrel Strait, and by whom", limit=40)
