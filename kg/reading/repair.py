"""Repairs between parse and clauses: typical wrong attachments, each with the grammar that shows it wrong.

A repair is a function from a parse to changes of single tokens; `REPAIRS` lists them in order.
"""

from collections.abc import Callable

from kg.reading.headlines import REPAIRS as HEADLINES
from kg.reading.nominals import EVENT_NOUNS
from kg.reading.parse import Changes, Parse, Token, with_changes
from kg.reading.prefixes import prefixed_words

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def repair(parse: Parse) -> Parse:
    """The parse after all repairs."""
    for step in REPAIRS:
        parse = with_changes(parse, step(parse))
    return parse


def unclosed_apposition(parse: Parse) -> Changes:
    """An apposition runs up to a comma; one that runs into a finite verb is that verb's subject.

    "In reopening the road, the ministry also called on ..." (parsed: "road" subject, "ministry" apposition).
    """
    changes: Changes = {}
    for token in parse.tokens:
        verb = _verb_after(parse, token.i) if token.dep == "appos" else None
        if verb is None:
            continue
        subjects = [c for c in parse.below(verb, "nsubj") if c < token.i]
        if len(subjects) != 1 or not _comma_before(parse, token.i):
            continue
        if token.i in parse.subtree(subjects[0]) and not _fronted(parse, subjects[0]):
            continue
        changes[token.i] = {"dep": "nsubj", "head": verb}
        changes.update(_give_back(parse, subjects[0]))
        changes.update(_promote(parse, verb))
    return changes


def _verb_after(parse: Parse, i: int) -> int | None:
    """The finite verb right after the phrase of token `i`, adverbs apart."""
    at = parse.subtree(i)[-1] + 1
    while at < len(parse.tokens) and parse.tokens[at].pos in ("ADV", "PART"):
        at += 1
    if at >= len(parse.tokens) or parse.tokens[at].tag not in FINITE:
        return None
    verb = parse.tokens[at]
    return verb.head if verb.dep in ("aux", "auxpass") else at


def _comma_before(parse: Parse, i: int) -> bool:
    first = min(parse.subtree(i))
    return first > 0 and parse.tokens[first - 1].text == ","


def _fronted(parse: Parse, i: int) -> bool:
    """Whether the phrase of `i` follows a verb form that could take it as its object."""
    first = min([i, *(c for c in parse.subtree(i) if c < i)])
    return first > 0 and parse.tokens[first - 1].tag in ("VBG", "VB")


def _give_back(parse: Parse, subject: int) -> Changes:
    """The wrong subject becomes the object of the verb form before it, where there is one."""
    first = min(parse.subtree(subject))
    before = parse.tokens[first - 1] if first else None
    if before is not None and before.pos == "VERB" and not any(parse.below(before.i, "dobj")):
        return {subject: {"dep": "dobj", "head": before.i}}
    return {subject: {"dep": "dep"}}


def _promote(parse: Parse, verb: int) -> Changes:
    """The verb heads the sentence where its governor stands in what comes before the comma."""
    token = parse.tokens[verb]
    if token.dep not in ("ccomp", "advcl", "conj", "relcl") or token.head > verb:
        return {}
    root = token.head
    while parse.tokens[root].head != root:
        root = parse.tokens[root].head
    if parse.tokens[root].tag in FINITE:
        return {}
    dep = "prep" if parse.tokens[root].pos == "ADP" else "advcl"
    return {verb: {"dep": "ROOT", "head": verb}, root: {"dep": dep, "head": verb}}


# Verbs that take no bare finite clause: a "clause" below them is an object with a reduced relative.
_NO_CLAUSE = frozenset(
    "welcome condemn issue adopt sign reject support praise criticize criticise amend ratify approve publish deliver "
    "receive attack hail denounce implement violate oppose back endorse use protect".split()
)


def reduced_relative(parse: Parse) -> Changes:
    """ "We welcome the order dated 3 May": not a clause "the order dated", but an object with a participle."""
    changes: Changes = {}
    for token in parse.tokens:
        governor = parse.tokens[token.head]
        if (
            token.dep != "ccomp"
            or token.tag not in ("VBD", "VBN")
            or governor.i > token.i
            or any(parse.below(token.i, "aux", "auxpass", "mark", "dobj"))
        ):
            continue
        subjects = [c for c in parse.below(token.i, "nsubj", "nsubjpass") if governor.i < c < token.i]
        if (
            len(subjects) == 1
            and (governor.lemma in _NO_CLAUSE or token.text == "dated")
            and not any(parse.below(governor.i, "dobj"))
        ):
            changes[subjects[0]] = {"dep": "dobj", "head": governor.i}
            changes[token.i] = {"dep": "acl", "head": subjects[0]}
    return changes


# Nouns of these lemmas take the relative clause that the parser hangs on the phrase inside them.
_OUTER_ANTECEDENT = frozenset(
    "ruling order decision judgment judgement verdict resolution decree law bill treaty agreement statement report "
    "letter blockade attack siege strike protest war conflict talk meeting campaign visit operation ban embargo "
    "policy".split()
)


def outer_antecedent(parse: Parse) -> Changes:
    """ "the ruling by the Court, which compelled ...": after a comma, "which" means the ruling."""
    changes: Changes = {}
    for token in parse.tokens:
        if token.dep != "relcl" or not _opens_with_which(parse, token.i):
            continue
        noun, preposition = parse.tokens[token.head], parse.tokens[parse.tokens[token.head].head]
        outer = parse.tokens[preposition.head]
        if noun.dep == "pobj" and preposition.text.lower() in ("by", "of", "on") and outer.lemma in _OUTER_ANTECEDENT:
            changes[token.i] = {"head": outer.i}
    return changes


def _opens_with_which(parse: Parse, verb: int) -> bool:
    first = parse.subtree(verb)[0]
    return parse.tokens[first].text.lower() == "which" and first > 0 and parse.tokens[first - 1].text == ","


def missing_subject(parse: Parse) -> Changes:
    """ "In times of peace Norland engaged in ...": the name right before a finite verb that has no subject is it."""
    changes: Changes = {}
    for token in parse.tokens:
        if not _lacks_subject(parse, token):
            continue
        at = token.i - 1
        while at >= 0 and parse.tokens[at].pos == "ADV":
            at -= 1
        if at > 0 and _two_phrases(parse.tokens[at - 1], parse.tokens[at]):
            inner, name = parse.tokens[at - 1], parse.tokens[at]
            changes[name.i] = {"dep": "nsubj", "head": token.i}
            changes[inner.i] = {"dep": name.dep, "head": name.head}
            changes.update({c: {"head": inner.i} for c in parse.children[name.i] if c < inner.i})
    return changes


def _lacks_subject(parse: Parse, token: Token) -> bool:
    """Whether a finite verb that needs a subject has none."""
    finite = token.tag in ("VBD", "VBZ", "VBP") and token.pos == "VERB"
    shares = token.dep in ("conj", "relcl", "acl", "amod", "advcl")
    return finite and not shares and not any(parse.below(token.i, *_SUBJECT_OR_AUXILIARY))


_SUBJECT_OR_AUXILIARY = ("nsubj", "nsubjpass", "csubj", "expl", "aux", "auxpass")


def _two_phrases(inner: Token, name: Token) -> bool:
    """Whether the parser joined the end of one phrase and a name that follows: "peace Norland", "Monday Norland"."""
    return (
        name.tag == "NNP"
        and bool(name.ent)
        and name.dep == "pobj"
        and inner.dep == "compound"
        and inner.ent != name.ent
    )


# A person's or a place's name takes no such complement; the phrase belongs to the verb.
_NOT_OF_NAMES = frozenset(
    {"in", "on", "at", "during", "after", "before", "over", "about", "for", "from", "since", "until", "into", "with"}
)


def phrase_on_name(parse: Parse) -> Changes:
    """ "met [Anna Larsen in Geneva]": the place belongs to the meeting."""
    changes: Changes = {}
    for token in parse.tokens:
        name = parse.tokens[token.head]
        if (
            token.dep != "prep"
            or token.text.lower() not in _NOT_OF_NAMES
            or name.ent not in ("PERSON", "GPE")
            or name.tag != "NNP"
            or token.i < name.i
        ):
            continue
        if name.dep not in ("dobj", "pobj", "conj") or (
            token.i + 1 < len(parse.tokens) and parse.tokens[token.i - 1].text == ","
        ):
            continue
        at = name
        while at.head != at.i and (at.tag == "NNP" or at.dep in ("prep", "agent", "dative")):
            at = parse.tokens[at.head]
        if at.pos in ("VERB", "AUX", "NOUN") and at.i < token.i:
            changes[token.i] = {"head": at.i}
    return changes


def relative_read_as_complement(parse: Parse) -> Changes:
    """ "criticised the order that the court issued": "that", a noun and a bare participle are a relative clause."""
    changes: Changes = {}
    for token in parse.tokens:
        that = next((c for c in parse.below(token.i, "mark") if parse.tokens[c].text.lower() == "that"), None)
        if token.dep != "ccomp" or token.pos not in ("NOUN", "PROPN") or not that:
            continue
        verb = next((c for c in parse.below(token.i, "acl") if parse.tokens[c].tag in ("VBN", "VBD")), None)
        noun = that - 1
        if (
            verb is None
            or parse.tokens[noun].head != token.head
            or parse.tokens[noun].dep not in ("dobj", "pobj", "attr")
        ):
            continue
        changes[verb] = {"dep": "relcl", "head": noun, "tag": "VBD"}
        changes[token.i] = {"dep": "nsubj", "head": verb}
        changes[that] = {"dep": "dobj", "head": verb, "tag": "WDT", "pos": "PRON"}
    return changes


_NAMING = frozenset("name appoint elect make declare nominate crown pick choose select".split())


def name_then_office(parse: Parse) -> Changes:
    """ "named [Anna Larsen] [prime minister]": a name that modifies a common noun after such a verb is its object."""
    changes: Changes = {}
    for token in parse.tokens:
        verb = parse.tokens[token.head]
        if token.tag != "NN" or token.dep not in ("oprd", "dobj") or verb.lemma not in _NAMING or verb.i > token.i:
            continue
        names = [c for c in parse.below(token.i, "nmod", "compound") if _is_person(parse.tokens[c])]
        if (names and verb.i < min(parse.subtree(names[-1])) and not any(parse.below(verb.i, "dobj"))) or (
            names and token.dep == "dobj"
        ):
            changes[names[-1]] = {"dep": "dobj", "head": verb.i}
            changes[token.i] = {"dep": "oprd", "head": verb.i}
            for other in names[:-1]:
                changes[other] = {"dep": "compound", "head": names[-1]}
    return changes


def _is_person(token: Token) -> bool:
    return token.ent == "PERSON" and token.tag == "NNP"


def marker_with_object(parse: Parse) -> Changes:
    """ "The appointment of A as ambassador was confirmed": a marker with an object is a preposition of the subject."""
    changes: Changes = {}
    for token in parse.tokens:
        if token.dep != "mark" or not any(parse.below(token.i, "pobj")) or token.head < token.i:
            continue
        subjects = [c for c in parse.below(token.head, "nsubj", "nsubjpass") if c < token.i]
        if subjects and parse.subtree(subjects[-1])[-1] == token.i - 1:
            changes[token.i] = {"dep": "prep", "head": subjects[-1]}
    return changes


def doer_of_noun(parse: Parse) -> Changes:
    """ "deplored violations of the truce by both sides": an active verb has no doer with "by"; its object's deed has."""
    changes: Changes = {}
    for token in parse.tokens:
        if token.dep != "prep" or token.text.lower() != "by" or parse.tokens[token.head].pos != "VERB":
            continue
        if any(parse.below(token.head, "auxpass", "nsubjpass")) or parse.tokens[token.head].tag == "VBN":
            continue
        deeds = [c for c in parse.below(token.head, "dobj") if c < token.i and parse.tokens[c].lemma in EVENT_NOUNS]
        doers = [parse.tokens[o] for o in parse.below(token.i, "pobj")]
        if deeds and doers and all(d.pos in ("NOUN", "PROPN") and d.ent not in _MEASURES for d in doers):
            changes[token.i] = {"head": deeds[-1]}
    return changes


_MEASURES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "CARDINAL"})
# Verbs whose past form the lemmatizer takes for another word's.
_LEMMAS = {("fin", "VERB"): "fine"}


def mistaken_lemma(parse: Parse) -> Changes:
    """ "fined" is of "fine": the lemmatizer knows "fin" too, and takes the shorter word."""
    return {t.i: {"lemma": _LEMMAS[t.lemma, t.pos]} for t in parse.tokens if (t.lemma, t.pos) in _LEMMAS}


REPAIRS: tuple[Callable[[Parse], Changes], ...] = (
    prefixed_words,
    *HEADLINES,
    unclosed_apposition,
    missing_subject,
    reduced_relative,
    outer_antecedent,
    phrase_on_name,
    relative_read_as_complement,
    name_then_office,
    marker_with_object,
    doer_of_noun,
    mistaken_lemma,
)
