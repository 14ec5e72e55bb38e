// One article: its text with every mention marked, its facts beside it, and the way from one to the other.

const LONG_PARAGRAPH = 2000;

class ArticleView {
  /** @param chosen told of the fact that was chosen */
  constructor(element, tooltip, chosen, step) {
    Object.assign(this, { element, tooltip, chosen, step });
    this.article = null;
    this.hidden = new Set();
    element.addEventListener("pointerover", (event) => this.hover(event.target.closest(".m")));
    element.addEventListener("pointerout", () => this.hover(null));
    element.addEventListener("focusin", (event) => this.hover(event.target.closest(".m")));
    element.addEventListener("focusout", () => this.hover(null));
    element.addEventListener("click", (event) => this.onClick(event));
    element.addEventListener("keydown", (event) => this.onKey(event));
  }

  show(article, found) {
    this.tooltip.hide();
    this.article = article;
    this.fact = null;
    this.marks = [];
    if (!article) {
      this.element.replaceChildren(make("p", { class: "empty" }, say("article.choose")));
      return;
    }
    this.mentions = readMentions(article);
    const text = make("article", { class: "text", lang: "zh", "aria-label": say("article.text") }, this.drawParagraphs());
    const facts = make("ol", { class: "cards" }, article.facts.map((fact, index) => this.drawCard(fact, index)));
    this.element.replaceChildren(
      make("div", { class: "page", tabindex: "-1" }, this.drawBar(), this.drawLegend(), text),
      make("aside", { class: "beside", "aria-label": say("article.facts") },
        make("h3", null, say("article.facts"), make("span", { class: "number" }, article.facts.length)),
        article.facts.length ? facts : make("p", { class: "hint" }, say("article.nofacts"))));
    this.markMatching(found);
    if (this.marks.length) this.marks[0].tabIndex = 0;
  }

  /** Dim the facts that the filters leave out. */
  markMatching(found) {
    for (const card of this.element.querySelectorAll(".card")) {
      card.classList.toggle("unmatched", Boolean(found) && !found.has(Number(card.dataset.fact)));
    }
  }

  drawBar() {
    const { article } = this;
    const move = (key, sign, step) => make("button", {
      type: "button", class: "plain", title: say(key), "aria-label": say(key), onclick: () => this.step(step),
    }, sign);
    return make("div", { class: "bar" },
      make("button", { type: "button", class: "plain back", onclick: () => this.step(0) }, `‹ ${say("article.back")}`),
      make("p", { class: "origin" }, [article.date, `${article.source} #${article.number}`].filter(Boolean).join(" · ")),
      move("article.previous", "‹", -1), move("article.next", "›", 1));
  }

  drawLegend() {
    const counts = new Map();
    for (const { type } of this.mentions) counts.set(type, (counts.get(type) || 0) + 1);
    const types = [...TYPES, "figure", "period"].filter((type) => counts.has(type));
    return make("div", { class: "legend", role: "group", "aria-label": say("article.marks") }, types.map((type) =>
      make("button", {
        type: "button", class: `key ${type}`, "aria-pressed": String(!this.hidden.has(type)),
        onclick: (event) => this.toggle(type, event.currentTarget),
      }, make("span", { class: `m ${type}` }, say(`type.${type}`)), make("span", { class: "number" }, counts.get(type)))));
  }

  toggle(type, button) {
    if (!this.hidden.delete(type)) this.hidden.add(type);
    button.setAttribute("aria-pressed", String(!this.hidden.has(type)));
    this.applyHidden();
  }

  applyHidden() {
    for (const type of [...TYPES, "figure", "period"]) this.element.classList.toggle(`no-${type}`, this.hidden.has(type));
  }

  drawParagraphs() {
    const { article } = this;
    const cursor = { mention: 0, sentence: 0 };
    const titled = article.packed.p.some(([, , role]) => ROLES[role] === "title");
    const drawn = article.packed.p.flatMap(([start, end, role]) => {
      const name = ROLES[role];
      return this.splitParagraph(start, end).map(([from, to]) => make({ title: "h2", heading: "h3" }[name] || "p",
        { class: from > start ? `${name} continued` : name }, this.drawSentences(from, to, cursor)));
    });
    if (!titled) drawn.unshift(make("h2", { class: article.title ? "title" : "title untitled" }, article.title || say("article.untitled")));
    return drawn;
  }

  /** Parts of a paragraph that browsers lay out in no time; one part, unless somebody forgot all line ends. */
  splitParagraph(start, end) {
    const parts = [];
    let at = start;
    if (end - start > LONG_PARAGRAPH) {
      const flat = this.article.packed.l;
      for (let index = 0; index < flat.length && flat[index] < end; index += 2) {
        if (flat[index] - at > LONG_PARAGRAPH) {
          parts.push([at, flat[index]]);
          at = flat[index];
        }
      }
    }
    return [...parts, [at, end]];
  }

  drawSentences(start, end, cursor) {
    const flat = this.article.packed.l;
    const parts = [];
    let at = start;
    while (2 * cursor.sentence < flat.length && flat[2 * cursor.sentence] < end) {
      const [from, to] = spanOf(flat, cursor.sentence);
      if (from > at) parts.push(this.drawMarks(at, from, cursor));
      const stop = Math.min(to, end);
      parts.push(make("span", { class: "s", "data-sentence": cursor.sentence }, this.drawMarks(Math.max(from, at), stop, cursor)));
      at = stop;
      cursor.sentence++;
    }
    if (at < end) parts.push(this.drawMarks(at, end, cursor));
    return parts;
  }

  /** The text of a span; mentions inside mentions lie inside their marks, those that cross are cut. */
  drawMarks(start, end, cursor) {
    const { text } = this.article;
    const parts = [];
    let at = start;
    while (cursor.mention < this.mentions.length && this.mentions[cursor.mention].start < end) {
      const mention = this.mentions[cursor.mention++];
      const from = Math.max(mention.start, at);
      const to = Math.min(mention.end, end);
      if (from >= to) continue;
      parts.push(text.slice(at, from));
      const mark = make("mark", { class: `m ${mention.type}${mention.fact ? " linked" : ""}`, tabindex: "-1" });
      mark.mention = mention;
      mention.mark = mark;
      this.marks.push(mark);
      append(mark, this.drawMarks(from, to, cursor));
      parts.push(mark);
      at = to;
    }
    parts.push(text.slice(at, end));
    return parts;
  }

  drawCard(fact, index) {
    return make("li", null, make("button", { type: "button", class: "card", "data-fact": fact.id },
      make("span", { class: "order" }, index + 1),
      make("span", { class: "who" }, make("b", null, fact.subject || "—"), fact.indicator && ` ${fact.indicator}`),
      make("span", { class: "what" }, drawFigure(fact.figure)),
      make("span", { class: "how" }, drawRelation(fact), fact.period && make("span", { class: "when" }, fact.period))));
  }

  /** Light a fact up on both sides; `origin` is the side that the reader looks at already. */
  select(fact, origin) {
    for (const lit of this.element.querySelectorAll(".lit, .on")) lit.classList.remove("lit", "on");
    for (const card of this.element.querySelectorAll("[aria-current]")) card.removeAttribute("aria-current");
    this.fact = fact;
    if (!fact) return;
    const card = this.element.querySelector(`.card[data-fact="${fact.id}"]`);
    const sentence = this.element.querySelector(`[data-sentence="${fact.sentence}"]`);
    const mention = this.mentions.find((one) => one.fact === fact);
    card?.setAttribute("aria-current", "true");
    sentence?.classList.add("lit");
    mention?.mark?.classList.add("on");
    if (card && origin !== "card") reveal(card, "nearest");
    const place = sentence || mention?.mark;
    if (place && origin !== "text") reveal(place, "center");
  }

  hover(mark) {
    if (mark?.mention) this.tooltip.show(mark, describe(mark.mention), mark.mention.type);
    else this.tooltip.hide();
  }

  onClick(event) {
    const card = event.target.closest(".card");
    const mark = event.target.closest("mark");
    if (card) this.choose(this.article.facts.find((fact) => fact.id === Number(card.dataset.fact)), "card");
    else if (mark) this.openMark(mark);
  }

  openMark(mark) {
    const linked = mark.mention.fact ? mark : mark.querySelector(".linked");
    if (linked) this.choose(linked.mention.fact, "text");
    this.hover(mark);
  }

  choose(fact, origin) {
    this.select(fact, origin);
    this.chosen(fact);
  }

  /** The next fact of the article, or the one before. */
  stepFact(step) {
    const { facts } = this.article;
    if (!facts.length) return;
    const at = facts.indexOf(this.fact);
    const next = at < 0 ? (step > 0 ? 0 : facts.length - 1) : Math.max(0, Math.min(facts.length - 1, at + step));
    this.choose(facts[next], "keys");
  }

  onKey(event) {
    const mark = event.target.closest("mark");
    if (!mark || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) this.focusMark(this.marks.indexOf(mark) + step);
    else if (event.key === "Enter" || event.key === " ") this.openMark(mark);
    else return;
    event.preventDefault();
  }

  /** One mark alone is a stop of the Tab key; arrows go on from there. */
  focusMark(index) {
    const mark = this.marks[index];
    if (!mark) return;
    for (const stop of this.element.querySelectorAll("mark[tabindex='0']")) stop.tabIndex = -1;
    mark.tabIndex = 0;
    mark.focus({ preventScroll: true });
    mark.scrollIntoView({ block: "nearest" });
    this.hover(mark);
  }
}

/** A figure behind its hedge, which is smaller. */
function drawFigure(figure) {
  const hedged = figure.bound && figure.bound !== "range";
  return [hedged && make("span", { class: "hedge" }, say(`bound.${figure.bound}`)), figure.text.replace(/\n/g, " ")];
}

function drawRelation(fact) {
  const words = showRelation(fact);
  return [
    words && make("span", { class: `relation ${fact.direction || ""}` }, words),
    fact.planned && make("span", { class: "planned" }, say("planned")),
  ];
}
