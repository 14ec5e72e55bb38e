// The first view: how much there is, and what it comes to.

const YEARS_SHOWN = 24;

class Overview {
  constructor(element, filters, navigation, errors) {
    Object.assign(this, { element, filters, navigation, errors });
    this.width = 0;
    new ResizeObserver(() => { if (element.clientWidth && element.clientWidth !== this.width) this.update(); }).observe(element);
  }

  update() {
    this.width = this.element.clientWidth;
    const { found, shown } = this.filters;
    const names = countNames(shown);
    this.element.replaceChildren(
      this.drawTiles(found, shown, names),
      make("div", { class: "charts" }, this.drawCharts(found, names)),
      this.errors.length ? this.drawErrors() : "");
  }

  drawTiles(found, shown, names) {
    const tile = (key, count, view) => make(view ? "button" : "div", view ? {
      type: "button", class: "tile", onclick: () => this.navigation.go({ view, article: -1, fact: -1 }),
    } : { class: `tile ${key}` }, make("b", null, showCount(count)), make("span", null, say(`tile.${key}`)));
    return make("div", { class: "tiles" }, tile("articles", shown.length, "articles"), tile("facts", found.length, "facts"),
      tile("places", names.place.size), tile("organizations", names.organization.size), tile("people", names.person.size));
  }

  drawCharts(found, names) {
    const currency = mainCurrency(found);
    const narrow = this.width < 900;
    const width = Math.max(300, Math.min(720, (narrow ? this.width : (this.width - 20) / 2) - 44));
    const choose = (facet) => (name) => this.choose(facet, name);
    const open = (fact) => this.navigation.go({ view: "articles", article: fact.article.id, fact: fact.id });
    const unit = `unit.${currency}` in WORDS ? say(`unit.${currency}`) : currency;
    return [
      drawChart("money", drawMoney(found, width, currency, choose("subject"), open), unit),
      drawChart("growth", drawGrowth(found, width, choose("indicator"), open)),
      drawChart("places", drawBars(width, most(names.place), (name) => this.search(name))),
      drawChart("years", drawColumns(width, countYears(found), choose("period"))),
    ];
  }

  drawErrors() {
    return make("section", { class: "chart errors" }, make("h2", null, say("errors.title")), make("ul", null,
      this.errors.map(([source, problem, advice]) => make("li", null, make("b", null, source), ` ${[problem, advice].filter(Boolean).join("; ")}`))));
  }

  choose(facet, value) {
    this.filters.chosen[facet] = new Set([value]);
    this.filters.update();
    this.navigation.go({ view: "facts", article: -1, fact: -1 });
  }

  search(words) {
    this.filters.query = words;
    this.filters.update();
    this.navigation.go({ view: "articles", article: -1, fact: -1 });
  }
}

function drawChart(key, svg, ...values) {
  return make("section", { class: "chart" }, make("h2", null, say(`chart.${key}`)),
    svg ? [make("p", { class: "note" }, say(`chart.${key}.note`, ...values)), svg] : make("p", { class: "hint" }, say("chart.empty")));
}

/** Type -> name -> how many mentions. */
function countNames(articles) {
  const names = { place: new Map(), organization: new Map(), person: new Map() };
  for (const { packed } of articles) {
    packed.e.forEach(([type, name], index) => {
      const known = name || packed.x.slice(...spanOf(packed.es, index));
      const counts = names[TYPES[type]];
      counts.set(known, (counts.get(known) || 0) + 1);
    });
  }
  return names;
}

function most(counts) {
  return [...counts].sort((one, other) => other[1] - one[1]).slice(0, CHART_ROWS);
}

/** The years in which most facts lie, each of them, so that a gap is seen; plans for 2060 may lie outside. */
function countYears(facts) {
  const counts = new Map();
  for (const { years } of facts) for (const year of years) if (year !== "relative") counts.set(Number(year), (counts.get(Number(year)) || 0) + 1);
  const known = [...counts.keys()].sort((one, other) => one - other);
  if (!known.length) return [];
  const inside = (first) => known.reduce((sum, year) => sum + (year >= first && year < first + YEARS_SHOWN ? counts.get(year) : 0), 0);
  const first = known.reduce((best, year) => (inside(year) > inside(best) ? year : best));
  const last = Math.max(...known.filter((year) => year < first + YEARS_SHOWN));
  return Array.from({ length: last - first + 1 }, (_, step) => [String(first + step), counts.get(first + step) || 0]);
}
