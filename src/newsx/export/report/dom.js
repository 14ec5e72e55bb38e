// Elements. Text reaches the page through text nodes alone: whatever an article holds stays text.

const SVG = "http://www.w3.org/2000/svg";
// Controls and marks of direction would be unseen, or turn around what stands behind them.
const UNSEEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]/gu;

/** The text with its unseen characters made visible. */
function visible(text) {
  return text.replace(UNSEEN, (character) => {
    const code = character.codePointAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : code === 0x7f ? "␡" : `\\u${code.toString(16).padStart(4, "0")}`;
  });
}

/**
 * An element with attributes and children; children that are text become text nodes, empty ones nothing.
 * A function as the value of an attribute `onclick` listens.
 */
function make(name, attributes, ...children) {
  return fill(document.createElement(name), attributes, children);
}

function makeSvg(name, attributes, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, typeof value === "string" ? visible(value) : value);
    }
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children) {
    if (Array.isArray(child)) append(element, child);
    else if (child !== null && child !== undefined && child !== "" && child !== false) {
      element.append(child instanceof Node ? child : visible(String(child)));
    }
  }
}

function byId(id) {
  return document.getElementById(id);
}

const TRIES = 4;

/**
 * Bring an element into sight. What is out of sight has a guessed height only, and gets its own when it comes
 * near, so the place is looked at again.
 */
function reveal(element, block) {
  let tries = TRIES;
  const step = () => {
    element.scrollIntoView({ block, inline: "nearest" });
    if (--tries) requestAnimationFrame(step);
  };
  step();
}
