"""The command line `kg`: one file per command. Results go to standard output, everything else to standard error."""

from kg.cli.app import app, main

__all__ = ["app", "main"]
