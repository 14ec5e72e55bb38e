// The page is put together here.

const THEME = "newsx-theme";

/** What the reader chose before, where the browser lets a page remember. */
function recallTheme() {
  try { return localStorage.getItem(THEME); } catch { return null; }
}

function setTheme(theme) {
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
}

function toggleTheme() {
  const dark = document.documentElement.dataset.theme
    ? document.documentElement.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  setTheme(dark ? "light" : "dark");
  try { localStorage.setItem(THEME, dark ? "light" : "dark"); } catch { /* the choice lasts as long as the page */ }
}

function start() {
  setTheme(recallTheme());
  const { articles, facts } = readDocuments();
  const errors = JSON.parse(byId("errors-data").textContent);
  const filters = new Filters(articles, facts);
  const navigation = new Navigation(filters, { articles: articles.length, facts: facts.length }, () => { facets.closeAll(); show(); });
  const tooltip = new Tooltip(byId("tooltip"));
  const search = byId("search");
  const chosen = (fact) => { navigation.article = fact.article.id; navigation.fact = fact.id; navigation.keep(); };
  const list = new ArticleList(byId("articles"), filters, navigation, (pane) => new ArticleView(pane, tooltip, chosen, (step) => list.step(step)));
  const views = { overview: new Overview(byId("overview"), filters, navigation, errors), articles: list, facts: new FactTable(byId("facts"), filters, navigation) };
  const facets = new Facets(filters, byId("facets"), byId("chosen"), byId("count"), () => { filters.update(); navigation.keep(); show(); });

  const found = new FoundWords(filters);
  for (const { rows } of [list, views.facts]) rows.rendered = () => found.update(rows.body);

  function show() {
    tooltip.hide();
    if (search.value !== filters.query) search.value = filters.query;
    for (const view of VIEWS) byId(view).hidden = view !== navigation.view;
    for (const button of document.querySelectorAll("[data-view]")) {
      if (button.dataset.view === navigation.view) button.setAttribute("aria-current", "page");
      else button.removeAttribute("aria-current");
    }
    facets.update();
    views[navigation.view].update();
    found.update(list.pane);
  }

  let waiting = 0;
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { filters.query = search.value.trim(); filters.update(); navigation.keep(); show(); }, 60);
  });
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== "ArrowDown") return;
    event.preventDefault();
    if (navigation.view === "overview") navigation.go({ view: "facts" });
    views[navigation.view].scroller?.focus();
  });
  const go = (view) => navigation.go({ view, article: navigation.article, fact: -1 });
  for (const button of document.querySelectorAll("[data-view]")) button.addEventListener("click", () => go(button.dataset.view));
  byId("theme").addEventListener("click", toggleTheme);
  new Printing(navigation, views.facts, list.view);
  const inArticle = (action) => () => { if (navigation.view === "articles" && list.view.article) action(); };
  new Keys({
    "/": () => { search.focus(); search.select(); },
    1: () => go("overview"), 2: () => go("articles"), 3: () => go("facts"),
    j: inArticle(() => list.view.stepFact(1)), k: inArticle(() => list.view.stepFact(-1)),
    "]": inArticle(() => list.step(1)), "[": inArticle(() => list.step(-1)),
    t: toggleTheme,
    Escape: () => {
      if (facets.isOpen) facets.closeAll();
      else if (document.activeElement === search && !filters.isActive) search.blur();
      else if (filters.isActive) { filters.clear(); filters.update(); navigation.keep(); show(); }
      else if (navigation.view === "articles" && navigation.fact >= 0) navigation.go({ fact: -1 });
      else if (navigation.view === "articles") list.scroller.focus();
    },
  });
  byId("loading").remove();
  const footer = document.querySelector(".made");
  footer.textContent = say("page.made", footer.dataset.generator);
  navigation.read();
  show();
  warmUp(facts);
  document.documentElement.dataset.ready = "yes";
}

start();
