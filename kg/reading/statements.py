"""From matches and roles to the model's statements: entities, qualifiers, status, speaker, evidence."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.model import Action, Literal, Span, Time
from kg.ontology import Ontology
from kg.reading.affiliations import Affiliation
from kg.reading.frames import Match
from kg.reading.names import sentence_of
from kg.reading.norms import Norm
from kg.reading.parse import Parse
from kg.reading.phrases import phrase
from kg.reading.reality import Reality
from kg.reading.role_terms import term_of
from kg.reading.roles import RoleFinding
from kg.reading.rules import Finding
from kg.reading.things import Things
from kg.reading.timing import deadline_within
from kg.reading.votes import VOTED, vote_of

RawValue = int | Literal | Action
_WEAK = 0.9  # a subject known only by pronoun or description is a little less sure


@dataclass(slots=True)
class Raw:
    """A statement before ids: entities are indexes of the table, `said` an index of the attributions."""

    subject: int
    predicate: str
    object: int | Literal | None
    qualifiers: dict[str, tuple[RawValue, ...]]
    evidence: tuple[Span, ...]
    frame: str
    confidence: float
    reality: Reality
    head: int
    said: int | None = None
    status: str = "asserted"
    row: str = ""
    polarity: str = "positive"
    certainty: str = "certain"
    extra: dict[str, str] = field(default_factory=dict)


def from_matches(
    parse: Parse, matches: Iterable[tuple[Match, Reality]], things: Things, ontology: Ontology
) -> Iterator[Raw]:
    """Raw statements of matched frames."""
    for match, reality in matches:
        subject = things.nobody(match.clause.head) if match.subject is None else things.entity(match.subject)
        target = _object(match, things, ontology.properties[match.frame.property].datatype == "string")
        if subject is None or subject == target or (target is None and match.object is not None):
            continue
        qualifiers = _qualifiers(parse, match, things, ontology)
        if target is None and "action" in match.fillers and "action" not in qualifiers:
            continue  # "what they threatened to do": which act, is told elsewhere
        tokens = (t for t in (match.clause.head, match.subject, match.object) if t is not None)
        evidence = evidence_of(parse, tokens, qualifiers)
        weak = match.subject is not None and parse.tokens[match.subject].pos == "PRON"
        confidence = match.frame.confidence * (_WEAK if weak else 1.0)
        yield Raw(
            subject,
            match.frame.property,
            target,
            qualifiers,
            evidence,
            match.frame.id,
            confidence,
            reality,
            match.clause.head,
        )


def _object(match: Match, things: Things, worded: bool) -> int | Literal | None:
    if match.timed:
        return Literal(things.times_of[match.clause.head][0].value, "date")
    if match.object is not None and worded:
        action = action_of(things.parse, match.object)
        return Literal(action.text) if action else None
    return things.entity(match.object) if match.object is not None else None


def _qualifiers(parse: Parse, match: Match, things: Things, ontology: Ontology) -> dict[str, tuple[RawValue, ...]]:
    found: dict[str, tuple[RawValue, ...]] = {}
    for name, tokens in match.fillers.items():
        prop = ontology.properties[name]
        values = tuple(v for t in tokens for v in _value(parse, t, prop.datatype, things, name))
        values = tuple(v for v in values if not (isinstance(v, Action) and _holds(v, parse, match.clause.head)))
        if values:
            found[name] = values
    due = _deadline(found, things) if match.frame.property in _TO_BE_DONE else {}
    found.update(due)
    times = [t for t in _times_of(match, things) if t.value.removeprefix("../") not in _dates(due)]
    event = ontology.properties[match.frame.property].event
    if times and "date" not in found and "from" not in found:
        found[_since_or_on(parse, times[0], event)] = (Literal(times[0].value.partition("T")[0], "date"),)
    if event:
        found.update(_place(match, things, ontology, found))
    if match.frame.property in VOTED and match.clause.kind == "verb":
        found.update(vote_of(parse, match.clause.head))
    return found


def _holds(action: Action, parse: Parse, verb: int) -> bool:
    """ "what he threatened to do": the act asked for can't contain the asking."""
    return action.span[0] <= parse.tokens[verb].start < action.span[1]


def _since_or_on(parse: Parse, time: Time, event: str | None) -> str:
    """ "has worked there since 2000": what lasts has begun then; an event has a date."""
    lasts = event is None and parse.text[: time.start].rstrip().lower().endswith("since")
    return "from" if lasts else "date"


# What these tell of is still to be done; a date inside it may be its deadline.
_TO_BE_DONE = frozenset({"obliges", "hasObligation", "prohibits", "permits", "callsOn", "demands", "promises", "warns"})


def _deadline(found: Mapping[str, tuple[RawValue, ...]], things: Things) -> dict[str, tuple[RawValue, ...]]:
    """The date by which the action has to be done."""
    times = sorted({t for ts in things.times_of.values() for t in ts}, key=lambda t: t.start)
    spans = (a.span for a in found.get("action", ()) if isinstance(a, Action))
    due = next((d for span in spans if (d := deadline_within(things.parse.text, span, times))), None)
    return {"deadline": (Literal(due, "date"),)} if due else {}


def _dates(values: Mapping[str, tuple[RawValue, ...]]) -> set[str]:
    return {v.value for vs in values.values() for v in vs if isinstance(v, Literal)}


def _times_of(match: Match, things: Things) -> Sequence[Time]:
    times = things.times_of.get(match.clause.head, ())
    if not times and match.object is not None and match.frame.property in ("issued", "adopted", "signed"):
        times = things.times_of.get(match.object, ())
    return times


def _place(
    match: Match, things: Things, ontology: Ontology, found: Mapping[str, object]
) -> dict[str, tuple[RawValue, ...]]:
    for slot in ("in", "at", "obj.in", "obj.at"):
        for token in match.clause.slots.get(slot, ()):
            cls = things.class_of(token) if token != match.object else None
            if cls is not None and ontology.is_a(cls, "Place") and "place" not in found:
                place = things.entity(token)
                return {"place": (place,)} if place is not None else {}
    return {}


def _value(parse: Parse, token: int, datatype: str | None, things: Things, name: str) -> Iterator[RawValue]:
    if datatype == "string":
        action = action_of(parse, token)
        if action is not None:
            yield action
    elif name == "role":
        first, last = phrase(parse, token)
        yield things.role(parse.words(token if first == last else first, last).lower(), first, last)
    else:
        entity = things.entity(token)
        if entity is not None:
            yield entity


# "called on her to do so": which act is told elsewhere.
_EMPTY = frozenset({"do", "doing", "so", "it", "that", "this", "the", "same", "instance", "example", "one", "ones"})


def action_of(parse: Parse, token: int) -> Action | None:
    """The words of a clause or phrase below `token`, without "to", complementiser and outer quotation marks."""
    verb = parse.tokens[token].pos in ("VERB", "AUX")
    barred = {c for c in parse.below(token, "aux", "mark") if parse.tokens[c].text.lower() in ("to", "that")}
    inside = [
        i for i in (parse.subtree(token) if verb else range(*_half_open(phrase(parse, token)))) if i not in barred
    ]
    if parse.tokens[token].tag in ("WP", "WDT", "WRB"):
        return None  # "whom does he ask for?"
    dash = (i for i in inside if i > token and parse.tokens[i].text in ("-", "–", "—") and _stands_off(parse, i))
    first, last = inside[0], max(token, next(dash, inside[-1] + 1) - 1)
    while first < last and parse.tokens[first].pos == "PUNCT":
        first += 1
    while last > first and parse.tokens[last].pos in ("PUNCT", "CCONJ"):
        last -= 1
    if parse.text[parse.tokens[first].start : parse.tokens[last].end].count('"') % 2:
        last += last + 1 < len(parse.tokens) and parse.tokens[last + 1].text == '"'
    if all(t.text.lower() in _EMPTY for t in parse.tokens[first : last + 1]):
        return None
    start, end = parse.chars(first, last)
    return Action(" ".join(parse.text[start:end].split()), (start, end)) if end > start else None


def _stands_off(parse: Parse, i: int) -> bool:
    """Whether a dash has spaces around it, and no hyphen of a word's."""
    around = parse.text[max(0, parse.tokens[i].start - 1)] + parse.text[parse.tokens[i].end : parse.tokens[i].end + 1]
    return around.isspace()


def _half_open(pair: tuple[int, int]) -> tuple[int, int]:
    return pair[0], pair[1] + 1


def evidence_of(
    parse: Parse, tokens: Iterable[int], qualifiers: Mapping[str, tuple[RawValue, ...]]
) -> tuple[Span, ...]:
    """The words that carry a statement: predicate, arguments and actions; far parts stay apart."""
    spans = []
    for token in tokens:
        if parse.tokens[token].pos in ("VERB", "AUX"):
            spans.append(parse.chars(token, token))
        else:
            spans.append(parse.chars(*phrase(parse, token)))
    spans += [v.span for values in qualifiers.values() for v in values if isinstance(v, Action)]
    return merge_spans(spans, parse.text)


def merge_spans(spans: Iterable[Span], text: str, gap: int = 80) -> tuple[Span, ...]:
    """Sorted spans, joined where less than `gap` characters, and no paragraph, lie between them."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start - merged[-1][1] < gap and "\n\n" not in text[merged[-1][1] : start]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def from_roles(
    parse: Parse,
    findings: Sequence[RoleFinding],
    realities: Mapping[RoleFinding, Reality],
    things: Things,
    ontology: Ontology,
    times: Sequence[Time],
) -> Iterator[Raw]:
    """holdsRole, and represents for those who speak for somebody."""
    for finding in findings:
        role = finding.role
        reality = realities[finding]
        evidence = (parse.chars(finding.first, finding.last),)
        qualifiers: dict[str, tuple[RawValue, ...]] = {}
        bodies = tuple(e for e in role.of if _may_have_offices(things.table.type_of(e), ontology))
        if bodies:
            qualifiers["of"] = bodies
        if role.capacity:
            qualifiers["capacity"] = (Literal(role.capacity),)
        first, last = sentence_of(parse, role.last)
        inside = [t for t in times if parse.tokens[first].start <= t.start < parse.tokens[last - 1].end]
        for name, value in term_of(parse, finding, inside, parse.tokens[first].start).items():
            qualifiers[name] = (value,)
        node = things.role(role.label, role.first, role.last)
        frame, head = f"holdsRole#{finding.construction}", finding.first
        yield Raw(finding.entity, "holdsRole", node, qualifiers, evidence, frame, 0.9, reality, head)
        if role.at is not None and ontology.is_a(things.table.type_of(role.at), "Organization"):
            yield Raw(
                finding.entity, "affiliatedWith", role.at, {}, evidence, "affiliatedWith#beside", 0.8, reality, head
            )
        if role.label.split()[-1] in ("spokesman", "spokeswoman", "spokesperson") and role.capacity != "former":
            for body in bodies[:1]:
                if ontology.is_a(things.table.type_of(body), "Agent"):
                    yield Raw(
                        finding.entity,
                        "represents",
                        body,
                        {},
                        evidence,
                        f"represents#{finding.construction}",
                        0.9,
                        reality,
                        head,
                    )


def _may_have_offices(type: str, ontology: Ontology) -> bool:
    """Bodies and places have offices; a decision or a war has none."""
    return not any(ontology.is_a(type, c) for c in ("Instrument", "Event"))


def from_affiliations(parse: Parse, pairs: Sequence[Affiliation]) -> Iterator[Raw]:
    """affiliatedWith, for persons named together with their body."""
    for pair in pairs:
        evidence = (parse.chars(pair.first, pair.last),)
        yield Raw(
            pair.person, "affiliatedWith", pair.body, {}, evidence, "affiliatedWith#beside", 0.8, Reality(), pair.first
        )


def from_norms(
    parse: Parse, norms: Iterable[tuple[Norm, Reality]], things: Things, ontology: Ontology
) -> Iterator[Raw]:
    """obliges and prohibits where somebody lays it down, hasObligation where nobody is named."""
    for norm, reality in norms:
        bearer = things.entity(norm.bearer) if things.is_a(norm.bearer, "Agent") else None
        imposer = things.entity(norm.imposer) if norm.imposer is not None else None
        if bearer is None or bearer == imposer:
            continue
        span = parse.chars(norm.first, norm.last)
        action = Action(" ".join(parse.text[slice(*span)].split()), span)
        qualifiers: dict[str, tuple[RawValue, ...]] = {"action": (action,)}
        qualifiers |= _deadline(qualifiers, things)
        tokens = [norm.verb, norm.bearer, *([norm.imposer] if norm.imposer is not None else [])]
        evidence = evidence_of(parse, tokens, qualifiers)
        if imposer is None:
            yield Raw(
                bearer,
                "hasObligation",
                Literal(action.text),
                qualifiers,
                evidence,
                "hasObligation#norm",
                0.85,
                reality,
                norm.verb,
            )
        else:
            name = "prohibits" if norm.negative else "obliges"
            yield Raw(imposer, name, bearer, qualifiers, evidence, f"{name}#norm", 0.85, reality, norm.verb)


def from_rules(parse: Parse, findings: Sequence[Finding], realities: Mapping[int, Reality]) -> Iterator[Raw]:
    """The statements of rules; a rule's frame id is "predicate#rule"."""
    for f in findings:
        evidence = (parse.chars(f.first, f.last),)
        reality = realities.get(f.head, Reality()) if f.head is not None else Reality()
        yield Raw(f.subject, f.predicate, f.object, {}, evidence, f"{f.predicate}#{f.rule}", 0.85, reality, f.first)
