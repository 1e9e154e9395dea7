"""The triples of verbal clauses."""

from collections.abc import Iterator, Sequence

from kg.reading.clauses import Clause, is_infinitive, is_passive
from kg.reading.parse import Parse
from kg.reading.triples.arguments import (
    TIMES,
    Argument,
    Oblique,
    clause_words,
    infinitive_words,
    is_time,
    joined,
    noun_phrase,
    obliques,
    phrase_of,
)
from kg.reading.triples.draft import Draft
from kg.reading.triples.empty import is_empty
from kg.reading.triples.light import LIGHT_NOUNS, complements_of_light, light_noun
from kg.reading.triples.nouns import name_beside
from kg.reading.triples.value import Construction

# Prepositions whose gerund tells a deed of its own.
_CIRCUMSTANCE = frozenset("after before without by while since in upon on despite besides through when".split())
_SOURCES = frozenset({"according to", "according", "per"})
_ARGUMENT_OF_VERB = frozenset({"as"})
# Prepositions of circumstances, which never complete a verb.
_ADJUNCTS = frozenset(
    "without despite during after before since until till amid following besides except unlike throughout".split()
) | {"because of", "due to", "in spite of", "instead of", "as of", "along with", "thanks to"}
# What is "for example" is no argument.
_PHRASES = frozenset(
    {("for", "example"), ("for", "instance"), ("of", "course"), ("in", "fact"), ("in", "addition"), ("in", "turn")}
)
_COPULAS = frozenset({"be", "become", "remain", "stay"})
_CLAUSE_SLOTS = ("csubj", "csubjpass")


def verbal_drafts(parse: Parse, clause: Clause) -> Iterator[Draft]:
    """The triples of one clause, its coordinated subjects and objects distributed."""
    if is_empty(parse, clause):
        return
    for subject in _subjects(parse, clause):
        yield from _with_subject(parse, clause, subject)


def _subjects(parse: Parse, clause: Clause) -> Iterator[Argument]:
    """Who does it; of a passive without a doer, who it is done to."""
    clausal = list(parse.below(clause.head, *_CLAUSE_SLOTS))
    if clausal:
        yield clause_words(parse, clausal[0])
        return
    if _existential(parse, clause):
        for head in clause.slots.get("attr", clause.slots.get("obj", ())):
            yield noun_phrase(parse, head, [o.token for o in _places(parse, head)])
        return
    heads = clause.slots.get("subj", ()) or (clause.slots.get("obj", ()) if clause.passive else ())
    for head in heads:
        if parse.tokens[head].tag not in ("WP", "WDT", "WRB", "EX"):
            without = [] if clause.slots.get("subj") else [o.token for o in _taken(parse, head)]
            named = name_beside(parse, head)
            yield noun_phrase(parse, head, without) if without else phrase_of(parse, head if named is None else named)


def _existential(parse: Parse, clause: Clause) -> bool:
    return any(parse.tokens[c].tag == "EX" for c in parse.below(clause.head, "expl", "nsubj"))


def _with_subject(parse: Parse, clause: Clause, subject: Argument) -> Iterator[Draft]:
    undone = clause.passive and not clause.slots.get("subj")
    light = light_noun(parse, clause)
    construction = construction_of(parse, clause)
    if _existential(parse, clause):
        yield _oblique_only(parse, clause, subject, "exist" if clause.lemma == "be" else clause.lemma, construction)
    elif light is not None and not undone:
        yield from _light(parse, clause, subject, light, construction)
    elif undone:
        yield from _undone(parse, clause, subject, construction)
    elif clause.slots.get("obj"):
        yield from _transitive(parse, clause, subject, construction)
    elif clause.slots.get("attr"):
        yield from _predicative(parse, clause, subject, clause.lemma, construction)
    else:
        yield from _intransitive(parse, clause, subject, clause.lemma, construction)


def _light(parse: Parse, clause: Clause, subject: Argument, noun: int, construction: Construction) -> Iterator[Draft]:
    about = next(complements_of_light(parse, clause, noun))
    every = [o.token for o in obliques(parse, noun)]
    acl = list(parse.below(noun, "acl"))
    relation = f"{clause.lemma} {noun_phrase(parse, noun, [*every, *acl]).text} {about.name}"
    rest = [*obliques(parse, noun), *_own_obliques(parse, clause)]
    arguments = _arguments(parse, clause, [o for o in rest if o.token != about.token])
    for head in about.heads:
        yield Draft(clause.head, "verb", subject, relation, phrase_of(parse, head), arguments, construction)


def _undone(parse: Parse, clause: Clause, subject: Argument, construction: Construction) -> Iterator[Draft]:
    """A passive without a doer: "the treaty was signed in Geneva"."""
    given = list(parse.below(clause.head, "dobj"))
    relation = " ".join(["be", parse.tokens[clause.head].text.lower(), *clause.lemma.split()[1:]])
    extra = _taken(parse, subject.head)
    if given and subject.head not in given:
        yield Draft(
            clause.head,
            "verb",
            subject,
            relation,
            noun_phrase(parse, given[0]),
            _arguments(parse, clause, _own_obliques(parse, clause)),
            construction,
        )
    elif clause.slots.get("attr"):
        yield from _predicative(parse, clause, subject, relation, construction)
    else:
        yield from _intransitive(parse, clause, subject, relation, construction, extra)


def _transitive(parse: Parse, clause: Clause, subject: Argument, construction: Construction) -> Iterator[Draft]:
    head = clause.head
    receivers = list(clause.slots.get("iobj", ()))
    objects = list(clause.slots["obj"])
    given = list(parse.below(head, "dobj")) if clause.passive else []
    if given:
        receivers, objects = [o for o in objects if o not in given], given
    content = _content(parse, clause)
    if content is not None:
        yield Draft(
            head,
            "verb",
            subject,
            clause.lemma,
            content,
            (("to", joined(parse, objects)), *_arguments(parse, clause, _own_obliques(parse, clause))),
            construction,
        )
        return
    for thing in objects:
        taken = _taken(parse, thing)
        arguments = _arguments(parse, clause, [*taken, *_own_obliques(parse, clause)])
        front = [("to", joined(parse, receivers))] if receivers else []
        named = [
            ("as", noun_phrase(parse, a)) for a in clause.slots.get("attr", ())[:1] if parse.tokens[a].pos != "ADJ"
        ]
        aims = [
            ("to", infinitive_words(parse, i)) for i in clause.slots.get("xcomp", ())[:1] if _aimed(parse, clause, i)
        ]
        aims = [(n, Argument(a.text.removeprefix("to "), a.first, a.last, a.head)) for n, a in aims]
        light = [c for c in parse.below(thing, "acl") if parse.tokens[thing].lemma in LIGHT_NOUNS]
        without = [*(o.token for o in taken), *light]
        yield Draft(
            head,
            "verb",
            subject,
            clause.lemma,
            noun_phrase(parse, thing, without),
            (*front, *named, *aims, *arguments),
            construction,
        )


def _aimed(parse: Parse, clause: Clause, infinitive: int) -> bool:
    return (
        parse.tokens[infinitive].dep in ("xcomp", "ccomp")
        and is_infinitive(parse, infinitive)
        and parse.tokens[infinitive].head == clause.head
    )


def _predicative(
    parse: Parse, clause: Clause, subject: Argument, relation: str, construction: Construction
) -> Iterator[Draft]:
    for attribute in clause.slots["attr"]:
        about = _of_adjective(parse, attribute)
        if about is not None:
            name = f"{relation} {_bare(parse, attribute)} {about.name}"
            rest = _arguments(parse, clause, _own_obliques(parse, clause))
            yield from (
                Draft(clause.head, "verb", subject, name, phrase_of(parse, h), rest, construction) for h in about.heads
            )
            continue
        taken = _taken(parse, attribute)
        arguments = _arguments(parse, clause, [*taken, *_own_obliques(parse, clause)])
        thing = noun_phrase(parse, attribute, [o.token for o in taken])
        if thing.head != subject.head:
            yield Draft(clause.head, "verb", subject, relation, thing, arguments, construction)


def _of_adjective(parse: Parse, attribute: int) -> Oblique | None:
    """What an adjective needs: "responsible for [the blast]"."""
    if parse.tokens[attribute].pos not in ("ADJ", "VERB") or parse.tokens[attribute].tag in ("JJR", "JJS"):
        return None
    names = ("to", "for", "on", "upon", "of", "about", "with", "from", "at", "against")
    found = (o for o in obliques(parse, attribute) if o.name in names and not is_time(parse, o.heads))
    return next((o for o in found if o.token > attribute), None)


def _bare(parse: Parse, attribute: int) -> str:
    return noun_phrase(parse, attribute, [c for c in parse.children[attribute] if c > attribute]).text


def _intransitive(
    parse: Parse,
    clause: Clause,
    subject: Argument,
    relation: str,
    construction: Construction,
    extra: Sequence[Oblique] = (),
) -> Iterator[Draft]:
    content = _content(parse, clause)
    own = [*extra, *_own_obliques(parse, clause)]
    if content is not None:
        yield Draft(clause.head, "verb", subject, relation, content, _arguments(parse, clause, own), construction)
        return
    folded = next((o for o in sorted(own, key=lambda o: o.token) if _folds(parse, clause, o)), None)
    arguments = _arguments(parse, clause, [o for o in own if o is not folded])
    if folded is None and clause.lemma == "date" and clause.passive and arguments:
        yield Draft(clause.head, "verb", subject, relation, arguments[0][1], arguments[1:], construction)
    elif folded is None:
        yield Draft(clause.head, "verb", subject, relation, None, arguments, construction)
    else:
        for head in folded.heads:
            yield Draft(
                clause.head,
                "verb",
                subject,
                f"{relation} {folded.name}",
                phrase_of(parse, head),
                arguments,
                construction,
            )


def _folds(parse: Parse, clause: Clause, oblique: Oblique) -> bool:
    relative = any(h < oblique.token for h in oblique.heads)
    after = oblique.token > clause.head or relative
    year = oblique.name == "in" and clause.passive and all(parse.tokens[h].tag == "CD" for h in oblique.heads)
    return after and oblique.name not in _ADJUNCTS and (not is_time(parse, oblique.heads) or year)


def _oblique_only(parse: Parse, clause: Clause, subject: Argument, relation: str, construction: Construction) -> Draft:
    own = [*_places(parse, subject.head), *_own_obliques(parse, clause)]
    folded = next((o for o in own if not is_time(parse, o.heads)), None)
    arguments = _arguments(parse, clause, [o for o in own if o is not folded])
    name = f"{relation} {folded.name}" if folded else relation
    return Draft(
        clause.head, "verb", subject, name, joined(parse, folded.heads) if folded else None, arguments, construction
    )


def _content(parse: Parse, clause: Clause) -> Argument | None:
    """A clause that is the object: what is said, or wanted."""
    for complement in clause.slots.get("ccomp", ()):
        if parse.tokens[complement].head == clause.head and complement > clause.head:
            return clause_words(parse, complement)
    for complement in clause.slots.get("xcomp", ()):
        own = parse.tokens[complement].head == clause.head and parse.tokens[complement].dep == "xcomp"
        undone = clause.passive and not clause.slots.get("subj")
        if own and (undone or not clause.slots.get("obj")) and is_infinitive(parse, complement):
            return infinitive_words(parse, complement)
    return None


def _own_obliques(parse: Parse, clause: Clause) -> list[Oblique]:
    """The clause's prepositional arguments: without the doer, the source, and gerunds that are clauses themselves."""
    found = []
    doers = set(clause.slots.get("subj", ()))
    for oblique in obliques(parse, clause.head):
        gerund = all(parse.tokens[h].dep == "pcomp" for h in oblique.heads)
        doer = clause.passive and oblique.name == "by" and set(oblique.heads) & doers
        idle = (oblique.name, parse.tokens[oblique.heads[0]].lemma) in _PHRASES
        if oblique.name in _SOURCES or doer or idle or (gerund and oblique.name in _CIRCUMSTANCE):
            continue
        found.append(oblique)
    return found


def _places(parse: Parse, noun: int) -> list[Oblique]:
    """Where something is, in "there are two camps in Velmora"."""
    return [
        o
        for o in obliques(parse, noun)
        if o.name in ("in", "at", "on", "near", "inside", "within") and _is_place(parse, o)
    ]


def _is_place(parse: Parse, oblique: Oblique) -> bool:
    return any(parse.tokens[h].ent in ("GPE", "LOC", "FAC", *TIMES) for h in oblique.heads)


def _taken(parse: Parse, noun: int) -> list[Oblique]:
    """Times and, of deeds, places that the parser hung on a noun although they say when and where the clause holds."""
    found = []
    for oblique in obliques(parse, noun):
        when = oblique.name in ("on", "in", "at", "since", "until", "during", "after", "before") and is_time(
            parse, oblique.heads
        )
        if when:
            found.append(oblique)
    return found


def _arguments(parse: Parse, clause: Clause, given: Sequence[Oblique]) -> tuple[tuple[str, Argument], ...]:
    found = [(o.name, joined(parse, o.heads)) for o in given]
    found += [
        ("when", noun_phrase(parse, c)) for c in parse.below(clause.head, "npadvmod") if parse.tokens[c].ent in TIMES
    ]
    return tuple(sorted(found, key=lambda pair: pair[1].first))


def construction_of(parse: Parse, clause: Clause) -> Construction:
    """The construction that a clause comes from."""
    token = parse.tokens[clause.head]
    if _existential(parse, clause):
        return "existential"
    if token.dep == "relcl":
        return "relative"
    if is_infinitive(parse, clause.head):
        return "infinitive"
    if token.dep in ("acl", "advcl", "pcomp", "csubj") and token.tag in ("VBG", "VBN", "VBD"):
        return "participle"
    if clause.passive or is_passive(parse, clause.head):
        return "passive"
    return "copula" if clause.lemma in _COPULAS else "active"
