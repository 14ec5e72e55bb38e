// What is asked for, and what matches it.

const FACETS = ["kind", "subject", "indicator", "period", "relation"];
const NONE = "";
const UNSAID = { subject: "subject.none", indicator: "indicator.none", period: "period.none" };

/** Facet -> the values of a fact in it. */
const VALUES = {
  kind: (fact) => [fact.figure.kind],
  subject: (fact) => [fact.name],
  indicator: (fact) => [fact.indicator],
  period: (fact) => (fact.years.length ? fact.years : [NONE]),
  relation: (fact) => [fact.relation],
};

/** What a value of a facet is called. */
function labelOf(facet, value) {
  if (facet === "kind") return say(`kind.${value}`);
  if (facet === "relation") return say(`relation.${value}`);
  if (value === NONE) return say(UNSAID[facet]);
  if (facet === "period") return value === "relative" ? say("period.relative") : say("period.year", value);
  return value;
}

class Filters {
  constructor(articles, facts) {
    this.articles = articles;
    this.facts = facts;
    this.query = "";
    this.chosen = Object.fromEntries(FACETS.map((facet) => [facet, new Set()]));
    this.update();
  }

  get isActive() {
    return Boolean(this.query) || this.isFaceted;
  }

  get isFaceted() {
    return FACETS.some((facet) => this.chosen[facet].size);
  }

  clear() {
    this.query = "";
    for (const facet of FACETS) this.chosen[facet].clear();
  }

  /** Find again what matches: `found` facts, `shown` articles, and how many facts match in each. */
  update() {
    const words = this.words();
    this.found = this.facts.filter((fact) => this.matches(fact, words));
    this.matching = new Map();
    for (const fact of this.found) this.matching.set(fact.article, (this.matching.get(fact.article) || 0) + 1);
    this.shown = !this.isActive ? this.articles : this.articles.filter(
      (article) => this.matching.has(article) || (!this.isFaceted && holds(haystackOf(article), words)));
  }

  words() {
    return normalise(this.query).split(/\s+/).filter(Boolean);
  }

  matches(fact, words, but) {
    for (const facet of FACETS) {
      const chosen = this.chosen[facet];
      if (facet !== but && chosen.size && !VALUES[facet](fact).some((value) => chosen.has(value))) return false;
    }
    return !words.length || holds(haystackOf(fact), words);
  }

  /** The values of a facet with how many facts each would leave, most first. */
  count(facet) {
    const words = this.words();
    const counts = new Map();
    for (const value of this.chosen[facet]) counts.set(value, 0);
    for (const fact of this.facts) {
      if (!this.matches(fact, words, facet)) continue;
      for (const value of VALUES[facet](fact)) counts.set(value, (counts.get(value) || 0) + 1);
    }
    const pairs = [...counts];
    return facet === "period" ? pairs.sort((one, other) => (one[0] < other[0] ? 1 : -1))
      : pairs.sort((one, other) => other[1] - one[1]);
  }
}

function holds(haystack, words) {
  return words.every((word) => haystack.includes(word));
}

/** All words that a search may mean; made once, when the first search comes. */
function haystackOf(thing) {
  if (!thing.haystack) {
    thing.haystack = normalise(
      "facts" in thing ? [thing.title, thing.source, thing.date, thing.byline.join(" "), thing.text].join("\n")
        : [thing.subject, thing.name, thing.indicator, thing.figure.text, thing.period, thing.periodText, showRelation(thing),
          thing.planned ? say("planned") : "", sentenceOf(thing), thing.article.title, thing.article.source].join("\n"));
  }
  return thing.haystack;
}

const WARMED_AT_ONCE = 200;

/** Make what searches look through while nobody waits. */
function warmUp(things) {
  if (typeof requestIdleCallback !== "function") return;
  let at = 0;
  const step = (deadline) => {
    while (at < things.length && deadline.timeRemaining() > 2) {
      for (const stop = Math.min(at + WARMED_AT_ONCE, things.length); at < stop; at++) haystackOf(things[at]);
    }
    if (at < things.length) requestIdleCallback(step);
  };
  requestIdleCallback(step);
}
