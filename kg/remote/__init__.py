"""Someone else's store, over HTTP: SPARQL 1.1 Protocol, SPARQL 1.1 Update, Graph Store Protocol."""
