"""The commands put together, and what happens to errors."""

import os
import sys
from typing import Annotated

import typer

from kg import __version__
from kg.cli.add import add, update
from kg.cli.analyse import analyse
from kg.cli.build import build
from kg.cli.check import check
from kg.cli.clauses import clauses
from kg.cli.decide import accept, decisions, merge, reject, split
from kg.cli.draw import draw
from kg.cli.entities import entities
from kg.cli.explain import explain
from kg.cli.explore import explore
from kg.cli.export import export
from kg.cli.push import push
from kg.cli.query import query
from kg.cli.remove import remove
from kg.cli.report import report
from kg.cli.serve import serve
from kg.cli.show import complain
from kg.cli.stores import check_store, documents, log, restore
from kg.cli.validate import validate
from kg.errors import KgError

STORES = (add, update, remove, documents, log, check_store, restore, serve, push)
DECISIONS = (entities, merge, split, accept, reject, decisions)
READERS = (query, explain, validate, analyse, draw, explore, report, export)
COMMANDS = (build, *READERS, clauses, check, *DECISIONS, *STORES)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kg {__version__}")
        raise typer.Exit


def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """From statements in English to a knowledge graph in which every triple shows its words, speaker and status.

    Start with: kg build FILES -o FOLDER, then kg query FOLDER who-said-what
    """


def _assemble() -> typer.Typer:
    made = typer.Typer(name="kg", no_args_is_help=True, add_completion=False, rich_markup_mode="rich")
    made.callback()(_root)
    for command in COMMANDS:
        made.command()(command)
    return made


app = _assemble()


def main() -> None:
    """The entry point: an error that the user can mend is one line and exit status 2, never a traceback."""
    try:
        app(prog_name="kg")
    except KgError as error:
        complain(str(error))
        sys.exit(2)
    except BrokenPipeError:
        # The reader (`head`, say) has seen enough; what is still buffered goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        complain(f"{error.filename or 'input or output'}: {error.strerror or error}")
        sys.exit(2)
