// How the graph looks: shapes and strokes here, colours from the page's style, so that light and dark agree.

const SHAPES = {
  person: "ellipse",
  organization: "round-rectangle",
  place: "diamond",
  instrument: "round-tag",
  event: "hexagon",
  concept: "ellipse",
  statement: "rectangle",
};
const DASHES = { fact: [1, 0], claim: [7, 4], denied: [7, 4], supposed: [2, 4] };

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** The style sheet of Cytoscape.js for the present colours. */
function look() {
  const ink = colour("ink");
  const ground = colour("ground");
  const words = {
    "font-family": "system-ui, sans-serif",
    "text-wrap": "wrap",
    color: ink,
    "text-background-color": ground,
    "text-background-opacity": 0.82,
    "text-background-padding": 1,
    "text-background-shape": "roundrectangle",
  };
  return [
    {
      selector: "node",
      style: {
        ...words,
        label: "data(words)",
        "font-size": "data(size)",
        "text-max-width": "130px",
        "text-valign": "bottom",
        "text-margin-y": 3,
        width: "data(breadth)",
        height: "data(breadth)",
        "border-width": 1.5,
        "border-color": ground,
      },
    },
    ...Object.keys(data.kinds).map((kind) => ({
      selector: `node.${kind}`,
      style: { shape: SHAPES[kind], "background-color": colour(`kind-${kind}`) },
    })),
    { selector: "node.statement", style: { "text-max-width": "200px", "font-style": "italic" } },
    {
      selector: "edge",
      style: {
        "curve-style": "bezier",
        "control-point-step-size": 46,
        width: "data(breadth)",
        "target-arrow-shape": "triangle",
        "arrow-scale": 0.9,
        opacity: 0.85,
      },
    },
    ...Object.entries(DASHES).map(([tone, dashes]) => ({
      selector: `edge.${tone}`,
      style: {
        "line-color": colour(tone),
        "target-arrow-color": colour(tone),
        "mid-target-arrow-color": colour(tone),
        "line-style": tone === "fact" ? "solid" : "dashed",
        "line-dash-pattern": dashes,
        color: colour(tone),
      },
    })),
    // A bar across the middle: what is denied is struck.
    { selector: "edge.denied", style: { "mid-target-arrow-shape": "tee" } },
    {
      selector: "edge.contested",
      style: { "underlay-color": colour("contested"), "underlay-opacity": 0.4, "underlay-padding": 4 },
    },
    {
      selector: "edge.told",
      style: {
        ...words,
        label: "data(verb)",
        "font-size": 10,
        "text-max-width": "120px",
        "text-rotation": "none",
        "text-background-opacity": 0.9,
      },
    },
    { selector: "edge.near, edge.over", style: { label: "data(words)" } },
    ...Object.keys(DASHES).map((tone) => ({ selector: `edge.told.${tone}`, style: { color: colour(tone) } })),
    { selector: ".faint", style: { opacity: 0.35 } },
    {
      selector: "node.selected, node.cursor",
      style: { "border-color": colour("focus"), "border-width": 4, "font-weight": "bold", "z-index": 9 },
    },
    { selector: "node.cursor", style: { "outline-width": 3, "outline-color": colour("focus"), "outline-offset": 3 } },
    { selector: "edge.selected", style: { width: 4, opacity: 1, "z-index": 9 } },
  ];
}
