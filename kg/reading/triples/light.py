"""Light verbs: "paid a visit to", "imposed sanctions on"."""

from collections.abc import Iterator

from kg.reading.clauses import Clause
from kg.reading.nominals import EVENT_NOUNS
from kg.reading.parse import Parse
from kg.reading.triples.arguments import Oblique, is_time, obliques

# Verbs that are little without the noun that is their object: "paid a visit to", "imposed sanctions on".
LIGHT = frozenset(
    "impose pay hold take make give have reach express launch conduct sign conclude enter lodge file stage mount offer "
    "place put raise show exert cause do perform carry wage voice provide".split()
)
LIGHT_NOUNS = EVENT_NOUNS | frozenset(
    "sanction talk step measure concern agreement deal pressure support regret war control part place care interest right role "
    "contact influence doubt fear hope tribute attention account aim blame ban fine duty penalty limit condition hearing note use advantage mention".split()
)


def light_noun(parse: Parse, clause: Clause) -> int | None:
    """The object that makes the verb's sense: "an attack" of "launched an attack on"; None where there is none."""
    objects = clause.slots.get("obj", ())
    if clause.kind != "verb" or clause.lemma.split()[0] not in LIGHT or len(objects) != 1:
        return None
    noun = parse.tokens[objects[0]]
    definite = any(
        parse.tokens[c].text.lower() not in ("a", "an", "no", "any") for c in parse.below(noun.i, "det", "poss")
    )
    fits = noun.lemma in LIGHT_NOUNS and not definite and _near(parse, clause.head, noun.i)
    return noun.i if fits and any(complements_of_light(parse, clause, noun.i)) else None


def _near(parse: Parse, verb: int, noun: int) -> bool:
    return parse.tokens[noun].head == verb and parse.tokens[noun].dep in ("dobj", "nsubjpass")


def complements_of_light(parse: Parse, clause: Clause, noun: int) -> Iterator[Oblique]:
    """What a light verb's noun is about, attached to either."""
    found = [o for o in (*obliques(parse, noun), *obliques(parse, clause.head)) if o.token > noun]
    for oblique in sorted(found, key=lambda o: o.token):
        named = oblique.name in (
            "on",
            "upon",
            "to",
            "with",
            "against",
            "about",
            "over",
            "for",
            "at",
            "between",
            "from",
            "of",
            "towards",
        )
        agent = parse.tokens[oblique.token].dep == "agent"
        if named and not agent and not is_time(parse, oblique.heads):
            yield oblique
