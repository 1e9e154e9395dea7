/* YASGUI on this server's own endpoint; nothing is fetched from elsewhere. */
(async () => {
  const own = new URL("/sparql", location.href).href;
  const shipped = await (await fetch("/queries.json")).json();
  Yasgui.Yasqe.defaults.autocompleters = ["variables"];
  Yasgui.Yasqe.defaults.value = shipped[0].sparql;
  const yasgui = new Yasgui(document.getElementById("yasgui"), {
    requestConfig: { endpoint: own, headers: {}, method: "POST" },
    copyEndpointOnNewTab: true,
    endpointCatalogueOptions: { getData: () => [] },
    persistenceId: "kg-query",
  });
  const select = document.getElementById("shipped");
  for (const query of shipped) {
    const option = document.createElement("option");
    option.value = query.name;
    option.textContent = query.title;
    option.title = query.about;
    select.append(option);
  }
  select.addEventListener("change", () => {
    const query = shipped.find((one) => one.name === select.value);
    if (!query) return;
    const tab = yasgui.addTab(true, { name: query.title, requestConfig: { endpoint: own } });
    tab.setQuery(query.sparql);
    tab.query();
    select.value = "";
  });
})();
