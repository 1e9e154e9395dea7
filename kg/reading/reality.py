"""Whether what a clause tells is so: negation, modality, and the words that govern it.

Cues are data (`ontology/cues.ttl`), as in ConText (Harkema et al. 2009) and FactBank (Saurí and Pustejovsky 2009): a
clause's own words first, then the words above it, up to the attribution whose content it is.
"""

from collections.abc import Container, Iterator
from dataclasses import dataclass

from kg.model import Certainty
from kg.ontology import Ontology
from kg.reading.clauses import Clause, governor, is_infinitive, is_predicate
from kg.reading.parse import Parse, Token


@dataclass(frozen=True, slots=True)
class Reality:
    """`mode` is "actual", "planned", "demanded", "conditional" or "question"; `hearsay` marks "reportedly"."""

    mode: str = "actual"
    negative: bool = False
    certainty: Certainty = "certain"
    hearsay: bool = False


@dataclass(frozen=True, slots=True)
class Cues:
    """The cue words, by what they do."""

    words: dict[str, frozenset[str]]

    def has(self, kind: str, token: Token) -> bool:
        """Whether the token, by lemma or form, is a cue of the kind."""
        words = self.words[kind]
        return token.lemma in words or token.text.lower() in words


def load_cues(ontology: Ontology) -> Cues:
    """The cues of the ontology."""
    return Cues({kind: frozenset(words) for kind, words in ontology.cues.items()})


def reality_of(parse: Parse, clause: Clause, cues: Cues, boundaries: Container[int]) -> Reality:
    """The reality of a clause; `boundaries` are predicates whose content is attributed, where the climb ends."""
    if clause.kind == "noun":
        return _of_noun(parse, clause.head, cues, boundaries)
    return _of_verb(parse, clause.head, cues, boundaries, 0)


def _of_verb(parse: Parse, i: int, cues: Cues, boundaries: Container[int], depth: int) -> Reality:
    mode, negative, certainty, hearsay = "actual", False, "certain", False
    for token in _own_words(parse, i):
        if cues.has("negator", token):
            negative = not negative
        elif token.dep in ("aux", "advmod") and cues.has("possible", token):
            certainty = "possible"
            hearsay = hearsay or cues.has("hearsay", token)
        elif token.dep in ("advmod", "acomp") and cues.has("probable", token):
            certainty = "probable" if certainty == "certain" else certainty
        elif token.dep == "aux" and cues.has("normative", token):
            mode = "demanded"
        elif token.dep == "aux" and cues.has("future", token):
            mode = "planned"
        elif token.dep in ("mark", "advmod", "aux") and cues.has("conditional", token) and token.i <= i:
            mode = "conditional"
    own = Reality(mode, negative, certainty, hearsay)
    return _combine(own, _above(parse, i, cues, boundaries, depth))


def _own_words(parse: Parse, i: int) -> Iterator[Token]:
    """Auxiliaries, adverbs, negations and determiners of the clause; a coordinated verb shares what stands before."""
    token = parse.tokens[i]
    children = [parse.tokens[c] for c in parse.children[i]]
    yield from (c for c in children if c.dep in ("aux", "neg", "advmod", "mark", "preconj") or (c.dep == "acomp" and c.lemma == "likely"))
    for child in children:
        if child.dep in ("nsubj", "nsubjpass", "dobj", "attr", "pobj"):
            yield from (parse.tokens[c] for c in parse.below(child.i, "det", "neg") if parse.tokens[c].lemma in ("no", "neither"))
            if child.lemma in ("nobody", "none", "nothing", "neither"):
                yield parse.tokens[child.i]
    own_subject = any(c.dep in ("nsubj", "nsubjpass") for c in children)
    if token.dep == "conj" and not own_subject and not any(c.dep == "aux" for c in children) and is_predicate(parse, token.head):
        yield from (t for t in _own_words(parse, token.head) if t.dep in ("aux", "mark"))


def _above(parse: Parse, i: int, cues: Cues, boundaries: Container[int], depth: int) -> Reality:
    """What the words above a clause make of it."""
    dep, head = governor(parse, i)
    if dep == "ROOT" or depth > 10:
        return Reality(mode="question") if _is_question(parse, head) else Reality()
    if head in boundaries and dep in ("ccomp", "xcomp", "pcomp", "advcl"):
        return Reality(mode="planned") if dep == "xcomp" and is_infinitive(parse, i) else Reality()
    token = parse.tokens[head]
    if dep in ("relcl", "acl") and not is_infinitive(parse, i):
        told = dep == "relcl" or head in boundaries or token.lemma == "fact" or parse.tokens[i].tag in ("VBN", "VBG")
        return Reality() if told else Reality("conditional")
    if dep == "advcl":
        return _adverbial(parse, i, head, cues, boundaries, depth)
    if dep in ("pcomp", "pobj"):
        head = token.head
        token = parse.tokens[head]
        if parse.tokens[parse.tokens[i].head].text.lower() == "without":
            return Reality(negative=True)
        if not is_predicate(parse, head):
            return Reality("demanded") if token.pos in ("NOUN", "PROPN") else Reality()
        if parse.tokens[parse.tokens[i].head].text.lower() in _CIRCUMSTANCE:
            return _of_verb(parse, head, cues, boundaries, depth + 1)
    return _under(parse, token, is_infinitive(parse, i), cues, boundaries, depth)


def _adverbial(parse: Parse, i: int, head: int, cues: Cues, boundaries: Container[int], depth: int) -> Reality:
    if is_infinitive(parse, i) or parse.tokens[i].tag == "VB":
        return Reality("planned")
    shared = _of_verb(parse, head, cues, boundaries, depth + 1) if is_predicate(parse, head) else Reality()
    participle = parse.tokens[i].tag in ("VBG", "VBN")
    return Reality(mode=shared.mode, certainty=shared.certainty) if participle else Reality()


def _under(parse: Parse, token: Token, infinitive: bool, cues: Cues, boundaries: Container[int], depth: int) -> Reality:
    """A complement of the word `token`: verb, adjective or noun."""
    above = _of_verb(parse, token.i, cues, boundaries, depth + 1) if is_predicate(parse, token.i) else Reality()
    for kind, made in (("unrealized", Reality(negative=True)), ("demanded", Reality("demanded")), ("planned", Reality("planned"))):
        if cues.has(kind, token):
            return _combine(made, above)
    if infinitive and not cues.has("realized", token):
        return _combine(Reality("planned"), above)
    return above


def _combine(inner: Reality, outer: Reality) -> Reality:
    mode = outer.mode if inner.mode == "actual" else inner.mode
    order = ("unknown", "possible", "probable", "certain")
    certainty = min(inner.certainty, outer.certainty, key=order.index)
    return Reality(mode, inner.negative != outer.negative, certainty, inner.hearsay or outer.hearsay)


def _is_question(parse: Parse, root: int) -> bool:
    first, last = next((s for s in parse.sentences if s[0] <= root < s[1]), (root, root + 1))
    return "?" in (parse.tokens[k].text for k in range(max(first, last - 3), last))


# Prepositions whose gerund tells a circumstance of the clause: "in welcoming the ruling, the ministry called for ...".
_CIRCUMSTANCE = frozenset({"in", "after", "by", "upon", "on", "since", "despite", "besides", "before", "through", "while", "when"})

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their", "our", "current", "ongoing"})


def _of_noun(parse: Parse, i: int, cues: Cues, boundaries: Container[int]) -> Reality:
    """A noun tells a fact where it is definite ("the attack by A on B") and nothing above asks for it or plans it."""
    determiners = {parse.tokens[c].text.lower() for c in parse.below(i, "det", "amod")}
    definite = bool(determiners & _DEFINITE) or any(parse.below(i, "poss"))
    negative = "no" in determiners
    place = _first_conjunct(parse, i)
    if place.dep == "appos":
        return Reality(negative=negative)
    if place.dep in ("attr", "oprd") and is_predicate(parse, place.head):
        return _combine(Reality(negative=negative), _of_verb(parse, place.head, cues, boundaries, 1))
    at, depth = i, 0
    while parse.tokens[at].head != at and not is_predicate(parse, at) and depth < 12:
        dep = parse.tokens[at].dep
        at, depth = parse.tokens[at].head, depth + 1
        if dep == "nsubj":
            continue
        if any(cues.has(kind, parse.tokens[at]) for kind in ("demanded", "planned", "unrealized")) and at != i:
            return Reality("demanded", negative)
        if parse.tokens[at].lemma in _IRREAL_NOUNS:
            return Reality("conditional", negative)
    if not is_predicate(parse, at):
        return Reality(negative=negative)
    above = _of_verb(parse, at, cues, boundaries, 1)
    if definite and above.mode == "actual":
        return Reality(negative=negative)
    return _combine(Reality(negative=negative), above)


def _first_conjunct(parse: Parse, i: int) -> Token:
    token = parse.tokens[i]
    while token.dep == "conj" and token.head != token.i:
        token = parse.tokens[token.head]
    return token


_IRREAL_NOUNS = frozenset("possibility risk threat danger likelihood prospect chance hope fear proposal plan call demand request attempt alternative end".split())
