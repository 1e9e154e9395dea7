"""Who is who across the readings of a corpus, and what their entities are therefore called."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import pyoxigraph as ox

from kg.graph.identity import descriptions, identity_quads
from kg.graph.iris import Naming, document_key
from kg.identity.directory import directory
from kg.identity.index import Identity
from kg.identity.model import Occurrence
from kg.model import Reading


@dataclass(frozen=True)
class WhoIsWho:
    """The identity of a corpus: the index, and what every person and body of a document is therefore called."""

    index: Identity

    @cached_property
    def iris(self) -> dict[Occurrence, str]:
        """IRIs by the document's key and the entity's id."""
        return {occurrence: placed.iri for occurrence, placed in self.index.placed.items()}

    def quads(self, base: str) -> list[ox.Quad]:
        """The graph "identity", in no order."""
        return identity_quads(self.index.descriptions(), self.index.placed, self.index.differences(), base)


def identify(readings: Iterable[Reading], naming: Naming) -> WhoIsWho:
    """Who is who among the persons and bodies of the readings, whatever their order."""
    found, listed = Identity(), directory(naming.known)
    for reading in readings:
        found.add(document_key(reading.document), descriptions(reading, naming, listed))
    return WhoIsWho(found)
