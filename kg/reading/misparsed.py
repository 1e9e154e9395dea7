"""Repairs of constructions that a parser takes for others: relatives and complements, doers and dates, verbs' lemmas."""

import re
from collections.abc import Callable

from kg.reading.nominals import EVENT_NOUNS
from kg.reading.parse import Changes, Parse, Token


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
        if (names and verb.i < min(parse.subtree(names[-1])) and not parse.has(verb.i, "dobj")) or (
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
        if token.dep != "mark" or not parse.has(token.i, "pobj") or token.head < token.i:
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
        if parse.has(token.head, "auxpass", "nsubjpass") or parse.tokens[token.head].tag == "VBN":
            continue
        deeds = [c for c in parse.below(token.head, "dobj") if c < token.i and parse.tokens[c].lemma in EVENT_NOUNS]
        doers = [parse.tokens[o] for o in parse.below(token.i, "pobj")]
        if deeds and doers and all(d.pos in ("NOUN", "PROPN") and d.ent not in _MEASURES for d in doers):
            changes[token.i] = {"head": deeds[-1]}
    return changes


_MEASURES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "CARDINAL"})
# Verbs that are told somebody and a clause.
TELLING = frozenset("tell inform assure warn remind convince notify persuade advise".split())


def complement_read_as_relative(parse: Parse) -> Changes:
    """ "told a conference that Norway broke the truce": a clause with subject and object has no gap for "that"."""
    changes: Changes = {}
    for token in parse.tokens:
        noun, verb = parse.tokens[token.head], parse.tokens[parse.tokens[token.head].head]
        if token.dep != "relcl" or noun.dep not in ("dobj", "dative") or verb.lemma not in TELLING:
            continue
        first = parse.subtree(token.i)[0]
        own = [c for c in parse.below(token.i, "dobj", "attr", "acomp") if c > token.i]
        subjects = [c for c in parse.below(token.i, "nsubj", "nsubjpass") if c != first]
        if parse.tokens[first].text.lower() == "that" and own and subjects:
            changes[token.i] = {"dep": "ccomp", "head": verb.i}
            changes[first] = {"dep": "mark", "tag": "IN", "pos": "SCONJ", "head": token.i}
    return changes


_TIME_NOUNS = frozenset("date deadline midnight noon midday time end".split())


def time_is_no_doer(parse: Parse) -> Changes:
    """ "was to be moved by that date": a time does nothing."""
    changes: Changes = {}
    for token in parse.tokens:
        if token.dep == "agent":
            doers = [parse.tokens[o] for o in parse.below(token.i, "pobj")]
            if doers and all(d.ent in ("DATE", "TIME") or (d.lemma in _TIME_NOUNS and not d.ent) for d in doers):
                changes[token.i] = {"dep": "prep"}
    return changes


def within_name(parse: Parse) -> Changes:
    """ "drawn up by the Organisation for Peace": a preposition inside a name belongs to the name."""
    changes: Changes = {}
    for token in parse.tokens:
        before = parse.tokens[token.i - 1] if token.i else token
        inside = token.ent and not token.ent_start and before.ent == token.ent and before.pos == "PROPN"
        outside = parse.tokens[token.head].ent != token.ent and parse.tokens[token.head].pos == "VERB"
        if token.dep == "prep" and token.pos == "ADP" and inside and outside:
            changes[token.i] = {"head": before.i}
    return changes


def participle_of_noun(parse: Parse) -> Changes:
    """ "a decree signed the same day": what modifies a noun without an auxiliary is a participle."""
    return {
        t.i: {"tag": "VBN"}
        for t in parse.tokens
        if t.dep == "acl" and t.tag == "VBD" and not parse.has(t.i, "aux", "nsubj")
    }


def clause_before_semicolon(parse: Parse) -> Changes:
    """ "The envoy was named; he will leave": clauses on either side of a semicolon, or of ", so", stand alone."""
    changes: Changes = {}
    for token in parse.tokens:
        if token.dep != "ccomp" or token.head < token.i:
            continue
        end = parse.subtree(token.i)[-1] + 1
        subjects = [c for c in parse.below(token.head, "nsubj", "nsubjpass") if c > end]
        so = parse.tokens[end].text == "," and parse.tokens[end + 1].text.lower() == "so"
        first = min(parse.subtree(subjects[0])) if subjects else -1
        if (parse.tokens[end].text == ";" and first == end + 1) or (so and first == end + 2):
            changes[token.i] = {"dep": "ROOT", "head": token.i}
    return changes


# Verbs of praise, blame and punishment, whose "for" tells what for; and of need.
_FOR = frozenset(
    "blame criticise criticize condemn praise thank commend fine punish sanction jail imprison sue reward convict "
    "sentence arrest reprimand rebuke fault indict prosecute depend rely apologise apologize compensate blast slam lambast "
    "lambaste castigate chastise scold berate applaud salute forgive pardon".split()
)


def reason_of_verb(parse: Parse) -> Changes:
    """ "was blamed by an official for negligence": what for is said of the verb, not of the noun before it."""
    changes: Changes = {}
    for token in parse.tokens:
        noun = parse.tokens[token.head]
        if token.dep != "prep" or token.text.lower() != "for" or noun.dep not in ("dobj", "pobj", "nsubjpass"):
            continue
        at = parse.tokens[noun.head]
        verb = parse.tokens[at.head] if noun.dep == "pobj" and at.dep in ("prep", "agent") else at
        if verb.pos == "VERB" and verb.lemma in _FOR and verb.i < token.i:
            changes[token.i] = {"head": verb.i}
    return changes


def verb_between_verbs(parse: Parse) -> Changes:
    """ "may uphold, reverse or amend the decision": between verbs of one form, an adjective is a verb."""
    changes: Changes = {}
    for token in parse.tokens:
        verb = parse.tokens[token.head]
        joined = [c for c in parse.below(token.i, "conj") if parse.tokens[c].tag == verb.tag]
        if token.tag == "JJ" and token.dep == "conj" and verb.tag == "VB" and joined and verb.i < token.i < joined[-1]:
            changes[token.i] = {"tag": "VB", "pos": "VERB"}
    return changes


def noun_joined_to_verb(parse: Parse) -> Changes:
    """ "did not attack A or sanction B": joined to a bare verb, a noun with an object of its own is a verb."""
    changes: Changes = {}
    for token in parse.tokens:
        bare = parse.tokens[token.head].tag == "VB" and token.dep == "conj" and token.i > token.head
        if token.tag == "NN" and bare and parse.has(token.i, "dobj") and not parse.has(token.i, "det", "poss", "amod"):
            changes[token.i] = {"tag": "VB", "pos": "VERB"}
    return changes


def name_read_as_adverb(parse: Parse) -> Changes:
    """ "Norland at no point attacked Kestria": names before and after a verb that has no subject are its arguments."""
    changes: Changes = {}
    for token in parse.tokens:
        verb = parse.tokens[token.head]
        bare = verb.tag in ("VBD", "VBZ", "VBP") and verb.dep == "ROOT" and not parse.has(verb.i, "nsubj", "nsubjpass")
        if token.dep == "npadvmod" and token.tag == "NNP" and token.ent not in _MEASURES and bare:
            before = token.i < verb.i
            if before or (token.i == verb.i + 1 and not parse.has(verb.i, "dobj")):
                changes[token.i] = {"dep": "nsubj" if before else "dobj"}
    return changes


def subject_after_date(parse: Parse) -> Changes:
    """ "On 3 May 2024 Norway condemned Chile": after a date, the name before a verb without subject is its subject."""
    changes: Changes = {}
    for token in parse.tokens:
        preposition = parse.tokens[token.head]
        verb = parse.tokens[preposition.head]
        dated = [t for t in parse.tokens[preposition.i + 1 : token.i] if t.ent == "DATE"]
        if token.dep != "pobj" or token.tag not in ("NNP", "NNPS", "NN", "NNS") or token.ent == "DATE" or not dated:
            continue
        finite = verb.tag in ("VBD", "VBZ", "VBP") and verb.i > token.i
        if finite and dated[0].i == preposition.i + 1 and not parse.has(verb.i, "nsubj", "nsubjpass"):
            passive = parse.has(verb.i, "auxpass")
            changes[token.i] = {"dep": "nsubjpass" if passive else "nsubj", "head": verb.i}
            changes |= {t.i: {"head": dated[-1].i} for t in dated[:-1] if t.head == token.i}
            changes[dated[-1].i] = {"dep": "pobj", "head": preposition.i}
    return changes


def titles_of_one_name(parse: Parse) -> Changes:
    """ "Bank president and chief executive Anna Larsen": a bare office joined to a name with an office is hers too."""
    changes: Changes = {}
    for token in parse.tokens:
        office = parse.tokens[token.head]
        bare = office.tag == "NN" and not office.ent and not parse.has(office.i, "det", "poss", "prep")
        if token.dep != "conj" or token.ent != "PERSON" or not bare or office.i > token.i:
            continue
        titles = [c for c in parse.below(token.i, "compound", "nmod") if parse.tokens[c].tag == "NN"]
        between = parse.words(office.i + 1, min(parse.subtree(token.i)) - 1)
        if titles and between in ("and", "&"):
            root = office.head == office.i
            changes[token.i] = {"dep": office.dep, "head": token.i if root else office.head}
            changes[office.i] = {"dep": "compound", "head": token.i}
    return changes


_DOUBLING = re.compile(r"[^aeiou]*[aeiou][^aeiouwxys]")


def mistaken_lemma(parse: Parse) -> Changes:
    """ "fined" and "hoping" are of "fine" and "hope": verbs like "fin" and "hop" would double their last letter."""
    changes: Changes = {}
    for token in parse.tokens:
        stem = re.sub(r"(?:ed|ing)$", "", token.text.lower())
        if token.pos == "VERB" and token.lemma == stem != token.text.lower() and _DOUBLING.fullmatch(stem):
            changes[token.i] = {"lemma": f"{stem}e"}
    return changes


REPAIRS: tuple[Callable[[Parse], Changes], ...] = (
    mistaken_lemma,
    within_name,
    participle_of_noun,
    relative_read_as_complement,
    complement_read_as_relative,
    name_then_office,
    marker_with_object,
    time_is_no_doer,
    doer_of_noun,
    reason_of_verb,
    verb_between_verbs,
    noun_joined_to_verb,
    name_read_as_adverb,
    subject_after_date,
    titles_of_one_name,
    clause_before_semicolon,
)
