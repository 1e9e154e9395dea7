// The panel of details: a statement with its speaker, standing and source, or an entity with what is said of it.

const STANDING = {
  fact: "Fact: the document itself says so",
  claim: "Claim: somebody is given as its source",
  denied: "Denied or negated",
  supposed: "Not told as so: planned, supposed, asked or uncertain",
};
const CHANNELS = { direct: "direct quote", indirect: "indirect speech", mixed: "partial quote" };
const LONGEST = 25;
let listedStatements = null;

function makeDetail() {
  roving(byId("detail"), ".statement");
  watch((_, changed) => {
    if (changed("selected")) listedStatements = null;
    if (changed("selected", ...FILTERS)) showDetail();
  });
}

function showDetail() {
  const [node, statement] = [selectedNode(), selectedStatement()];
  const made = listedStatements ? listOf(listedStatements.words, listedStatements.statements)
    : statement ? statementDetail(statement) : node ? nodeDetail(node) : overview();
  const open = Boolean(node || statement || listedStatements);
  document.body.classList.toggle("selecting", open);
  byId("detail").replaceChildren(...[open && button("Close", closeDetail, { id: "close" }), ...made].filter(Boolean));
  // Later, for now it would have the page laid out twice.
  requestAnimationFrame(() => byId("detail").scrollTo(0, 0));
  oneStop([...byId("detail").querySelectorAll(".statement")]);
}

function closeDetail() {
  listedStatements = null;
  if (state.selected) select(null);
  else showDetail();
}

/** Shows a list of statements under a heading, such as those of one day. */
function showList(words, statements) {
  listedStatements = { words, statements };
  showDetail();
  byId("detail").querySelector(".statement")?.focus();
}

function overview() {
  const statements = [...wantedStatements()];
  return [
    el("h2", {}, isFiltered() ? "What passes the filter" : "What was read"),
    el("p", { class: "soft" }, "Click an arrow to see its sentence, an entity to see what is said of it."),
    ...listOf("", statements),
  ];
}

function listOf(words, statements) {
  return [
    words ? el("h2", {}, words) : null,
    statementList(statements),
  ];
}

/** A list that begins with a few and grows by a button. */
function statementList(statements) {
  const list = el("ul", { class: "statements" });
  const grow = (start, many) => {
    const rows = statements.slice(start, start + many).map(statementRow);
    const left = statements.length - start - many;
    const more = left > 0 && el("li", {}, button(`${count(left, "more", "more")}: show ${Math.min(left, 100)}`, () => {
      more.remove();
      grow(start + many, 100)[0].firstChild.focus();
    }));
    list.append(...rows, ...(more ? [more] : []));
    return rows;
  };
  grow(0, LONGEST);
  return list;
}

function statementRow(statement) {
  const attributes = { type: "button", class: "statement", "data-statement": statement.id, on: { click: () => open(statement) } };
  return el("li", {}, el("button", attributes, toneMark(statement), statement.sentence));
}

function open(statement) {
  select(statement);
  byId("detail").focus();
}

function toneMark(statement) {
  return el("span", { class: `line ${statement.tone}`, role: "img", "aria-label": `${statement.tone}: ` });
}

function statementDetail(statement) {
  const chain = speakers(statement);
  const rows = [
    ["Standing", [toneMark(statement), `${STANDING[statement.tone]} (${statement.status})`]],
    ["Speaker", chain.length ? chain.map(speakerRow) : ["the document itself"]],
    ["Certainty", [statement.certainty + (statement.polarity === "negative" ? ", negated" : "")]],
    ...(statement.date ? [["Date", [statement.date]]] : []),
    ...statement.details.filter(([name]) => name !== "date").map(([name, words]) => [capital(name), [words]]),
    ["Frame", [el("code", {}, statement.frame), ` confidence ${statement.confidence}`]],
    ["Document", [`${statement.doc.title}${statement.doc.date ? `, ${statement.doc.date}` : ""}`]],
  ];
  return [
    el("h2", {}, statement.sentence),
    statement.contested ? contestedNote(statement) : null,
    el("blockquote", {}, quoteOf(statement)),
    el("dl", {}, ...rows.flatMap(([name, parts]) => [el("dt", {}, name), el("dd", {}, ...parts)])),
    el("p", { class: "entities" }, "Entities: ", ...[statement.subject, statement.object].filter(Boolean).flatMap((node) => [nodeButton(node), " "])),
  ];
}

function speakerRow(one, number) {
  const holder = data.nodes[one.holder];
  const manner = [one.act, CHANNELS[one.channel] || one.channel, one.date].filter(Boolean).join(", ");
  return el("div", {}, number ? "as told by " : "", holder ? nodeButton(holder) : "somebody unnamed", ` (${manner})`);
}

function contestedNote(statement) {
  const others = data.statements.filter((other) => other !== statement && other.contested && other.subject === statement.subject
    && other.predicate === statement.predicate && other.object === statement.object);
  return el("div", { class: "contested-note" }, el("strong", {}, "Contested. "), "The same is told as so and as not so:", statementList(others));
}

function quoteOf(statement) {
  const parts = [];
  for (let i = 0; i < statement.evidence.length; i += 2) parts.push(statement.doc.text.slice(statement.evidence[i], statement.evidence[i + 1]));
  return parts.join(" … ");
}

function nodeDetail(node) {
  const all = statementsOf(node);
  const wanted = wantedStatements();
  const found = all.filter((statement) => wanted.has(statement));
  const said = found.filter((statement) => statement.holder === node && statement.subject !== node && statement.object !== node);
  const rest = found.filter((statement) => !said.includes(statement));
  return [
    el("h2", {}, el("span", { class: `kind ${node.kind}`, "aria-hidden": "true" }), node.label),
    el("p", { class: "soft" }, inWords(node.type), node.wikidata ? ", Wikidata " : "",
      node.wikidata ? el("a", { href: `https://www.wikidata.org/wiki/${node.wikidata}`, rel: "noreferrer" }, node.wikidata) : null),
    node.aliases.length ? el("p", { class: "soft" }, `Also: ${node.aliases.slice(0, 12).join("; ")}`) : null,
    found.length < all.length ? el("p", { class: "soft" }, `${all.length - found.length} more do not pass the filter.`) : null,
    el("p", { class: "entities" },
      button("Show in the graph alone", () => update({ only: node.id, open: "" })),
      " ",
      corpusLink(node),
      " ",
      data.statements.some((s) => s.holder === node) ? button(`The world according to ${shorten(node.label, 40)}`, () => update({ holder: node.id })) : null),
    rest.length ? el("h3", {}, `${count(rest.length, "statement")} with ${shorten(node.label, 60)}`) : null,
    ...listOf("", rest),
    said.length ? el("h3", {}, `${count(said.length, "claim")} by ${shorten(node.label, 60)} about others`) : null,
    said.length ? statementList(said) : null,
  ];
}

function nodeButton(node) {
  return button(node.label, () => select(node), { class: "entity", "data-entity": node.id });
}

function capital(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
