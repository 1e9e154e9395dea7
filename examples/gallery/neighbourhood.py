"""One entity and all that it has statements with.

Run: python examples/gallery/neighbourhood.py BUILD PICTURE, where kg build wrote the folder BUILD.
"""

import sys

import kg

network = kg.to_networkx(sys.argv[1])
kg.draw(network, sys.argv[2], focus="International Court of Justice")
