// Everything put together, step by step, so that the browser can answer in between.

const PARTS = [makeGraph, makeMatrix, makeDetail, makeText, makeFilters, makeSearch, makeTimeline, makeKeys, makeHelp, makeCorpus];

async function begin() {
  byId("title").textContent = data.title;
  for (const make of PARTS) {
    make();
    await pause();
  }
  await start();
  // For tests and scripts.
  window.explorer = { data, cy, update, state: () => state };
  // Two frames later the first picture is on the screen: how long that took can be asked for.
  requestAnimationFrame(() => requestAnimationFrame(() => performance.mark("shown")));
}

begin();
