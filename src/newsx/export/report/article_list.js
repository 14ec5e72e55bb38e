// The list of articles, and the article chosen from it.

class ArticleList {
  constructor(element, filters, navigation, view) {
    Object.assign(this, { element, filters, navigation });
    this.body = make("div", { class: "rows" });
    this.scroller = make("div", {
      class: "list", role: "listbox", tabindex: "0", "aria-label": say("list.articles"),
    }, this.body);
    this.empty = make("p", { class: "empty", hidden: true }, say("list.empty"));
    this.pane = make("div", { class: "pane" });
    element.append(make("nav", { class: "side" }, this.scroller, this.empty), this.pane);
    const height = () => parseFloat(getComputedStyle(this.scroller).getPropertyValue("--row"));
    this.rows = new Rows(this.scroller, this.body, height, (article) => this.drawRow(article), (article) => this.open(article));
    this.view = view(this.pane);
  }

  drawRow(article) {
    const matching = this.filters.matching.get(article) || 0;
    const count = this.filters.isActive ? `${showCount(matching)}/${showCount(article.facts.length)}` : showCount(article.facts.length);
    return make("div", { class: "row", role: "option" },
      make("p", { class: "name" }, (article.title || firstWords(article)).replace(/\n/g, " ")),
      make("p", { class: "about" }, make("span", null, [article.date, article.source].filter(Boolean).join(" · ")),
        make("span", { class: "number", title: say("count.facts", count) }, count)));
  }

  open(article) {
    this.navigation.go({ view: "articles", article: article.id, fact: -1 });
    this.pane.querySelector(".page")?.focus({ preventScroll: true });
  }

  /** Another article; 0 goes back to the list. */
  step(step) {
    if (!step) {
      this.navigation.go({ article: -1, fact: -1 });
      this.scroller.focus();
      return;
    }
    const { shown } = this.filters;
    const next = shown[shown.indexOf(this.view.article) + step];
    if (next) this.navigation.go({ view: "articles", article: next.id, fact: -1 });
  }

  update() {
    const { shown, articles } = this.filters;
    this.empty.hidden = shown.length > 0;
    const wide = matchMedia("(min-width: 761px)").matches;
    let article = articles[this.navigation.article] || null;
    if (!article && wide) article = shown[0] || null;
    this.element.classList.toggle("reading", this.navigation.article >= 0);
    this.rows.show(shown, article);
    if (article && this.rows.active >= 0) this.rows.reveal();
    if (article !== this.view.article || !this.pane.firstChild) {
      this.view.show(article, null);
      this.pane.scrollTop = 0;
      this.pane.querySelector(".page")?.scrollTo(0, 0);
    }
    if (article) this.view.markMatching(this.filters.isActive ? new Set(this.filters.found.filter((fact) => fact.article === article).map((fact) => fact.id)) : null);
    const fact = this.filters.facts[this.navigation.fact];
    if (article && fact && fact.article === article) { if (fact !== this.view.fact) this.view.select(fact, "address"); }
    else if (this.view.fact) this.view.select(null);
  }
}

const WORDS_SHOWN = 40;

function firstWords(article) {
  return article.text.slice(0, WORDS_SHOWN) || say("article.untitled");
}
