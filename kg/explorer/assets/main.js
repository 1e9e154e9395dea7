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
start();
// For tests and scripts.
window.explorer = { data, cy, update, state: () => state };
