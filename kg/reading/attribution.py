"""Who is given as the source of what: direct, indirect and mixed speech, "according to", belief and intention.

The structure of PolNeAR (Newell et al. 2018): source, cue, content. Here it is found on the parse and the quotation
marks alone; who the source is, `kg.reading.coreference` and `kg.reading.read` decide.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.model import Channel, Span
from kg.ontology import Ontology
from kg.reading.clauses import Clause, is_infinitive
from kg.reading.parse import Parse
from kg.reading.phrases import expand
from kg.reading.quotes import Quote

# Acts whose infinitive ("promised to act") is what is said, believed or wanted.
INFINITIVE_ACTS = frozenset({"promise", "demand", "deny", "claim", "believe", "ask"})
_LATER = ("say", "believe", "find")


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution on the parse: `verb` is the cue's main token, `source` the head token of the source phrase.

    `complement` tells that grammar, not only quotation marks, gives the content.
    """

    verb: int
    cue: Span
    source: int | None
    source_span: Span | None
    content: tuple[Span, ...]
    channel: Channel
    act: str
    complement: bool


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """Verbs of saying and thinking, by lemma, to their speech act."""

    verbs: Mapping[str, str]
    nouns: Mapping[str, str]


def speech_words(ontology: Ontology) -> SpeechWords:
    """The verbs of `ontology/speech.ttl`; where two acts claim one, the more specific act has it."""
    acts = sorted(ontology.speech_acts.values(), key=lambda a: (a.name not in _LATER, a.name != "say", a.name))
    verbs = {verb: act.name for act in acts for verb in act.verbs}
    return SpeechWords(verbs, {noun: act.name for act in acts for noun in act.nouns})


def find_attributions(parse: Parse, clauses: Sequence[Clause], quotes: Sequence[Quote], words: SpeechWords) -> tuple[Said, ...]:
    """All attributions, ordered by their cue."""
    found = [said for clause in clauses for said in _of_clause(parse, clause, quotes, words)]
    found += list(_according_to(parse))
    found += list(_nouns(parse, words))
    found = _with_followers(parse, found, quotes)
    return tuple(sorted(found, key=lambda s: (s.cue, s.content)))


def _of_clause(parse: Parse, clause: Clause, quotes: Sequence[Quote], words: SpeechWords) -> Iterator[Said]:
    act = words.verbs.get(clause.lemma)
    if act is None:
        return
    source = _source(parse, clause)
    start, end = parse.chars(clause.head, clause.head)
    spoken = [q for q in _quotes_beside(parse, clause.head, quotes)]
    complements = list(clause.slots.get("ccomp", ()))
    if act in INFINITIVE_ACTS and not complements:
        complements += [x for x in clause.slots.get("xcomp", ()) if is_infinitive(parse, x)]
    spans = [s for c in complements for s in _content(parse, c, clause, source)]
    inside = [s for s in spans if any(q.start <= s[0] and s[1] <= q.end + 1 for q in spoken)]
    outside = [s for s in spans if s not in inside]
    direct = [(q.start, q.end) for q in spoken if not any(s[0] <= q.start and q.end <= s[1] for s in outside)]
    if not outside and direct and not (spans or act in ("say", "explain", "emphasize", "announce", "claim", "ask", "warn", "find", "cite", "concede", "demand", "deny", "accuse") or clause.lemma in ("be",)):
        return
    content = tuple(sorted([*outside, *direct]))
    if not content or (source is None and not clause.passive and not direct):
        return
    channel: Channel = "direct" if direct and not outside else "mixed" if direct or _has_quote(outside, spoken) else "indirect"
    span = _source_span(parse, source) if source is not None else None
    yield Said(clause.head, _cue_span(parse, clause), source, span, content, channel, act, bool(outside))


def _source(parse: Parse, clause: Clause) -> int | None:
    """The subject; or, in "..., said the minister", the noun after the verb that the parser took for an object."""
    subjects = [s for s in clause.slots.get("subj", ())]
    own = [c for c in parse.below(clause.head, "nsubj")]
    if own or (subjects and not clause.passive):
        return subjects[0] if subjects else None
    after = [o for o in parse.below(clause.head, "dobj") if o > clause.head]
    content_before = any(c < clause.head for c in clause.slots.get("ccomp", ()))
    opens = parse.tokens[clause.head - 1].text in ",.”\"'’?!" if clause.head else False
    if after and (content_before or opens) and parse.tokens[clause.head].tag in ("VBD", "VBZ", "VBP"):
        return after[0]
    return subjects[0] if subjects else None


def _source_span(parse: Parse, source: int) -> Span:
    """The characters of the source phrase, relative clauses and stray punctuation left out."""
    keep, todo = [source], [source]
    while todo:
        at = todo.pop()
        for child in parse.children[at]:
            if parse.tokens[child].dep not in ("relcl", "ccomp", "advcl", "parataxis", "punct", "acl", "cc") and (at != source or parse.tokens[child].dep != "conj" or True):
                keep.append(child)
                todo.append(child)
    first, last = min(keep), max(keep)
    return parse.chars(first, last)


def _cue_span(parse: Parse, clause: Clause) -> Span:
    """The verb with its auxiliaries, negation and particle."""
    parts = [clause.head, *parse.below(clause.head, "aux", "auxpass", "neg", "prt")]
    near = [i for i in parts if abs(i - clause.head) <= 3]
    return parse.chars(min(near), max(near))


def _content(parse: Parse, complement: int, clause: Clause, source: int | None) -> list[Span]:
    """The characters of a complement clause, cut where the cue or its source stand inside it."""
    barred = {clause.head}
    if source is not None:
        barred |= set(parse.subtree(source)) if clause.head not in parse.subtree(source) else {source}
    tokens = [i for i in parse.subtree(complement) if i not in barred]
    for other in parse.below(complement, "conj"):
        tokens = sorted({*tokens, *parse.subtree(other)} - barred)
    runs: list[list[int]] = []
    for i in tokens:
        if runs and all(j not in barred for j in range(runs[-1][-1], i)) and i - runs[-1][-1] <= 3:
            runs[-1].append(i)
        else:
            runs.append([i])
    return [span for run in runs if len(run) > 1 or len(runs) == 1 for span in _trimmed(parse, run)]


def _trimmed(parse: Parse, run: list[int]) -> Iterator[Span]:
    first, last = run[0], run[-1]
    while first <= last and parse.tokens[first].text in (",", ";", ":", "-", "—"):
        first += 1
    while last >= first and parse.tokens[last].text in (",", ";", ":", "-", "—", "."):
        last -= 1
    if first <= last:
        yield parse.chars(first, last)


def _quotes_beside(parse: Parse, verb: int, quotes: Sequence[Quote]) -> list[Quote]:
    """The quotations that touch the sentence of the verb, which itself stands outside of them."""
    first, last = next(s for s in parse.sentences if s[0] <= verb < s[1])
    start, end = parse.chars(first, last - 1)
    at = parse.tokens[verb].start
    return [q for q in quotes if q.start < end and start < q.end and not q.start <= at < q.end]


def _has_quote(spans: Sequence[Span], quotes: Sequence[Quote]) -> bool:
    return any(s[0] <= q.start and q.end <= s[1] + 1 for s in spans for q in quotes)


def _according_to(parse: Parse) -> Iterator[Said]:
    for token in parse.tokens:
        if token.text.lower() != "according":
            continue
        links = [c for c in parse.below(token.i, "prep") if parse.tokens[c].text == "to"]
        objects = [o for c in links for o in parse.below(c, "pobj")]
        if not objects:
            continue
        source = objects[0]
        cut = set(parse.subtree(token.i))
        first, last = next(s for s in parse.sentences if s[0] <= token.i < s[1])
        rest = [i for i in range(first, last) if i not in cut]
        runs = [run for run in _runs(rest) if len(run) > 1]
        content = tuple(span for run in runs for span in _trimmed(parse, run))
        if content:
            cue = parse.chars(token.i, links[0])
            yield Said(token.i, cue, source, _source_span(parse, source), content, "indirect", "say", True)


def _nouns(parse: Parse, words: SpeechWords) -> Iterator[Said]:
    """ "the court's conclusion that ...", "claims by the ministry that ..."."""
    for token in parse.tokens:
        act = words.nouns.get(token.lemma) if token.pos == "NOUN" else None
        if act is None:
            continue
        clauses = [c for c in parse.below(token.i, "acl", "ccomp", "relcl") if _opens_with_that(parse, c)]
        if not clauses:
            continue
        by = [o for c in parse.below(token.i, "prep") if parse.tokens[c].text in ("by", "of", "from") for o in parse.below(c, "pobj")]
        source = next(iter([*parse.below(token.i, "poss"), *by]), None)
        content = tuple(_trimmed(parse, parse.subtree(clauses[0])))
        if content:
            span = _source_span(parse, source) if source is not None else None
            yield Said(token.i, parse.chars(token.i, token.i), source, span, content, "indirect", act, True)


def _opens_with_that(parse: Parse, clause: int) -> bool:
    """A that-clause of its own, no relative clause: "that" is no argument in it."""
    return any(parse.tokens[c].text.lower() == "that" and parse.tokens[c].tag == "IN" for c in parse.below(clause, "mark"))


def _runs(tokens: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for i in tokens:
        if runs and i == runs[-1][-1] + 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def _with_followers(parse: Parse, found: list[Said], quotes: Sequence[Quote]) -> list[Said]:
    """Quotations without a cue of their own belong to the speaker beside them.

    A quotation that lacks its closing mark goes on in the next block; one that stands alone after another speaker's
    goes on with that speaker.
    """
    taken = {s for said in found for s in said.content}
    by_end = sorted((s for s in found if s.channel != "indirect"), key=lambda s: s.content[-1])
    extra: dict[int, list[Span]] = {}
    for quote in quotes:
        span = (quote.start, quote.end)
        if span in taken or any(s[0] <= span[0] and span[1] <= s[1] for s in taken) or quote.end - quote.start < 30:
            continue
        owner = _next_speaker(found, by_end, quote) if not quote.closed else None
        owner = owner or _previous_speaker(parse, by_end, quote)
        if owner is not None:
            extra.setdefault(found.index(owner), []).append(span)
    return [replace(s, content=tuple(sorted([*s.content, *extra[k]]))) if k in extra else s for k, s in enumerate(found)]


def _next_speaker(found: list[Said], by_end: list[Said], quote: Quote) -> Said | None:
    after = [s for s in by_end if s.content[0][0] >= quote.end and s.content[0][0] - quote.end < 5]
    return after[0] if after else None


def _previous_speaker(parse: Parse, by_end: list[Said], quote: Quote) -> Said | None:
    """The speaker of the quotation before, where nothing but the cue lies between."""
    before = [s for s in by_end if max(s.content[-1][1], s.cue[1]) <= quote.start]
    if not before:
        return None
    nearest = max(before, key=lambda s: max(s.content[-1][1], s.cue[1]))
    gap = parse.text[max(nearest.content[-1][1], nearest.cue[1]) : quote.start]
    words = [w for w in gap.split() if w[0].isalpha()]
    alone = "\n" in gap
    return nearest if len(words) <= (8 if not alone else 6) else None


def coordinated(parse: Parse, source: int) -> list[int]:
    """All heads of a source phrase ("the minister and his deputy")."""
    return expand(parse, source)
