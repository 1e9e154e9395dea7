"""What several sources tell independently of one another."""

from collections import defaultdict
from dataclasses import dataclass

import networkx as nx

from kg.network.analysis.statements import Told, statements
from kg.network.copies import families, shingles

# A sentence of fewer shingles says too little to be known as copied.
LEAST_SENTENCE = 8


@dataclass(frozen=True, slots=True)
class Corroboration:
    """A statement with the sources that tell it as so, and whether any document asserts it as a fact.

    `sources` are speakers by name, or documents by id where they tell it in their own voice or by an unnamed speaker.
    `copies` are tellings that were not counted: those of the same speaker, document or syndicated text again.
    """

    subject: str
    label: str
    object: str
    sources: tuple[str, ...]
    documents: tuple[str, ...]
    copies: int
    fact: bool


def corroboration(graph: nx.MultiDiGraph, least: int = 2) -> tuple[Corroboration, ...]:
    """The statements that at least `least` independent sources tell as so, those with most sources first.

    Two tellings are independent when neither the speaker nor the text is the same. A speaker whom ten papers quote is
    one source; papers that print one agency's text are one source, known by their shingles (`kg.network.copies`, after
    Broder 1997), and so are those that share the sentence itself. That numbers count only when witnesses are
    independent is an old rule of testimony; see Dong, Berti-Equille and Srivastava (2009, "Integrating conflicting
    data: the role of source dependence").
    """
    family = {row["id"]: row["family"] for row in graph.graph.get("sources", ())}
    groups: dict[tuple[str, ...], list[Told]] = defaultdict(list)
    for t in statements(graph):
        if t.holds and t.status in ("asserted", "attributed") and (t.object_iri or t.object or t.action):
            groups[t.subject_iri, t.predicate, t.role, t.object_iri or f"{t.object}\0{t.action}".casefold()].append(t)
    rows = [_corroboration(told, family) for told in groups.values()]
    wanted = [row for row in rows if len(row.sources) >= least]
    return tuple(sorted(wanted, key=lambda r: (-len(r.sources), -len(r.documents), r.subject, r.label, r.object)))


def _corroboration(told: list[Told], family: dict[str, str]) -> Corroboration:
    sources: dict[str, Told] = {}
    sentence = _sentences(told)
    seen = set[str]()
    for t in told:
        key = t.holder_iri or family.get(t.document, t.document)
        if key not in sources and sentence.get(t.iri) not in seen:
            sources[key] = t
        if t.iri in sentence:
            seen.add(sentence[t.iri])
    names = sorted(t.holder or t.document for t in sources.values())
    documents = sorted({t.document for t in told})
    first, fact = told[0], any(t.fact for t in told)
    copies = len(told) - len(sources)
    target = first.object or first.action
    return Corroboration(first.subject, first.label, target, tuple(names), tuple(documents), copies, fact)


def _sentences(told: list[Told]) -> dict[str, str]:
    """For each telling in a document's own voice the first that has its words; speakers are sources of their own."""
    quotes = {t.iri: t.quote for t in told if not t.holder_iri}
    return families({iri: quote for iri, quote in quotes.items() if len(shingles(quote)) >= LEAST_SENTENCE})
