// The filters as people see them: a menu of values for each facet, and the chosen values to take away again.

const SHOWN_VALUES = 100;

class Facets {
  constructor(filters, bar, chosen, count, changed) {
    Object.assign(this, { filters, chosen, count, changed });
    this.menus = FACETS.map((facet) => this.makeMenu(facet));
    bar.append(...this.menus);
    addEventListener("pointerdown", (event) => this.closeAll(event.target.closest && event.target.closest(".facet")));
  }

  makeMenu(facet) {
    const menu = make("details", { class: "facet", "data-facet": facet },
      make("summary", null, make("span", null, say(`filter.${facet}`)), make("span", { class: "badge" })));
    menu.addEventListener("toggle", () => {
      if (menu.open) this.open(menu, facet);
      else menu.querySelector(".menu")?.remove();
    });
    menu.addEventListener("keydown", (event) => this.onKey(event, menu));
    return menu;
  }

  open(menu, facet) {
    this.closeAll(menu);
    const list = make("div", { class: "choices", role: "group", "aria-label": say(`filter.${facet}`) });
    const field = make("input", {
      type: "search", class: "find", placeholder: say("filter.find"), "aria-label": say("filter.find"),
      autocomplete: "off", spellcheck: "false",
    });
    const counts = this.filters.count(facet);
    const draw = () => this.drawChoices(list, facet, counts, normalise(field.value));
    field.addEventListener("input", draw);
    draw();
    menu.append(make("div", { class: "menu" }, counts.length > 8 ? field : null, list));
    this.keepInside(menu.lastElementChild);
    (counts.length > 8 ? field : list.querySelector("input"))?.focus({ preventScroll: true });
  }

  keepInside(panel) {
    panel.style.left = `${Math.min(0, innerWidth - 8 - panel.getBoundingClientRect().right)}px`;
  }

  drawChoices(list, facet, counts, words) {
    const found = counts.filter(([value]) => !words || normalise(labelOf(facet, value)).includes(words));
    const most = Math.max(1, ...counts.map(([, count]) => count));
    const choices = found.slice(0, SHOWN_VALUES).map(([value, count]) => this.makeChoice(facet, value, count, most));
    const rest = found.length - choices.length;
    list.replaceChildren(...choices);
    if (!choices.length) list.append(make("p", { class: "hint" }, say("filter.none")));
    if (rest > 0) list.append(make("p", { class: "hint" }, say("filter.more", showCount(rest))));
  }

  makeChoice(facet, value, count, most) {
    const box = make("input", { type: "checkbox" });
    box.checked = this.filters.chosen[facet].has(value);
    box.addEventListener("change", () => {
      this.filters.chosen[facet][box.checked ? "add" : "delete"](value);
      this.changed();
    });
    const choice = make("label", { class: "choice" }, box, make("span", { class: "name" }, labelOf(facet, value)),
      make("span", { class: "number" }, showCount(count)));
    choice.style.setProperty("--part", `${(100 * count) / most}%`);
    return choice;
  }

  get isOpen() {
    return this.menus.some((menu) => menu.open);
  }

  closeAll(but) {
    for (const menu of this.menus) if (menu !== but) menu.open = false;
  }

  onKey(event, menu) {
    if (event.key === "Escape") {
      menu.open = false;
      menu.querySelector("summary").focus();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const fields = [...menu.querySelectorAll("input")];
      const next = fields.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
      fields[Math.max(0, Math.min(fields.length - 1, next))]?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Show what is chosen and how much is left. */
  update() {
    const { filters } = this;
    for (const menu of this.menus) {
      const { size } = filters.chosen[menu.dataset.facet];
      menu.querySelector(".badge").textContent = size || "";
      menu.classList.toggle("used", size > 0);
    }
    const chips = FACETS.flatMap((facet) => [...filters.chosen[facet]].map((value) => this.makeChip(facet, value)));
    this.chosen.replaceChildren(...chips);
    if (filters.isActive) {
      this.chosen.append(make("button", {
        type: "button", class: "clear", onclick: () => { filters.clear(); this.changed(); },
      }, say("filter.clear")));
    }
    const part = (key, found, all) => say(key, found === all ? showCount(all) : say("count.of", showCount(found), showCount(all)));
    this.count.textContent = `${part("count.articles", filters.shown.length, filters.articles.length)} · ${
      part("count.facts", filters.found.length, filters.facts.length)}`;
  }

  makeChip(facet, value) {
    const label = labelOf(facet, value);
    return make("button", {
      type: "button", class: "chip", title: `${say(`filter.${facet}`)}: ${label}`,
      "aria-label": say("filter.remove", label),
      onclick: () => { this.filters.chosen[facet].delete(value); this.changed(); },
    }, make("span", null, label), make("span", { "aria-hidden": "true" }, "×"));
  }
}
