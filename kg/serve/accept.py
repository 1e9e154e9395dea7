"""Content negotiation (RFC 9110, 12.5.1): the types that a client accepts, the best first."""

SHORT = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "ttl": "text/turtle",
    "turtle": "text/turtle",
    "nt": "application/n-triples",
    "rdfxml": "application/rdf+xml",
    "jsonld": "application/ld+json",
    "trig": "application/trig",
    "nq": "application/n-quads",
    "html": "text/html",
}
# What clients ask for and mean one of ours by.
ALIASES = {
    "application/json": ("application/sparql-results+json", "application/ld+json"),
    "application/xml": ("application/sparql-results+xml", "application/rdf+xml"),
    "text/xml": ("application/sparql-results+xml", "application/rdf+xml"),
    "application/x-turtle": ("text/turtle",),
    "text/plain": ("application/n-triples", "text/csv"),
}


def accepted(header: str, format: str = "") -> list[str]:
    """The media types in the order of the client's wish; `format` ("csv") goes before the header."""
    if format:
        return [SHORT.get(format, format)]
    found: list[tuple[float, int, str]] = []
    for number, part in enumerate(header.split(",")):
        kind, *parameters = (piece.strip().lower() for piece in part.split(";"))
        quality = _quality(parameters)
        if kind and quality > 0:
            found += [(-quality, number, k) for k in (kind, *ALIASES.get(kind, ()))]
    return [kind for _, _, kind in sorted(found)] or ["*/*"]


def prefers_html(header: str, format: str = "") -> bool:
    """Whether a page for people is wanted rather than data."""
    kinds = accepted(header, format)
    wanted = [k for k in kinds if k in (*SHORT.values(), "application/xhtml+xml", "*/*")]
    return bool(wanted) and wanted[0] in ("text/html", "application/xhtml+xml")


def _quality(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return float(value)
            except ValueError:
                return 0.0
    return 1.0
