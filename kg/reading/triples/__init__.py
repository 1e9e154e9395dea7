"""Open triples: what the clauses of a text say, with no ontology, each with the characters it rests on."""

from kg.reading.triples.find import open_triples
from kg.reading.triples.value import OpenTriple

__all__ = ["OpenTriple", "open_triples"]
