"""The words of an argument: as short as its sense allows, and whole."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from kg.reading.clauses import is_infinitive, relative_antecedents
from kg.reading.parse import Parse
from kg.reading.phrases import expand

# What hangs on a noun and tells something of its own.
_APART = frozenset({"relcl", "appos", "conj", "cc", "advcl", "parataxis", "dep", "preconj", "meta", "acl"})
_EDGES = frozenset("\"'`“”‘’,;:.-–—()[]")
_PAIRS = ('"', "“”", "«»", "()", "[]")
TIMES = frozenset({"DATE", "TIME"})


@dataclass(frozen=True, slots=True)
class Argument:
    """A phrase: its text on one line, its first and last token (both included), and its head."""

    text: str
    first: int
    last: int
    head: int


@dataclass(frozen=True, slots=True)
class Oblique:
    """A preposition (its words and its token) and the heads of what it governs, phrases or gerunds."""

    name: str
    token: int
    heads: tuple[int, ...]


def noun_phrase(parse: Parse, head: int, without: Collection[int] = ()) -> Argument:
    """The phrase of `head` with what belongs to it; `without` are dependents that the clause has taken."""
    inside = _members(parse, head, without)
    first = last = head
    while first - 1 in inside or (first - 2 in inside and parse.tokens[first - 1].dep == "punct"):
        first -= 1
    while last + 1 in inside or (last + 2 in inside and parse.tokens[last + 1].dep == "punct"):
        last += 1
    first = _past_title(parse, head, first)
    return _trimmed(parse, first, last, head)


def _members(parse: Parse, head: int, without: Collection[int]) -> set[int]:
    found, todo = set(), [head]
    while todo:
        at = todo.pop()
        found.add(at)
        for child in parse.children[at]:
            dep = parse.tokens[child].dep
            gerund = parse.tokens[at].dep == "pcomp"
            inner = at != head and dep in ("conj", "cc") and (gerund or parse.tokens[child].pos not in ("VERB", "AUX"))
            goal = dep == "acl" and is_infinitive(parse, child)
            if (dep == "case" and at == head) or (dep in ("conj", "cc") and _is_gapped(parse, at)):
                continue
            if child not in without and (dep not in _APART or inner or goal):
                todo.append(child)
    return found


def _is_gapped(parse: Parse, first: int) -> bool:
    """ "doctors to [Kenya] and engineers to Peru": what is joined to Kenya repeats the preposition, not the place."""
    above = parse.tokens[parse.tokens[first].head]
    words = {parse.tokens[p].text for c in parse.below(first, "conj") for p in parse.below(c, "prep")}
    return above.dep in ("prep", "dative") and above.text in words and above.text.lower() != "of"


def title_of(parse: Parse, head: int) -> tuple[int, int] | None:
    """First and last token of the title or description before a person's name: "the novelist [Peter Novak]"."""
    start = _name_start(parse, head)
    if start is None:
        return None
    below = [i for i in parse.subtree(head) if i < start]
    nouns = [i for i in below if parse.tokens[i].pos in ("NOUN", "PROPN") and parse.tokens[i].dep != "poss"]
    if not nouns or nouns[-1] != start - 1 or parse.tokens[start - 1].head not in range(start - 1, head + 1):
        return None
    first = start - 1
    while first - 1 in below:
        first -= 1
    return first, start - 1


def _name_start(parse: Parse, head: int) -> int | None:
    token = parse.tokens[head]
    if token.ent != "PERSON" or token.tag not in ("NNP", "NNPS"):
        return None
    start = head
    while start and not parse.tokens[start].ent_start and parse.tokens[start - 1].ent == "PERSON":
        start -= 1
    return start


def _past_title(parse: Parse, head: int, first: int) -> int:
    title = title_of(parse, head)
    return title[1] + 1 if title else first


def clause_words(parse: Parse, head: int) -> Argument:
    """The words of a clause that is an argument, its "that" apart."""
    inside = [i for i in parse.subtree(head) if parse.tokens[i].dep not in ("mark",) or parse.tokens[i].head != head]
    first, last = inside[0], inside[-1]
    return _trimmed(parse, first, last, head)


def infinitive_words(parse: Parse, head: int) -> Argument:
    """The words of an infinitive from its "to", or of its bare form, up to the end of its own complements."""
    starts = [c for c in parse.below(head, "aux") if parse.tokens[c].tag == "TO"]
    last = max(i for i in parse.subtree(head) if i >= head)
    for i in range(head + 1, last):
        # What stands after a comma and has a relative of its own tells something else.
        if parse.tokens[i].text == "," and parse.tokens[i + 1].tag in ("WDT", "WP", "WP$"):
            last = i
            break
    return _trimmed(parse, starts[0] if starts else head, last, head)


def span_words(parse: Parse, start: int, end: int) -> Argument | None:
    """The words between two characters; None where no token stands there."""
    inside = [t.i for t in parse.tokens if start <= t.start and t.end <= end]
    return _trimmed(parse, inside[0], inside[-1], inside[0]) if inside else None


def _trimmed(parse: Parse, first: int, last: int, head: int) -> Argument:
    while first < last and parse.tokens[first].text in _EDGES:
        first += 1
    while last > first and (parse.tokens[last].text in _EDGES or parse.tokens[last].dep == "cc"):
        last -= 1
    start = first
    if parse.tokens[first].tag == "WP$":
        owner = relative_antecedents(parse, parse.tokens[first].head) or _owner(parse, first)
        if owner and first < last:
            return Argument(f"{noun_phrase(parse, owner[0]).text}'s {parse.words(first + 1, last)}", first, last, head)
    if parse.tokens[first].text.lower() in ("no", "neither") and first < last:
        start += 1
    return Argument(_balanced(parse.words(start, last)), first, last, head)


def _balanced(words: str) -> str:
    """The words without a quotation mark or bracket whose other half is outside."""
    for marks in _PAIRS:
        if words.count(marks[0]) != words.count(marks[-1]) or (len(marks) == 1 and words.count(marks) % 2):
            words = "".join(c for c in words if c not in marks)
    return words


def _owner(parse: Parse, whose: int) -> list[int]:
    at = parse.tokens[whose]
    while at.head != at.i and at.dep != "relcl":
        at = parse.tokens[at.head]
    return [at.head] if at.dep == "relcl" else []


def joined(parse: Parse, heads: Sequence[int]) -> Argument:
    """One argument of a coordination: "Norway and Chile"."""
    parts = [phrase_of(parse, head) for head in heads]
    first, last = min(p.first for p in parts), max(p.last for p in parts)
    if len(parts) == 1 or last - first > 30:
        return parts[0]
    return Argument(parse.words(first, last), first, last, heads[0])


def phrase_of(parse: Parse, head: int) -> Argument:
    """The words of an argument, a phrase or a gerund."""
    token = parse.tokens[head]
    if token.pos in ("VERB", "AUX") and token.dep in ("pcomp", "csubj", "csubjpass", "ccomp"):
        return clause_words(parse, head)
    return noun_phrase(parse, head)


def obliques(parse: Parse, i: int) -> Iterator[Oblique]:
    """The prepositions on token `i` in text order; "out of" and "because of" are one preposition."""
    for child in parse.children[i]:
        token = parse.tokens[child]
        if token.dep in ("prep", "agent") or (token.dep == "dative" and token.pos == "ADP"):
            yield from _oblique(parse, child, token.text.lower())


def _oblique(parse: Parse, prep: int, name: str) -> Iterator[Oblique]:
    heads = [h for o in parse.below(prep, "pobj") for h in _antecedent_or(parse, o)]
    heads += parse.below(prep, "pcomp")
    if heads:
        yield Oblique(name, prep, tuple(heads))
    for nested in parse.below(prep, "prep"):
        inner = parse.tokens[nested].text.lower()
        yield from _oblique(parse, nested, inner if heads else f"{name} {inner}")
    for other in parse.below(prep, "conj"):
        if parse.tokens[other].pos == "ADP":
            yield from _oblique(parse, other, parse.tokens[other].text.lower())


def _antecedent_or(parse: Parse, i: int) -> list[int]:
    if parse.tokens[i].tag in ("WDT", "WP"):
        return relative_antecedents(parse, i) or [i]
    return [i] if _is_gapped(parse, i) else expand(parse, i)


def is_time(parse: Parse, heads: Sequence[int]) -> bool:
    """Whether a phrase says when."""
    return any(parse.tokens[h].ent in TIMES for h in heads)
