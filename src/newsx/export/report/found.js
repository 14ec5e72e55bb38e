// The words of the search, set off where they stand in sight; a browser without highlights leaves them plain.

const MOST_PLACES = 2000;

class FoundWords {
  constructor(filters) {
    this.filters = filters;
    this.places = new Map();
    this.highlight = typeof Highlight === "function" && CSS.highlights ? new Highlight() : null;
    if (this.highlight) CSS.highlights.set("found", this.highlight);
  }

  /** Look again at what an element holds. */
  update(element) {
    if (!this.highlight) return;
    for (const range of this.places.get(element) || []) this.highlight.delete(range);
    const words = this.filters.query.toLowerCase().split(/\s+/).filter(Boolean);
    const ranges = words.length && element.offsetParent ? findRanges(element, words) : [];
    this.places.set(element, ranges);
    for (const range of ranges) this.highlight.add(range);
  }
}

/** Where words stand in the text of an element, also across its marks. */
function findRanges(element, words) {
  const nodes = [];
  const starts = [];
  let text = "";
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes.push(node);
    starts.push(text.length);
    text += node.data;
  }
  const lower = text.toLowerCase();
  const ranges = [];
  if (lower.length !== text.length) return ranges;
  const place = (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return [nodes[low], offset - starts[low]];
  };
  for (const word of words) {
    for (let at = lower.indexOf(word); at >= 0 && ranges.length < MOST_PLACES; at = lower.indexOf(word, at + word.length)) {
      const range = new StaticRange(rangeOf(place(at), place(at + word.length - 1)));
      ranges.push(range);
    }
  }
  return ranges;
}

function rangeOf([startContainer, startOffset], [endContainer, endOffset]) {
  return { startContainer, startOffset, endContainer, endOffset: endOffset + 1 };
}
