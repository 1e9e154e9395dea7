"""What the words above a clause make of it, up to the attribution whose content it is."""

from bisect import bisect_right
from collections.abc import Container
from dataclasses import replace

from kg.reading.clauses import Clause, governor, is_infinitive, is_predicate, verb_lemma
from kg.reading.parse import Parse
from kg.reading.reality.cues import Cues, Reality, combine
from kg.reading.reality.nouns import noun_reality
from kg.reading.reality.own import own_reality

MAX_DEPTH = 10
# Prepositions whose gerund tells a circumstance of the clause: "in welcoming the ruling, the ministry called for ...".
_CIRCUMSTANCE = frozenset("into in after by upon since despite besides before through while when".split())
_CONDITIONS = frozenset({"provided", "providing", "assuming"})
# Copular adjectives and participles tell what they say of a clause at their verb: "it is possible that".
_PREDICATIVE = ("acomp", "attr", "oprd")


def reality_of(parse: Parse, clause: Clause, cues: Cues, boundaries: Container[int]) -> Reality:
    """The reality of a clause; `boundaries` are predicates whose content is attributed, where the climb ends."""
    if clause.kind == "noun":
        return noun_reality(parse, clause.head, cues, lambda at, skip: _of_verb(parse, at, cues, boundaries, 1, skip))
    return _of_verb(parse, clause.head, cues, boundaries, 0)


def context_of(parse: Parse, i: int, cues: Cues, boundaries: Container[int]) -> Reality:
    """What the words above predicate `i` make of it, its own negation and modals apart."""
    return _above(parse, i, cues, boundaries, 0)


def _of_verb(parse: Parse, i: int, cues: Cues, boundaries: Container[int], depth: int, skip: int = -1) -> Reality:
    own = own_reality(parse, i, cues, skip)
    if own.mode == "actual" and i not in boundaries and _depends_on_condition(parse, i):
        own = replace(own, mode="conditional")
    return combine(own, _above(parse, i, cues, boundaries, depth))


def _depends_on_condition(parse: Parse, i: int) -> bool:
    """ "If they win, she becomes president": in the present tense, what follows from a condition."""
    if parse.tokens[i].tag not in ("VBZ", "VBP"):
        return False
    marks = [m for c in parse.below(i, "advcl") for m in parse.below(c, "mark") if parse.tokens[m].text.lower() == "if"]
    return any(m == 0 or parse.tokens[m - 1].text.lower() not in ("even", "as") for m in marks)


def _above(parse: Parse, i: int, cues: Cues, boundaries: Container[int], depth: int) -> Reality:
    dep, head = governor(parse, i)
    if dep == "ROOT" or depth > MAX_DEPTH:
        if _is_question(parse, head):
            return Reality("question")
        return Reality("planned") if is_infinitive(parse, head) else Reality()
    if dep in ("pcomp", "pobj"):
        return _under_preposition(parse, i, head, cues, boundaries, depth)
    if head in boundaries and dep in ("ccomp", "xcomp", "advcl", "acl", "relcl"):
        return _said(parse, i, head, dep, cues, boundaries, depth)
    if dep in ("relcl", "acl"):
        return _modifying(parse, i, head, dep, cues, boundaries, depth)
    if dep == "advcl":
        return _adverbial(parse, i, head, cues, boundaries, depth)
    return _under(parse, head, is_infinitive(parse, i), cues, boundaries, depth)


def _said(parse: Parse, i: int, head: int, dep: str, cues: Cues, boundaries: Container[int], depth: int) -> Reality:
    """Content of an attribution: its own words decide, but an infinitive is meant ("promised to act"), unless it is
    what somebody holds to be so ("claims to own", "is said to have met"); and doubts make nothing so."""
    if parse.tokens[head].pos == "NOUN" and dep in ("acl", "relcl", "ccomp"):
        above = noun_reality(parse, head, cues, lambda at, skip: _of_verb(parse, at, cues, boundaries, depth + 1, skip))
        open_ = above.negative or above.mode != "actual" or cues.has("doubted", parse.tokens[head])
        return Reality("conditional") if open_ else Reality()
    if cues.has("doubted", parse.tokens[head]):
        return Reality("conditional")
    perfect = any(parse.tokens[c].lemma == "have" for c in parse.below(i, "aux"))
    held = perfect or cues.has("stated", parse.tokens[head])
    return Reality("planned") if dep == "xcomp" and is_infinitive(parse, i) and not held else Reality()


def _modifying(
    parse: Parse, i: int, head: int, dep: str, cues: Cues, boundaries: Container[int], depth: int
) -> Reality:
    """A clause on a noun: a relative or participle tells a fact, a that-clause only after "fact"."""
    token = parse.tokens[head]
    if is_infinitive(parse, i):
        return _under(parse, head, True, cues, boundaries, depth)
    if (
        _is_denied(parse, head)
        or (dep == "relcl" and _anybody(parse, head))
        or (dep == "acl" and _gerund_of_name(parse, i, head))
    ):
        return Reality("conditional")
    participle = parse.tokens[i].tag in ("VBN", "VBG") and not parse.has(i, "mark", "aux")
    if not (dep == "relcl" or token.lemma == "fact" or participle):
        return Reality("conditional")
    return _whoever_fits(parse, i, head, cues, boundaries, depth)


def _whoever_fits(parse: Parse, i: int, noun: int, cues: Cues, boundaries: Container[int], depth: int) -> Reality:
    """ "would bar states that attack them": of nobody in particular, what may never happen tells no fact."""
    token, verb = parse.tokens[noun], parse.tokens[noun].head
    general = token.tag in ("NN", "NNS") and not parse.has(noun, "poss", "nummod") and not _is_definite(parse, noun)
    present = parse.tokens[i].tag in ("VBZ", "VBP", "VBG") and token.dep in ("dobj", "nsubjpass")
    if not (general and present and is_predicate(parse, verb)) or depth > MAX_DEPTH:
        return Reality()
    open_ = _of_verb(parse, verb, cues, boundaries, depth + 1, noun).mode != "actual"
    return Reality("conditional") if open_ else Reality()


def _is_definite(parse: Parse, noun: int) -> bool:
    return any(parse.tokens[c].text.lower() not in ("a", "an", "some", "no") for c in parse.below(noun, "det"))


def _gerund_of_name(parse: Parse, i: int, name: int) -> bool:
    """ "pointed to Norland leaving": after a name and a preposition, a gerund with its subject, no participle."""
    token, prep = parse.tokens[name], parse.tokens[parse.tokens[name].head]
    adjacent = parse.subtree(i)[0] == name + 1 and parse.tokens[i].tag == "VBG"
    return adjacent and token.tag == "NNP" and token.dep == "pobj" and prep.text.lower() not in ("with", "by", "after")


def _anybody(parse: Parse, noun: int) -> bool:
    """Whether a noun names whoever fits: "any state that signs"."""
    words = {parse.tokens[c].lemma for c in (noun, *parse.below(noun, "det"))}
    return bool(words & {"any", "anyone", "anybody", "anything", "whoever", "whatever", "whichever"})


def _adverbial(parse: Parse, i: int, head: int, cues: Cues, boundaries: Container[int], depth: int) -> Reality:
    token = parse.tokens[i]
    bare = token.tag == "VB" and not parse.has(i, "aux")
    if (is_infinitive(parse, i) or bare) and (
        verb_lemma(parse, head) not in cues.words["realized"] or _on_the_way(parse, i, head)
    ):
        instead = any(
            parse.tokens[c].text.lower() in ("rather", "than")
            for c in [*parse.children[i], max(0, parse.subtree(i)[0] - 1)]
        )
        return Reality(negative=True) if instead else Reality("planned")
    if any(parse.tokens[c].text.lower() == "so" for c in parse.below(i, "mark", "advmod")):
        return Reality("planned")
    if _has_been(parse, i):
        return Reality()
    shared = _of_verb(parse, head, cues, boundaries, depth + 1) if is_predicate(parse, head) else Reality()
    if token.tag in ("VBG", "VBN") and not parse.has(i, "nsubj", "nsubjpass"):
        return Reality(mode=shared.mode, certainty=shared.certainty)
    ahead = token.tag in ("VBZ", "VBP") and shared.mode in ("planned", "demanded") and parse.has(i, "mark", "advmod")
    return Reality("planned") if ahead or _awaited(parse, i, head, shared) else Reality()


def _has_been(parse: Parse, i: int) -> bool:
    """ "after they have signed", "because it was signed": in the perfect or past, told as known."""
    told = any(
        parse.tokens[c].text.lower() in ("after", "since", "because", "although", "though")
        for c in parse.below(i, "mark")
    )
    auxiliaries = [parse.tokens[c] for c in parse.below(i, "aux", "auxpass")]
    finite = parse.tokens[i].tag == "VBD" or any(a.tag == "VBD" or a.lemma == "have" for a in auxiliaries)
    return told and finite and not any(a.tag == "MD" for a in auxiliaries)


def _on_the_way(parse: Parse, i: int, head: int) -> bool:
    """ "came to Oslo to meet them": after a destination the infinitive is a purpose."""
    return any(
        parse.tokens[c].text.lower() in ("to", "from", "here", "there") and head < c < i for c in parse.children[head]
    )


def _awaited(parse: Parse, i: int, head: int, shared: Reality) -> bool:
    """ "would stay until they signed", "refused to leave until they signed": what somebody waits for."""
    until = any(parse.tokens[c].text.lower() in ("until", "till") for c in parse.below(i, "mark", "advmod"))
    return until and (shared.mode != "actual" or (shared.negative and is_infinitive(parse, head)))


def _under_preposition(
    parse: Parse, i: int, preposition: int, cues: Cues, boundaries: Container[int], depth: int
) -> Reality:
    """A gerund after a preposition: "without attacking", "accused of attacking", "the risk of attacking"."""
    prep = parse.tokens[preposition]
    word = prep.text.lower()
    head = prep.head
    token = parse.tokens[head]
    if word == "without" or (word in ("of", "than", "from") and _left_out(parse, preposition, cues)):
        return Reality(negative=True)
    if word in _CONDITIONS:
        return Reality("conditional")
    if head in boundaries:
        return Reality()
    if cues.has("accused", token):
        return Reality(certainty="possible", hearsay=True)
    if not is_predicate(parse, head):
        meant = cues.governed(token) or Reality("demanded" if token.pos in ("NOUN", "PROPN") else "conditional")
        return combine(meant, Reality(negative=True)) if meant.mode == "planned" and _is_denied(parse, head) else meant
    prior = word == "to" and parse.tokens[preposition - 1].text.lower() == "prior"
    if prior or (word == "as" and cues.has("stated", token)):
        return _of_verb(parse, head, cues, boundaries, depth + 1)
    if word in ("until", "till"):
        shared = _of_verb(parse, head, cues, boundaries, depth + 1)
        return shared if shared.mode != "actual" or not shared.negative else Reality("conditional")
    if word == "with" and parse.has(i, "nsubj"):
        return _of_verb(parse, head, cues, boundaries, depth + 1)  # "left, with Norway vowing to return"
    made = cues.governed(token, f"{token.lemma} {word}")
    if made is None and (word in _CIRCUMSTANCE or (word == "on" and preposition < head)):
        return _of_verb(parse, head, cues, boundaries, depth + 1)
    return combine(made or Reality("conditional"), _of_verb(parse, head, cues, boundaries, depth + 1))


def _left_out(parse: Parse, preposition: int, cues: Cues) -> bool:
    """ "instead of", "short of", "rather than": what follows was not done."""
    around = [
        parse.tokens[c] for c in (*parse.children[preposition], parse.tokens[preposition].head, max(0, preposition - 1))
    ]
    return any(cues.has("instead", t) for t in around)


def _under(parse: Parse, head: int, infinitive: bool, cues: Cues, boundaries: Container[int], depth: int) -> Reality:
    """A complement of the word `head`: verb, adjective or noun."""
    token = parse.tokens[head]
    above = (
        _of_verb(parse, head, cues, boundaries, depth + 1)
        if is_predicate(parse, head)
        else _of_word(parse, head, cues, boundaries, depth)
    )
    lemma = verb_lemma(parse, head) if token.pos in ("VERB", "AUX") else ""
    made = _held(parse, head, cues) if infinitive else None
    made = made or cues.governed(token, lemma)
    if token.lemma == "be":
        said = [cues.governed(parse.tokens[c]) for c in parse.below(head, *_PREDICATIVE)]
        made = next((m for m in said if m is not None), made)
    if token.tag == "VB" and cues.has("supposed", token) and not parse.has(head, "nsubj", "aux"):
        made = Reality("conditional")
    if token.lemma == "go" and token.tag == "VBG":
        made = Reality("planned")
    if made is None and not infinitive and cues.has("containing", token) and _is_plan(parse, head, cues):
        made = Reality("planned")
    if token.lemma == "have" and any(parse.tokens[c].text.lower() == "yet" for c in parse.below(head, "advmod")):
        made = Reality("planned", negative=True)
    if made is None and infinitive and not (cues.has("realized", token) or lemma in cues.words["realized"]):
        made = Reality("planned")
    if made is not None and infinitive and made.certainty == "probable" and not cues.has("apparent", token):
        made = Reality("planned", made.negative, made.certainty)
    if made is not None and made.mode == "planned" and _is_denied(parse, head):
        made = combine(made, Reality(negative=True))
    return combine(made, above) if made is not None else above


def _is_denied(parse: Parse, noun: int) -> bool:
    """ "has [no] plan to leave", "does [not] have the power to leave": nobody means to, or can."""
    token = parse.tokens[noun]
    holding = token.dep == "dobj" and parse.tokens[token.head].lemma in ("have", "make", "see", "feel")
    no = any(parse.tokens[d].lemma == "no" for d in parse.below(noun, "det"))
    return token.pos == "NOUN" and (no or (holding and parse.has(token.head, "neg")))


def _held(parse: Parse, verb: int, cues: Cues) -> Reality | None:
    """ "is thought to have met": nobody named holds it to be so."""
    passive = parse.has(verb, "auxpass") and cues.has("stated", parse.tokens[verb])
    return Reality(certainty="possible", hearsay=True) if passive else None


def _is_plan(parse: Parse, verb: int, cues: Cues) -> bool:
    """ "the plan includes leaving", "a plan that includes leaving": the subject is something meant."""
    subjects = list(parse.below(verb, "nsubj"))
    if parse.tokens[verb].dep == "relcl" and any(parse.tokens[s].tag in ("WDT", "WP") for s in subjects):
        subjects.append(parse.tokens[verb].head)
    return any(cues.has("irreal", parse.tokens[s]) for s in subjects)


def _of_word(parse: Parse, i: int, cues: Cues, boundaries: Container[int], depth: int) -> Reality:
    """The reality of an adjective's copula: "is not ready to"."""
    token = parse.tokens[i]
    if (
        token.dep in ("acomp", "oprd", "attr")
        and token.head != i
        and is_predicate(parse, token.head)
        and depth < MAX_DEPTH
    ):
        return _of_verb(parse, token.head, cues, boundaries, depth + 1)
    return Reality()


def _is_question(parse: Parse, root: int) -> bool:
    first, last = parse.sentences[max(0, bisect_right(parse.sentences, (root, len(parse.tokens))) - 1)]
    return "?" in (parse.tokens[k].text for k in range(max(first, last - 3), last))
