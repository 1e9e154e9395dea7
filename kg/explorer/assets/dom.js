// Making elements. Words go in as text nodes only: no word of a document is ever read as HTML.

/** The element of the page with that id. */
function byId(id) {
  return document.getElementById(id);
}

/** A new element; `attributes` may hold `class`, `on` (listeners by event) and attributes; children are nodes or words. */
function el(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) made.addEventListener(event, listener);
    } else if (value === true) {
      made.setAttribute(name, "");
    } else if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(name, value);
    }
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** A button with a listener. */
function button(words, listener, attributes) {
  return el("button", { type: "button", ...attributes, on: { click: listener } }, words);
}

/** "1 statement", "1,200 statements". */
function count(number, one, many) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many || `${one}s`}`;
}

/** Lets the browser do what else it has to. */
function pause() {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Says something to readers who listen. */
function say(words) {
  byId("spoken").textContent = words;
}

/** At most `limit` characters, with an ellipsis. */
function shorten(words, limit) {
  return words.length <= limit ? words : `${words.slice(0, limit - 1).trimEnd()}…`;
}

/**
 * One tab stop for many items: arrows, Home and End move among the elements of `parent` that match `selector`.
 */
function roving(parent, selector) {
  parent.addEventListener("keydown", (event) => {
    const items = [...parent.querySelectorAll(selector)];
    const at = items.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    const target = step ? items[at + step] : { Home: items[0], End: items.at(-1) }[event.key];
    if (at < 0 || !target) return;
    event.preventDefault();
    items[at].tabIndex = -1;
    target.tabIndex = 0;
    target.focus();
  });
}

/** Makes the first of the items the one tab stop. */
function oneStop(items) {
  items.forEach((item, number) => {
    item.tabIndex = number ? -1 : 0;
  });
}
