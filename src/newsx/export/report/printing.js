// On paper nothing scrolls: the table is printed whole, up to a limit.

const PRINTED_ROWS = 2000;

class Printing {
  constructor(navigation, table, view) {
    addEventListener("beforeprint", () => {
      for (const block of view.element.querySelectorAll("mark.on, .lit")) block.classList.add("kept");
      if (navigation.view === "facts") this.printTable(table);
    });
    addEventListener("afterprint", () => { this.printed?.remove(); table.element.classList.remove("printing"); });
  }

  printTable(table) {
    const facts = table.rows.items;
    this.printed = make("div", { class: "printed" },
      make("table", null,
        make("thead", null, make("tr", null, COLUMNS.map((column) => make("th", null, say(`column.${column}`))))),
        make("tbody", null, facts.slice(0, PRINTED_ROWS).map((fact) => make("tr", null,
          make("td", null, fact.subject), make("td", null, fact.indicator), make("td", null, showFigure(fact.figure)),
          make("td", null, drawRelation(fact)), make("td", null, fact.period), make("td", null, drawSentence(fact)),
          make("td", null, fact.article.title || fact.article.source))))),
      facts.length > PRINTED_ROWS && make("p", { class: "hint" }, say("table.clipped", showCount(PRINTED_ROWS), showCount(facts.length))));
    table.element.append(this.printed);
    table.element.classList.add("printing");
  }
}
