"""How soon the explorer shows a large graph and how smoothly it moves, beside pyvis on the same graph.

    python -m benchmarks.explorer [--edges 5000 50000] [--no-pyvis]

Needs selenium, chromium and chromedriver; pyvis is left out where it is not installed (`pip install pyvis`). A graph is
made by a seed: statements in documents of twenty, entities linked the more the more they are linked already. Times are
those of a headless Chromium on the page from disk: from the start of navigation to the first frame with the graph (for
pyvis, to the first frame drawn, which may still move), and of every frame while the graph is panned, zoomed and
clicked, forty times each. A frame cannot be shorter than a sixtieth of a second. Also told: the longest task that kept
the page from answering, and, since a busy machine stretches all times, the work: what the page's main thread had of the
processor until the first view, and for each frame.
"""

import argparse
import random
import shutil
import statistics
import sys
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import networkx as nx
from selenium import webdriver
from selenium.common.exceptions import TimeoutException
from urllib3.exceptions import ReadTimeoutError

from kg.graph.iris import make_naming
from kg.model import Attribution, Document, Entity, Mention, Reading, Statement
from kg.network.build import to_networkx
from kg.ontology import load_ontology
from kg.pipeline.page import write_page

SYLLABLES = "ba do fe gu hi jo ka le mi no pa qui ro su ta ve wo xi ya zu".split()
TYPES = ("Person", "Person", "Company", "Country", "GovernmentBody", "Treaty")
VERBS = ("meets", "supports", "accuses", "sanctions", "condemns", "signed", "aids", "warns", "visits", "blockades")
BY_DOCUMENT = 20
# Seconds after which a page that does not answer is given up.
PATIENCE = 300
OPTIONS = ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--window-size=1400,900")
WIDTHS = {"first view": 20, "longest task": 16, "pan": 20, "zoom": 20, "click": 20}

EXPLORER = {
    "ready": "return performance.getEntriesByName('shown').length > 0",
    "first": "return performance.getEntriesByName('shown')[0].startTime",
    "pan": "window.explorer.cy.panBy({x: i % 2 ? 9 : -8, y: i % 3 ? 5 : -9})",
    "zoom": "window.explorer.cy.zoom(window.explorer.cy.zoom() * (i % 2 ? 1.12 : 1 / 1.1))",
    "click": "const all = window.explorer.cy.nodes(); window.explorer.update({selected: all[i % all.length].id()})",
}
PYVIS = {
    "ready": "return typeof network !== 'undefined' && window.firstDrawn !== undefined",
    "first": "return window.firstDrawn",
    "pan": "const p = network.getViewPosition(); network.moveTo({position: {x: p.x + (i % 2 ? 9 : -8), y: p.y + 5}})",
    "zoom": "network.moveTo({scale: network.getScale() * (i % 2 ? 1.12 : 1 / 1.1)})",
    "click": "network.selectNodes([network.body.nodeIndices[i % network.body.nodeIndices.length]])",
}
# Runs the action on each of forty frames, and gives the times between frames in milliseconds.
FRAMES = """
const done = arguments[0];
const times = [];
let before = performance.now();
let i = 0;
function step() {
  const now = performance.now();
  if (i) times.push(now - before);
  before = now;
  if (i >= 40) return done(times);
  {ACTION};
  i += 1;
  requestAnimationFrame(step);
}
requestAnimationFrame(step);
"""
LONG_TASKS = """
window.longest = 0;
new PerformanceObserver((list) => {
  for (const task of list.getEntries()) window.longest = Math.max(window.longest, task.duration);
}).observe({type: 'longtask', buffered: true});
"""
DRAWN = """
Object.defineProperty(window, 'network', {
  configurable: true,
  set(made) {
    Object.defineProperty(window, 'network', {value: made, writable: true});
    made.once('afterDrawing', () => requestAnimationFrame(() => { window.firstDrawn = performance.now(); }));
  },
});
"""


def made(edges: int, seed: int = 7) -> list[Reading]:
    """Readings with so many statements, each of which is an edge."""
    chance = random.Random(seed)
    names = [_name(chance) for _ in range(max(edges // 3, 10))]
    ends: list[int] = list(range(len(names)))
    readings = []
    for start in range(0, edges, BY_DOCUMENT):
        pairs = [_pair(chance, ends) for _ in range(min(BY_DOCUMENT, edges - start))]
        readings.append(_reading(start // BY_DOCUMENT, pairs, names, chance))
    return readings


def _name(chance: random.Random) -> tuple[str, str]:
    words = ("".join(chance.choice(SYLLABLES) for _ in range(3)).capitalize() for _ in range(2))
    return chance.choice(TYPES), " ".join(words)


def _pair(chance: random.Random, ends: list[int]) -> tuple[int, int]:
    """Two entities; one that was chosen is chosen more easily again (Barabási and Albert 1999)."""
    one = chance.choice(ends)
    other = next(n for n in iter(lambda: chance.choice(ends), None) if n != one)
    ends += (one, other)
    return one, other


def _reading(number: int, pairs: list[tuple[int, int]], names: list[tuple[str, str]], chance: random.Random) -> Reading:
    text, mentions, statements = "", {}, []
    for n, (one, other) in enumerate(pairs):
        verb, start = chance.choice(VERBS), len(text)
        for entity in (one, other):
            mentions.setdefault(entity, []).append(Mention(len(text), len(text) + len(names[entity][1]), "name"))
            text += names[entity][1] + (f" {verb} " if entity == one else ".")
        claimed = chance.random() < 0.4
        span = ((start, len(text) - 1),)
        statements.append(
            Statement(
                f"s{n}", f"e{one}", verb, f"e{other}", span, f"{verb}#verb", 0.9,
                status="attributed" if claimed else "asserted",
                polarity="negative" if chance.random() < 0.05 else "positive",
                attribution="a1" if claimed else None,
            )
        )  # fmt: skip
        text += "\n" if n % 4 == 3 else " "
    speaker = pairs[0][0]
    day = f"2024-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    return Reading(
        Document(f"d{number:05}", text, title=f"Document {number}", date=day, sha256=str(number)),
        tuple(Entity(f"e{n}", *names[n], tuple(found)) for n, found in mentions.items()),
        attributions=(Attribution("a1", f"e{speaker}", ((0, 1),), ((0, 1),), ((0, 1),), "indirect", "say", date=day),),
        statements=tuple(statements),
    )


def pyvis_page(network: "nx.MultiDiGraph", path: Path) -> bool:
    """The same nodes and edges by pyvis in its usual settings, in one file; False where pyvis is not installed."""
    try:
        from pyvis.network import Network
    except ImportError:
        return False
    net = Network(height="900px", width="100%", directed=True, cdn_resources="in_line")
    for node, row in network.nodes(data=True):
        net.add_node(node, label=row["label"])
    for start, end, row in network.edges(data=True):
        net.add_edge(start, end, title=row["label"])
    path.write_text(net.generate_html(notebook=False), encoding="utf-8")
    return True


def measure(driver: Any, page: Path, words: dict[str, str], wait: float = 300) -> dict[str, str]:
    """First view, frames and the longest task; "more than ... s" where it did not come."""
    driver.get(page.as_uri())
    end = time.monotonic() + wait
    while not driver.execute_script(words["ready"]):
        if time.monotonic() > end:
            return {"first view": f"more than {wait:.0f} s"}
        time.sleep(0.1)
    driver.execute_script(LONG_TASKS)
    work = _processor(driver)
    found = {"first view": f"{driver.execute_script(words['first']) / 1000:.2f} s ({work:.2f} s)"}
    time.sleep(1)
    found["longest task"] = f"{driver.execute_script('return window.longest') / 1000:.2f} s"
    for name in ("pan", "zoom", "click"):
        before = _processor(driver)
        times = driver.execute_async_script(FRAMES.replace("{ACTION}", words[name]))
        work = 1000 * (_processor(driver) - before) / len(times)
        found[name] = f"{statistics.median(times):.0f} / {sorted(times)[int(len(times) * 0.95)]:.0f} / {work:.0f} ms"
    return found


def _processor(driver: Any) -> float:
    """Seconds that the page's main thread has had of the processor."""
    metrics = driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
    return float(next(row["value"] for row in metrics if row["name"] == "TaskDuration"))


def start() -> Any:
    """A headless Chromium that tells of vis-network's first drawing."""
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or shutil.which("google-chrome") or ""
    for option in OPTIONS:
        options.add_argument(option)
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    driver.set_page_load_timeout(PATIENCE)
    driver.set_script_timeout(PATIENCE)
    driver.command_executor.client_config.timeout = PATIENCE
    driver.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
    driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": DRAWN})
    return driver


def main() -> None:
    """Prints a row for each graph and tool."""
    parser = argparse.ArgumentParser(description="How soon and how smoothly large graphs are shown.")
    parser.add_argument("--edges", type=int, nargs="+", default=[5_000, 50_000])
    parser.add_argument("--no-pyvis", action="store_true")
    given = parser.parse_args()
    ontology = load_ontology()
    naming = replace(make_naming(ontology), placed={})
    for edges in given.edges:
        with TemporaryDirectory() as folder:
            page, other = Path(folder) / "index.html", Path(folder) / "pyvis.html"
            readings = made(edges)
            network = to_networkx(readings, ontology)
            began = time.perf_counter()
            write_page(readings, network, naming, page, "Benchmark")
            seconds, size = time.perf_counter() - began, page.stat().st_size / 1e6
            print(f"{len(network)} entities, {network.size()} edges; page of {size:.1f} MB written in {seconds:.1f} s")
            heads = "".join(f"{head:>{width}}" for head, width in WIDTHS.items())
            print(f"{'':10}{heads}   frames: median / p95 / work")
            _row("explorer", page, EXPLORER)
            if not given.no_pyvis and pyvis_page(network, other):
                _row("pyvis", other, PYVIS)


def _row(name: str, page: Path, words: dict[str, str]) -> None:
    driver = start()
    try:
        found = measure(driver, page, words)
    except (ReadTimeoutError, TimeoutException):
        # The page's only thread answered nothing, not even how far it is.
        found = {"first view": f"frozen for {PATIENCE} s"}
    finally:
        driver.quit()
    cells = "".join(f"{found.get(key, ''):>{width}}" for key, width in WIDTHS.items())
    sys.stdout.write(f"{name:10}{cells}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
