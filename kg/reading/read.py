"""Read a document: from its text to a `Reading`. The stages stand in `read` in their order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.known import KnownEntities, load_known
from kg.model import Document, Reading
from kg.ontology import Ontology, load_ontology
from kg.reading.affiliations import find_affiliations
from kg.reading.annotate import annotate, load_model
from kg.reading.assemble import assemble
from kg.reading.attribution import Said, SpeechWords, find_attributions, fragments, speech_words
from kg.reading.blocks import find_blocks
from kg.reading.clauses import Clause, find_clauses
from kg.reading.coreference import resolve_references
from kg.reading.counterparts import find_counterparts
from kg.reading.frames import FrameIndex, Match, index_frames, match_clause, noun_lemmas
from kg.reading.mentions import find_names
from kg.reading.metonyms import mark_metonyms
from kg.reading.nominals import find_nominals
from kg.reading.norms import Norm, find_norms
from kg.reading.parse import Parse
from kg.reading.pronouns import add_unnamed, link_attributes, link_descriptions, resolve_relatives, slots_of
from kg.reading.quotes import find_quotes
from kg.reading.reality import Cues, Reality, combine, context_of, load_cues, reality_of, role_reality
from kg.reading.repair import repair
from kg.reading.resolve import resolve_names
from kg.reading.retyping import correct_types
from kg.reading.role_clauses import states_role
from kg.reading.roles import RoleFinding, find_roles, merged
from kg.reading.rules import Scene, apply_rules
from kg.reading.statements import from_affiliations, from_matches, from_norms, from_roles, from_rules
from kg.reading.things import Things
from kg.reading.times import find_times
from kg.reading.timing import join_split_dates, times_by_head
from kg.reading.typing import HeadNouns, head_nouns

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True)
class Reader:
    """Everything that reading needs, loaded once: the language model, the ontology, the known entities."""

    nlp: "Language"
    ontology: Ontology
    known: KnownEntities
    nouns: HeadNouns
    frames: FrameIndex
    speech: SpeechWords
    cues: Cues

    def annotate(self, document: Document) -> Parse:
        """The parse alone."""
        return annotate(document.text, self.nlp)

    def read(self, document: Document) -> Reading:
        """All that the document says."""
        return read(document, self.annotate(document), self)

    def read_all(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """The readings of the documents, one after the other."""
        return map(self.read, documents)


def make_reader(model: str | None = None, *, ontologies: Sequence[Path] = (), entities: Sequence[Path] = ()) -> Reader:
    """A reader with an installed spaCy pipeline, and the user's own ontology and entity files beside kg's."""
    ontology = load_ontology(ontologies)
    return Reader(
        nlp=load_model(model),
        ontology=ontology,
        known=load_known(entities),
        nouns=head_nouns(ontology),
        frames=index_frames(ontology),
        speech=speech_words(ontology),
        cues=load_cues(ontology),
    )


def read(document: Document, parse: Parse, reader: Reader) -> Reading:
    """The reading of a document from its parse."""
    parse = repair(parse)
    quotes = find_quotes(document.text, find_blocks(document.text))
    times = join_split_dates(find_times(document.text, document.date), document.text)
    names = find_names(parse, reader.known, reader.nouns, reader.ontology)
    table = resolve_names(parse, names, reader.known, reader.nouns)
    clauses = [*find_clauses(parse), *find_nominals(parse, noun_lemmas(reader.frames))]
    correct_types(parse, table, clauses, reader.nouns, reader.ontology)
    said = find_attributions(parse, clauses, quotes, reader.speech)
    roles = find_roles(parse, table, tuple(clauses), reader.nouns)
    agents = frozenset(slots_of(clauses, reader.frames, reader.ontology, "Agent"))
    resolve_references(parse, table, said, roles, reader.nouns, reader.ontology, agents)
    link_descriptions(parse, table, reader.nouns, reader.ontology)
    link_attributes(parse, table, clauses)
    resolve_relatives(parse, table, reader.ontology)
    add_unnamed(parse, table, clauses, reader.frames, reader.ontology)
    # Once more: "she" of "she is the chairwoman" and "its" of "its president" are somebody only now.
    roles = merged(roles, find_roles(parse, table, tuple(clauses), reader.nouns))
    roles = merged(roles, find_counterparts(parse, table, roles))
    mark_metonyms(table, clauses, said, reader.known)
    things = Things(parse, table, reader.nouns, reader.ontology, times_by_head(parse, times, {c.head for c in clauses}))
    matches, reasons = _match(parse, clauses, things, reader)
    boundaries = frozenset(s.verb for s in said if s.scope)
    realities = {
        c.head: reality_of(parse, c, reader.cues, boundaries)
        for c in clauses
        if c.head in matches or c.lemma == "be" or c.head in boundaries
    }
    found = [(m, realities[head]) for head, ms in sorted(matches.items()) for m in ms]
    raws = [
        *from_matches(parse, found, things, reader.ontology),
        *from_affiliations(parse, find_affiliations(parse, table, reader.ontology)),
        *from_roles(
            parse,
            roles,
            _of_roles(roles, clauses, realities, parse, reader, boundaries),
            things,
            reader.ontology,
            times,
        ),
    ]
    by_rule = apply_rules(Scene(parse, table, reader.nouns, reader.ontology, reader.known, times))
    nominal = {
        f.head: reality_of(parse, Clause(f.head, "noun", "", {}), reader.cues, boundaries)
        for f in by_rule
        if f.head is not None
    }
    raws += from_rules(parse, by_rule, nominal)
    raws += from_norms(parse, _norms(parse, clauses, reader, boundaries), things, reader.ontology)
    loose = fragments(parse, quotes, said, [(raw.head, raw.evidence) for raw in raws])
    said = tuple(sorted([*said, *loose], key=lambda s: (s.cue, s.content)))
    return assemble(document, parse, things, times, said, raws, realities, reasons, quotes)


def _match(
    parse: Parse, clauses: Sequence[Clause], things: Things, reader: Reader
) -> tuple[dict[int, list[Match]], dict[int, str]]:
    """Matches, and reasons for none, by the clause's head token."""
    matches: dict[int, list[Match]] = {}
    reasons: dict[int, str] = {}
    for clause in clauses:
        found, reason = match_clause(parse, clause, reader.frames, things, reader.ontology)
        if found:
            matches.setdefault(clause.head, []).extend(found)
        elif reason and clause.kind == "verb":
            reasons[clause.head] = reason
    return matches, reasons


def _norms(
    parse: Parse, clauses: Sequence[Clause], reader: Reader, boundaries: frozenset[int]
) -> Iterator[tuple[Norm, Reality]]:
    """The norms with their realities: of the ruling's clause, or of what stands above "shall" and "must"."""
    for norm in find_norms(parse, clauses):
        if norm.conditional:
            yield norm, Reality("conditional")
        elif norm.imposer is None:
            yield norm, context_of(parse, norm.verb, reader.cues, boundaries)
        else:
            clause = next(c for c in clauses if c.head == norm.verb and c.kind == "verb")
            yield norm, reality_of(parse, clause, reader.cues, boundaries)


def _of_roles(
    roles: Sequence[RoleFinding], clauses: Sequence[Clause], known: dict[int, Reality], parse: Parse, reader: Reader,
    boundaries: frozenset[int],
) -> dict[RoleFinding, Reality]:  # fmt: skip
    """The realities of roles: of the clause that states one, and of the role's own adjectives."""
    copular = {
        c.head: known.get(c.head) or reality_of(parse, c, reader.cues, boundaries) for c in clauses if states_role(c)
    }
    plain = Reality()
    return {
        f: combine(role_reality(parse, f.role.first, f.role.last, reader.cues), copular.get(f.clause or -1, plain))
        for f in roles
    }


__all__ = ["Reader", "Said", "make_reader", "read"]
