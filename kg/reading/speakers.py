"""Who speaks: the entity behind an attribution's source, and the first persons in quoted words."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from kg.ontology import Ontology
from kg.reading.attribution import Said
from kg.reading.entities import EntityTable
from kg.reading.parse import Parse, Token

FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
SECOND_PERSON = frozenset({"you", "your", "yours", "yourself"})
SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
_SPOKEN = FIRST_PERSON | SECOND_PERSON
# Fewer are more likely to be words of somebody whom the text does not name as their speaker.
AUTHOR_AT_LEAST = 3


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


def speeches_at(parse: Parse, said: Sequence[Said]) -> Mapping[int, list[Said]]:
    """The attributions with a source in whose content each token stands, the innermost (shortest) first."""
    starts = [t.start for t in parse.tokens]
    found: dict[int, list[Said]] = {}
    for speech in sorted(said, key=lambda s: sum(b - a for a, b in s.content)):
        for a, b in speech.content:
            for i in range(bisect_left(starts, a), bisect_left(starts, b)):
                if speech not in found.setdefault(i, []):
                    found[i].append(speech)
    return found


def named_in_own_words(parse: Parse, table: EntityTable, said: Sequence[Said]) -> dict[int, frozenset[int]]:
    """The entities that the quoted words of each source name: nobody calls himself so.

    "He said, 'Peter Novak is a legend'": he is somebody else.
    """
    found: dict[int, frozenset[int]] = {}
    for speech in said:
        if speech.source is not None and speech.channel == "direct":
            named = {
                d.index
                for d in table.drafts
                for first, _, kind in d.mentions
                if kind == "name" and any(a <= parse.tokens[first].start < b for a, b in speech.content)
            }
            found[speech.source] = found.get(speech.source, frozenset()) | named
    return found


def resolve_first_person(parse: Parse, table: EntityTable, said: Sequence[Said], texts: frozenset[str]) -> None:
    """ "I", "we", "our" in somebody's words mean the speaker; elsewhere "I" is whoever the text is by."""
    own: list[Token] = []
    speeches = speeches_at(parse, said)
    for token in parse.tokens:
        if not token.tag.startswith("PRP") or token.text.lower() not in _SPOKEN or table.at(token.i) is not None:
            continue
        holders = [s for s in speeches.get(token.i, ()) if s.channel != "indirect" or _is_labelled(parse, s)]
        entity = _first_speaker(parse, table, said, holders, texts) if token.text.lower() in FIRST_PERSON else None
        if entity is not None:
            table.mention(entity, token.i, token.i, "pronoun")
        elif not holders:
            own.append(token)
    _add_authors(parse, table, own)


def _is_labelled(parse: Parse, speech: Said) -> bool:
    """ "Larsen: I am not going": a label before the words gives them as they were said."""
    return parse.tokens[speech.verb].text in (":", "-", "–", "—", "―", "--")


def _first_speaker(
    parse: Parse, table: EntityTable, said: Sequence[Said], holders: Sequence[Said], texts: frozenset[str]
) -> int | None:
    """The entity behind the innermost of the attributions that has one."""
    for speech in holders:
        entity = speaker_of(parse, table, said, speech, texts)
        if entity is not None:
            return entity
    return None


def _add_authors(parse: Parse, table: EntityTable, own: Sequence[Token]) -> None:
    """Who says "I" and "we" throughout, outside of any quotation: a speech or an interview has one, a report none.

    Where an interview asks "you" again and again, that is the one who answers "I".
    """
    singular = [t.i for t in own if t.text.lower() in SINGULAR]
    plural = [t.i for t in own if t.text.lower() in PLURAL]
    questions = _questions(parse)
    asked = [t.i for t in own if t.text.lower() in SECOND_PERSON and t.i in questions]
    if len(singular) >= AUTHOR_AT_LEAST:
        _add(table, "Person", "I (unnamed)", singular + (asked if len(asked) >= AUTHOR_AT_LEAST else []))
    if len(plural) >= AUTHOR_AT_LEAST:
        _add(table, "Group", "we (unnamed)", plural)


def _add(table: EntityTable, type: str, name: str, tokens: Sequence[int]) -> None:
    author = table.new(type, name)
    for token in tokens:
        table.mention(author, token, token, "pronoun")


def _questions(parse: Parse) -> frozenset[int]:
    """The tokens of sentences with a question mark."""
    asking = [(a, b) for a, b in parse.sentences if any(t.text == "?" for t in parse.tokens[a:b])]
    return frozenset(i for a, b in asking for i in range(a, b))
