"""Noun phrases on the parse: their tokens, extent and plain name."""

from kg.model import Span
from kg.reading.parse import Parse

NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD", "DT", "WP", "WDT", "FW"})
# Dependents that are not part of what a phrase is called.
_LOOSE = frozenset(
    {"relcl", "acl", "appos", "conj", "cc", "punct", "advcl", "parataxis", "ccomp", "dep", "preconj", "meta", "neg"}
)
_BEFORE = frozenset(
    {
        "det",
        "amod",
        "compound",
        "nmod",
        "poss",
        "nummod",
        "quantmod",
        "predet",
        "case",
        "advmod",
        "npadvmod",
        "punct",
        "conj",
        "cc",
        "prep",
        "pobj",
    }
)
_DETERMINERS = frozenset(
    {
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "its",
        "their",
        "his",
        "her",
        "our",
        "my",
        "your",
        "any",
        "some",
        "all",
        "both",
        "such",
        "each",
        "every",
        "no",
        "another",
    }
)
MAX_PHRASE = 14
PREPOSITIONS_IN_NAMES = frozenset({"of", "to", "for", "against", "on", "by", "in", "between", "over", "with"})


def expand(parse: Parse, head: int) -> list[int]:
    """The heads of a coordination that begins at `head`, itself first."""
    heads, todo = [], [head]
    while todo:
        at = todo.pop(0)
        heads.append(at)
        todo += [c for c in parse.below(at, "conj") if parse.tokens[c].pos not in ("VERB", "AUX")]
    return heads


def left_edge(parse: Parse, head: int) -> int:
    """The first token of the base phrase that `head` ends: its contiguous premodifiers, hyphens included."""
    subtree = set()
    todo = [
        c
        for c in parse.children[head]
        if c < head
        and parse.tokens[c].dep in _BEFORE
        and parse.tokens[c].dep != "punct"
        and parse.tokens[c].tag != "WRB"
    ]
    while todo:
        at = todo.pop()
        subtree.add(at)
        todo += [c for c in parse.children[at] if parse.tokens[c].dep in _BEFORE and parse.tokens[c].tag != "WRB"]
    edge = head
    while edge - 1 in subtree or (edge - 2 in subtree and parse.tokens[edge - 1].text in "-/'\"“”’‘"):
        edge -= 1
    return edge


def phrase(parse: Parse, head: int, *, loose: bool = False) -> tuple[int, int]:
    """First and last token (both included) of the noun phrase of `head`.

    The tight phrase leaves out relative clauses, appositions and coordinated phrases; the `loose` one is the whole
    contiguous subtree.
    """
    first = left_edge(parse, head)
    last = head
    if loose:
        subtree = parse.subtree(head)
        return min(first, subtree[0]), subtree[-1]
    for child in parse.children[head]:
        token = parse.tokens[child]
        if (
            child <= last
            or token.dep in _LOOSE
            or token.dep != "prep"
            or token.text.lower() not in PREPOSITIONS_IN_NAMES
        ):
            if token.dep == "nummod" and child == last + 1:
                last = child
            continue
        if child != last + 1 or not (objects := list(parse.below(child, "pobj"))):
            break
        end = phrase(parse, objects[0])[1]
        for other in expand(parse, objects[0])[1:]:
            end = max(end, phrase(parse, other)[1])
        if end - first >= MAX_PHRASE:
            break
        last = end
    return first, _with_content(parse, head, first, last)


# Nouns that say little without the clause that tells what they are: "the effort [to end the war]".
_CONTENT = frozenset(
    "argument assertion attempt bid call claim commitment decision demand desire effort failure fact hope idea intention "
    "invitation move need notion obligation offer opportunity order permission plan pledge promise proposal refusal request "
    "right suggestion threat view willingness".split()
)


def _with_content(parse: Parse, head: int, first: int, last: int) -> int:
    """The last token of the phrase with the clause that its noun needs, where that is short and follows at once."""
    if parse.tokens[head].lemma not in _CONTENT:
        return last
    for clause in parse.below(head, "acl"):
        inside = parse.subtree(clause)
        opening = parse.tokens[inside[0]].text.lower()
        if inside[0] == last + 1 and opening in ("to", "that") and inside[-1] - first < MAX_PHRASE:
            end = inside[-1]
            while end > last and parse.tokens[end].pos == "PUNCT":
                end -= 1
            return end
    return last


def without_determiner(parse: Parse, first: int, last: int) -> int:
    """The first token of the phrase that is no determiner (a possessive name stays)."""
    while first < last and parse.tokens[first].text.lower() in _DETERMINERS:
        first += 1
    return first


def phrase_span(parse: Parse, head: int, *, loose: bool = False) -> Span:
    """The characters of the noun phrase of `head`."""
    return parse.chars(*phrase(parse, head, loose=loose))


def phrase_name(parse: Parse, head: int) -> str:
    """The phrase on one line without its determiner: what a nominal entity is called."""
    first, last = phrase(parse, head)
    return parse.words(without_determiner(parse, first, last), last).strip("\"'“”‘’ ")


# Nouns that only measure: "thousands of residents" is a phrase about residents.
QUANTITIES = frozenset(
    "thousand hundred dozen million billion score number majority lot handful couple series range variety pair bulk "
    "rest half third quarter percent share part all some most many several few none neither either both each one two three four five".split()
)


def semantic_head(parse: Parse, i: int) -> int:
    """The noun that a phrase is about: "thousands of residents" -> residents."""
    for _ in range(3):
        token = parse.tokens[i]
        if token.lemma not in QUANTITIES and token.tag not in ("CD", "DT"):
            return i
        of = [o for c in parse.below(i, "prep") if parse.tokens[c].text.lower() == "of" for o in parse.below(c, "pobj")]
        single = token.lemma in ("one", "none", "neither", "either", "few")
        if not of or (single and parse.tokens[of[0]].tag in ("NNP", "NNPS")):
            return i  # one of the Greens is not the Greens
        i = of[0]
    return i
