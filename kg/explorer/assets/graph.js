// The graph: entities and the statements between them, drawn by Cytoscape.js.

let cy = null;
let shown = null;
let marking = 0;
let drawn = 0;
// Of an entity with more links than these no link has its words in the picture.
const MOST_TOLD = 14;

function makeGraph() {
  cy = cytoscape({ container: byId("graph"), style: look(), minZoom: 0.1, maxZoom: 4, boxSelectionEnabled: false });
  cy.on("tap", "node", (event) => select(data.node.get(event.target.id())));
  cy.on("dbltap", "node", (event) => expand(data.node.get(event.target.id())));
  cy.on("tap", "edge", (event) => selectLink(event.target.data("link")));
  cy.on("tap", (event) => event.target === cy && select(null));
  cy.on("mouseover", "edge", (event) => event.target.addClass("told over"));
  cy.on("mouseout", "edge", (event) => {
    event.target.removeClass("over");
    event.target.toggleClass("told", isTold(event.target));
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => cy.style(look()));
  new ResizeObserver(() => {
    const before = `${cy.width()} ${cy.height()}`;
    cy.resize();
    if (before !== `${cy.width()} ${cy.height()}`) fit();
  }).observe(byId("graph"));
  makeTools();
  watch(showGraph);
}

function makeTools() {
  byId("tools").append(
    button("+", () => zoom(1.4), { "aria-label": "Closer", title: "Closer" }),
    button("−", () => zoom(1 / 1.4), { "aria-label": "Farther", title: "Farther" }),
    button("All in view", () => fit()),
    button("More neighbours", () => expand(selectedNode()), { id: "more", title: "Show more of what the selected entity is linked to" }),
    button("Only these", () => update({ only: state.selected, open: "" }), { id: "only", title: "Show the selected entity and its neighbours alone" }),
    button("Start again", () => update({ only: "", open: "" }), { id: "again", title: "Back to the most central entities" }),
  );
}

/** Everything in view, or some elements, but names no larger than in the text. */
function fit(elements = cy.elements()) {
  cy.fit(elements, 24);
  if (cy.zoom() > 1.15) {
    cy.zoom(1.15);
    cy.center(elements);
  }
}

/** The kinds that the picture shows, with their shapes. */
function showLegend() {
  const kinds = Object.entries(data.kinds).filter(([kind]) => shown.nodes.some((node) => node.kind === kind));
  byId("legend").replaceChildren(...kinds.map(([kind, words]) => el("span", {}, el("span", { class: `kind ${kind}`, "aria-hidden": "true" }), words)));
}

function zoom(factor) {
  cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
}

/** Shows more neighbours of an entity. */
function expand(node) {
  if (!node) return;
  const open = listed(state.open);
  update({ selected: node.id, open: [...open.filter((id) => id !== node.id), node.id].join("~") });
}

/** Selects the statements of a link: the first, or the one after that which is selected. */
function selectLink(link) {
  const statements = [...new Set(link.edges.map((edge) => edge.statement))];
  select(statements[(statements.indexOf(selectedStatement()) + 1) % statements.length]);
}

function showGraph(_, changed) {
  const anew = changed("only", ...FILTERS);
  if (anew || changed("open") || !isShown()) {
    drawGraph(anew);
    mark();
    drawn = performance.now();
  } else if (performance.now() - drawn < 300) {
    // Cytoscape would keep the measures of labels that change between its first two frames.
    mark();
  } else if (!marking) {
    // In a frame of its own, for the panel and the text have theirs to do in this one.
    marking = requestAnimationFrame(mark);
  }
  showTools();
}

/** Whether what is selected is in the picture. */
function isShown() {
  const node = selectedNode();
  const statement = selectedStatement();
  if (node) return cy.getElementById(node.id).nonempty();
  return !statement || edgesOf(statement).every((edge) => shown.links.some((link) => link.edges.includes(edge)));
}

function drawGraph(anew) {
  shown = subset();
  const nodes = shown.nodes.map(drawnNode);
  const number = new Map(shown.nodes.map((node, i) => [node, i]));
  const words = isFew() ? 30 : 0;
  const pairs = shown.links.map((link) => [number.get(link.source), number.get(link.target), words]);
  const boxes = nodes.map((node) => node.box);
  const at = arrange(boxes, pairs, cy.width() / Math.max(cy.height(), 1));
  cy.batch(() => {
    cy.elements().remove();
    cy.add(nodes.map((node, i) => ({ group: "nodes", ...node.element, position: at[i] })));
    cy.add(shown.links.map(drawnLink));
  });
  showLegend();
  if (anew || !inView()) fit();
}

function inView() {
  const box = cy.elements().boundingBox();
  const view = cy.extent();
  return box.x1 >= view.x1 - 40 && box.x2 <= view.x2 + 40 && box.y1 >= view.y1 - 40 && box.y2 <= view.y2 + 40;
}

function drawnNode(node) {
  const more = shown.more.get(node);
  const label = shorten(node.label, node.kind === "statement" ? 90 : 60);
  const breadth = Math.min(16 + 3.2 * Math.sqrt(node.edges.length), 40);
  const size = Math.min(11 + Math.sqrt(node.edges.length) * 0.6, 15);
  const wide = node.kind === "statement" ? 200 : 130;
  const width = Math.min(label.length * size * 0.54 + 8, wide);
  const lines = Math.ceil((label.length * size * 0.56) / wide) + (more ? 1 : 0);
  const height = breadth + lines * size * 1.25 + 6;
  return {
    box: { id: node.id, width: Math.max(width, breadth), height, lift: (height - breadth) / 2 },
    element: {
      data: { id: node.id, words: more ? `${label}\n+${more}` : label, breadth, size },
      classes: node.kind,
    },
  };
}

function drawnLink(link) {
  const contested = link.edges.some((edge) => edge.statement.contested);
  return {
    group: "edges",
    data: {
      id: link.key,
      source: link.source.id,
      target: link.target.id,
      link,
      verb: linkVerb(link, contested),
      words: linkVerb(link, contested) + linkHolders(link),
      breadth: Math.min(1.2 + 0.5 * link.edges.length, 4),
    },
    classes: [link.tone, ...(contested ? ["contested"] : []), ...(isFew() || contested ? ["told"] : [])].join(" "),
  };
}

/** Where links are few, each has its words in the picture. */
function isFew() {
  return shown.links.length <= 45;
}

function isTold(edge) {
  return isFew() || edge.hasClass("contested") || edge.hasClass("selected") || edge.hasClass("near");
}

/** What a link says in short: "not: blockades, violates, +1". */
function linkVerb(link, contested) {
  const labels = [...new Set(link.edges.map((edge) => edge.label))];
  const head = labels.slice(0, 2).join(", ") + (labels.length > 2 ? `, +${labels.length - 2}` : "");
  return `${contested ? "contested: " : ""}${link.tone === "denied" ? "not: " : ""}${head}`;
}

/** Who says so, on a line of its own. */
function linkHolders(link) {
  const holders = [...new Set(link.edges.map((e) => e.statement.holder?.label).filter(Boolean))];
  if (link.tone === "fact" || !holders.length) return "";
  return `\n(says ${shorten(holders[0], 30)}${holders.length > 1 ? `, +${holders.length - 1}` : ""})`;
}

/** Marks what is selected, and pales the rest. */
function mark() {
  marking = 0;
  const statement = selectedStatement();
  const near = statement
    ? cy.edges().filter((e) => e.data("link").edges.some((edge) => edge.statement === statement))
    : state.selected ? cy.getElementById(state.selected).connectedEdges() : cy.collection();
  const own = state.selected ? cy.getElementById(state.selected) : cy.collection();
  // What is contested is seen with what it is contested by.
  const rivals = near.parallelEdges().filter(".contested");
  const kept = near.union(near.connectedNodes()).union(own).union(rivals);
  const chosen = statement ? near.union(own) : own;
  // Before the classes change, for it measures labels, and Cytoscape keeps the measures.
  reveal(kept);
  // Class by class and only where it differs, for every change costs a new style.
  cy.batch(() => {
    cy.elements().forEach((element) => {
      element.toggleClass("selected", chosen.has(element));
      element.toggleClass("faint", kept.nonempty() && !kept.has(element));
      if (element.isEdge()) {
        element.toggleClass("near", near.length <= MOST_TOLD && near.has(element));
        element.toggleClass("told", isTold(element));
      }
    });
  });
}

/** Brings what is selected into view where it is outside, and near enough to read on a phone. */
function reveal(kept) {
  if (kept.empty() || cy.width() === 0) return;
  const [box, view] = [kept.boundingBox(), cy.extent()];
  const outside = box.x1 < view.x1 || box.x2 > view.x2 || box.y1 < view.y1 || box.y2 > view.y2;
  if (outside || cy.width() < 600) fit(kept);
}

function showTools() {
  const node = selectedNode();
  byId("more").disabled = !(node && shown.more.get(node) > 0);
  byId("only").disabled = !node || state.only === node.id;
  byId("again").disabled = !state.only && !state.open;
  const silent = shown.silent ? `; ${count(shown.silent, "link")} left out for clearness` : "";
  byId("note").textContent = shown.nodes.length
    ? `${count(shown.nodes.length, "entity", "entities")} of ${shown.all.toLocaleString("en")} linked${silent}. ${shown.nodes.length < MOST_NODES ? "Double click: more neighbours." : "More are not shown at once: choose “Only these”, or filter."}`
    : "Nothing passes this filter.";
  byId("counts").textContent = `${count(wantedStatements().size, "statement")} of ${data.statements.length.toLocaleString("en")} in ${count(data.documents.length, "document")}`;
}
