// Everything put together.

byId("title").textContent = data.title;
makeFilters();
makeGraph();
makeText();
makeDetail();
makeSearch();
makeTimeline();
makeMatrix();
makeKeys();
makeHelp();
makeCorpus();
start();
// Two frames later the first picture is on the screen: how long that took can be asked for.
requestAnimationFrame(() => requestAnimationFrame(() => performance.mark("shown")));
// For tests and scripts.
window.explorer = { data, cy, update, state: () => state };
