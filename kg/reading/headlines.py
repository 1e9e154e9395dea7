"""Repairs of headlines: sentences in the telegraphic present, without auxiliaries, articles or a full stop."""

from collections.abc import Callable, Iterator

from kg.reading.parse import Changes, Parse

# Verbs with an object and an infinitive, which a parser takes for plural nouns: "Court orders Kestria to reopen road".
_ORDERING = frozenset(
    "order urge ask tell force allow warn press invite request want bar let require direct instruct".split()
)
# Verbs that always have an object: without one, their past form is a participle: "Two killed in attack".
_TRANSITIVE = frozenset(
    "kill injure wound arrest detain jail imprison find seize release free charge convict sentence ban expel rescue "
    "appoint name elect damage destroy evacuate deport extradite acquit execute postpone cancel fine accuse blame suspend sue".split()
)


def ordering_verb(parse: Parse) -> Changes:
    """ "Court orders Kestria to act": the word before the infinitive's subject is the verb."""
    changes: Changes = {}
    for first, _ in _headlines(parse):
        for verb in (i for i in (first + 1, first + 2, first + 3) if i < len(parse.tokens)):
            token, other = parse.tokens[verb], parse.tokens[parse.tokens[verb].head]
            doing = parse.tokens[other.head]
            if token.dep != "compound" or token.tag not in ("NNS", "NNPS", "VBZ") or _stem(token.text) not in _ORDERING:
                continue
            to = any(parse.tokens[c].tag == "TO" for c in parse.below(doing.i, "aux"))
            before = [c for c in (*parse.children[other.i], *parse.children[verb]) if c < verb]
            if other.dep != "nsubj" or not to or not before:
                continue
            changes[verb] = {"dep": "ROOT", "head": verb, "tag": "VBZ", "pos": "VERB", "lemma": _stem(token.text)}
            changes[other.i] = {"dep": "dobj", "head": verb}
            changes[doing.i] = {"dep": "xcomp", "head": verb}
            changes[before[-1]] = {"dep": "nsubj", "head": verb}
            changes.update({c: {"head": before[-1]} for c in before[:-1]})
            break
    return changes


def _stem(word: str) -> str:
    return word.lower().removesuffix("s")


def bare_participle(parse: Parse) -> Changes:
    """ "Two killed in attack": a passive without its auxiliary."""
    changes: Changes = {}
    for first, last in _headlines(parse):
        for verb in range(first, last):
            token = parse.tokens[verb]
            if token.dep != "ROOT" or token.tag not in ("VBD", "VBN") or token.lemma not in _TRANSITIVE:
                continue
            subjects = list(parse.below(verb, "nsubj"))
            if subjects and not parse.has(verb, "dobj", "ccomp", "xcomp", "aux", "auxpass", "dative"):
                changes[verb] = {"tag": "VBN"}
                changes.update({s: {"dep": "nsubjpass"} for s in subjects})
    return changes


def coming_act(parse: Parse) -> Changes:
    """ "Kestria to reopen road": the infinitive after the first phrase is the predicate."""
    changes: Changes = {}
    for first, last in _headlines(parse):
        root = next((i for i in range(first, last) if parse.tokens[i].dep == "ROOT"), first)
        acts = [c for c in parse.below(root, "relcl", "acl") if parse.tokens[c - 1].tag == "TO"]
        if parse.tokens[root].pos in ("NOUN", "PROPN") and acts and root == acts[0] - 2:
            changes[root] = {"dep": "nsubj", "head": acts[0]}
            changes[acts[0]] = {"dep": "ROOT", "head": acts[0]}
    return changes


def source_after_dash(parse: Parse) -> Changes:
    """ "Kestria closed port - minister": what stands after the last dash is no part of the sentence before it."""
    changes: Changes = {}
    for _, last in _headlines(parse):
        dash = next((i for i in range(last - 2, max(0, last - 5), -1) if _is_dash(parse, i)), None)
        if dash is None or any(t.pos in ("VERB", "AUX") for t in parse.tokens[dash:last]):
            continue
        after = range(dash + 1, last)
        outer = next((parse.tokens[i] for i in after if parse.tokens[i].head <= dash), None)
        for before in (t for t in parse.tokens[:dash] if t.head in after and outer is not None):
            changes[before.i] = {"dep": outer.dep, "head": outer.head} if outer else {}
            changes[outer.i if outer else last - 1] = {"dep": "dep", "head": before.i}
    return changes


def _is_dash(parse: Parse, i: int) -> bool:
    """A dash with room on both sides."""
    token = parse.tokens[i]
    around = parse.text[token.start - 1 : token.start] + parse.text[token.end : token.end + 1]
    return token.text in ("-", "–", "—", "--") and around == "  "


def _headlines(parse: Parse) -> Iterator[tuple[int, int]]:
    """The sentences that end without a mark."""
    return ((a, b) for a, b in parse.sentences if parse.tokens[b - 1].text[-1:] not in ".!?:;\"'")


REPAIRS: tuple[Callable[[Parse], Changes], ...] = (
    ordering_verb,
    bare_participle,
    coming_act,
    source_after_dash,
)
