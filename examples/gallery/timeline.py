"""Acts that have a date, and the time between them.

Run: python examples/gallery/timeline.py BUILD PICTURE, where kg build wrote the folder BUILD.
"""

import sys

import kg

network = kg.to_networkx(sys.argv[1])
kg.draw(network, sys.argv[2], kind="timeline", title="The dispute over the Sorrel Strait")
