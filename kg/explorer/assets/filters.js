// Which statements are wanted, and the controls that say so.

let wanted = null;

/** The statements that pass the filter, as a set; made anew when the filter changes. */
function wantedStatements() {
  const key = FILTERS.map((name) => state[name]).join("\n");
  if (!wanted || wanted.key !== key) wanted = { key, found: new Set(data.statements.filter(passes())) };
  return wanted.found;
}

function passes() {
  const hidden = new Set(listed(state.hide));
  const words = state.words.toLowerCase();
  const tests = [
    hidden.size && ((s) => !hidden.has(s.tone)),
    state.holder === "@documents" && ((s) => s.attribution < 0),
    state.holder && state.holder !== "@documents" && ((s) => s.holder !== null && s.holder.id === state.holder),
    state.predicate && ((s) => s.predicate.name === state.predicate),
    state.type && ((s) => [s.subject, s.object].some((node) => node && node.type === state.type)),
    state.doc && ((s) => s.doc.id === state.doc),
    (state.from || state.to) && ((s) => isWithin(daysOf(s))),
    words && ((s) => s.sentence.toLowerCase().includes(words)),
    state.contested && ((s) => s.contested),
  ].filter(Boolean);
  return (statement) => tests.every((test) => test(statement));
}

function isWithin(days) {
  return days !== null && (!state.from || days[1] >= state.from) && (!state.to || days[0] <= state.to);
}

/** Whether anything is filtered. */
function isFiltered() {
  return FILTERS.some((name) => state[name] !== DEFAULTS[name]);
}

/** Takes all filters away. */
function clearFilters() {
  update(Object.fromEntries(FILTERS.map((name) => [name, DEFAULTS[name]])));
}

function counted(keyOf) {
  const counts = new Map();
  for (const statement of data.statements) {
    for (const key of new Set(keyOf(statement))) counts.set(key, (counts.get(key) || 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

function makeFilters() {
  // On a phone the picture comes first.
  byId("filters").open = matchMedia("(min-width: 901px)").matches;
  const holders = counted((s) => (s.holder ? [s.holder.id] : []));
  const silent = data.statements.filter((s) => s.attribution < 0).length;
  byId("filter-form").append(
    makeTones(),
    choice("holder", "The world according to", [
      ["@documents", `the documents themselves (${silent})`],
      ...holders.map(([id, n]) => [id, `${data.node.get(id).label} (${n})`]),
    ]),
    choice("predicate", "Relation", counted((s) => [s.predicate.name]).map(([name, n]) => [name, `${labelOf(name)} (${n})`])),
    choice("type", "Kind of entity", counted((s) => [s.subject, s.object].filter(Boolean).map((node) => node.type)).map(
      ([type, n]) => [type, `${inWords(type)} (${n})`])),
    choice("doc", "Document", data.documents.map((doc) => [doc.id, shorten(doc.title, 60)])),
    makeDates(),
    el("label", { class: "field" }, "Words", el("input", { type: "text", name: "words", autocomplete: "off" })),
    makeContested(),
    button("Clear the filter", clearFilters, { id: "clear" }),
  );
  byId("filter-form").addEventListener("change", (event) => readControl(event.target));
  byId("filter-form").addEventListener("submit", (event) => event.preventDefault());
  watch((_, changed) => changed(...FILTERS) && showFilters());
}

function labelOf(name) {
  return data.predicates.find((predicate) => predicate.name === name).label;
}

/** "GovernmentBody" as "government body". */
function inWords(type) {
  return type.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
}

/** The tones are the legend as well. */
function makeTones() {
  const counts = Object.fromEntries(counted((s) => [s.tone]));
  const boxes = Object.entries(TONES).map(([tone, words]) =>
    el("label", { class: "tone" },
      el("input", { type: "checkbox", name: "tone", value: tone }),
      el("span", { class: `line ${tone}`, "aria-hidden": "true" }),
      el("span", {}, `${words} (${counts[tone] || 0})`)));
  return el("fieldset", {}, el("legend", {}, "Show"), ...boxes);
}

function makeContested() {
  const number = data.statements.filter((s) => s.contested).length;
  return el("label", { class: "tone" },
    el("input", { type: "checkbox", name: "contested", value: "yes", disabled: !number }),
    el("span", { class: "line contested", "aria-hidden": "true" }),
    el("span", {}, `Only what is contested: told as so and as not so (${number})`));
}

function makeDates() {
  const field = (name, words) => el("label", {}, words, el("input", { type: "date", name }));
  return el("fieldset", { class: "dates" }, el("legend", {}, "Dates"), field("from", "from"), field("to", "to"));
}

function choice(name, words, options) {
  const made = el("select", { name }, el("option", { value: "" }, name === "holder" ? "everybody" : "all"));
  // A list of thousands helps nobody; the search finds the others.
  for (const [value, label] of options.slice(0, 500)) made.append(el("option", { value }, label));
  return el("label", { class: "field" }, words, made);
}

function readControl(control) {
  if (control.name === "tone") {
    const boxes = [...byId("filter-form").querySelectorAll("[name=tone]")];
    update({ hide: boxes.filter((box) => !box.checked).map((box) => box.value).join("~") });
  } else if (control.name === "contested") {
    update({ contested: control.checked ? "yes" : "" });
  } else {
    update({ [control.name]: control.value });
  }
}

function showFilters() {
  const form = byId("filter-form");
  const hidden = listed(state.hide);
  for (const box of form.querySelectorAll("[name=tone]")) box.checked = !hidden.includes(box.value);
  form.querySelector("[name=contested]").checked = state.contested === "yes";
  for (const name of ["holder", "predicate", "type", "doc", "from", "to", "words"]) {
    const control = form.querySelector(`[name=${name}]`);
    if (name === "holder" && state.holder && ![...control.options].some((o) => o.value === state.holder)) {
      control.append(el("option", { value: state.holder }, data.node.get(state.holder)?.label || state.holder));
    }
    control.value = state[name];
  }
  byId("clear").disabled = !isFiltered();
}
