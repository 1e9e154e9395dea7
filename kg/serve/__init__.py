"""A server over a store: SPARQL, pages of entities and statements, a page to query in, a small JSON API."""
