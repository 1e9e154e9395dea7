// Which entities and which links the graph shows: never more than a reader can follow.

const MOST_NODES = 150;
const NEIGHBOURS = 20;

/** How many entities a picture opens with: fewer on a phone. */
function openingSize() {
  return cy.width() < 600 ? 22 : 48;
}

/** What the graph shows for the present state: nodes, links, and how many entities are left out. */
function subset() {
  const statements = wantedStatements();
  const edges = isFiltered() ? data.edges.filter((edge) => statements.has(edge.statement)) : data.edges;
  const near = neighbours(edges);
  const chosen = chooseNodes(near);
  const links = backbone(merge(edges.filter((e) => e.source !== e.target && chosen.has(e.source) && chosen.has(e.target))), chosen);
  const shown = new Map([...chosen].map((node) => [node, 0]));
  for (const node of chosen) {
    for (const other of near.get(node) || []) if (!chosen.has(other)) shown.set(node, shown.get(node) + 1);
  }
  return { nodes: [...chosen], more: shown, links: links.kept, silent: links.silent, all: near.size };
}

/** Every entity that has a wanted statement with another, with those others. */
function neighbours(edges) {
  const near = new Map();
  const add = (one, other) => (near.has(one) ? near.get(one).add(other) : near.set(one, new Set([other])));
  for (const { source, target } of edges) {
    if (source !== target) {
      add(source, target);
      add(target, source);
    }
  }
  return near;
}

function chooseNodes(near) {
  const only = data.node.get(state.only);
  const chosen = new Set(only ? [only] : opening(near));
  const opened = [only, ...listed(state.open).map((id) => data.node.get(id))].filter(Boolean);
  for (const node of opened) grow(chosen, node, near, node === only ? openingSize() : NEIGHBOURS);
  const statement = selectedStatement();
  const must = statement ? edgesOf(statement).flatMap((e) => [e.source, e.target]) : [selectedNode()];
  for (const node of must) if (node) chosen.add(node);
  return chosen;
}

function edgesOf(statement) {
  return (statement.subject || statement.object)?.edges.filter((edge) => edge.statement === statement) || [];
}

/** The entities with the most neighbours that hang together: all where there are few. */
function opening(near) {
  const order = byDegree([...near.keys()], near);
  const most = openingSize();
  if (order.length <= most) return order;
  const rank = new Map(order.map((node, number) => [node, number]));
  const chosen = new Set();
  const beside = new Set();
  while (chosen.size < most) {
    // The best linked entity beside those chosen, or a new start where there is none.
    let next = beside.size ? null : order.find((node) => !chosen.has(node));
    for (const node of beside) if (!next || rank.get(node) < rank.get(next)) next = node;
    beside.delete(next);
    chosen.add(next);
    for (const other of near.get(next)) if (!chosen.has(other)) beside.add(other);
  }
  return [...chosen];
}

function byDegree(nodes, near) {
  return nodes.sort((a, b) => near.get(b).size - near.get(a).size || a.number - b.number);
}

/** Adds the neighbours of one entity that are not there yet, the best linked first, while there is room. */
function grow(chosen, node, near, most) {
  if (chosen.size < MOST_NODES) chosen.add(node);
  let added = 0;
  for (const other of byDegree([...(near.get(node) || [])], near)) {
    if (added >= most || chosen.size >= MOST_NODES) return;
    if (!chosen.has(other)) {
      chosen.add(other);
      added += 1;
    }
  }
}

/** All edges of one tone from one entity to another as one link. */
function merge(edges) {
  const links = new Map();
  for (const edge of edges) {
    const key = `${edge.source.number} ${edge.target.number} ${edge.statement.tone}`;
    const link = links.get(key) || { key, source: edge.source, target: edge.target, tone: edge.statement.tone, edges: [] };
    link.edges.push(edge);
    links.set(key, link);
  }
  return [...links.values()];
}

/** As many links as one can follow: those that hold the graph together, then those with most to say. */
function backbone(links, chosen) {
  const budget = 30 + 1.5 * chosen.size;
  if (links.length <= budget) return { kept: links, silent: 0 };
  const selected = selectedStatement();
  const weight = (link) => link.edges.length + (link.edges.some((e) => e.statement === selected) ? 1e6 : 0);
  const order = [...links].sort((a, b) => weight(b) - weight(a) || a.edges[0].number - b.edges[0].number);
  const root = new Map([...chosen].map((node) => [node, node]));
  const find = (node) => {
    let at = node;
    while (root.get(at) !== at) at = root.get(at);
    root.set(node, at);
    return at;
  };
  const tree = order.filter((link) => {
    const [one, other] = [find(link.source), find(link.target)];
    root.set(one, other);
    return one !== other;
  });
  const kept = [...new Set([...tree, ...order])].slice(0, Math.max(Math.floor(budget), tree.length));
  return { kept, silent: links.length - kept.length };
}
