// The data of the page: arrays, written by data.py in the same order, become articles and facts.

const TYPES = ["place", "organization", "person"];
const ROLES = ["title", "subtitle", "byline", "heading", "caption", "body"];

/** Articles and facts in the order of the documents. */
function readDocuments() {
  const articles = [];
  const facts = [];
  for (const block of document.querySelectorAll("script.document")) {
    for (const packed of JSON.parse(block.textContent)) {
      const article = readArticle(packed, articles.length);
      articles.push(article);
      for (const cells of packed.a) {
        const fact = readFact(cells, article, facts.length);
        article.facts.push(fact);
        facts.push(fact);
      }
    }
    block.remove();
  }
  return { articles, facts };
}

function readArticle(packed, id) {
  return {
    id, packed,
    source: packed.s, number: packed.n, title: packed.t, byline: packed.b, date: packed.d, text: packed.x,
    facts: [],
  };
}

/** Mentions of an article, outer ones before those inside them; made when the article is shown. */
function readMentions(article) {
  const { packed } = article;
  const mentions = [];
  const facts = new Map(article.facts.map((fact) => [fact.figureIndex, fact]));
  packed.e.forEach(([type, name, code, source, candidates], index) => {
    const [start, end] = spanOf(packed.es, index);
    const text = article.text.slice(start, end);
    mentions.push({ type: TYPES[type], start, end, text, name: name || text, code, source, candidates });
  });
  packed.f.forEach((cells, index) => {
    const [start, end] = spanOf(packed.fs, index);
    const figure = readFigure(packed, index);
    mentions.push({ type: "figure", start, end, text: figure.text, figure, fact: facts.get(index) || null });
  });
  packed.q.forEach((value, index) => {
    const [start, end] = spanOf(packed.qs, index);
    mentions.push({ type: "period", start, end, text: article.text.slice(start, end), value });
  });
  return mentions.sort((one, other) => one.start - other.start || other.end - one.end);
}

function spanOf(flat, index) {
  return [flat[2 * index], flat[2 * index + 1]];
}

function readFigure(packed, index) {
  const [kind, value, unit, bound, low, high, item, text] = packed.f[index];
  const [start, end] = spanOf(packed.fs, index);
  return { kind, value, unit, bound, low, high, item, text: text || packed.x.slice(start, end), start, end };
}

function readFact(cells, article, id) {
  const [figureIndex, sentence, subject, entity, indicator, relation, direction, base, whole, modality, periodText, period] = cells;
  const { packed } = article;
  const figure = readFigure(packed, figureIndex);
  const named = entity === null || entity === undefined ? null : packed.e[entity];
  const text = figure.value || figure.low;
  const value = text === undefined || text === null ? NaN : Number(text);
  return {
    id, article, figureIndex, figure, value, sentence, subject: subject || "",
    // Short and full forms of a name are one subject.
    name: (named && named[1]) || subject || "",
    indicator: indicator || figure.item || "",
    relation: relation || "level", direction, base, whole, planned: modality === "planned",
    periodText: periodText || "", period: showPeriod(period, periodText), years: readYears(period),
    haystack: "",
  };
}

/** The calendar's name of a period; its own words where no date makes one of them (今年). */
function showPeriod(value, text) {
  if (!text) return "";
  if (!value || value.includes("Y")) return text;
  if (value === "now") return say("period.now");
  const [first, last] = value.split("/");
  if (first === "..") return say("period.until", last === "now" ? say("period.now") : last);
  if (last === "..") return say("period.since", first);
  return last ? `${first} – ${last}` : first;
}

const LONGEST_SPAN = 30;

/** The years that a period touches; "relative" for one that no date resolves. */
function readYears(value) {
  if (!value) return [];
  const years = (value.match(/(?:^|\/)\d{4}/g) || []).map((part) => Number(part.slice(-4)));
  if (!years.length) return ["relative"];
  const [first, last] = [Math.min(...years), Math.max(...years)];
  if (last - first > LONGEST_SPAN) return [String(first), String(last)];
  return Array.from({ length: last - first + 1 }, (_, step) => String(first + step));
}

/** What is said of how a figure relates to others: ↑ 同比增长. */
function showRelation(fact) {
  const { relation, direction, base, whole } = fact;
  if (relation === "level") return "";
  if (relation === "share") return whole ? `${say("move.share")} ${whole}` : say("move.share.none");
  if (relation === "rank") return whole ? say("move.rank", whole) : say("move.rank.none");
  const arrow = direction === "up" ? "↑ " : direction === "down" ? "↓ " : "";
  const against = !base ? "" : `base.${base}` in WORDS ? say(`base.${base}`) : say("base.other", base);
  const move = say(direction ? `move.${relation}.${direction}` : `move.${relation}`);
  return arrow + (WORDS["unit.CNY"] === "元" ? against + move : `${move} ${against}`.trim());
}

/** The exact value of a figure, with its unit. */
function showValue(figure) {
  const number = figure.value ? showDecimal(figure.value) : `${showDecimal(figure.low)} – ${showDecimal(figure.high)}`;
  return figure.unit ? `${number} ${figure.unit}` : number;
}

/** The words around a figure: its hedge where it has one. */
function showFigure(figure) {
  return figure.bound && figure.bound !== "range" ? `${say(`bound.${figure.bound}`)} ${figure.text}` : figure.text;
}

function sentenceOf(fact) {
  const { packed, text } = fact.article;
  const [start, end] = spanOf(packed.l, Math.max(0, fact.sentence));
  return text.slice(start, end);
}
