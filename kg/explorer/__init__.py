"""The explorer: one page, index.html, in which a graph is seen, filtered and read beside its texts, offline."""
