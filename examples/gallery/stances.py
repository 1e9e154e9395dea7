"""Who supports and who opposes whom and what.

Run: python examples/gallery/stances.py BUILD PICTURE, where kg build wrote the folder BUILD.
"""

import sys

import kg

network = kg.to_networkx(sys.argv[1])
kg.draw(network, sys.argv[2], kind="stances")
