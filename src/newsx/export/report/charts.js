// Charts, drawn from the facts that the filters leave; every row and mark leads on to them.

const CHART_ROWS = 12;
const ROW = 26;
const LABEL = 140;
const FOOT = 24;
// What the label of a tick needs.
const TICK = 90;

/** Groups of facts by a key, those with most weight first. */
function groupFacts(facts, key, weigh) {
  const groups = new Map();
  for (const fact of facts) {
    const name = key(fact);
    if (!name) continue;
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(fact);
  }
  return [...groups].map(([name, members]) => ({ name, members, weight: weigh(members) }))
    .sort((one, other) => other.weight - one.weight).slice(0, CHART_ROWS);
}

/** The unit of money that most facts have. */
function mainCurrency(facts) {
  const counts = new Map();
  for (const { figure } of facts) if (figure.kind === "money") counts.set(figure.unit, (counts.get(figure.unit) || 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0] || "CNY";
}

/** A chart of rows: a name, and marks on an axis. */
function drawRows(width, rows, scale, ticks, showTick, drawMark, open) {
  const height = rows.length * ROW + FOOT;
  const right = width - 76;
  const x = (value) => LABEL + 12 + scale(value) * (right - LABEL - 12);
  const svg = makeSvg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "group" });
  for (const tick of ticks) {
    svg.append(
      makeSvg("line", { class: tick === 0 ? "zero" : "grid", x1: x(tick), x2: x(tick), y1: 0, y2: rows.length * ROW }),
      makeSvg("text", { class: "tick", x: x(tick), y: height - 6, "text-anchor": "middle" }, showTick(tick)));
  }
  rows.forEach((row, index) => {
    const y = index * ROW + ROW / 2;
    const group = makeSvg("g", null, drawLabel(row, y, open), makeSvg("line", { class: "rule", x1: x(row.from), x2: x(row.to), y1: y, y2: y }));
    for (const mark of row.marks) group.append(drawMark(mark, x(mark.at), y));
    if (row.note) group.append(makeSvg("text", { class: "value", x: right + 10, y: y + 4 }, row.note));
    svg.append(group);
  });
  return svg;
}

function drawLabel(row, y, open) {
  const label = say("chart.open", row.name);
  const action = () => open(row.name);
  return makeSvg("g", {
    class: "label", role: "button", tabindex: "0", "aria-label": label, onclick: action,
    onkeydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); action(); } },
  }, makeSvg("rect", { x: 0, y: y - ROW / 2 + 2, width: LABEL, height: ROW - 4, rx: 4 }),
    makeSvg("text", { x: LABEL - 6, y: y + 4, "text-anchor": "end" }, makeSvg("title", null, row.name), shorten(row.name)));
}

const LABEL_CHARS = 9;

function shorten(name) {
  const wide = (character) => (/[\u0000-\u02ff]/.test(character) ? 0.55 : 1);
  let room = LABEL_CHARS;
  let cut = 0;
  for (const character of name) {
    room -= wide(character);
    if (room < 0) return `${name.slice(0, cut)}…`;
    cut += character.length;
  }
  return name;
}

function describeMark(fact) {
  return [fact.subject, fact.indicator, showFigure(fact.figure), showRelation(fact), fact.period, fact.planned && say("planned")]
    .filter(Boolean).join(" · ");
}

function linkMark(shape, fact, open) {
  const mark = makeSvg(shape.name, { ...shape.attributes, onclick: () => open(fact) });
  mark.append(makeSvg("title", null, describeMark(fact)));
  return mark;
}

/** Amounts by subject on a log axis: what is meant is the order of size. */
function drawMoney(facts, width, currency, openName, openFact) {
  const amounts = facts.filter((fact) => fact.figure.kind === "money" && fact.figure.unit === currency && fact.relation === "level" && fact.value > 0);
  const groups = groupFacts(amounts, (fact) => fact.name, (members) => Math.max(...members.map((fact) => fact.value)));
  if (!groups.length) return null;
  const values = groups.flatMap((group) => group.members.map((fact) => fact.value));
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  const step = Math.ceil((high - low) / Math.max(1, Math.floor((width - LABEL) / TICK)));
  const ticks = [];
  for (let power = low; power <= high; power += step) ticks.push(10 ** power);
  const rows = groups.map(({ name, members }) => {
    const sizes = members.map((fact) => fact.value);
    return {
      name, from: Math.min(...sizes), to: Math.max(...sizes), note: showScaled(Math.max(...sizes)),
      marks: members.map((fact) => ({ at: fact.value, fact })),
    };
  });
  const dot = ({ fact }, x, y) => linkMark({ name: "circle", attributes: { class: fact.planned ? "dot hollow" : "dot", cx: x, cy: y, r: 5 } }, fact, openFact);
  return drawRows(width, rows, (value) => (Math.log10(value) - low) / (high - low), ticks, showScaled, dot, openName);
}

/** Rates by indicator around zero; the few that lie far out stand at the edge. */
function drawGrowth(facts, width, openName, openFact) {
  const rates = facts.filter((fact) => fact.figure.kind === "percent" && fact.relation === "growth" && !Number.isNaN(fact.value));
  const signed = (fact) => (fact.direction === "down" ? -fact.value : fact.value);
  const groups = groupFacts(rates, (fact) => fact.indicator, (members) => members.length);
  if (!groups.length) return null;
  const values = groups.flatMap((group) => group.members.map(signed)).sort((one, other) => one - other);
  const at = (part) => values[Math.min(values.length - 1, Math.floor(part * values.length))];
  const top = Math.max(0, at(0.96));
  // A few declines among many rates keep a side of their own.
  const bottom = Math.min(0, at(0.04), Math.max(values[0], -top / 4));
  const [low, high, step] = roundRange(bottom, top, Math.max(2, Math.floor((width - LABEL) / TICK)));
  const ticks = [];
  for (let tick = low; tick <= high + step / 2; tick += step) ticks.push(Number(tick.toPrecision(6)));
  const inside = (value) => Math.max(low, Math.min(high, value));
  const rows = groups.map(({ name, members }) => {
    const marks = members.map((fact) => ({ at: inside(signed(fact)), out: signed(fact) !== inside(signed(fact)), fact }));
    const places = marks.map((mark) => mark.at);
    return { name, from: Math.min(0, ...places), to: Math.max(0, ...places), note: showRange(members.map(signed)), marks };
  });
  const triangle = ({ fact, out }, x, y) => {
    const down = fact.direction === "down";
    const path = out ? (down ? `M${x - 1} ${y}l8-5v10z` : `M${x + 1} ${y}l-8-5v10z`) : down ? `M${x - 5} ${y - 4}h10l-5 9z` : `M${x - 5} ${y + 4}h10l-5-9z`;
    return linkMark({ name: "path", attributes: { class: down ? "mark down" : "mark up", d: path } }, fact, openFact);
  };
  return drawRows(width, rows, (value) => (value - low) / (high - low), ticks, (tick) => `${tick}%`, triangle, openName);
}

function showRange(values) {
  const [low, high] = [Math.min(...values), Math.max(...values)].map(showShort);
  return low === high ? `${low}%` : `${low}…${high}`;
}

/** The range in round numbers, and the step of its ticks. */
function roundRange(low, high, steps) {
  const rough = (high - low || 1) / steps;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough);
  return [Math.floor(low / step) * step, Math.ceil(high / step) * step || step, step];
}

/** Bars with their numbers behind them. */
function drawBars(width, counts, open) {
  if (!counts.length) return null;
  const most = Math.max(...counts.map(([, count]) => count));
  const height = counts.length * ROW;
  const svg = makeSvg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "group" });
  const room = width - LABEL - 12 - 56;
  counts.forEach(([name, count], index) => {
    const y = index * ROW + ROW / 2;
    const length = Math.max(2, (count / most) * room);
    svg.append(makeSvg("g", null, drawLabel({ name }, y, open),
      makeSvg("rect", { class: "barmark place", x: LABEL + 12, y: y - 8, width: length, height: 16, rx: 2 }),
      makeSvg("text", { class: "value", x: LABEL + 12 + length + 6, y: y + 4 }, showCount(count))));
  });
  return svg;
}

/** Columns, one for each year. */
function drawColumns(width, counts, open) {
  if (!counts.length) return null;
  const height = 200;
  const base = height - FOOT;
  const most = Math.max(...counts.map(([, count]) => count));
  const step = Math.min(72, (width - 8) / counts.length);
  const every = Math.ceil(44 / step);
  const svg = makeSvg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "group" });
  counts.forEach(([year, count], index) => {
    const x = 4 + index * step;
    const top = base - Math.max(count ? 2 : 0, (count / most) * (base - 22));
    const action = () => open(year);
    svg.append(makeSvg("g", {
      class: "label column", role: "button", tabindex: "0", "aria-label": `${say("chart.open", say("period.year", year))} (${count})`, onclick: action,
      onkeydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); action(); } },
    }, makeSvg("title", null, `${year}: ${count}`), makeSvg("rect", { x, y: 0, width: step, height: base }),
      makeSvg("rect", { class: "barmark period", x: x + step * 0.15, y: top, width: step * 0.7, height: base - top, rx: 2 }),
      step > 26 && count > 0 && makeSvg("text", { class: "value", x: x + step / 2, y: top - 6, "text-anchor": "middle" }, showCount(count)),
      (counts.length - 1 - index) % every === 0 && makeSvg("text", { class: "tick", x: x + step / 2, y: height - 6, "text-anchor": "middle" }, year)));
  });
  return svg;
}
