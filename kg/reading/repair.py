"""Repairs between parse and clauses: typical wrong attachments, each with the grammar that shows it wrong.

A repair is a function from a parse to changes of single tokens; `REPAIRS` lists them in order.
"""

from collections.abc import Callable

from kg.reading.abbreviations import short_titles
from kg.reading.headlines import REPAIRS as HEADLINES
from kg.reading.misparsed import REPAIRS as MISPARSED
from kg.reading.parse import Changes, Parse, Token, with_changes
from kg.reading.prefixes import prefixed_words
from kg.reading.relatives import REPAIRS as RELATIVES

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
        subjects = [c for c in parse.below(verb, "nsubj", "csubj") if c < token.i]
        if len(subjects) != 1 or not _comma_before(parse, token.i):
            continue
        gerund = parse.tokens[subjects[0]].tag == "VBG"  # "Building on the work of Berg, the team found ..."
        if token.i in parse.subtree(subjects[0]) and not gerund and not _fronted(parse, subjects[0]):
            continue
        changes[token.i] = {"dep": "nsubj", "head": verb}
        changes.update({subjects[0]: {"dep": "advcl"}} if gerund else _give_back(parse, subjects[0]))
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
    if before is not None and before.pos == "VERB" and not parse.has(before.i, "dobj"):
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
            or parse.has(token.i, "aux", "auxpass", "mark", "dobj")
        ):
            continue
        subjects = [c for c in parse.below(token.i, "nsubj", "nsubjpass") if governor.i < c < token.i]
        if (
            len(subjects) == 1
            and (governor.lemma in _NO_CLAUSE or token.text == "dated")
            and not parse.has(governor.i, "dobj")
        ):
            changes[subjects[0]] = {"dep": "dobj", "head": governor.i}
            changes[token.i] = {"dep": "acl", "head": subjects[0]}
    return changes


# Nouns of these lemmas take the relative clause that the parser hangs on the phrase inside them.
_OUTER_ANTECEDENT = frozenset(
    "ruling order decision judgment judgement verdict resolution decree law bill treaty agreement statement report "
    "letter blockade attack siege strike protest war conflict talk meeting campaign visit operation ban embargo "
    "policy pact accord deal proposal plan".split()
)


def outer_antecedent(parse: Parse) -> Changes:
    """ "the ruling by the Court, which compelled ...": after a comma, "which" means the ruling."""
    changes: Changes = {}
    for token in parse.tokens:
        if token.dep != "relcl" or not _opens_with_which(parse, token.i):
            continue
        noun, preposition = parse.tokens[token.head], parse.tokens[parse.tokens[token.head].head]
        outer = parse.tokens[preposition.head]
        if noun.dep != "pobj" or outer.lemma not in _OUTER_ANTECEDENT:
            continue
        lasting = token.lemma in _OF_EVENTS and noun.ent in ("GPE", "ORG", "PERSON", "NORP")
        shared = preposition.text.lower() == "with" and outer.lemma in _BETWEEN
        if preposition.text.lower() in ("by", "of", "on") or lasting or shared:
            changes[token.i] = {"head": outer.i}
    return changes


# What states have with one another: "the pact with Chile, which ...".
_BETWEEN = frozenset({"pact", "accord", "deal", "treaty", "agreement", "war", "conflict"})
# What happens to events, never to a state or a person: "talks with Chile, which began in May".
_OF_EVENTS = frozenset("begin start end last resume conclude occur expire erupt".split())


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
        while at >= 0 and (parse.tokens[at].pos == "ADV" or parse.tokens[at].tag == "``"):
            at -= 1
        if at > 0 and _after_comma(parse, at, token.i):
            changes[at] = {"dep": "nsubj", "head": token.i}
            continue
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
    return finite and not shares and not parse.has(token.i, *_SUBJECT_OR_AUXILIARY)


_SUBJECT_OR_AUXILIARY = ("nsubj", "nsubjpass", "csubj", "expl", "aux", "auxpass")


def _after_comma(parse: Parse, name: int, verb: int) -> bool:
    """ "In a letter to Berg, Norland rejected ...": the name after the comma stands beside no phrase but the verb."""
    token, inner = parse.tokens[name], parse.tokens[parse.tokens[name].head]
    beside = token.dep == "appos" and token.tag == "NNP" and parse.tokens[name - 1].text == "," and inner.dep == "pobj"
    return beside and not parse.children[name] and verb == parse.tokens[_top_of(parse, inner.i)].head


def _top_of(parse: Parse, i: int) -> int:
    """The preposition or noun that hangs on a verb, above token `i`."""
    while parse.tokens[i].head != i and parse.tokens[parse.tokens[i].head].pos not in ("VERB", "AUX"):
        i = parse.tokens[i].head
    return i


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


REPAIRS: tuple[Callable[[Parse], Changes], ...] = (
    short_titles,
    prefixed_words,
    *HEADLINES,
    unclosed_apposition,
    missing_subject,
    reduced_relative,
    outer_antecedent,
    phrase_on_name,
    *RELATIVES,
    *MISPARSED,
)
