"""Words that the tokenizer cuts at a prefix: "co-founded", "re-elected", "co-founder" are one verb or noun each."""

from typing import Any

from kg.reading.parse import Parse, Token

_PREFIXES = frozenset({"co", "re"})
_TAGS = frozenset({"VBD", "VBN", "VBZ", "VBG", "VB", "NN", "NNS", "NNP"})


def prefixed_words(parse: Parse) -> dict[int, dict[str, Any]]:
    """The changes that make the last of the three tokens the whole word: its lemma, and the place in the tree that the
    parser gave to any of them."""
    changes: dict[int, dict[str, Any]] = {}
    for a, b, c in zip(parse.tokens, parse.tokens[1:], parse.tokens[2:], strict=False):
        joined = a.end == b.start and b.end == c.start and b.text == "-"
        if joined and a.text.lower() in _PREFIXES and c.tag in _TAGS and c.text[:1].islower() == a.text[:1].islower():
            found = _joined(parse, a, b, c)
            changes.update(found if _ends(parse, found, c.i) else {})
    return changes


def _ends(parse: Parse, changes: dict[int, dict[str, Any]], i: int) -> bool:
    """Whether the way up from token `i` still ends at a root."""
    for _ in range(len(parse.tokens)):
        head = changes.get(i, {}).get("head", parse.tokens[i].head)
        if head == i:
            return True
        i = head
    return False


def _joined(parse: Parse, a: Token, b: Token, c: Token) -> dict[int, dict[str, Any]]:
    inside = (a.i, b.i, c.i)
    top = next((t for t in (a, b, c) if t.head not in inside or t.head == t.i), c)
    verb = c.tag.startswith("VB")
    head = c.i if top.head == top.i else top.head
    changes: dict[int, dict[str, Any]] = {
        a.i: {"dep": "compound", "head": c.i, "pos": "X", "tag": "HYPH", "lemma": ""},
        b.i: {"dep": "punct", "head": c.i, "pos": "PUNCT", "tag": "HYPH"},
        c.i: {"dep": top.dep, "head": head, "lemma": f"{a.text.lower()}-{c.lemma}", "pos": "VERB" if verb else c.pos},
    }
    for t in (a, b):
        changes.update({child: {"head": c.i} for child in parse.children[t.i] if child not in inside})
    if verb and c.dep == "amod" and c.head > c.i:
        changes.update(_with_object(parse, a, c, changes[c.i], inside))
    if verb and any(parse.tokens[s].dep == "nsubj" for t in (a, b) for s in parse.children[t.i]):
        changes[c.i]["tag"] = "VBD"
    return changes


def _with_object(
    parse: Parse, a: Token, c: Token, verb: dict[str, Any], inside: tuple[int, ...]
) -> dict[int, dict[str, Any]]:
    """ "co-founded Kolmo": what the participle seemed to describe is the verb's object; "was re-elected president"."""
    described = parse.tokens[c.head]
    passive = a.i > 0 and parse.tokens[a.i - 1].lemma == "be"
    changes: dict[int, dict[str, Any]] = {described.i: {"dep": "oprd" if passive else "dobj", "head": c.i}, c.i: verb}
    if verb["head"] == described.i:
        root = described.head in (*inside, described.i)
        verb |= {"dep": "ROOT" if root else described.dep, "head": c.i if root else described.head}
    subjects = [t for t in parse.children[described.i] if t < a.i and parse.tokens[t].tag in ("NNP", "NNPS", "PRP")]
    if passive:
        changes[a.i - 1] = {"dep": "auxpass", "head": c.i}
        subjects += list(parse.below(a.i - 1, "nsubj", "nsubjpass"))
    changes.update({t: {"dep": "nsubjpass" if passive else "nsubj", "head": c.i} for t in subjects[-1:]})
    return changes
