// A list of which only the rows in sight are elements: ten thousand rows scroll like ten.

const MARGIN = 8;

class Rows {
  /**
   * @param scroller the element that scrolls; focus stays on it, and aria-activedescendant says which row is active
   * @param body inside it, as high as all rows together
   * @param height of a row in pixels, asked again when the window changes
   * @param draw makes the element of an item
   * @param open what Enter and a click do
   */
  constructor(scroller, body, height, draw, open) {
    Object.assign(this, { scroller, body, height, draw, open });
    this.items = [];
    this.active = -1;
    /** Told when there are other elements. */
    this.rendered = () => {};
    this.drawn = new Map();
    this.name = `row-${Rows.count = (Rows.count || 0) + 1}`;
    scroller.addEventListener("scroll", () => this.schedule(), { passive: true });
    scroller.addEventListener("keydown", (event) => this.onKey(event));
    body.addEventListener("click", (event) => this.onClick(event));
    new ResizeObserver(() => { this.clear(); this.render(); }).observe(scroller);
  }

  /** Show other items; `active` is the item that is active among them, if it is one. */
  show(items, active) {
    this.items = items;
    this.clear();
    this.active = items.indexOf(active);
    this.place();
    if (this.active < 0) this.scroller.scrollTop = 0;
    this.render();
  }

  clear() {
    this.body.replaceChildren();
    this.drawn.clear();
  }

  place() {
    this.body.style.height = `${this.items.length * this.height()}px`;
  }

  schedule() {
    if (!this.waiting) this.waiting = requestAnimationFrame(() => { this.waiting = 0; this.render(); });
  }

  render() {
    if (!this.scroller.clientHeight) return;
    this.place();
    const height = this.height();
    const above = this.scroller.scrollTop - this.body.offsetTop;
    const first = Math.max(0, Math.floor(above / height) - MARGIN);
    const last = Math.min(this.items.length, Math.ceil((above + this.scroller.clientHeight) / height) + MARGIN);
    for (const [index, row] of this.drawn) {
      if (index < first || index >= last) { row.remove(); this.drawn.delete(index); }
    }
    const fresh = document.createDocumentFragment();
    for (let index = first; index < last; index++) {
      if (!this.drawn.has(index)) fresh.append(this.drawRow(index, height));
    }
    const changed = fresh.childElementCount > 0;
    this.body.append(fresh);
    this.mark();
    if (changed) this.rendered();
  }

  drawRow(index, height) {
    const row = this.draw(this.items[index], index);
    row.id = `${this.name}-${index}`;
    row.dataset.index = index;
    row.style.top = `${index * height}px`;
    row.style.height = `${height}px`;
    this.drawn.set(index, row);
    return row;
  }

  mark() {
    for (const [index, row] of this.drawn) row.setAttribute("aria-selected", index === this.active);
    if (this.drawn.has(this.active)) this.scroller.setAttribute("aria-activedescendant", `${this.name}-${this.active}`);
    else this.scroller.removeAttribute("aria-activedescendant");
  }

  /** Make a row the active one, and bring it into sight. */
  activate(index) {
    if (!this.items.length) return;
    this.active = Math.max(0, Math.min(this.items.length - 1, index));
    this.reveal();
  }

  reveal() {
    const height = this.height();
    const top = this.active * height;
    const head = this.body.offsetTop;
    const room = this.scroller.clientHeight - head;
    if (top < this.scroller.scrollTop) this.scroller.scrollTop = top;
    else if (top + height > this.scroller.scrollTop + room) this.scroller.scrollTop = top + height - room;
    this.render();
  }

  onKey(event) {
    if (event.target !== this.scroller || event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor(this.scroller.clientHeight / this.height()) - 1);
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page };
    if (event.key in steps) this.activate(this.active + steps[event.key]);
    else if (event.key === "Home") this.activate(0);
    else if (event.key === "End") this.activate(this.items.length - 1);
    else if (event.key === "Enter" && this.active >= 0) this.open(this.items[this.active]);
    else return;
    event.preventDefault();
  }

  onClick(event) {
    const row = event.target.closest("[data-index]");
    if (!row) return;
    this.active = Number(row.dataset.index);
    this.mark();
    this.open(this.items[this.active]);
  }
}
