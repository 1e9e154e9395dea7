"""From a parse to clauses: a predicate and its arguments, wherever grammar put them.

The work of ClausIE (Del Corro and Gemulla 2013) and PredPatt (White et al. 2016) on a dependency parse in ClearNLP
labels: passives are turned, coordination distributed, the missing subjects of relative, participial and infinitival
clauses filled in. Slots are named subj, obj, iobj, attr, xcomp, ccomp, by a preposition ("to"), by the preposition of
an argument ("obj.with", "for.against"), or with the argument's lemma ("by:force"); their values are head tokens.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.reading.parse import Parse, Token
from kg.reading.phrases import expand

Slots = Mapping[str, tuple[int, ...]]

RELATIVE = frozenset({"who", "which", "that", "whom"})
# Verbs whose infinitive is done by the subject although an object stands beside it.
SUBJECT_CONTROL = frozenset({"promise", "threaten", "vow", "pledge", "offer", "use", "need", "take", "make", "have"})
# Verbs whose object does what the gerund after it tells: "accused the guards of shooting", "kept them from leaving".
OBJECT_CONTROL = frozenset(
    "accuse suspect blame fault condemn denounce criticize criticise praise thank prevent stop prohibit bar ban block keep deter "
    "dissuade discourage restrain warn convict charge sanction punish fine arrest sue rebuke commend exclude blast slam "
    "lambast lambaste castigate chastise scold berate ridicule mock applaud hail salute reprimand indict prosecute jail "
    "imprison forgive pardon reward compensate fire sack dismiss".split()
)


# Nouns whose infinitive or gerund is done by whoever has what they name, and verbs that tell who has it.
NOUN_CONTROL = frozenset(
    "plan intention decision effort attempt bid pledge promise threat offer desire commitment idea pressure verge brink "
    "obligation right duty chance opportunity ability power agreement vow".split()
)
HOLDING = frozenset(
    "have hold make take announce unveil reveal abandon drop scrap shelve cancel launch begin mount pursue consider face "
    "express voice reach toy flirt renew repeat keep break".split()
)
CONTAINING = frozenset({"include", "involve", "mean", "entail", "envisage", "foresee"})
# Verbs without a passive: in "was born in Lima and resided in Quito" the second is active, whatever its tag.
INTRANSITIVE = frozenset(
    "reside live die emigrate immigrate migrate graduate retire resign return arrive come go become remain stay serve work "
    "grow move relocate settle belong matriculate study attend".split()
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate (token index) with its slots; `kind` is "verb" or "noun"; `lemma` includes a particle."""

    head: int
    kind: str
    lemma: str
    slots: Slots
    passive: bool = False


def find_clauses(parse: Parse) -> tuple[Clause, ...]:
    """The verbal clauses of a parse, in text order."""
    return tuple(_clause(parse, t.i) for t in parse.tokens if is_predicate(parse, t.i))


def is_predicate(parse: Parse, i: int) -> bool:
    """Whether token `i` heads a verbal clause: a verb or copula, or an -ing word with an object of its own."""
    token = parse.tokens[i]
    if token.text == "opposed" and i and parse.tokens[i - 1].text.lower() == "as":
        return False  # "this, [as opposed] to that"
    if token.pos in ("VERB", "AUX"):
        return token.dep not in ("aux", "auxpass", "amod", "compound", "case", "mark", "prep") or bool(
            _first(parse, i, "dobj")
        )
    if participle_of(token) and token.dep in ("acomp", "oprd", "conj") and token.text.endswith(("ed", "en")):
        return parse.has(i, "prep")
    return token.text.endswith("ing") and bool(_first(parse, i, "dobj"))


def participle_of(token: Token) -> str:
    """The verb whose participle an adjective is: "married" is of "marry"; "" for other adjectives."""
    if token.verb or token.tag != "JJ" or token.dep not in ("acomp", "oprd", "conj"):
        return token.verb
    return token.text.lower()[:-3] + "y" if token.text.endswith("ied") else ""


def is_passive(parse: Parse, i: int) -> bool:
    """Whether verb `i` is a passive: with its auxiliary, or a past participle that modifies a noun."""
    token = parse.tokens[i]
    if _is_given(parse, i) or parse.has(i, "auxpass", "nsubjpass", "agent") or participle_of(token):
        return not token.text.endswith("ing")
    if token.tag not in ("VBN", "VBD") or parse.has(i, "dobj", "nsubj", "ccomp"):
        return False
    if token.dep == "acl":
        return True
    if token.dep == "conj" and not parse.has(i, "aux"):
        return token.lemma not in INTRANSITIVE and is_passive(parse, token.head)
    return token.dep in ("advcl", "xcomp", "ccomp") and token.tag == "VBN" and not parse.has(i, "aux", "nsubj")


# Verbs whose passive keeps an object: "was handed a note".
_GIVING = frozenset("hand give award grant offer deny send show pay tell promise issue serve".split())


def _is_given(parse: Parse, i: int) -> bool:
    """ "was summoned and handed a note": joined to a passive, a verb of giving with one object is passive too."""
    token = parse.tokens[i]
    bare = token.dep == "conj" and token.lemma in _GIVING and token.tag in ("VBN", "VBD") and parse.has(i, "dobj")
    alone = not parse.has(i, "aux", "nsubj", "prt", "dative") and all(
        parse.tokens[c].text.lower() != "to" for c in parse.below(i, "prep")
    )
    return bare and alone and parse.has(token.head, "auxpass")


def verb_lemma(parse: Parse, i: int) -> str:
    """The lemma of predicate `i` with its particle ("carry out")."""
    token = parse.tokens[i]
    lemma = token.lemma
    if token.pos not in ("VERB", "AUX"):
        lemma = participle_of(token) or (_verb_of_ing(token.text.lower()) if token.text.endswith("ing") else lemma)
    particles = [parse.tokens[c].text.lower() for c in parse.below(i, "prt")]
    return " ".join([lemma, *particles[:1]])


def _verb_of_ing(word: str) -> str:
    stem = word[:-3]
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "ls":
        return stem[:-1]
    return stem + "e" if stem[-1] in "gvcszu" else stem


def _first(parse: Parse, i: int, *deps: str) -> int | None:
    return next(parse.below(i, *deps), None)


def _clause(parse: Parse, i: int) -> Clause:
    slots: dict[str, list[int]] = defaultdict(list)
    passive = is_passive(parse, i)
    for child in parse.children[i]:
        _fill(parse, i, child, slots)
    subjects = surface_subjects(parse, i)
    slots["obj" if passive else "subj"] += [s for s in subjects if s not in slots["obj" if passive else "subj"]]
    if not passive and not slots["obj"]:
        slots["obj"] += _shared_objects(parse, i)
    _fill_from_antecedent(parse, i, slots, passive)
    _take_infinitive_from_object(parse, slots)
    _share_complements(parse, i, slots)
    for name in ("obj", "attr"):
        for argument in slots.get(name, ())[:1]:
            for prep, heads in prepositions(parse, argument):
                slots[f"{name}.{prep}"] += heads
                # "a degree in law from the college"
                for inner, found in prepositions(parse, heads[0]) if heads else ():
                    if inner in ("from", "at") and prep in ("in", "of"):
                        slots[f"{name}.{inner}"] += found
            slots[f"{name}.xcomp"] += [c for c in parse.below(argument, "acl", "relcl") if is_infinitive(parse, c)]
    for name in ("obj", "xcomp"):
        for argument in slots.get(name, ())[:1]:
            slots[f"{name}:{parse.tokens[argument].lemma}"].append(argument)
    if len(subjects) > 1:
        slots["others"] += subjects[1:]
    kept = {name: tuple(dict.fromkeys(heads)) for name, heads in slots.items() if heads}
    return Clause(i, "verb", verb_lemma(parse, i), kept, passive)


def _fill(parse: Parse, i: int, child: int, slots: dict[str, list[int]]) -> None:
    token = parse.tokens[child]
    match token.dep:
        case "dobj":
            slots["obj"] += _resolved(parse, child)
        case "dative":
            if token.pos == "ADP":
                slots[token.text.lower()] += [h for o in parse.below(child, "pobj") for h in _resolved(parse, o)]
            else:
                slots["iobj"] += _resolved(parse, child)
        case "attr" | "oprd" | "acomp":
            slots["attr"] += expand(parse, child)
        case "agent":
            slots["subj"] += [
                h for by in _coordinated(parse, child) for o in parse.below(by, "pobj") for h in _resolved(parse, o)
            ]
        case "xcomp":
            slots["xcomp"].append(child)
        case "ccomp":
            _fill_complement(parse, child, slots)
        case "advcl" if is_infinitive(parse, child) and not parse.has(child, "mark"):
            slots["purpose"].append(child)
    for prep, heads in _prepositions_of(parse, child):
        slots[prep] += heads
        for head in heads:
            slots[f"{prep}:{parse.tokens[head].lemma}"].append(head)
        for inner, found in prepositions(parse, heads[0]) if heads else ():
            slots[f"{prep}.{inner}"] += found
            slots[f"{prep}:{parse.tokens[heads[0]].lemma}.{inner}"] += found


def _coordinated(parse: Parse, preposition: int) -> list[int]:
    """A preposition and those of its kind that are joined to it: "by Norway and by Kenya"."""
    word = parse.tokens[preposition].text.lower()
    return [preposition, *(c for c in parse.below(preposition, "conj") if parse.tokens[c].text.lower() == word)]


def _shared_objects(parse: Parse, i: int, depth: int = 0) -> list[int]:
    """ "drafted, amended and adopted [the resolution]": a verb with nothing of its own shares the next verb's object."""
    after = [parse.tokens[c] for c in parse.children[i] if c > i]
    following = next((t for t in after if t.dep == "conj"), None)
    if following is None or any(t.dep not in ("cc", "conj", "punct") for t in after) or depth > 8:
        return []
    if any(parse.tokens[k].dep not in ("cc", "punct") for k in range(i + 1, following.i)):
        return []
    own = [h for c in parse.below(following.i, "dobj") for h in _resolved(parse, c)]
    return own or _shared_objects(parse, following.i, depth + 1)


def _share_complements(parse: Parse, i: int, slots: dict[str, list[int]]) -> None:
    """ "born and raised [in Lima]", "studied and worked [at the college]": the last verb's phrase is the first one's too.

    Not: "resigned and moved to Lima" (verbs whose complements differ are told apart by the frames' types alone).
    """
    if next(parse.below(i, "prep", "dobj", "attr", "agent", "ccomp", "xcomp"), None) is not None:
        return
    following = [c for c in parse.below(i, "conj") if c > i]
    if not following or parse.tokens[following[0]].pos not in ("VERB", "AUX"):
        return
    between = parse.tokens[i + 1 : following[0]]
    if len(between) < 4 and all(t.pos in ("CCONJ", "ADV", "PUNCT") for t in between):
        for prep, heads in prepositions(parse, following[0]):
            slots[prep] += heads


def _fill_complement(parse: Parse, child: int, slots: dict[str, list[int]]) -> None:
    """A finite complement; or "urge [X to do Y]", which is an object and an infinitive."""
    subject = _first(parse, child, "nsubj", "nsubjpass")
    if is_infinitive(parse, child) and subject is not None and not parse.has(child, "mark"):
        slots["obj"] += _resolved(parse, subject)
        slots["xcomp"].append(child)
    else:
        slots["ccomp"].append(child)


def prepositions(parse: Parse, i: int) -> Iterator[tuple[str, list[int]]]:
    """The prepositions below token `i` with the heads of their objects (phrases or gerunds)."""
    for child in parse.children[i]:
        yield from _prepositions_of(parse, child)


def _prepositions_of(parse: Parse, child: int) -> Iterator[tuple[str, list[int]]]:
    token = parse.tokens[child]
    if token.dep not in ("prep", "agent"):
        return
    heads = [h for o in parse.below(child, "pobj") for h in _resolved(parse, o)]
    heads += list(parse.below(child, "pcomp"))
    if heads:
        yield token.text.lower(), heads
    for nested in parse.below(child, "prep"):
        yield from (
            (token.text.lower() if not heads else name, found) for name, found in _prepositions_of(parse, nested)
        )
    for other in parse.below(child, "conj"):
        if parse.tokens[other].pos == "ADP":
            yield (
                parse.tokens[other].text.lower(),
                [h for o in parse.below(other, "pobj") for h in _resolved(parse, o)],
            )


def is_infinitive(parse: Parse, i: int) -> bool:
    """Whether verb `i` has its "to"."""
    return any(parse.tokens[c].tag == "TO" for c in parse.below(i, "aux"))


def surface_subjects(parse: Parse, i: int, depth: int = 0) -> list[int]:
    """The heads of the grammatical subject of verb `i`, its own or the one that grammar shares with it."""
    own = [h for c in parse.below(i, "nsubj", "nsubjpass") for h in _resolved(parse, c)]
    if own or depth > 8:
        return own
    return _shared_subjects(parse, i, depth + 1)


def _shared_subjects(parse: Parse, i: int, depth: int) -> list[int]:
    token = parse.tokens[i]
    head = parse.tokens[token.head]
    match token.dep:
        case "conj" if _is_bare_beside_finite(parse, token):
            return []
        case "conj" if is_predicate(parse, head.i):
            return surface_subjects(parse, head.i, depth)
        case "acl" | "relcl" if token.tag in ("VBG", "VBN", "VBD"):
            return expand(parse, head.i) if token.dep == "acl" else []
        case "acl" if is_infinitive(parse, i) and head.lemma == "order" and head.dep == "pobj":
            verb = parse.tokens[head.head].head
            return surface_subjects(parse, verb, depth) if is_predicate(parse, verb) else []
        case "acl" if is_infinitive(parse, i):
            doers = [
                o for c in parse.below(head.i, "prep") if parse.tokens[c].text == "by" for o in parse.below(c, "pobj")
            ]
            own = list(parse.below(head.i, "poss")) or [h for o in doers for h in _resolved(parse, o)]
            return own or _holders_of(parse, head.i, depth)
        case "acomp" | "oprd" if is_predicate(parse, head.i):
            return surface_subjects(parse, head.i, depth)
        case "xcomp" if is_predicate(parse, head.i):
            found = _controller(parse, head.i, depth)
            return _planners(parse, found) if head.lemma in CONTAINING else found
        case "xcomp" | "ccomp" if head.pos == "ADJ" and head.dep in ("acomp", "oprd"):
            return surface_subjects(parse, head.head, depth)
        case "advcl" if is_predicate(parse, head.i):
            return surface_subjects(parse, head.i, depth)
        case "pcomp":
            governor = parse.tokens[head.head]
            done_to = list(parse.below(governor.i, "dobj"))
            if (
                done_to
                and verb_lemma(parse, governor.i) in OBJECT_CONTROL
                and head.text.lower() in ("of", "from", "for", "against")
            ):
                return _resolved(parse, done_to[0])
            if is_predicate(parse, governor.i):
                return surface_subjects(parse, governor.i, depth)
            if head.dep == "prep" and governor.dep in ("acomp", "advmod") and is_predicate(parse, governor.head):
                return surface_subjects(parse, governor.head, depth)
            own = [h for c in parse.below(governor.i, "poss") for h in _resolved(parse, c)]
            return own or (_holders_of(parse, governor.i, depth) if head.text.lower() == "of" else [])
    return []


# Verbs whose past looks like their stem.
_UNCHANGED = frozenset(
    "cut put set let hit cost shut split quit read spread cast burst bet beat hurt bid become come run".split()
)


def _is_bare_beside_finite(parse: Parse, token: Token) -> bool:
    """ "is watching Norland, a rival, [clash] with Kestria": a stem shares no subject with a verb of another form."""
    other = parse.tokens[token.head].tag in ("VBG", "VBD", "VBZ", "VBN")
    return token.tag == "VB" and other and token.lemma not in _UNCHANGED and not parse.has(token.i, "aux", "auxpass")


def _planners(parse: Parse, plans: list[int]) -> list[int]:
    """ "[Norway]'s plan includes leaving": who has the plan, not the plan, does what it contains."""
    return [h for plan in plans for c in parse.below(plan, "poss") for h in _resolved(parse, c)] or plans


def _holders_of(parse: Parse, noun: int, depth: int) -> list[int]:
    """Whose plan, duty or chance it is: "[Norway] announced a plan to leave", "[Norway] is under pressure to leave"."""
    token = parse.tokens[noun]
    at = parse.tokens[token.head]
    if token.lemma not in NOUN_CONTROL:
        return []
    if token.dep == "dobj" and at.lemma in HOLDING:
        return surface_subjects(parse, at.i, depth)
    verb = parse.tokens[at.head]
    placed = token.dep == "pobj" and at.dep == "prep" and verb.lemma in (*HOLDING, "be", "come")
    return surface_subjects(parse, verb.i, depth) if placed and is_predicate(parse, verb.i) else []


def _controller(parse: Parse, i: int, depth: int) -> list[int]:
    """Who does the infinitive that verb `i` governs: its object, or its subject."""
    objects = [h for c in parse.below(i, "dobj", "dative") for h in _resolved(parse, c)]
    if not objects:
        found = [
            h
            for c in parse.below(i, "prep")
            if parse.tokens[c].text in ("on", "upon", "to")
            for o in parse.below(c, "pobj")
            for h in expand(parse, o)
        ]
        objects = found if verb_lemma(parse, i) in ("call", "appeal", "prevail") else []
    if objects and verb_lemma(parse, i) not in SUBJECT_CONTROL:
        return objects
    return surface_subjects(parse, i, depth)


def _resolved(parse: Parse, i: int) -> list[int]:
    """The phrase heads of an argument; a relative pronoun stands for its antecedents."""
    token = parse.tokens[i]
    if token.tag in ("WDT", "WP") and token.text.lower() in RELATIVE:
        antecedents = relative_antecedents(parse, i)
        if antecedents:
            return antecedents
    return expand(parse, i)


def relative_antecedents(parse: Parse, i: int) -> list[int]:
    """The heads that relative pronoun `i` stands for; empty where it opens no relative clause."""
    at = parse.tokens[i]
    while at.head != at.i and at.dep not in ("relcl",):
        if at.dep in ("ccomp", "advcl") and at.i != i:
            return []
        at = parse.tokens[at.head]
    return [at.head] if at.dep == "relcl" else []


def _fill_from_antecedent(parse: Parse, i: int, slots: dict[str, list[int]], passive: bool) -> None:
    """The object gap of a relative clause without a pronoun: "the order the court issued"."""
    token = parse.tokens[i]
    has_relative = any(
        parse.tokens[c].text.lower() in RELATIVE
        for c in parse.subtree(i)
        if c < i and parse.tokens[c].tag in ("WDT", "WP")
    )
    if (
        token.dep == "relcl"
        and not passive
        and not has_relative
        and slots["subj"]
        and not slots["obj"]
        and not is_infinitive(parse, i)
        and parse.tokens[token.head].lemma not in _CIRCUMSTANCES
    ):
        slots["obj"].append(token.head)


# "the way she acted", "the day they signed": how, when, where and why, and no object.
_CIRCUMSTANCES = frozenset("way manner time moment day night week month year place reason extent degree".split())


def _take_infinitive_from_object(parse: Parse, slots: dict[str, list[int]]) -> None:
    """ "obliging the latter to act": an infinitive that the parser hung on the object belongs to the verb."""
    if not slots["xcomp"]:
        slots["xcomp"] += [
            c for o in slots["obj"][-1:] for c in parse.below(o, "relcl", "acl") if is_infinitive(parse, c)
        ]
    if not slots["xcomp"] and slots["purpose"]:
        slots["xcomp"] += slots["purpose"]


def governor(parse: Parse, i: int) -> tuple[str, int]:
    """The relation and token that predicate `i` hangs on, coordination passed over; ("ROOT", i) at the top."""
    token = parse.tokens[i]
    while token.dep == "conj" and token.head != token.i:
        token = parse.tokens[token.head]
    return (token.dep, token.head) if token.head != token.i else ("ROOT", i)
