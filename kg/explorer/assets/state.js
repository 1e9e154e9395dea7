// What is shown, as plain values; kept in the address after "#", so that a view can be shared, and Back goes back.

const DEFAULTS = {
  tab: "graph", // "graph" or "matrix"
  selected: "", // the id of an entity or a statement
  only: "", // the entity whose neighbourhood alone is shown
  open: "", // entities of which more neighbours are shown, by "~"
  hide: "", // tones that are left out, by "~"
  holder: "", // the id of an entity, or "@documents"
  predicate: "",
  type: "",
  doc: "",
  from: "",
  to: "",
  words: "",
  contested: "", // "yes": contested statements alone
};
const FILTERS = ["hide", "holder", "predicate", "type", "doc", "from", "to", "words", "contested"];

let state = readHash();
const watchers = [];

/** Calls `watcher(state, changed)` now and after every change; `changed(name, ...)` tells whether one of them did. */
function watch(watcher) {
  watchers.push(watcher);
}

/** Changes some of the values, shows the new view and writes the address. */
function update(change) {
  apply({ ...state, ...change });
  const hash = writeHash(state);
  if (hash !== location.hash.slice(1)) history.pushState(null, "", `#${hash}`);
}

function apply(next) {
  const before = state;
  state = next;
  const changed = (...names) => names.some((name) => before[name] !== state[name]);
  for (const watcher of watchers) watcher(state, changed);
}

/** Shows everything for the first time, one part after the other. */
async function start() {
  const { node } = data.server || {};
  if (node && !location.hash && (data.node.has(node) || data.statement.has(node))) {
    state = { ...state, selected: node, only: data.node.has(node) ? node : "" };
  }
  for (const watcher of watchers) {
    watcher(state, () => true);
    await pause();
  }
  // Back, forward, and an address changed by hand.
  window.addEventListener("popstate", () => {
    const next = readHash();
    if (Object.keys(DEFAULTS).some((name) => next[name] !== state[name])) apply(next);
  });
}

function readHash() {
  const given = new URLSearchParams(location.hash.slice(1));
  const isValid = (name, value) =>
    name === "from" || name === "to" ? /^\d{4}-\d\d-\d\d$/.test(value) : name !== "tab" || value === "matrix";
  return Object.fromEntries(
    Object.entries(DEFAULTS).map(([name, usual]) => [name, isValid(name, given.get(name)) ? given.get(name) ?? usual : usual]),
  );
}

function writeHash(values) {
  const kept = Object.keys(DEFAULTS).filter((name) => values[name] !== DEFAULTS[name]);
  return new URLSearchParams(kept.map((name) => [name, values[name]])).toString();
}

/** The values of a list such as `hide`. */
function listed(words) {
  return words ? words.split("~") : [];
}

/** The selected entity or statement, or null. */
function selectedNode() {
  return data.node.get(state.selected) || null;
}

function selectedStatement() {
  return data.statement.get(state.selected) || null;
}

/** Selects an entity or a statement; an entity that stands for a statement is that statement. */
function select(thing) {
  update({ selected: thing ? thing.id : "" });
}
