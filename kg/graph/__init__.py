"""From readings to an RDF graph, and its use: writing, loading, querying, validating, explaining."""
