"""Who is given as the source of what: speech, thought, belief, intention and their nouns.

The structure of PolNeAR (Newell et al. 2018): source, cue, content. It is found on the parse and the quotation marks
alone; which entity the source is, `kg.reading.coreference` decides.
"""

from kg.reading.attribution.find import find_attributions
from kg.reading.attribution.quoted import fragments
from kg.reading.attribution.said import Said
from kg.reading.attribution.scope import Scopes
from kg.reading.attribution.words import SpeechWords, speech_words

__all__ = ["Said", "Scopes", "SpeechWords", "find_attributions", "fragments", "speech_words"]
