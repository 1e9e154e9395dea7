// Where the entities stand: d3-force, with room for every name. The same view always gives the same picture.

const places = new Map();
// A new picture is the best of so many; one that grows goes on from where it was.
const STARTS = 4;
const TICKS = 130;

/**
 * Places for nodes that have `width`, `height` and `lift` (of their sign above the middle), and links [number, number,
 * length that its words need] between them. Entities that stood somewhere before stay about there. Returns [{x, y}],
 * where each sign stands.
 */
function arrange(nodes, links, aspect) {
  const kept = nodes.filter((node) => places.has(node.id)).length;
  const anew = kept < nodes.length / 2;
  let best = null;
  const starts = !anew ? 1 : nodes.length > 40 ? STARTS / 2 : STARTS;
  for (let start = 0; start < starts; start += 1) {
    const bodies = nodes.map((node) => ({ ...node, ...(anew ? {} : places.get(node.id)) }));
    if (anew) spiral(bodies, start);
    else besideNeighbours(bodies, links);
    settle(bodies, links, aspect, anew ? 1 : kept < nodes.length ? 0.5 : 0.15);
    const cost = anew ? costOf(bodies, links) : 0;
    if (!best || cost < best.cost) best = { cost, bodies };
  }
  for (let round = 0; round < 200 && push(best.bodies, 0.5); round += 1);
  best.bodies.forEach(({ id, x, y }) => places.set(id, { x, y }));
  return best.bodies.map(sign);
}

function sign({ x, y, lift }) {
  return { x, y: y - lift };
}

/** A start of its own for every number: the order along a spiral is another. */
function spiral(bodies, start) {
  const steps = [1, 3, 7, 11, 13, 17];
  bodies.forEach((body, i) => {
    const at = (i * steps[start % steps.length]) % bodies.length;
    body.x = 26 * Math.sqrt(at + 0.5) * Math.cos(at * 2.39996 + start);
    body.y = 26 * Math.sqrt(at + 0.5) * Math.sin(at * 2.39996 + start);
  });
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

function settle(bodies, links, aspect, alpha) {
  const degree = bodies.map(() => 0);
  for (const [one, other] of links) {
    degree[one] += 1;
    degree[other] += 1;
  }
  const sprung = links.map(([source, target, words]) => ({ source, target, words }));
  const wide = Math.max(0.6, aspect);
  d3.forceSimulation(bodies)
    .stop()
    .alpha(alpha)
    .alphaDecay(1 - 0.001 ** (1 / TICKS))
    .force("link", d3.forceLink(sprung)
      .distance((l) => 70 + l.words + (l.source.width + l.target.width) / 3.2)
      .strength((l) => 0.9 / Math.max(1, Math.min(degree[l.source.index], degree[l.target.index]))))
    .force("charge", d3.forceManyBody().strength(-520).distanceMax(420))
    .force("x", d3.forceX(0).strength(0.07 / wide))
    .force("y", d3.forceY(0).strength(0.07 * wide))
    .force("room", (now) => push(bodies, 0.4 + 0.4 * (1 - now)))
    .tick(alpha < 0.2 ? 50 : TICKS);
}

/** Pushes boxes apart that overlap; tells whether any did. */
function push(bodies, share) {
  let touched = false;
  for (let i = 0; i < bodies.length; i += 1) {
    for (let j = i + 1; j < bodies.length; j += 1) {
      const [a, b] = [bodies[i], bodies[j]];
      const dx = (a.width + b.width) / 2 + 14 - Math.abs(a.x - b.x);
      const dy = (a.height + b.height) / 2 + 12 - Math.abs(a.y - b.y);
      if (dx <= 0 || dy <= 0) continue;
      touched = true;
      const [way, along] = dx < dy * 1.5 ? ["x", dx] : ["y", dy];
      const move = ((a[way] <= b[way] ? -along : along) * share) / 2;
      a[way] += move;
      b[way] -= move;
    }
  }
  return touched;
}

/** How hard a picture is to follow: links that cross, links that run through names, and long links. */
function costOf(bodies, links) {
  const signs = bodies.map(sign);
  let cost = 0;
  links.forEach(([one, other], i) => {
    const [a, b] = [signs[one], signs[other]];
    cost += Math.hypot(a.x - b.x, a.y - b.y) / 400;
    for (const [c, d] of links.slice(i + 1)) if (crosses(a, b, signs[c], signs[d])) cost += 1;
    bodies.forEach((body, n) => {
      if (n !== one && n !== other && runsThrough(a, b, body)) cost += 1.5;
    });
  });
  return cost;
}

function side(a, b, c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

function crosses(a, b, c, d) {
  if (a === c || a === d || b === c || b === d) return false;
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** Whether the line from a to b passes through the box, by its diagonals. */
function runsThrough(a, b, box) {
  const [w, h] = [box.width / 2, box.height / 2];
  const corner = (x, y) => ({ x: box.x + x, y: box.y + y });
  return crosses(a, b, corner(-w, -h), corner(w, h)) || crosses(a, b, corner(-w, h), corner(w, -h));
}
