"""The triples of nouns: appositions and titles, and nouns that tell a deed."""

from collections.abc import Iterator

from kg.reading.clauses import Clause
from kg.reading.parse import Parse
from kg.reading.phrases import expand
from kg.reading.triples.arguments import Argument, Oblique, is_time, joined, noun_phrase, obliques, phrase_of, title_of
from kg.reading.triples.draft import Draft

# Deeds done by whom their "of" names, unless something else says who: "the visit of the president".
_OF_DOER = frozenset(
    "visit arrival departure return resignation death statement decision order ruling judgment judgement verdict meeting "
    "call speech remark reply answer response announcement attempt effort participation presence withdrawal opinion trip".split()
)
_PROPER = ("NNP", "NNPS")


def appositions(parse: Parse) -> Iterator[Draft]:
    """ "Anna Larsen, the minister", "Norway's president, Anna Larsen", "the novelist Peter Novak"."""
    for token in parse.tokens:
        if token.dep == "appos":
            yield from _apposition(parse, token.head, token.i)
        title = title_of(parse, token.i) if token.ent == "PERSON" else None
        if title is not None:
            words = Argument(parse.words(*title), *title, title[1])
            yield Draft(token.i, "noun", noun_phrase(parse, token.i), "be", words, (), "apposition")


def name_beside(parse: Parse, noun: int) -> int | None:
    """The person whom a description before a comma names: "the president, [Anna Larsen],"."""
    if parse.tokens[noun].tag in _PROPER:
        return None
    found = (c for c in parse.below(noun, "appos") if c > noun)
    return next((c for c in found if parse.tokens[c].ent == "PERSON" and parse.tokens[c].tag in _PROPER), None)


def _apposition(parse: Parse, head: int, other: int) -> Iterator[Draft]:
    noun, beside = parse.tokens[head], parse.tokens[other]
    if beside.pos not in ("NOUN", "PROPN") or noun.pos not in ("NOUN", "PROPN", "PRON"):
        return
    named = beside.tag in _PROPER and noun.tag not in _PROPER
    if (beside.tag in _PROPER) == (noun.tag in _PROPER) and beside.tag in _PROPER and not _has_article(parse, other):
        return
    subject, said = (other, head) if named else (head, other)
    for each in expand(parse, said) if not named else [said]:
        yield Draft(head, "noun", noun_phrase(parse, subject), "be", noun_phrase(parse, each), (), "apposition")


def _has_article(parse: Parse, i: int) -> bool:
    return parse.has(i, "det", "poss")


def nominal_drafts(parse: Parse, clause: Clause) -> Iterator[Draft]:
    """ "the blockade of A by B", "B's attack on A": a doer and at least one complement."""
    noun = clause.head
    found = _complements(parse, clause)
    doers, complements = _doers(parse, clause, found)
    complements = [o for o in complements if not set(o.heads) & set(doers)]
    about = next((o for o in _ranked(complements) if _is_about(parse, clause.lemma, o)), None)
    if about is None or not doers:
        return
    taken = [o.token for o in found]
    rest = tuple((o.name, joined(parse, o.heads)) for o in complements if o is not about)
    for doer in doers:
        for done in about.heads:
            yield Draft(
                noun,
                "noun",
                _without_others(parse, doer, taken),
                f"{clause.lemma} {about.name}",
                _without_others(parse, done, taken),
                rest,
                "nominal",
            )


# Nouns with an "in" of what they are about; elsewhere "in" tells the place or the manner.
_IN = frozenset("participation interference intervention investment involvement role stake".split())
_ABOUT = frozenset("of on upon against to towards with for from into over about at between".split())


def _is_about(parse: Parse, lemma: str, oblique: Oblique) -> bool:
    return (oblique.name in _ABOUT or lemma in _IN) and not is_time(parse, oblique.heads)


def _ranked(complements: list[Oblique]) -> list[Oblique]:
    return sorted(complements, key=lambda o: (o.name != "of", o.token))


def _without_others(parse: Parse, done: int, taken: list[int]) -> Argument:
    """Who does the deed, or what it is done to, without the deed's other complements that the parser hung on it."""
    return noun_phrase(parse, done, taken) if parse.tokens[done].pos not in ("VERB", "AUX") else phrase_of(parse, done)


def _doers(parse: Parse, clause: Clause, found: list[Oblique]) -> tuple[list[int], list[Oblique]]:
    """Who does the deed, and the complements that are left."""
    for oblique in found:
        if oblique.name == "by":
            return list(oblique.heads), [o for o in found if o is not oblique]
        if oblique.name == "between" and len(oblique.heads) == 2:
            pair = Oblique("with", oblique.token, oblique.heads[1:])
            return [oblique.heads[0]], [pair, *(o for o in found if o is not oblique)]
    own = list(clause.slots.get("poss", ())) or [
        m for m in clause.slots.get("mod", ()) if parse.tokens[m].ent in ("NORP", "GPE", "ORG")
    ]
    if own:
        return own, found
    of = next((o for o in found if o.name == "of"), None)
    if of is not None and clause.lemma in _OF_DOER:
        return list(of.heads), [o for o in found if o is not of]
    return [], found


def _complements(parse: Parse, clause: Clause) -> list[Oblique]:
    """The noun's own, and those that the parser hung on a complement: "violations of the truce by both sides"."""
    found = list(obliques(parse, clause.head))
    for oblique in list(found):
        for nested in obliques(parse, oblique.heads[0]):
            stranded = nested.name == "by" and parse.tokens[nested.token].head == oblique.heads[0]
            if (
                stranded
                or (oblique.name == "by" and nested.name in ("of", "on", "against", "to"))
                or (oblique.name in ("of", "between") and nested.name in ("to", "on", "against", "as"))
            ):
                found.append(nested)
    return sorted(found, key=lambda o: o.token)
