"""Predictions for GUM: entities as clusters of mentions.

GUM marks no adjectives ("Afghan officials" does not mention Afghanistan), no relative pronouns and no titles on their
own; what kg reads in these is left out.
"""

from benchmarks.common import Row, spans
from kg.known import load_known
from kg.model import Entity, Mention, Reading

RELATIVES = ("who", "whom", "which", "that", "where", "whose")


def row(reading: Reading) -> Row:
    """The entities of one reading as clusters; a span that several entities claim stays with the first."""
    taken: set[tuple[int, ...]] = set()
    clusters = []
    for entity in reading.entities:
        if entity.type in ("Role", "Agent"):  # offices, and whoever a passive leaves unnamed
            continue
        cluster = [span for span in spans(_marked(reading, entity)) if tuple(span) not in taken]
        taken.update(map(tuple, cluster))
        if cluster:
            clusters.append(cluster)
    return {"doc": reading.document.id, "clusters": clusters}


def _marked(reading: Reading, entity: Entity) -> list[Mention]:
    """The entity's mentions of the kinds that GUM marks."""
    return [m for m in entity.mentions if not _is_unmarked(reading.document.text[m.start : m.end])]


def _is_unmarked(text: str) -> bool:
    known = load_known()
    demonym = known.demonym(text)
    adjective = demonym is not None and demonym[1] == "adjective" and known.is_only_demonym(text)
    return adjective or text.lower() in RELATIVES
