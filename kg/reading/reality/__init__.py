"""Whether what a clause tells is so: negation, modality, and the words that govern it.

Cues are data (`ontology/cues.ttl`), as in ConText (Harkema et al. 2009) and FactBank (Saurí and Pustejovsky 2009): a
clause's own words first, then the words above it, up to the attribution whose content it is.
"""

from kg.reading.reality.above import context_of, reality_of
from kg.reading.reality.cues import Cues, Reality, combine, load_cues
from kg.reading.reality.nouns import role_reality

__all__ = ["Cues", "Reality", "combine", "context_of", "load_cues", "reality_of", "role_reality"]
