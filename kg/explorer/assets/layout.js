// Where the entities stand: d3-force, with room for every name. The same view always gives the same picture.

const places = new Map();

/**
 * Places for nodes that have `width` and `height`, and links [number, number, length that its words need] between
 * `nodes`; entities that stood somewhere before stay about there. Returns [{x, y}], the middle of each.
 */
function arrange(nodes, links, aspect) {
  const bodies = nodes.map((node) => ({ ...node, ...(places.get(node.id) || {}), known: places.has(node.id) }));
  const fresh = bodies.filter((body) => !body.known).length;
  if (fresh < bodies.length) besideNeighbours(bodies, links);
  const sprung = links.map(([source, target, words]) => ({ source, target, words }));
  const degree = bodies.map(() => 0);
  for (const [one, other] of links) {
    degree[one] += 1;
    degree[other] += 1;
  }
  const pull = 0.07;
  const simulation = d3
    .forceSimulation(bodies)
    .stop()
    .force("link", d3.forceLink(sprung).distance((l) => 60 + l.words + (l.source.width + l.target.width) / 3.2).strength(
      (l) => 0.9 / Math.max(1, Math.min(degree[l.source.index], degree[l.target.index]))))
    .force("charge", d3.forceManyBody().strength(-520).distanceMax(420))
    .force("x", d3.forceX(0).strength(pull / Math.max(0.6, aspect)))
    .force("y", d3.forceY(0).strength(pull * Math.max(0.6, aspect)))
    .force("room", room(bodies));
  if (fresh === 0) simulation.alpha(0.15);
  else if (fresh < bodies.length) simulation.alpha(0.5);
  simulation.tick(fresh === 0 ? 60 : 320);
  apart(bodies);
  bodies.forEach((body) => places.set(body.id, { x: body.x, y: body.y }));
  return bodies.map(({ x, y }) => ({ x, y }));
}

/** Starts new entities near the first neighbour that has a place. */
function besideNeighbours(bodies, links) {
  let turn = 0;
  for (const [one, other] of [...links, ...links.map(([a, b]) => [b, a])]) {
    const [from, to] = [bodies[one], bodies[other]];
    if (from.x !== undefined && to.x === undefined) {
      turn += 2.4;
      to.x = from.x + 60 * Math.cos(turn);
      to.y = from.y + 60 * Math.sin(turn);
    }
  }
}

/** A force that pushes apart boxes that overlap. */
function room(bodies) {
  return (alpha) => push(bodies, 0.4 + 0.4 * (1 - alpha));
}

/** No two boxes overlap afterwards, as far as 200 rounds can bring it about. */
function apart(bodies) {
  for (let round = 0; round < 200 && push(bodies, 0.5); round += 1);
}

function push(bodies, share) {
  let touched = false;
  for (let i = 0; i < bodies.length; i += 1) {
    for (let j = i + 1; j < bodies.length; j += 1) {
      const [a, b] = [bodies[i], bodies[j]];
      const dx = (a.width + b.width) / 2 + 14 - Math.abs(a.x - b.x);
      const dy = (a.height + b.height) / 2 + 12 - Math.abs(a.y - b.y);
      if (dx <= 0 || dy <= 0) continue;
      touched = true;
      if (dx < dy * 1.5) {
        const way = (a.x < b.x || (a.x === b.x && i < j) ? -dx : dx) * share;
        a.x += way / 2;
        b.x -= way / 2;
      } else {
        const way = (a.y < b.y || (a.y === b.y && i < j) ? -dy : dy) * share;
        a.y += way / 2;
        b.y -= way / 2;
      }
    }
  }
  return touched;
}
