// Where the entities stand: d3-force, with room for every name. The same view always gives the same picture.

const places = new Map();
// A new picture is the best of so many; one that grows goes on from where it was.
const STARTS = 4;
const TICKS = 130;
const SHELF = 40;

/**
 * Places for nodes that have `width`, `height` and `lift` (of their sign above the middle), and links [number, number,
 * length that its words need] between them. Entities that stood somewhere before stay about there. Returns [{x, y}],
 * where each sign stands.
 */
function arrange(nodes, links, aspect) {
  const kept = nodes.filter((node) => places.has(node.id)).length;
  const bodies = nodes.map((node) => ({ ...node }));
  if (kept < nodes.length / 2) {
    const parts = partsOf(bodies, links).map((part) => bestOf(part.bodies, part.links, aspect));
    shelve(parts, aspect);
  } else {
    for (const body of bodies) Object.assign(body, places.get(body.id));
    besideNeighbours(bodies, links);
    settle(bodies, links, aspect, kept < nodes.length ? 0.5 : 0.15);
    clear(bodies);
  }
  bodies.forEach(({ id, x, y }) => places.set(id, { x, y }));
  return bodies.map(sign);
}

/** The parts of the graph that nothing links to one another, the largest first. */
function partsOf(bodies, links) {
  const part = bodies.map((_, i) => i);
  const find = (i) => {
    let at = i;
    while (part[at] !== at) at = part[at];
    return at;
  };
  for (const [one, other] of links) part[find(one)] = find(other);
  const found = new Map();
  const place = bodies.map((body, i) => {
    if (!found.has(find(i))) found.set(find(i), { bodies: [], links: [] });
    return found.get(find(i)).bodies.push(body) - 1;
  });
  for (const [one, other, words] of links) found.get(find(one)).links.push([place[one], place[other], words]);
  return [...found.values()].sort((a, b) => b.bodies.length - a.bodies.length);
}

/** The bodies of one part, at the places of the best of several tries. */
function bestOf(bodies, links, aspect) {
  if (bodies.length <= 3) return rowOf(bodies, links);
  let best = null;
  const starts = bodies.length > 40 ? STARTS / 2 : STARTS;
  for (let start = 0; start < starts; start += 1) {
    const tried = bodies.map((body) => ({ ...body }));
    spiral(tried, start);
    settle(tried, links, aspect, 1);
    lay(tried, aspect);
    const cost = costOf(tried, links);
    if (!best || cost < best.cost) best = { cost, tried };
  }
  clear(best.tried);
  bodies.forEach((body, i) => Object.assign(body, { x: best.tried[i].x, y: best.tried[i].y }));
  return bodies;
}

/** Turns bodies that stand tall and draws them out towards the page's proportions, for words run from left to right. */
function lay(bodies, aspect) {
  const { width, height } = frameOf(bodies);
  const [wide, tall] = [Math.max(width, height), Math.min(width, height)];
  const stretch = Math.min(Math.max((1.3 * aspect * tall) / wide, 1), 1.5);
  for (const body of bodies) {
    const { x, y } = body;
    [body.x, body.y] = height > width ? [y * stretch, -x] : [x * stretch, y];
  }
}

/** Two or three bodies side by side, the best linked in the middle. */
function rowOf(bodies, links) {
  const degree = (body) => links.flat().filter((end) => end === bodies.indexOf(body)).length;
  const [middle, ...others] = [...bodies].sort((a, b) => degree(b) - degree(a));
  let [before, x] = [null, 0];
  for (const body of others.length > 1 ? [others[0], middle, others[1]] : [middle, ...others]) {
    x += before ? (before.width + body.width) / 2 + 50 + (links[0]?.[2] || 0) : 0;
    Object.assign(body, { x, y: body.lift });
    before = body;
  }
  return bodies;
}

/** Puts the largest part on top and the others below it, in rows about as wide as it or the page. */
function shelve(parts, aspect) {
  const frames = parts.map(frameOf);
  const area = frames.reduce((sum, frame) => sum + frame.width * frame.height, 0);
  const wide = Math.max(frames[0]?.width || 0, Math.sqrt(area * aspect));
  let [x, y, high] = [0, 0, 0];
  parts.forEach((part, i) => {
    if (x > 0 && x + frames[i].width > wide) [x, y, high] = [0, y + high + SHELF, 0];
    for (const body of part) {
      body.x += x - frames[i].left;
      body.y += y - frames[i].top;
    }
    x += frames[i].width + SHELF;
    high = Math.max(high, frames[i].height);
  });
}

function frameOf(bodies) {
  const left = Math.min(...bodies.map((body) => body.x - body.width / 2));
  const top = Math.min(...bodies.map((body) => body.y - body.height / 2));
  const right = Math.max(...bodies.map((body) => body.x + body.width / 2));
  const bottom = Math.max(...bodies.map((body) => body.y + body.height / 2));
  return { left, top, width: right - left, height: bottom - top };
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
    // At first they may pass through one another, or nothing would come untangled.
    .force("room", (now) => now < 0.3 && push(bodies, 0.8 - now))
    .tick(alpha < 0.2 ? 50 : TICKS);
}

/** Pushes boxes apart until none overlap, as far as 200 rounds can bring it about. */
function clear(bodies) {
  for (let round = 0; round < 200 && push(bodies, 0.5); round += 1);
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
