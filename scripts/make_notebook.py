"""Make examples/notebook.ipynb anew and run it: python scripts/make_notebook.py, with the test extra installed.

The cells stand here as text, so that they are read and changed in one place; the notebook holds their outputs too.
"""

from pathlib import Path

import nbformat
from nbclient import NotebookClient

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
NOTEBOOK = EXAMPLES / "notebook.ipynb"

# Cells are parted by lines of "%%", with "md" for text.
CELLS = '''
%% md
# From text to insight

Seven invented statements about an invented strait, in English, become a graph in which every triple shows its words and
its speaker. All of this runs offline.
%%
import kg

reading = kg.read_text(
    "Kestria said on Friday that Velmora had attacked two merchant ships. Mirela Dosanj, the foreign minister of "
    "Velmora, denied that Velmora had attacked the ships. The Security Council condemned the attack.",
    date="2025-03-07",
)
reading
%% md
That the Council condemned the attack is a fact: the text itself tells it. That Velmora attacked the ships is none. It
is a claim of Kestria's, which the minister denies, and both sides are kept with their words.
%%
from kg.network import analysis

for dispute in analysis.contradictions(kg.to_networkx([reading])):
    print(f"{dispute.subject} {dispute.label} {dispute.object}")
    print(f"  {dispute.holds.holder}: {dispute.holds.quote}")
    print(f"  {dispute.kind} by {dispute.disputes.holder}: {dispute.disputes.quote}")
%% md
Now the folder of statements. A build writes RDF, the network, a report and the explorer (`index.html`).
%%
from pathlib import Path

output = Path("../output/notebook")
kg.build(".", output)
%% md
## Ask

The result is an rdflib dataset. Facts are in the default graph, claims in graphs of their own; `kg query --list` names
the queries that come with kg.
%%
graph = kg.load(output)
kg.query(graph, "roles")
%%
kg.query(
    graph,
    """SELECT ?court ?instrument WHERE {
         ?c a kg:Court ; skos:prefLabel ?court ; kg:issued ?i . ?i skos:prefLabel ?instrument }""",
)
%% md
## Why?

Every statement can say which words it rests on, who said them, and what made it a fact or a claim.
%%
kg.explain(graph, "* | blockades | *")
%% md
## See where everybody stands

The network is a NetworkX graph, and the analyses are functions over it: docs/analysis.md says what each of them means.
%%
network = kg.to_networkx(output)
for voice in analysis.who_speaks_for_whom(network)[:5]:
    print(f"{voice.speaker}, {voice.role} of {voice.body}: {voice.claims} claims")
%%
for one, other in analysis.balance(network).camps[:3]:
    print(" + ".join(one), "|", " + ".join(other) or "nobody")
%%
for row in analysis.corroboration(network)[:3]:
    print(f"{row.subject} {row.label} {row.object}: {len(row.sources)} independent sources")
%% md
## Who must do what
%%
from IPython.display import SVG

picture = output / "obligations.svg"
kg.draw(network, picture, kind="obligations", focus="International Court of Justice", title="The Court's orders")
SVG(picture)
%% md
## What was not understood

A sentence that gave nothing says why, so that you know what the graph does not know.
%%
from collections import Counter

readings = kg.read(output / "statements.jsonl")
Counter(c.reason for r in readings for c in r.coverage if not c.statements).most_common(5)
'''


def notebook() -> nbformat.NotebookNode:
    """The notebook without outputs."""
    cells = []
    for number, block in enumerate(CELLS.strip("\n").removeprefix("%%").split("\n%%")):
        kind, _, source = block.partition("\n")
        make = nbformat.v4.new_markdown_cell if kind.strip() == "md" else nbformat.v4.new_code_cell
        cells.append(make(source, id=f"cell-{number}"))
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})


def execute(made: nbformat.NotebookNode, folder: Path = EXAMPLES) -> nbformat.NotebookNode:
    """The notebook with its outputs, run in the folder of examples; raises CellExecutionError where a cell fails.

    Where an output has a rich display, its plain text, which nobody sees, is left out.
    """
    NotebookClient(made, timeout=600, resources={"metadata": {"path": str(folder)}}, record_timing=False).execute()
    made.metadata.pop("language_info", None)
    for output in (o for cell in made.cells for o in cell.get("outputs", ())):
        if len(output.get("data", {})) > 1:
            output.data.pop("text/plain", None)
    return made


if __name__ == "__main__":
    nbformat.write(execute(notebook()), NOTEBOOK)
