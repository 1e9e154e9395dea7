"""The last step of reading: status, speakers, ids, and the account of what gave no statement."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.model import Action, Attribution, Coverage, Document, Literal, Reading, Statement, Time, Value
from kg.reading.attribution import Said, Scopes
from kg.reading.coreference import speaker_of, texts_that_speak
from kg.reading.parse import Parse
from kg.reading.quotes import Quote, touching
from kg.reading.reality import Reality
from kg.reading.statements import Raw, RawValue, merge_spans
from kg.reading.status import decide
from kg.reading.things import Things

# How the text calls somebody beside the name. In reported words it is the narrator who does ("said that [Senator]
# Larsen lied"), between quotation marks the speaker.
NAMING = frozenset({"title", "apposition", "demonym", "party", "counterpart", "beside"})
# What these tell is the source's own view, though the verb is its cue: "she described the order as unlawful".
DESCRIBED = frozenset({"definedAs"})


def assemble(
    document: Document, parse: Parse, things: Things, times: Sequence[Time], said: Sequence[Said], raws: Sequence[Raw],
    realities: Mapping[int, Reality], reasons: Mapping[int, str], quotes: Sequence[Quote],
) -> Reading:  # fmt: skip
    """The reading, with ids in text order."""
    raws = [each for raw in raws for each in _shared_out(raw, things)]
    holders = _holders(said, things)
    scopes = Scopes(said)
    for raw in raws:
        _judge(raw, parse, said, scopes, realities, quotes)
    raws = _merged(raws, parse)
    keep = {e for raw in raws for e in _entities_of(raw)} | {h for h in holders if h is not None}
    entities, ids = things.table.finish(keep)
    attributions = tuple(_attribution(k, s, scopes, holders, ids, things) for k, s in enumerate(said))
    statements = tuple(_statement(n, raw, ids) for n, raw in enumerate(raws, 1))
    coverage = _coverage(parse, raws, _of_what_is_told(reasons, said))
    return Reading(document, entities, tuple(times), attributions, statements, coverage)


def _shared_out(raw: Raw, things: Things) -> list[Raw]:
    """What is said of several together, said of each: "Norway and Chile met. They signed the treaty." """
    subjects = _members(raw.subject, things)
    objects = _members(raw.object, things) if isinstance(raw.object, int) else [raw.object]
    if len(subjects) == 1 and len(objects) == 1:
        return [raw]
    return [replace(raw, subject=s, object=o) for s in subjects for o in objects if s != o]


def _members(entity: int, things: Things) -> list[int]:
    return list(things.table.drafts[entity].members) or [entity]


def _holders(said: Sequence[Said], things: Things) -> list[int | None]:
    """The entity of every source; a text ("the statement added") speaks for whoever spoke before it."""
    holders: list[int | None] = []
    texts = texts_that_speak(things.ontology)
    for s in said:
        holder = speaker_of(things.parse, things.table, said, s, texts)
        holders.append(holder if holder is not None or s.source is None else things.entity(s.source))
    return holders


def _judge(
    raw: Raw, parse: Parse, said: Sequence[Said], scopes: Scopes, realities: Mapping[int, Reality],
    quotes: Sequence[Quote],
) -> None:  # fmt: skip
    """Set speaker, status, polarity and certainty."""
    at = parse.tokens[raw.head].start
    own = scopes.of_cue(raw.head) if raw.predicate in DESCRIBED else None
    raw.said = own if own is not None else scopes.innermost(at, raw.head)
    if raw.frame.partition("#")[2] in NAMING and raw.said is not None:
        raw.said = scopes.innermost(at, raw.head, verbatim=True)
        if raw.said is not None and said[raw.said].channel == "mixed" and not touching(quotes, at, at + 1):
            raw.said = None
    held = said[raw.said] if raw.said is not None else None
    saying = realities.get(held.verb) if held is not None else None
    denied = held is not None and held.act == "deny"
    verdict = decide(raw.reality, attributed=held is not None, denied=denied, saying=saying)
    raw.status, raw.polarity, raw.certainty, raw.row = verdict.status, verdict.polarity, verdict.certainty, verdict.row


def _merged(raws: Sequence[Raw], parse: Parse) -> list[Raw]:
    """One statement where the same is said by the same speaker in the same way more than once, with all evidence."""
    merged: dict[object, Raw] = {}
    for raw in sorted(raws, key=lambda r: (r.evidence, r.predicate, r.frame, r.subject)):
        key = (raw.subject, raw.predicate, raw.object, raw.said, raw.status, raw.polarity, raw.certainty)
        first = merged.get(key)
        if first is None:
            merged[key] = raw
        elif all(raw.qualifiers.get(n, v) == v for n, v in first.qualifiers.items()):
            first.qualifiers = {**raw.qualifiers, **first.qualifiers}
            first.evidence = merge_spans([*first.evidence, *raw.evidence], parse.text, gap=1)
            first.confidence = max(first.confidence, raw.confidence)
        else:
            merged[(*key, raw.evidence)] = raw
    return sorted(merged.values(), key=lambda r: (r.evidence, r.predicate, r.frame))


def _entities_of(raw: Raw) -> set[int]:
    values = [raw.subject, raw.object, *(v for values in raw.qualifiers.values() for v in values)]
    return {v for v in values if isinstance(v, int)}


def _attribution(
    k: int, s: Said, scopes: Scopes, holders: Sequence[int | None], ids: Mapping[int, str], things: Things
) -> Attribution:
    parent = scopes.parent(s)
    holder = holders[k]
    dates = [t.value for t in things.times_of.get(s.verb, ())]
    return Attribution(
        id=f"a{k + 1}",
        holder=ids.get(holder) if holder is not None else None,
        source=(s.source_span,) if s.source_span else (),
        cue=(s.cue,),
        content=s.content,
        channel=s.channel,
        act=s.act,
        parent=f"a{parent + 1}" if parent is not None else None,
        date=dates[0] if dates else None,
    )


def _statement(n: int, raw: Raw, ids: Mapping[int, str]) -> Statement:
    target = raw.object if raw.object is None or isinstance(raw.object, Literal) else ids[raw.object]
    return Statement(
        id=f"s{n}",
        subject=ids[raw.subject],
        predicate=raw.predicate,
        object=target,
        evidence=raw.evidence,
        frame=raw.frame,
        confidence=round(raw.confidence, 2),
        qualifiers={name: tuple(_value(v, ids) for v in values) for name, values in sorted(raw.qualifiers.items())},
        polarity=raw.polarity,  # type: ignore[arg-type]
        certainty=raw.certainty,  # type: ignore[arg-type]
        status=raw.status,  # type: ignore[arg-type]
        attribution=f"a{raw.said + 1}" if raw.said is not None else None,
        row=raw.row,
    )


def _value(value: RawValue, ids: Mapping[int, str]) -> Value:
    return value if isinstance(value, (Literal, Action)) else ids[value]


def _of_what_is_told(reasons: Mapping[int, str], said: Sequence[Said]) -> dict[int, str]:
    """The reasons without those of cues: a sentence with "he said" is silent for what he said."""
    cues = {s.verb for s in said}
    return {at: why for at, why in reasons.items() if at not in cues}


def _coverage(parse: Parse, raws: Sequence[Raw], reasons: Mapping[int, str]) -> tuple[Coverage, ...]:
    rows = []
    for first, last in parse.sentences:
        start, end = parse.chars(first, last - 1)
        count = sum(any(a < end and start < b for a, b in raw.evidence) for raw in raws)
        why = next((reasons[i] for i in _main_first(parse, first, last) if i in reasons), "no clause")
        rows.append(Coverage(start, end, count, None if count else why))
    return tuple(rows)


def _main_first(parse: Parse, first: int, last: int) -> list[int]:
    """The sentence's tokens, those nearest to its root first."""
    depth: dict[int, int] = {}

    def level(i: int) -> int:
        at, n = i, 0
        while parse.tokens[at].head != at and n < 30:
            at, n = parse.tokens[at].head, n + 1
        return n

    for i in range(first, last):
        depth[i] = level(i)
    return sorted(depth, key=lambda i: (depth[i], i))
