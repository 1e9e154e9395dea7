"""The ontology: what can be said, and the words that say it."""

from kg.ontology.load import load_ontology
from kg.ontology.terms import Example, Expected, Frame, Ontology, OntologyClass, Property, QualifierSlot, SpeechAct

__all__ = [
    "Example",
    "Expected",
    "Frame",
    "Ontology",
    "OntologyClass",
    "Property",
    "QualifierSlot",
    "SpeechAct",
    "load_ontology",
]
