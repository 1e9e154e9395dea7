"""The words that attribute, from `ontology/speech.ttl`, indexed by lemma."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.ontology import Ontology
from kg.ontology.terms import SpeechAct

# Where two acts claim a word, the acts named later here have it only if no other act does.
_LATER = ("believe", "find")


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """Lemma to speech act: verbs with a clause or a quotation, verbs with an infinitive, nouns; `topics` gives the act
    by lemma and slot ("obj", or a preposition) for words whose content is a phrase; `adjectives` by adjective."""

    verbs: Mapping[str, str]
    infinitives: Mapping[str, str]
    nouns: Mapping[str, str]
    noun_infinitives: Mapping[str, str]
    adjectives: Mapping[str, str]
    topics: Mapping[str, Mapping[str, str]]


def speech_words(ontology: Ontology) -> SpeechWords:
    """The words of the ontology's speech acts; where two acts claim one, the more specific act has it."""
    acts = sorted(ontology.speech_acts.values(), key=lambda a: (a.name not in _LATER, a.name != "say", a.name))
    return SpeechWords(
        verbs={word: act.name for act in acts for word in act.verbs},
        infinitives={word: act.name for act in acts for word in act.infinitives},
        nouns={word: act.name for act in acts for word in act.nouns},
        noun_infinitives={word: act.name for act in acts for word in act.noun_infinitives},
        adjectives={word: act.name for act in acts for word in act.adjectives},
        topics=_topics(acts),
    )


def _topics(acts: Iterable[SpeechAct]) -> dict[str, dict[str, str]]:
    """ "criticize" takes an object, "call for" a phrase with "for"; "point out obj" names a particle's object."""
    found: dict[str, dict[str, str]] = {}
    for act in acts:
        for topic in act.topics:
            lemma, _, slot = topic.rpartition(" ")
            found.setdefault(lemma or slot, {})[slot if lemma else "obj"] = act.name
    return found
