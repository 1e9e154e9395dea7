"""The whole line, from documents to the files of a build. Only this part and the command line see several stages."""

from kg.pipeline.corpus import Corpus, ReaderSettings, read_corpus
from kg.pipeline.page import explore
from kg.pipeline.run import BuildResult, build, check_examples, read, read_text, to_networkx
from kg.pipeline.triples import clauses

__all__ = [
    "BuildResult",
    "Corpus",
    "ReaderSettings",
    "build",
    "check_examples",
    "clauses",
    "explore",
    "read",
    "read_corpus",
    "read_text",
    "to_networkx",
]
