"""Whether an act is friendly or hostile to its target: the sign that stances and balance are counted by.

The signs follow the quad classes of event data (PLOVER, https://github.com/openeventdata/PLOVER; Goldstein 1992):
cooperation is +1, conflict -1. Left out, as they tell of no attitude: consulting, demanding, investigating, mobilizing
and retreating. Acts that have no code, or whose code misleads, are listed by name.
"""

from collections.abc import Mapping

from kg.ontology import Ontology

FRIENDLY = frozenset(["AGREE", "AID", "CONCEDE", "COOPERATE", "SUPPORT"])
HOSTILE = frozenset(["ACCUSE", "ASSAULT", "COERCE", "DISAPPROVE", "FIGHT", "PROTEST", "REJECT", "SANCTION", "THREATEN"])
NAMED: Mapping[str, int] = {
    "dismisses": -1,
    "isConcernedAbout": -1,
    "ratified": 1,
    "regrets": -1,
    "thanks": 1,
    "upholds": 1,
    "votesAgainst": -1,
    "votesFor": 1,
    "withdrawsFrom": -1,
}


def sign_of(predicate: str, ontology: Ontology) -> int:
    """1 for an act that is friendly to its object, -1 for a hostile one, 0 for any other relation."""
    if predicate in NAMED:
        return NAMED[predicate]
    known = ontology.properties.get(predicate)
    event = ontology.classes.get(known.event) if known and known.event else None
    code = event.plover if event else None
    return 1 if code in FRIENDLY else -1 if code in HOSTILE else 0
