// What is known of a mention, beside it while the pointer or the focus is on it.

class Tooltip {
  constructor(element) {
    this.element = element;
    this.owner = null;
    addEventListener("scroll", () => this.hide(), { capture: true, passive: true });
    addEventListener("keydown", (event) => { if (event.key === "Escape") this.hide(); });
  }

  show(owner, rows, type) {
    this.hide();
    this.owner = owner;
    owner.setAttribute("aria-describedby", this.element.id);
    this.element.dataset.type = type;
    this.element.replaceChildren(make("dl", null, rows.map(([name, value]) =>
      make("div", null, make("dt", null, name), make("dd", null, value)))));
    this.element.hidden = false;
    this.place(owner.getClientRects()[0] || owner.getBoundingClientRect());
  }

  place(box) {
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const left = Math.max(8, Math.min(box.left, innerWidth - width - 8));
    const below = box.bottom + 6;
    this.element.style.left = `${left}px`;
    this.element.style.top = `${below + height > innerHeight - 8 && box.top > height + 14 ? box.top - height - 6 : below}px`;
  }

  hide() {
    if (!this.owner) return;
    this.owner.removeAttribute("aria-describedby");
    this.owner = null;
    this.element.hidden = true;
  }
}

/** The rows of the tooltip of a mention: a name and a value each. */
function describe(mention) {
  const rows = [[say(`name.${mention.type}`), mention.text.replace(/\n/g, " ")]];
  const add = (key, value) => { if (value) rows.push([say(`field.${key}`), value]); };
  if (mention.type === "figure") {
    describeFigure(mention.figure, add);
    if (mention.fact) describeFact(mention.fact, add);
  } else if (mention.type === "period") {
    add("value", mention.value);
  } else {
    if (mention.name !== mention.text) add("name", mention.name);
    add("code", mention.code);
    add("candidates", (mention.candidates || []).join("、"));
    add("source", mention.source);
  }
  return rows;
}

function describeFigure(figure, add) {
  add("kind", say(`kind.${figure.kind}`));
  add("value", figure.value ? showDecimal(figure.value) : `${showDecimal(figure.low)} – ${showDecimal(figure.high)}`);
  add("unit", figure.unit);
  add("bound", figure.bound && say(`bound.${figure.bound}`));
  add("item", figure.item);
}

function describeFact(fact, add) {
  add("subject", fact.name && fact.name !== fact.subject ? `${fact.subject}（${fact.name}）` : fact.subject);
  add("indicator", fact.indicator);
  add("relation", [showRelation(fact), fact.planned && say("planned")].filter(Boolean).join(" · "));
  add("period", fact.periodText && fact.period !== fact.periodText ? `${fact.periodText} = ${fact.period}` : fact.period);
}
