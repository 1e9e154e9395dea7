"""Bodies and places named by a common noun with a name before it: "Norwegian foreign ministry", "Arden corridor"."""

from collections.abc import Iterator
from dataclasses import replace

from kg.ontology import Ontology
from kg.reading.names import Name
from kg.reading.parse import Parse
from kg.reading.typing import HeadNouns

_QUOTES = "\"'“”‘’"
# Small words that join a body's name to what it is for: "Institute for Peace Studies".
_LINKS = frozenset({"of", "for", "on"})
# Common nouns that say what kind of body a name is, and are no part of it.
_KINDS = frozenset(
    "union party company firm bank newspaper magazine broadcaster airline group club university agency".split()
)
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
        if first is not None and token.text.islower() and _only_describes(parse, first, token.i):
            continue
        if first is not None and (named := at.get(first)) and _is_itself(parse, named, token.i, cls, ontology):
            yield replace(named, cover=token.i)
        elif first is not None and (short := _proper_part(parse, first, token.i, cls, at)) is not None:
            yield Name(first, short, short, cls, cover=token.i)
        elif first is not None:
            yield _body(parse, first, token.i, cls, at)


def _only_describes(parse: Parse, first: int, head: int) -> bool:
    """ "a Norwegian bank" is any, and "the Norwegian bank Arden", "the Oslo newspaper "Arden"" say what Arden is."""
    if first and parse.tokens[first - 1].text.lower() in ("a", "an"):
        return True
    after = head + 1
    after += after < len(parse.tokens) and parse.tokens[after].text in _QUOTES
    return after < len(parse.tokens) and parse.tokens[after].tag in ("NNP", "NNPS") and bool(parse.tokens[after].ent)


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


def _proper_part(parse: Parse, first: int, head: int, cls: str, at: dict[int, Name]) -> int | None:
    """ "the [Arden Metal] trade union": where the name ends whose kind the common nouns after it say, or None."""
    last = head
    while last > first and parse.tokens[last].text.islower() and parse.tokens[last].tag in ("NN", "JJ"):
        last -= 1
    named = last < head and not any(i in at for i in range(first, last + 1))
    return last if named and parse.tokens[head].lemma in _KINDS and bool(parse.tokens[last].ent) else None


def instruments(parse: Parse, nouns: HeadNouns, ontology: Ontology) -> Iterator[Name]:
    """Laws and treaties named in capitals: "the Safe Roads in Norland Act of 2021", "the Arden Convention"."""
    for token in parse.tokens:
        cls = nouns.classes.get(token.lemma)
        if (
            cls is None
            or token.tag not in ("NNP", "NN")
            or not token.text.istitle()
            or token.ent == "PERSON"
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


def _continues(parse: Parse, i: int, at: dict[int, Name]) -> bool:
    """Whether token `i` goes on with a body's name: a capital, or a demonym before one ("for [German] Studies")."""
    token = parse.tokens[i]
    if i in at:
        after = parse.tokens[i + 1] if i + 1 < len(parse.tokens) else token
        return at[i].demonym == "adjective" and after.text.istitle() and after.tag in ("NNP", "NNPS")
    return token.tag in ("NNP", "NNPS") or token.text in ("and", "&")


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
    if parse.tokens[head].tag == "NNP" and head + 2 < len(parse.tokens) and parse.tokens[head + 1].text in _LINKS:
        end = head + 2
        while end < len(parse.tokens) and _continues(parse, end, at):
            end += 1
        while parse.tokens[end - 1].text in ("and", "&", "of"):
            end -= 1
        last = end - 1 if end > head + 2 else head
    inside = place.last if country and place else -1
    return Name(first, last, head, cls, country=country, country_last=inside, core=parse.words(rest, last).lower())
