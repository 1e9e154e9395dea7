// The documents' texts, with mentions and evidence. Paragraphs are marked up when they come into view.

const TONE_ORDER = ["fact", "claim", "denied", "supposed"];
let opened = null;
let lit = null;

function makeText() {
  const chooser = byId("document-choice");
  data.documents.forEach((doc) => chooser.append(el("option", { value: doc.id }, `${shorten(doc.title, 70)}${doc.date ? ` (${doc.date})` : ""}`)));
  chooser.addEventListener("change", () => openDocument(data.documents[chooser.selectedIndex]));
  byId("text").addEventListener("click", (event) => clickText(event.target));
  byId("text").addEventListener("keydown", textKey);
  watch(showText);
}

function showText(_, changed) {
  const statement = selectedStatement();
  const wanted = statement?.doc || data.documents.find((doc) => doc.id === state.doc);
  if (wanted && (changed("selected", "doc") || !opened)) openDocument(wanted);
  else if (!opened) openDocument(data.documents[0]);
  if (!opened) return;
  if (changed(...FILTERS) || statement || lit) opened.paragraphs.forEach((p) => p.marked && fill(p));
  else chooseMentions();
  lit = statement;
  if (statement && changed("selected")) jumpTo(statement.evidence[0]);
}

/** Marks the mentions of the selected entity. */
function chooseMentions() {
  for (const mention of byId("text").querySelectorAll(".mention")) {
    const chosen = mention.dataset.node === state.selected;
    if (chosen !== mention.classList.contains("chosen")) mention.classList.toggle("chosen", chosen);
  }
}

/** Shows a document from its beginning, unless it is shown already. */
function openDocument(doc) {
  if (!doc || opened?.doc === doc) return;
  byId("document-choice").value = doc.id;
  const paragraphs = [];
  for (const match of doc.text.matchAll(/[^\n]+/g)) {
    paragraphs.push({ start: match.index, end: match.index + match[0].length, marked: false });
  }
  opened?.observer.disconnect();
  const observer = new IntersectionObserver(
    (entries) => entries.forEach((entry) => entry.isIntersecting && fill(paragraphs[entry.target.dataset.number])),
    { root: byId("text"), rootMargin: "200px" },
  );
  opened = { doc, paragraphs, observer, statements: data.statements.filter((s) => s.doc === doc) };
  paragraphs.forEach((paragraph, number) => {
    paragraph.element = el("p", { "data-number": number }, doc.text.slice(paragraph.start, paragraph.end));
    observer.observe(paragraph.element);
  });
  byId("text").replaceChildren(...paragraphs.map((paragraph) => paragraph.element));
  byId("text").scrollTop = 0;
}

/** Marks one paragraph up: pieces of text between all places where something begins or ends. */
function fill(paragraph) {
  paragraph.marked = true;
  const layers = layersOf(paragraph);
  const cuts = new Set([paragraph.start, paragraph.end]);
  for (const { start, end } of layers) {
    cuts.add(Math.max(start, paragraph.start));
    cuts.add(Math.min(end, paragraph.end));
  }
  const order = [...cuts].sort((a, b) => a - b);
  const pieces = order.slice(1).map((end, i) => piece(order[i], end, layers.filter((l) => l.start < end && l.end > order[i])));
  paragraph.element.replaceChildren(...pieces);
}

/** Everything that lies in a paragraph: mentions, evidence of the wanted statements, and parts of the selected one. */
function layersOf({ start, end }) {
  const found = [];
  const add = (spans, layer) => {
    for (let i = 0; i < spans.length; i += 2) {
      if (spans[i] < end && spans[i + 1] > start) found.push({ start: spans[i], end: spans[i + 1], ...layer });
    }
  };
  const { mentions, sentences } = opened.doc;
  for (let i = 0; i < mentions.length; i += 3) add([mentions[i], mentions[i + 1]], { node: data.nodes[mentions[i + 2]] });
  const wanted = wantedStatements();
  for (const statement of opened.statements) if (wanted.has(statement)) add(statement.evidence, { statement });
  const selected = selectedStatement();
  if (selected && selected.doc === opened.doc) {
    add(selected.evidence, { name: "lit" });
    const chain = speakers(selected);
    chain.forEach((one) => add(one.source, { name: "source" }));
    chain.forEach((one) => add(one.cue, { name: "cue" }));
    for (let i = 0; i < sentences.length; i += 2) {
      if (touches(selected.evidence, sentences[i], sentences[i + 1])) add([sentences[i], sentences[i + 1]], { name: "sentence" });
    }
  }
  return found;
}

function touches(spans, start, end) {
  return spans.some((at, i) => i % 2 === 0 && at < end && spans[i + 1] > start);
}

function piece(start, end, layers) {
  const words = opened.doc.text.slice(start, end);
  const names = layers.map((layer) => layer.name).filter(Boolean);
  const told = layers.filter((layer) => layer.statement).map((layer) => layer.statement);
  const tone = TONE_ORDER.find((name) => told.some((statement) => statement.tone === name));
  // Of mentions inside mentions the shortest is meant.
  const mention = layers.filter((layer) => layer.node).sort((a, b) => a.end - a.start - (b.end - b.start))[0];
  if (!layers.length) return document.createTextNode(words);
  const classes = [...names, ...(tone ? ["evidence", `in-${tone}`] : [])];
  if (mention) classes.push("mention", mention.node.kind, ...(mention.node.id === state.selected ? ["chosen"] : []));
  const made = el(names.includes("lit") ? "mark" : "span", {
    class: classes.join(" "),
    "data-node": mention?.node.id,
    "data-statement": told[0]?.id,
    title: mention ? `${mention.node.label}, ${inWords(mention.node.type)}` : null,
    tabindex: mention ? -1 : null,
  }, words);
  return made;
}

function clickText(target) {
  const at = target.closest("[data-node], [data-statement]");
  if (at) update({ selected: at.dataset.node || at.dataset.statement });
}

/** Left and right move between mentions; Enter opens one. */
function textKey(event) {
  const mentions = [...byId("text").querySelectorAll("[data-node]")];
  const at = mentions.indexOf(document.activeElement);
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step && mentions.length) {
    const target = at < 0 ? firstInView(mentions) : mentions[at + step];
    if (target) target.focus();
    event.preventDefault();
  } else if (event.key === "Enter" && at >= 0) {
    const words = mentions[at].textContent;
    clickText(mentions[at]);
    say(`Opened ${words}`);
    byId("detail").focus();
  }
}

function firstInView(mentions) {
  const top = byId("text").getBoundingClientRect().top;
  return mentions.find((mention) => mention.getBoundingClientRect().top >= top) || mentions[0];
}

function jumpTo(place) {
  const paragraph = opened.paragraphs.find((p) => p.end > place);
  if (!paragraph) return;
  fill(paragraph);
  const target = paragraph.element.querySelector(".lit") || paragraph.element;
  const box = byId("text");
  box.scrollTop += target.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
}
