"""All open triples of a text: drafts of its verbs and nouns, with reality, speaker and characters."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.model import Polarity, Span
from kg.reading.attribution import Said, SpeechWords, find_attributions
from kg.reading.blocks import find_blocks
from kg.reading.clauses import Clause, find_clauses, governor
from kg.reading.misparsed import TELLING
from kg.reading.nominals import EVENT_NOUNS, find_nominals
from kg.reading.parse import Parse
from kg.reading.quotes import find_quotes
from kg.reading.reality import Cues, Reality, reality_of
from kg.reading.repair import repair
from kg.reading.triples.arguments import Argument, noun_phrase, span_words
from kg.reading.triples.draft import Draft
from kg.reading.triples.light import light_noun
from kg.reading.triples.nouns import appositions, name_beside, nominal_drafts
from kg.reading.triples.value import Modality, OpenTriple
from kg.reading.triples.verbs import verbal_drafts


def open_triples(parse: Parse, speech: SpeechWords, cues: Cues) -> tuple[OpenTriple, ...]:
    """The open triples of a parse in text order, none twice.

    After ClausIE (Del Corro and Gemulla 2013), which reads clauses by their type, and MinIE (Gashteovski et al. 2017),
    which keeps arguments short and negation, modality and attribution out of the words.
    """
    parse = repair(parse)
    verbal = find_clauses(parse)
    nominal = find_nominals(parse, EVENT_NOUNS)
    said = find_attributions(parse, [*verbal, *nominal], find_quotes(parse.text, find_blocks(parse.text)), speech)
    taken = {light_noun(parse, clause) for clause in verbal}
    drafts = [draft for clause in verbal for draft in verbal_drafts(parse, clause)]
    drafts += [d for clause in nominal if clause.head not in taken for d in nominal_drafts(parse, clause)]
    drafts = [*appositions(parse), *_with_quotations(parse, said, drafts)]
    boundaries = frozenset(s.verb for s in said if s.scope and not cues.has("accused", parse.tokens[s.verb]))
    made = [_finish(parse, d, said, boundaries, cues) for d in sorted(drafts, key=_order)]
    return tuple(_once(made))


def _order(draft: Draft) -> tuple[int, int, str, int]:
    return (draft.head, draft.subject.first, draft.relation, draft.object.first if draft.object else -1)


def _with_quotations(parse: Parse, said: Sequence[Said], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts; in "...", he said, the quotation is the object of the verb that announces it."""
    contents = {s.verb: s for s in said if s.content}
    full = {d.head for d in drafts if d.object is not None and d.relation not in TELLING and d.kind == "verb"}
    for draft in drafts:
        words = None
        if draft.kind == "verb" and draft.head in contents and draft.head not in full:
            words = _words_of(parse, contents[draft.head].content)
        apart = words is not None and (words.last < draft.subject.first or words.first > draft.subject.last)
        told = (("to", draft.object),) if draft.object is not None else ()
        same = words is not None and draft.object is not None and draft.object.first >= words.first
        if apart and not (same and draft.object is not None and words is not None and draft.object.last <= words.last):
            yield replace(draft, object=words, arguments=(*told, *draft.arguments))
        else:
            yield draft


def _words_of(parse: Parse, spans: Sequence[Span]) -> Argument | None:
    parts = [part for start, end in sorted(spans) if (part := span_words(parse, start, end)) is not None]
    if not parts:
        return None
    return Argument(" ".join(p.text for p in parts), parts[0].first, parts[-1].last, parts[0].head)


def _finish(parse: Parse, draft: Draft, said: Sequence[Said], boundaries: frozenset[int], cues: Cues) -> OpenTriple:
    reality = _reality(parse, draft, boundaries, cues)
    source = _speaker(parse, draft.head, said)
    polarity: Polarity = "negative" if reality.negative != (source is not None and source.act == "deny") else "positive"
    parts = [draft.subject, *([draft.object] if draft.object else []), *(a for _, a in draft.arguments)]
    first, last = min(draft.head, *(p.first for p in parts)), max(draft.head, *(p.last for p in parts))
    return OpenTriple(
        subject=draft.subject.text,
        relation=draft.relation,
        object=draft.object.text if draft.object else "",
        arguments=tuple((name, argument.text) for name, argument in draft.arguments),
        polarity=polarity,
        modality=_modality(reality, _is_asked(parse, draft, cues)),
        speaker=_name(parse, source),
        construction=draft.construction,
        evidence=parse.chars(first, last),
    )


def _reality(parse: Parse, draft: Draft, boundaries: frozenset[int], cues: Cues) -> Reality:
    if draft.construction == "apposition":
        return Reality()
    return reality_of(parse, Clause(draft.head, draft.kind, "", {}), cues, boundaries)


def _is_asked(parse: Parse, draft: Draft, cues: Cues) -> bool:
    """Whether somebody is asked to do it: the infinitive of "urge" and "order" is demanded, whoever speaks."""
    dep, head = governor(parse, draft.head)
    return (
        draft.kind == "verb" and dep in ("xcomp", "ccomp", "advcl", "acl") and cues.has("demanded", parse.tokens[head])
    )


def _modality(reality: Reality, asked: bool) -> Modality:
    modes: dict[str, Modality] = {
        "planned": "planned", "demanded": "demanded", "conditional": "conditional", "question": "question",
    }  # fmt: skip
    if reality.mode == "planned" and asked:
        return "demanded"
    if reality.mode in modes and not (reality.mode == "planned" and reality.certainty != "certain"):
        return modes[reality.mode]
    return "actual" if reality.certainty == "certain" else reality.certainty


def _speaker(parse: Parse, head: int, said: Sequence[Said]) -> Said | None:
    """The innermost attribution that vouches for the clause."""
    at = parse.tokens[head].start
    inside = [(end - start, s.cue, s) for s in said if s.verb != head for start, end in s.scope if start <= at < end]
    return min(inside, key=lambda found: found[:2])[2] if inside else None


def _name(parse: Parse, said: Said | None) -> str:
    """The speaker's phrase, as short as an argument; a relative pronoun stands for its antecedent."""
    if said is None or said.source is None:
        return ""
    named = name_beside(parse, said.source)
    return noun_phrase(parse, said.source if named is None else named).text


def _once(triples: Iterable[OpenTriple]) -> Iterator[OpenTriple]:
    """Each triple once: the same words over the same or an overlapping stretch are one reading."""
    kept: list[OpenTriple] = []
    for triple in triples:
        same = (triple.subject.lower(), triple.relation, triple.object.lower())
        twice = any(
            same == (k.subject.lower(), k.relation, k.object.lower())
            and k.evidence[0] < triple.evidence[1]
            and triple.evidence[0] < k.evidence[1]
            for k in kept[-40:]
        )
        if not twice:
            kept.append(triple)
            yield triple
