// The keyboard: "/" searches, Escape closes, arrows move in the graph.

let cursor = null;

function makeKeys() {
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input, select, textarea");
    if (event.key === "/" && !typing) {
      event.preventDefault();
      byId("words").focus();
    } else if (event.key === "Escape" && !typing && !event.defaultPrevented) {
      if (!byId("help").hidden) showHelp(false);
      else closeDetail();
    } else if (event.key === "?" && !typing) {
      showHelp(byId("help").hidden);
    }
  });
  byId("graph").addEventListener("keydown", graphKey);
  byId("graph").addEventListener("focus", () => moveTo(cursorNode()));
  byId("graph").addEventListener("blur", () => cy.nodes().removeClass("cursor"));
}

function cursorNode() {
  const kept = cursor ? cy.getElementById(cursor) : cy.collection();
  if (kept.nonempty()) return kept;
  const selected = cy.getElementById(state.selected);
  return selected.nonempty() ? selected : cy.nodes()[0];
}

function moveTo(node) {
  if (!node || !node.length) return;
  cursor = node.id();
  cy.nodes().removeClass("cursor");
  node.addClass("cursor");
  const entity = data.node.get(cursor);
  say(`${entity.label}, ${inWords(entity.type)}, ${count(entity.edges.length, "link")}`);
}

function graphKey(event) {
  const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  const node = cursorNode();
  if (!node) return;
  if (way) moveTo(nearest(node, way));
  else if (event.key === "Enter" || event.key === " ") select(data.node.get(node.id()));
  else if (event.key === "+") expand(data.node.get(node.id()));
  else return;
  event.preventDefault();
}

/** The entity nearest in that direction: what lies aside counts three times. */
function nearest(node, [x, y]) {
  const from = node.position();
  let best = node;
  let least = Infinity;
  cy.nodes().forEach((other) => {
    const dx = other.position("x") - from.x;
    const dy = other.position("y") - from.y;
    const ahead = dx * x + dy * y;
    const cost = ahead + 3 * Math.abs(dx * y) + 3 * Math.abs(dy * x);
    if (ahead > 1 && cost < least) [best, least] = [other, cost];
  });
  return best;
}

const HELP = [
  ["Click an arrow", "its sentence lights up in the text, with speaker and standing"],
  ["Click an entity", "what is said of it; double click shows more of its neighbours"],
  ["Click a name in the text", "its entity"],
  ["/", "search"],
  ["Tab", "goes from part to part"],
  ["Arrow keys", "move among entities of the graph, suggestions, statements, mentions, dates, cells"],
  ["Enter", "opens; + in the graph shows more neighbours"],
  ["Escape", "closes what is open"],
  ["The address", "holds the whole view: copy it to share what you see"],
];

function makeHelp() {
  byId("help").append(
    el("p", {}, "Solid arrows are facts: a document says so itself. Dashed arrows are claims: somebody is given as their source. Arrows with a bar are denied or negated. A number such as +4 tells how many neighbours are not shown."),
    el("dl", {}, ...HELP.flatMap(([key, words]) => [el("dt", {}, key), el("dd", {}, words)])),
  );
  byId("help-button").addEventListener("click", () => showHelp(byId("help").hidden));
}

function showHelp(open) {
  byId("help").hidden = !open;
  byId("help-button").setAttribute("aria-expanded", String(open));
}
