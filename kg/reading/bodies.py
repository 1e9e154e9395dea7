"""Bodies and places named by a common noun with a name before it: "Norwegian foreign ministry", "Arden corridor"."""

from collections.abc import Iterator
from dataclasses import replace

from kg.ontology import Ontology
from kg.reading.names import Name
from kg.reading.parse import Parse
from kg.reading.typing import HeadNouns

_BODY_CLASSES = ("GovernmentBody", "Court", "Legislature", "Facility", "University", "Organization")


def bodies(parse: Parse, nouns: HeadNouns, ontology: Ontology, places: list[Name]) -> Iterator[Name]:
    """Bodies and places named by a common noun with a name before it: "Norwegian foreign ministry", "Arden corridor"."""
    at = {i: n for n in places for i in range(n.first, n.last + 1)}
    for token in parse.tokens:
        cls = nouns.classes.get(token.lemma)
        if cls is None or token.tag not in ("NN", "NNP") or not any(ontology.is_a(cls, c) for c in _BODY_CLASSES):
            continue
        if token.i in at and at[token.i].last > at[token.i].first:
            continue
        first = _body_start(parse, token.i, at)
        if first and token.text.islower() and parse.tokens[first - 1].text.lower() in ("a", "an"):
            continue  # "a Norwegian bank" is any
        if first is not None and (named := at.get(first)) and _is_itself(parse, named, token.i, cls, ontology):
            yield replace(named, cover=token.i)
        elif first is not None:
            yield _body(parse, first, token.i, cls, at)


def _is_itself(parse: Parse, named: Name, head: int, cls: str, ontology: Ontology) -> bool:
    """ "[Reuters] news agency": the noun says again what the named body is. Not: "NATO mission", "Norwegian ministry"."""
    if (
        named.known is None
        or named.demonym
        or not all(t.text.islower() for t in parse.tokens[named.last + 1 : head + 1])
    ):
        return False
    media = named.type == "Media" and (cls == "Media" or parse.tokens[head - 1].text == "news")
    return media or (named.type == cls and cls in ("PoliticalParty", "Company", "ArmedGroup", "University"))


def instruments(parse: Parse, nouns: HeadNouns, ontology: Ontology) -> Iterator[Name]:
    """Laws and treaties named in capitals: "the Safe Roads in Norland Act of 2021", "the Arden Convention"."""
    for token in parse.tokens:
        cls = nouns.classes.get(token.lemma)
        if (
            cls is None
            or token.tag not in ("NNP", "NN")
            or not token.text.istitle()
            or not ontology.is_a(cls, "Instrument")
        ):
            continue
        first = _capitals_before(parse, token.i)
        if first < token.i:
            last = token.i + 2 if _of_year(parse, token.i) else token.i
            yield Name(first, last, token.i, cls)


def _capitals_before(parse: Parse, head: int) -> int:
    """The first of the capitalised words before `head`, small words between them included."""
    first = at = head
    while at > 0 and head - at < 12:
        at -= 1
        text = parse.tokens[at].text
        if (
            text[:1].isupper()
            and text.lower() not in ("the", "a", "an", "under", "this")
            and parse.tokens[at].pos != "VERB"
        ):
            first = at
        elif text.lower() not in ("of", "in", "and", "on", "for", "to", "the", "&", "-", "'s"):
            break
    return first


def _of_year(parse: Parse, head: int) -> bool:
    tokens = parse.tokens
    return (
        head + 2 < len(tokens)
        and tokens[head + 1].text == "of"
        and tokens[head + 2].text.isdigit()
        and len(tokens[head + 2].text) == 4
    )


def _body_start(parse: Parse, head: int, at: dict[int, Name]) -> int | None:
    """The first token of the body's name: proper and adjectival words back to a place or the first capital."""
    i, start = head - 1, None
    while i >= 0 and i >= head - 5:
        token = parse.tokens[i]
        if i in at and at[i].demonym != "noun":
            return at[i].first
        if token.text in ("'s", "’s", "’", "'") and i - 1 in at:
            i -= 1
            continue
        if token.tag in ("NNP", "NNPS") or (token.text[:1].isupper() and token.tag == "JJ"):
            start = i
        elif token.tag not in ("NN", "JJ") or token.text[:1].isdigit():
            break
        i -= 1
    return start if start is not None and parse.tokens[start].text[:1].isupper() else None


def _body(parse: Parse, first: int, head: int, cls: str, at: dict[int, Name]) -> Name:
    place = at.get(first)
    country = (
        place.known
        if place and place.known and place.known.type in ("Country", "Territory", "City", "FormerCountry")
        else None
    )
    rest = place.last + 1 if country and place else first
    while rest < head and parse.tokens[rest].text in ("'s", "’s", "’", "'"):
        rest += 1
    last = head
    # "Ministry of Foreign Affairs", "Court of Appeal"
    if parse.tokens[head].tag == "NNP" and head + 2 < len(parse.tokens) and parse.tokens[head + 1].text == "of":
        end = head + 2
        while (
            end < len(parse.tokens)
            and (parse.tokens[end].tag in ("NNP", "NNPS") or parse.tokens[end].text in ("and", "&"))
            and end not in at
        ):
            end += 1
        while parse.tokens[end - 1].text in ("and", "&", "of"):
            end -= 1
        last = end - 1 if end > head + 2 else head
    inside = place.last if country and place else -1
    return Name(first, last, head, cls, country=country, country_last=inside, core=parse.words(rest, last).lower())
