// Who says what about whom: holders by those they speak of, coloured by stance; and the tabs of the two pictures.

const MOST_ROWS = 14;
const TABS = [["graph", "Graph"], ["matrix", "Who says what about whom"]];
const STANCES = {
  good: ["+", "speaks well of it, or helps it"],
  bad: ["−", "speaks ill of it, or works against it"],
  mixed: ["±", "both"],
  even: ["·", "takes no side"],
};

function makeMatrix() {
  byId("tabs").append(...TABS.map(([name, words]) =>
    button(words, () => update({ tab: name }), { role: "tab", id: `tab-${name}`, "aria-controls": `${name}-panel` })));
  roving(byId("tabs"), "[role=tab]");
  byId("matrix-panel").addEventListener("keydown", matrixKey);
  watch((_, changed) => {
    if (changed("tab")) showTab();
    if (state.tab === "matrix" && changed("tab", ...FILTERS)) showMatrix();
  });
}

function showTab() {
  for (const [name] of TABS) {
    byId(`${name}-panel`).hidden = state.tab !== name;
    const tab = byId(`tab-${name}`);
    tab.setAttribute("aria-selected", String(state.tab === name));
    tab.tabIndex = state.tab === name ? 0 : -1;
  }
}

/**
 * Who speaks or acts, towards whom, and how: [from, to, stance]. What a holder claims that somebody does tells how the
 * holder speaks of that one; an act that the holder or a document tells of itself is the actor's own stance.
 */
function stancesOf(statement) {
  const { holder, subject, object, predicate } = statement;
  const sign = statement.tone === "denied" ? -predicate.stance : predicate.stance;
  const real = statement.tone !== "supposed";
  if (holder && holder !== subject) {
    const about = subject ? [[holder, subject, real ? sign : 0]] : [];
    return object && object !== holder ? [...about, [holder, object, 0]] : about;
  }
  const own = subject && object && subject !== object && (holder || predicate.act) && real;
  return own ? [[subject, object, sign]] : [];
}

function cells() {
  const found = new Map();
  for (const statement of wantedStatements()) {
    for (const [from, to, stance] of stancesOf(statement)) {
      if (from.kind === "statement" || to.kind === "statement") continue;
      const key = `${from.number} ${to.number}`;
      const cell = found.get(key) || { from, to, good: 0, bad: 0, statements: [] };
      cell.statements.push(statement);
      if (stance > 0) cell.good += 1;
      if (stance < 0) cell.bad += 1;
      found.set(key, cell);
    }
  }
  return found;
}

function showMatrix() {
  const found = cells();
  const all = [...found.values()];
  const first = most(all, "from");
  const columns = most(all.filter((cell) => first.includes(cell.from)), "to");
  const rows = first.filter((from) => columns.some((to) => found.has(`${from.number} ${to.number}`)));
  const head = el("tr", {}, el("td", {}), ...columns.map((node) => el("th", { scope: "col" }, el("span", {}, shorten(node.label, 36)))));
  const body = rows.map((from) => el("tr", {}, el("th", { scope: "row" }, nodeButton(from)),
    ...columns.map((to) => el("td", {}, matrixCell(found.get(`${from.number} ${to.number}`))))));
  const left = new Set(all.map((cell) => cell.from)).size - rows.length;
  byId("matrix-panel").replaceChildren(
    el("p", { class: "soft" }, "Rows speak or act; columns are spoken of. The number counts statements; a cell lists them."),
    el("p", { class: "key" }, ...Object.entries(STANCES).map(([name, [sign, words]]) => el("span", {}, el("span", { class: `cell ${name}` }, sign), ` ${words} `))),
    rows.length ? el("div", { class: "scroll" }, el("table", {}, el("thead", {}, head), el("tbody", {}, ...body))) : el("p", {}, "Nobody speaks of anybody in what passes this filter."),
    left > 0 ? el("p", { class: "soft" }, `${count(left, "more speaker")} left out; filter to see them.`) : "",
  );
  oneStop([...byId("matrix-panel").querySelectorAll("td button")]);
}

/** Those with most statements, the most first. */
function most(all, end) {
  const counts = new Map();
  for (const cell of all) counts.set(cell[end], (counts.get(cell[end]) || 0) + cell.statements.length);
  return [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || a.number - b.number).slice(0, MOST_ROWS);
}

function matrixCell(cell) {
  if (!cell) return "";
  const stance = cell.good && cell.bad ? "mixed" : cell.good ? "good" : cell.bad ? "bad" : "even";
  const [sign, words] = STANCES[stance];
  const heading = `${cell.from.label} on ${cell.to.label}`;
  return button(`${sign} ${cell.statements.length}`, () => showList(heading, cell.statements), {
    class: `cell ${stance}`,
    "aria-label": `${heading}: ${count(cell.statements.length, "statement")}; ${words}`,
    title: `${heading}: ${words}`,
  });
}

/** Arrows move among the cells by rows and columns. */
function matrixKey(event) {
  const way = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
  const at = document.activeElement.closest("td");
  if (!way || !at) return;
  event.preventDefault();
  const table = [...byId("matrix-panel").querySelectorAll("tbody tr")];
  let [row, column] = [table.indexOf(at.parentNode) + way[0], at.cellIndex + way[1]];
  while (table[row] && column > 0 && table[row].cells[column]) {
    const target = table[row].cells[column].querySelector("button");
    if (target) {
      document.activeElement.tabIndex = -1;
      target.tabIndex = 0;
      target.focus();
      return;
    }
    [row, column] = [row + way[0], column + way[1]];
  }
}
