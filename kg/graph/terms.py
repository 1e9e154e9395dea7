"""The namespaces of the graph, and literals whose form no parser changes."""

import re
from datetime import date, datetime

import pyoxigraph as ox

from kg.model import Literal
from kg.ontology.terms import NS

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
ORG = "http://www.w3.org/ns/org#"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
WD = "http://www.wikidata.org/entity/"
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
VOCABULARIES = {
    "kg": NS,
    "rdf": RDF,
    "rdfs": RDFS,
    "xsd": XSD,
    "owl": OWL,
    "skos": SKOS,
    "dcterms": DCTERMS,
    "org": ORG,
    "prov": PROV,
    "oa": OA,
    "wd": WD,
}

TYPE = ox.NamedNode(RDF + "type")
_SURROGATE = re.compile("[\ud800-\udfff]")
# Extended Date/Time Format (https://www.loc.gov/standards/datetime/): digits, unknown digits, marks of doubt, lists.
_EDTF_DATE = r"[~?%]?(Y-?\d{5,}|-?[\dX]{4})[~?%]?(-[~?%]?[\dX]{2}[~?%]?(-[~?%]?[\dX]{2}[~?%]?)?)?"
_EDTF = re.compile(rf"{_EDTF_DATE}|({_EDTF_DATE}|\.\.)?/({_EDTF_DATE}|\.\.)?|[\[{{][-\dX.,]+[\]}}]")
# TIMEX3 parts of a year as EDTF's (level 2): seasons, quarters, halves.
_PARTS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24, "Q1": 33, "Q2": 34, "Q3": 35, "Q4": 36, "H1": 40, "H2": 41}


def kg(name: str) -> ox.NamedNode:
    """The term of kg's own vocabulary with that local name."""
    return ox.NamedNode(NS + name)


def text(value: str) -> ox.Literal:
    """A plain string; half a surrogate pair, which no encoding can carry, becomes U+FFFD."""
    return ox.Literal(_SURROGATE.sub("\ufffd", value))


def number(value: int) -> ox.Literal:
    """An xsd:integer."""
    return ox.Literal(str(value), datatype=ox.NamedNode(XSD + "integer"))


def decimal(value: float) -> ox.Literal:
    """An xsd:decimal with two places at most, as the engine would write it."""
    digits = f"{value:.2f}".rstrip("0").removesuffix(".")
    return ox.Literal(digits, datatype=ox.NamedNode(XSD + "decimal"))


def date_value(value: str) -> ox.Literal:
    """A date typed by its shape: xsd:date, xsd:gYearMonth, xsd:gYear, xsd:dateTime, EDTF, or else a plain string.

    Weeks, parts of a year, decades and centuries, which TIMEX3 writes in its own way ("2023-W08", "2023-SU", "199"),
    become EDTF.
    """
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value) and _valid(value):
        return _typed(value, "date")
    if re.fullmatch(r"\d{4}-\d\d", value) and _valid(value + "-01"):
        return _typed(value, "gYearMonth")
    if re.fullmatch(r"\d{4}", value) and _valid(value + "-01-01"):
        return _typed(value, "gYear")
    if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?", value) and _valid(value):
        return _typed(datetime.fromisoformat(value).isoformat(), "dateTime")
    edtf = _timex_to_edtf(value)
    known = _EDTF.fullmatch(edtf) and any(c.isdigit() for c in edtf)
    return ox.Literal(edtf, datatype=ox.NamedNode(EDTF)) if known else text(value)


def _timex_to_edtf(value: str) -> str:
    """A week or weekend as an interval of days, a season, quarter or half by its number, a decade or century with
    unknown digits ("199" is "199X"); the rest as it is."""
    if re.fullmatch(r"\d{2,3}", value):
        return value.ljust(4, "X")
    week = re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value)
    part = re.fullmatch(r"(\d{4})-([A-Z][A-Z\d])", value)
    if part and part[2] in _PARTS:
        return f"{part[1]}-{_PARTS[part[2]]}"
    if not week:
        return value
    try:
        first, last = (date.fromisocalendar(int(week[1]), int(week[2]), day) for day in (6 if week[3] else 1, 7))
    except ValueError:
        return value
    return f"{first}/{last}"


def typed_value(literal: Literal, datatype: str | None = None) -> ox.Literal:
    """The RDF literal of a value; `datatype` is what the property wants where the value says only "string"."""
    kind = datatype if literal.datatype == "string" and datatype else literal.datatype
    if kind in ("date", "dateTime", "gYear", "gYearMonth"):
        return date_value(literal.value)
    # Only canonical forms are typed: rdflib rewrites the others, and the graph would depend on its reader.
    if kind == "integer" and re.fullmatch(r"0|-?[1-9]\d*", literal.value):
        return _typed(literal.value, "integer")
    if kind == "decimal" and re.fullmatch(r"-?(0|[1-9]\d*)\.(0|\d*[1-9])", literal.value):
        return _typed(literal.value, "decimal")
    if kind == "boolean" and literal.value in ("true", "false"):
        return _typed(literal.value, "boolean")
    return text(literal.value)


def iri_or_text(value: str) -> ox.NamedNode | ox.Literal:
    """The IRI, or where it is none (a path, a broken address) a plain string."""
    try:
        return ox.NamedNode(value)
    except ValueError:
        return text(value)


def iri_of(term: object) -> str:
    """The IRI of a named node; nothing for the default graph."""
    return term.value if isinstance(term, ox.NamedNode) else ""


def local_name(iri: str) -> str:
    """What stands after the last `#`, `/` or `:` of an IRI."""
    return re.split(r"[#/:]", iri)[-1]


def _valid(value: str) -> bool:
    try:
        (datetime if "T" in value else date).fromisoformat(value)
    except ValueError:
        return False
    return True


def _typed(value: str, datatype: str) -> ox.Literal:
    return ox.Literal(value, datatype=ox.NamedNode(XSD + datatype))
