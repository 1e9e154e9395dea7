"""kg merge, split, accept, reject and decisions"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import options
from kg.cli.show import table, write

if TYPE_CHECKING:
    from kg.pipeline.decide import Decided, Site

Who = Annotated[str, typer.Option("--who", envvar="USER", help="The person who decides.")]
When = Annotated[str, typer.Option("--when", help="When it was decided; by default now.")]
Why = Annotated[str, typer.Option("--why", help="The reason.")]
Node = Annotated[str, typer.Argument(help="A name, an IRI such as ent:norway, or 'NAME @ DOCUMENT'.")]
Statement = Annotated[str, typer.Argument(help="st:..., as kg explain shows it, or a pattern that one statement fits.")]


def merge(
    folder: options.BuildFolder,
    a: Node,
    b: Node,
    who: Who = "",
    when: When = "",
    why: Why = "",
    decisions: options.Decisions = None,
    ontology: options.Ontologies = None,
    entities: options.Entities = None,
) -> None:
    """Decide that two nodes are one thing, which goes by the first one's name.

    Example: kg merge corpus "Anna Larsen" "A. Larsen @ press-7" --why "same signature"
    """
    from kg.pipeline.decide import Signed
    from kg.pipeline.decide import merge as run

    _tell(run(_site(folder, decisions, ontology, entities), a, b, Signed(who, when, why)))


def split(
    folder: options.BuildFolder,
    a: Node,
    documents: Annotated[list[str], typer.Argument(help="The documents that mean another thing by that name.")],
    who: Who = "",
    when: When = "",
    why: Why = "",
    decisions: options.Decisions = None,
    ontology: options.Ontologies = None,
    entities: options.Entities = None,
) -> None:
    """Decide that what some documents mean by a name is another thing, and one thing.

    Example: kg split corpus "Anna Larsen" football-3 --why "the goalkeeper"
    """
    from kg.pipeline.decide import Signed
    from kg.pipeline.decide import split as run

    _tell(run(_site(folder, decisions, ontology, entities), a, documents, Signed(who, when, why)))


def accept(
    folder: options.BuildFolder,
    statement: Statement,
    who: Who = "",
    when: When = "",
    why: Why = "",
    decisions: options.Decisions = None,
    ontology: options.Ontologies = None,
    entities: options.Entities = None,
) -> None:
    """Vouch for a statement that no document asserts: it becomes a fact, and you are its asserter.

    Example: kg accept corpus st:0a1b2c3d4e5f --why "confirmed by the registry"
    """
    _judge("accept", folder, statement, (who, when, why), _site(folder, decisions, ontology, entities))


def reject(
    folder: options.BuildFolder,
    statement: Statement,
    who: Who = "",
    when: When = "",
    why: Why = "",
    decisions: options.Decisions = None,
    ontology: options.Ontologies = None,
    entities: options.Entities = None,
) -> None:
    """Decide that a statement is wrong: it leaves the facts and every picture.

    Example: kg reject corpus "Norway | attacks | Chile" --why "misread"
    """
    _judge("reject", folder, statement, (who, when, why), _site(folder, decisions, ontology, entities))


def decisions(
    folder: options.BuildFolder,
    decisions: options.Decisions = None,
    ontology: options.Ontologies = None,
    entities: options.Entities = None,
) -> None:
    """List what people decided; a line is undone by deleting it from the file.

    Example: kg decisions corpus
    """
    from kg.pipeline.decide import list_decisions

    rows = [
        (str(d.line), d.kind, d.what, d.other, d.who, d.when, d.why, standing)
        for d, standing in list_decisions(_site(folder, decisions, ontology, entities))
    ]
    table(("line", "decision", "what", "other", "who", "when", "why", "standing"), rows)


def _judge(kind: str, folder: Path, statement: str, signed: tuple[str, str, str], site: "Site") -> None:
    from kg.pipeline.decide import Signed, judge

    _tell(judge(site, kind, statement, Signed(*signed)))


def _site(folder: Path, decisions: Path | None, ontology: list[Path] | None, entities: list[Path] | None) -> "Site":
    from kg.pipeline.decide import Site

    return Site(folder, decisions, tuple(ontology or ()), tuple(entities or ()))


def _tell(decided: "Decided") -> None:
    d = decided.decision
    write(f"{d.kind}: {d.what}" + (f" | {d.other}" if d.other else "") + f", written to {decided.file}")
    if decided.documents is None:
        option = "" if decided.file.name == "decisions.csv" else f" --decisions {decided.file}"
        write(f"It holds from the next kg build or kg add{option} on.")
    else:
        write(f"{decided.documents} documents written anew.")
