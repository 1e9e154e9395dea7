"""Who is who across documents: entities described, compared, linked with a reason, and given one name (IRI) each."""
