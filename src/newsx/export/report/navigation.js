// Where the reader is, kept in the address behind the #: links, back and reload work, also from a file.

const VIEWS = ["overview", "articles", "facts"];

class Navigation {
  constructor(filters, count, show) {
    this.filters = filters;
    this.count = count;
    this.show = show;
    this.view = "overview";
    this.article = -1;
    this.fact = -1;
    addEventListener("popstate", () => { this.read(); this.show(true); });
  }

  /** Go on to another place; `back` returns. */
  go(place) {
    Object.assign(this, place);
    const address = this.address();
    if (address !== location.hash) history.pushState(null, "", address);
    this.show(false);
  }

  /** Keep what changed in the address without a step for `back`. */
  keep() {
    history.replaceState(null, "", this.address());
  }

  address() {
    const parts = new URLSearchParams();
    if (this.view !== "overview") parts.set("view", this.view);
    if (this.view === "articles" && this.article >= 0) parts.set("article", this.article + 1);
    if (this.view === "articles" && this.fact >= 0) parts.set("fact", this.fact + 1);
    if (this.filters.query) parts.set("q", this.filters.query);
    for (const facet of FACETS) for (const value of this.filters.chosen[facet]) parts.append(facet, value);
    return `#${parts}`;
  }

  read() {
    const parts = new URLSearchParams(location.hash.slice(1));
    const number = (name, count) => {
      const index = Number(parts.get(name)) - 1;
      return Number.isInteger(index) && index >= 0 && index < count ? index : -1;
    };
    this.view = VIEWS.includes(parts.get("view")) ? parts.get("view") : "overview";
    this.article = number("article", this.count.articles);
    this.fact = number("fact", this.count.facts);
    this.filters.query = parts.get("q") || "";
    for (const facet of FACETS) this.filters.chosen[facet] = new Set(parts.getAll(facet));
    this.filters.update();
  }
}
