"""Countries that no list knows, told by their people and government: where a text has "Kestrian", Kestria is a country.

One name has one type in a document: the model takes "Kestria" for a person here and for a place there. Not: "Julia"
beside "Julian" (given names), "Clinton" beside "Clintonian" (somebody is called so in full).
"""

from collections.abc import Iterable
from dataclasses import replace

from kg.reading.given_names import gender_of_given_name
from kg.reading.names import Name
from kg.reading.parse import Parse

_GUESSED = frozenset({"Person", "Organization", "Thing", "Place", "GeopoliticalEntity", "Facility", "Group", "City"})


def with_lands(parse: Parse, names: Iterable[Name]) -> list[Name]:
    """The names, with those of one word whose people the text names made countries or places of a government."""
    found = list(names)
    people = {t.text for t in parse.tokens if t.tag in ("JJ", "NNP", "NNPS", "NN", "NNS") and t.ent != "PERSON"}
    in_full = {
        t.text for n in found if n.type == "Person" and n.last > n.first for t in parse.tokens[n.first : n.last + 1]
    }
    lands = {parse.tokens[n.first].text for n in found if n.first == n.last and n.known is None and n.type in _GUESSED}
    governed = _governed(parse)
    lands = {
        w for w in lands - in_full if not gender_of_given_name(w) and (w in governed or people & set(_demonyms(w)))
    }
    return [
        replace(n, type="GeopoliticalEntity")
        if n.first == n.last and n.known is None and n.type in _GUESSED and parse.tokens[n.first].text in lands
        else n
        for n in found
    ]


# What countries have, and what is called after them: "the Republic [of Kestria]", "[Kestria's] territorial waters".
_STATES = frozenset("republic government kingdom parliament embassy emirate sultanate".split())
_OWN = frozenset("government parliament army navy embassy airspace waters coast territory territorial border".split())


def _governed(parse: Parse) -> frozenset[str]:
    """The words that stand where countries do: after "the government of", before "'s parliament"."""
    found = set()
    for token in parse.tokens[1:-1]:
        before, after = parse.tokens[max(0, token.i - 2) : token.i], parse.tokens[token.i + 1 : token.i + 3]
        if len(before) == 2 and before[1].text == "of" and before[0].lemma.lower() in _STATES:
            found.add(token.text)
        if len(after) == 2 and after[0].tag == "POS" and after[1].text.lower() in _OWN:
            found.add(token.text)
    return frozenset(found)


def _demonyms(name: str) -> Iterable[str]:
    """The adjectives that English makes of a country's name: Kestrian, Velmoran, Tolvikian, Norlandic."""
    if len(name) < 4 or not name[0].isupper():
        return ()
    if name.endswith("a"):
        return (name + "n", name + "ns")
    stem = name[:-1] if name[-1] in "eyo" else name
    return (stem + "ian", stem + "ians", stem + "ese", stem + "ic")
