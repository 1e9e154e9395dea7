// The strip of dated acts: every date that has some, in order; the gaps between them are not to scale.

const PRECISIONS = [10, 7, 4, 3];
const MOST_DOTS = 6;

function makeTimeline() {
  roving(byId("timeline"), ".date");
  watch((_, changed) => {
    if (changed(...FILTERS)) showTimeline();
    if (changed("selected", ...FILTERS)) chooseDate();
  });
}

function showTimeline() {
  const dated = [...wantedStatements()].filter((statement) => statement.from);
  const room = Math.max(byId("timeline").clientWidth, 560) - 80;
  const breadth = (dates) => dates.reduce((sum, date) => sum + Math.max(44, 6.4 * date.name.length) + 14, 0);
  const dates = PRECISIONS.map((length) => byDate(dated, length)).find((found, i) => breadth(found) <= room || i === 3);
  const columns = dates.map((date, i) => dateColumn(date, dates[i - 1]));
  byId("timeline").hidden = !columns.length;
  byId("timeline").replaceChildren(el("span", { class: "soft strip-name" }, "Dated acts"), ...columns);
  oneStop(columns);
}

/** Marks the date of the selected statement. */
function chooseDate() {
  for (const column of byId("timeline").querySelectorAll(".date")) {
    const chosen = column.statements.some((statement) => statement.id === state.selected);
    if (chosen !== column.classList.contains("chosen")) column.classList.toggle("chosen", chosen);
    if (chosen) column.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}

/** Statements by their date, cut to so many characters ("2024-03-14", "2024-03", "2024", "202"), in order. */
function byDate(statements, length) {
  const found = new Map();
  for (const statement of statements) {
    const { name, start } = dateName(statement, length);
    if (!found.has(name)) found.set(name, { name, start, statements: [] });
    found.get(name).statements.push(statement);
  }
  return [...found.values()].sort((a, b) => a.start.localeCompare(b.start) || a.name.localeCompare(b.name));
}

function dateName({ from, to }, length) {
  if (from.startsWith("0000")) return { name: `until ${to.slice(0, length)}`, start: to };
  if (to.startsWith("9999")) return { name: `since ${from.slice(0, length)}`, start: from };
  const own = from === to ? 10 : from.slice(0, 7) === to.slice(0, 7) && from.endsWith("-01") && to >= `${to.slice(0, 7)}-28` ? 7
    : from.endsWith("-01-01") && to.endsWith("-12-31") && from.slice(0, 4) === to.slice(0, 4) ? 4 : 0;
  const same = from.slice(0, length) === to.slice(0, length);
  if (!own && !same && length > 4) return { name: `${from} to ${to}`, start: from };
  const name = from.slice(0, own ? Math.min(own, length) : length);
  return { name: name.length === 3 ? `${name}0s` : name, start: from };
}

function dateColumn(date, before) {
  const far = before && Number(date.start.slice(0, 4)) - Number(before.start.slice(0, 4)) > 1;
  const dots = date.statements.slice(0, MOST_DOTS).map((statement) => el("span", { class: `dot ${statement.tone}` }));
  const number = date.statements.length;
  const made = el("button", {
    type: "button",
    class: `date${far ? " gap" : ""}`,
    "aria-label": `${date.name}: ${count(number, "statement")}`,
    title: date.statements.slice(0, 3).map((statement) => statement.sentence).join("\n"),
    on: { click: () => openDate(date) },
  }, el("span", { class: "dots", "aria-hidden": "true" }, ...dots, number > MOST_DOTS ? `+${number - MOST_DOTS}` : ""), el("span", {}, date.name));
  made.statements = date.statements;
  return made;
}

function openDate(date) {
  if (date.statements.length === 1) select(date.statements[0]);
  else showList(`${date.name}: ${count(date.statements.length, "statement")}`, date.statements);
}
