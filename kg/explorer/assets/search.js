// The search: entities by any of their names, or statements by their words.

const SUGGESTIONS = 8;
let names = null;

function makeSearch() {
  const field = byId("words");
  field.addEventListener("input", () => {
    suggest(field.value);
    suggestFromCorpus(field.value);
  });
  field.addEventListener("keydown", searchKey);
  field.addEventListener("blur", () => setTimeout(() => suggest(""), 150));
  byId("suggestions").addEventListener("mousedown", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) {
      event.preventDefault();
      choose(option);
    }
  });
}

/** The entities that a search means, best first: whole name, beginning of a name, of a word, anywhere. */
function find(words) {
  const asked = words.trim().toLowerCase();
  if (!asked) return [];
  names ||= data.nodes.map((node) => [node, [node.label, ...node.aliases].map((name) => name.toLowerCase())]);
  const rated = [];
  for (const [node, called] of names) {
    const rank = Math.min(...called.map((name) => rate(name, asked)));
    if (rank < 4 && node.kind !== "statement") rated.push([rank, node]);
  }
  rated.sort((a, b) => a[0] - b[0] || b[1].edges.length - a[1].edges.length || a[1].number - b[1].number);
  return rated.slice(0, SUGGESTIONS).map(([, node]) => node);
}

function rate(name, asked) {
  if (name === asked) return 0;
  const at = name.indexOf(asked);
  if (at < 0) return 4;
  if (at === 0) return 1;
  return name.includes(` ${asked}`) ? 2 : 3;
}

function suggest(words) {
  const box = byId("suggestions");
  const found = find(words).map((node, i) => option(i, [
    el("span", { class: `kind ${node.kind}`, "aria-hidden": "true" }), node.label,
    el("span", { class: "soft" }, ` ${inWords(node.type)}, ${count(node.edges.length, "link")}`)], { "data-node": node.id }));
  if (words.trim()) found.push(option(found.length, [`Statements with “${words.trim()}”`], { "data-words": words.trim() }));
  box.replaceChildren(...found);
  box.hidden = !found.length;
  byId("words").setAttribute("aria-expanded", String(found.length > 0));
  point(found.length ? 0 : -1);
}

function option(number, children, attributes) {
  return el("li", { role: "option", id: `option-${number}`, ...attributes }, ...children);
}

function point(at) {
  const options = [...byId("suggestions").children];
  options.forEach((one, i) => one.setAttribute("aria-selected", String(i === at)));
  if (at >= 0) byId("words").setAttribute("aria-activedescendant", options[at].id);
  else byId("words").removeAttribute("aria-activedescendant");
}

function searchKey(event) {
  const options = [...byId("suggestions").children];
  const at = options.findIndex((one) => one.getAttribute("aria-selected") === "true");
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const step = event.key === "ArrowDown" ? 1 : -1;
    if (options.length) point((at + step + options.length) % options.length);
    event.preventDefault();
  } else if (event.key === "Enter" && at >= 0) {
    event.preventDefault();
    choose(options[at]);
  } else if (event.key === "Escape") {
    event.preventDefault();
    if (byId("suggestions").hidden) byId("words").blur();
    byId("words").value = "";
    suggest("");
  }
}

function choose(option) {
  const { node, words, iri } = option.dataset;
  if (iri) {
    location.assign(corpusAddress(iri, 1));
    return;
  }
  byId("words").value = "";
  suggest("");
  if (node) update({ selected: node });
  else update({ words, selected: "" });
  const first = byId("detail").querySelector(".statement");
  (first || byId("detail")).focus();
}
