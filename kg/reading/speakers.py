"""Who speaks: the entity behind an attribution's source, and the first persons in quoted words."""

from collections.abc import Sequence

from kg.ontology import Ontology
from kg.reading.attribution import Said
from kg.reading.entities import EntityTable
from kg.reading.parse import Parse

FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
# Fewer are more likely to be words of somebody whom the text does not name as their speaker.
NARRATOR_AT_LEAST = 3


def texts_that_speak(ontology: Ontology) -> frozenset[str]:
    """The nouns of statements, declarations and the like."""
    return frozenset(ontology.classes["PublicStatement"].head_nouns)


def speaker_of(
    parse: Parse, table: EntityTable, said: Sequence[Said], speech: Said, texts: frozenset[str]
) -> int | None:
    """The entity that speaks; a text ("the statement added") speaks for whoever spoke last before it."""
    if speech.source is None:
        return None
    if parse.tokens[speech.source].lemma in texts:
        before = [
            s
            for s in said
            if s.cue < speech.cue
            and s.source is not None
            and parse.tokens[s.source].lemma not in texts
            and not _quoted(said, s)
        ]
        entities = [e for e in (table.at(s.source) for s in before if s.source is not None) if e is not None]
        return entities[-1] if entities else None
    return table.at(speech.source)


def _quoted(said: Sequence[Said], speech: Said) -> bool:
    """Whether the cue stands in somebody's quoted words."""
    return any(s.channel != "indirect" and a <= speech.cue[0] < b for s in said for a, b in s.content)


def resolve_first_person(parse: Parse, table: EntityTable, said: Sequence[Said], texts: frozenset[str]) -> None:
    """ "I", "we", "our" in somebody's words mean the speaker; elsewhere "I" is whoever the text is by."""
    own: list[int] = []
    for token in parse.tokens:
        if token.text.lower() not in FIRST_PERSON or token.tag not in ("PRP", "PRP$") or table.at(token.i) is not None:
            continue
        holders = [s for s in said if s.channel != "indirect" and any(a <= token.start < b for a, b in s.content)]
        entity = _first_speaker(parse, table, said, holders, texts)
        if entity is not None:
            table.mention(entity, token.i, token.i, "pronoun")
        elif not holders and token.text.lower() in SINGULAR:
            own.append(token.i)
    _add_narrator(table, own)


def _first_speaker(
    parse: Parse, table: EntityTable, said: Sequence[Said], holders: Sequence[Said], texts: frozenset[str]
) -> int | None:
    """The entity behind the innermost of the attributions that has one."""
    for speech in sorted(holders, key=lambda s: sum(b - a for a, b in s.content)):
        entity = speaker_of(parse, table, said, speech, texts)
        if entity is not None:
            return entity
    return None


def _add_narrator(table: EntityTable, own: Sequence[int]) -> None:
    """The one who says "I" throughout, outside of any quotation: a speech or a letter has one, a report none."""
    if len(own) >= NARRATOR_AT_LEAST:
        narrator = table.new("Person", "the author")
        for token in own:
            table.mention(narrator, token, token, "pronoun")
