"""Who must do what, by whose order, until when.

Run: python examples/gallery/obligations.py BUILD PICTURE, where kg build wrote the folder BUILD.
"""

import sys

import kg

network = kg.to_networkx(sys.argv[1])
kg.draw(network, sys.argv[2], kind="obligations", title="Orders and obligations around the Sorrel Strait", limit=16)
