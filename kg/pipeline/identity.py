"""Who is who across the readings of a corpus, and what their entities are therefore called."""

from collections.abc import Iterable

from kg.graph.iris import Naming, document_key, known_iri, local_iris
from kg.identity.describe import describe
from kg.identity.directory import Directory, directory
from kg.identity.index import Identity
from kg.identity.model import Description
from kg.model import Reading


def descriptions(reading: Reading, naming: Naming, listed: Directory) -> tuple[Description, ...]:
    """The persons and bodies of one reading, as they are compared; `listed` are the naming's known entities."""
    return describe(
        reading,
        document_key(reading.document),
        local_iris(reading, naming),
        listed,
        naming.ontology,
        lambda known: known_iri(known, naming.base),
    )


def identify(readings: Iterable[Reading], naming: Naming) -> Identity:
    """The identity of all persons and bodies of the readings, whatever their order."""
    found, listed = Identity(), directory(naming.known)
    for reading in readings:
        found.add(document_key(reading.document), descriptions(reading, naming, listed))
    return found
