// What is more when the page comes from a server: the rest of the corpus, documents by the handful.

function makeCorpus() {
  if (!data.server) return;
  const { name, node, page, pages, documents, each } = data.server;
  const first = (page - 1) * each + 1;
  const which = documents > each ? `Documents ${first} to ${Math.min(first + each - 1, documents)} of ${documents.toLocaleString("en")}` : count(documents, "document");
  byId("corpus").hidden = false;
  byId("corpus").append(
    el("span", {}, node ? `${which} that ${documents === 1 ? "speaks" : "speak"} of ${shorten(name, 60)}` : `${which}, the latest first`),
    ...(page > 1 ? [el("a", { href: corpusAddress(node, page - 1) }, "Newer")] : []),
    ...(page < pages ? [el("a", { href: corpusAddress(node, page + 1), id: "older" }, "Older")] : []),
    ...(node ? [el("a", { href: corpusAddress("", 1) }, "The whole corpus")] : []),
    el("a", { href: "/" }, "Home"),
  );
}

/** The address of the explorer over the documents that speak of a node. */
function corpusAddress(id, page) {
  const iri = id && (id.includes(":") ? id : data.server.base + id);
  return `/explore?${new URLSearchParams({ ...(iri ? { iri } : {}), ...(page > 1 ? { page } : {}) })}`;
}

/** A link to an entity in the whole corpus, where there is a server. */
function corpusLink(node) {
  return data.server && data.server.node !== node.id ? el("a", { href: corpusAddress(node.id, 1), class: "corpus-link" }, "In the whole corpus") : null;
}

let asked = 0;

/** Adds what the whole corpus has under that name to the suggestions, once nothing was typed for a while. */
function suggestFromCorpus(words) {
  asked += 1;
  const turn = asked;
  if (!data.server || words.trim().length < 2) return;
  setTimeout(async () => {
    if (turn !== asked) return;
    const answer = await fetch(`/find?${new URLSearchParams({ name: words.trim() })}`, { headers: { Accept: "application/json" } });
    const found = answer.ok ? await answer.json() : [];
    if (turn !== asked) return;
    const known = new Set(data.nodes.map((node) => data.server.base + node.id));
    const box = byId("suggestions");
    for (const { iri, label } of found.filter((one) => !known.has(one.iri)).slice(0, SUGGESTIONS)) {
      box.append(option(box.children.length, [label, el("span", { class: "soft" }, " elsewhere in the corpus")], { "data-iri": iri }));
    }
  }, 250);
}
