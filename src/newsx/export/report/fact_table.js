// All facts of all articles in one table.

const COLUMNS = ["subject", "indicator", "figure", "relation", "period", "sentence", "article"];

/** Column -> what it is sorted by. */
const SORT_KEYS = {
  subject: (fact) => fact.name,
  indicator: (fact) => fact.indicator,
  relation: (fact) => showRelation(fact) + (fact.planned ? say("planned") : ""),
  period: (fact) => fact.period,
  sentence: (fact) => sentenceOf(fact),
};
const COLLATOR = new Intl.Collator("zh-Hans-CN", { numeric: true });

class FactTable {
  constructor(element, filters, navigation) {
    Object.assign(this, { element, filters, navigation });
    this.order = { column: "article", down: false };
    this.body = make("div", { class: "rows", role: "rowgroup" });
    this.head = make("div", { class: "row head", role: "row", "aria-rowindex": "1" }, COLUMNS.map((column) =>
      make("div", { class: `cell ${column}`, role: "columnheader", "data-column": column },
        make("button", { type: "button", onclick: () => this.sortBy(column) }, say(`column.${column}`)))));
    this.scroller = make("div", {
      class: "table", role: "grid", tabindex: "0", "aria-label": say("table.label"), "aria-colcount": COLUMNS.length,
    }, make("div", { class: "heads", role: "rowgroup" }, this.head), this.body);
    this.empty = make("p", { class: "empty", hidden: true }, say("table.empty"));
    element.append(this.scroller, this.empty);
    const height = () => parseFloat(getComputedStyle(this.scroller).getPropertyValue("--row"));
    this.rows = new Rows(this.scroller, this.body, height, (fact, index) => this.drawRow(fact, index), (fact) => this.open(fact));
  }

  open(fact) {
    this.navigation.go({ view: "articles", article: fact.article.id, fact: fact.id });
    byId("articles").querySelector(`.card[data-fact="${fact.id}"]`)?.focus({ preventScroll: true });
  }

  sortBy(column) {
    const { order } = this;
    this.order = { column, down: order.column === column ? !order.down : column === "figure" };
    this.scroller.scrollTop = 0;
    this.update();
  }

  update() {
    const { found } = this.filters;
    for (const cell of this.head.children) {
      const { column } = cell.dataset;
      cell.setAttribute("aria-sort", column !== this.order.column ? "none" : this.order.down ? "descending" : "ascending");
    }
    this.scroller.setAttribute("aria-rowcount", found.length + 1);
    this.empty.hidden = found.length > 0;
    const active = this.rows.items[this.rows.active];
    this.rows.show(sortFacts(found, this.order), active);
  }

  drawRow(fact, index) {
    const { figure } = fact;
    const cell = (name, ...children) => make("div", { class: `cell ${name}`, role: "gridcell" }, children);
    return make("div", { class: "row", role: "row", "aria-rowindex": index + 2 },
      cell("subject", make("span", { title: fact.name }, fact.subject || "—")),
      cell("indicator", make("span", { title: fact.indicator }, fact.indicator || "—")),
      cell("figure", make("span", { title: showValue(figure) }, drawFigure(figure))),
      cell("relation", drawRelation(fact)),
      cell("period", fact.period),
      cell("sentence", make("span", { title: sentenceOf(fact) }, drawSentence(fact))),
      cell("article", make("span", { title: `${fact.article.source} #${fact.article.number}` },
        fact.article.title || `${fact.article.source} #${fact.article.number}`)));
  }
}

const WORDS_BEFORE = 12;

/** The sentence of a fact around its figure, which is set off. */
function drawSentence(fact) {
  const { packed, text } = fact.article;
  const [start, end] = spanOf(packed.l, Math.max(0, fact.sentence));
  const { figure } = fact;
  const from = figure.start - start > WORDS_BEFORE + 4 ? figure.start - WORDS_BEFORE : start;
  const plain = (words) => words.replace(/\n/g, " ");
  return [from > start ? "…" : "", plain(text.slice(from, figure.start)),
    make("b", null, plain(text.slice(figure.start, figure.end))), plain(text.slice(figure.end, Math.max(end, figure.end)))];
}

/** Facts in another order; equal ones keep theirs, those without a value go last. */
function sortFacts(facts, order) {
  if (order.column === "article") return order.down ? facts.slice().reverse() : facts;
  const sign = order.down ? -1 : 1;
  if (order.column === "figure") return sortByValue(facts, sign);
  const pairs = facts.map((fact) => [SORT_KEYS[order.column](fact), fact]);
  pairs.sort(([one], [other]) => (!one - !other) || sign * COLLATOR.compare(one, other));
  return pairs.map(([, fact]) => fact);
}

/** Yuan are not compared with hectares: most frequent unit first, and in it by value. */
function sortByValue(facts, sign) {
  const counts = new Map();
  const unit = (fact) => `${fact.figure.kind} ${fact.figure.unit}`;
  for (const fact of facts) counts.set(unit(fact), (counts.get(unit(fact)) || 0) + 1);
  const ranks = new Map([...counts].sort((one, other) => other[1] - one[1]).map(([name], rank) => [name, rank]));
  const keys = facts.map((fact) => [ranks.get(unit(fact)), Number.isNaN(fact.value) ? 1 : 0, sign * fact.value, fact]);
  keys.sort((one, other) => one[0] - other[0] || one[1] - other[1] || one[2] - other[2] || 0);
  return keys.map((key) => key[3]);
}
