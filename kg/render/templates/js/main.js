  // What is shown where, and what each button does.

  const pages = {
    ...(views.groups ? { groups: { name: "Groups", box: "picture" } } : {}),
    positions: { name: "Positions", box: "picture" },
    sides: { name: "Sides", box: "picture" },
    relations: { name: "People, organisations, models", box: "picture" },
    claims: { name: "Claims", box: "picture" },
    documents: { name: "Documents", box: "picture" },
    timeline: { name: "Timeline", box: "timeline", draw: drawTimeline },
    compare: { name: "Side by side", box: "compare", draw: drawCompare },
    articles: { name: "Read the articles", box: "articles", draw: drawArticles },
  };
  const BOXES = ["table", "timeline", "compare", "articles"];

  const legend = () => {
    const used = { kinds: new Set(picture.nodes.map((i) => nodes[i].kind)), families: new Set(picture.lines.map(({ edge }) => familyOf(edge.predicate))), manners: new Set(picture.lines.map(({ edge }) => edge.manner)) };
    const some = (names, set, made) => names.filter((name) => set.has(name)).map((name) => make("li", "", made(name)));
    byId("legend").replaceChildren(make("ul", "", some(Object.keys(kinds), used.kinds, (name) => [shapeIcon(name), kinds[name].plural]), some(Object.keys(families), used.families, (name) => [endIcon(name), families[name].words]),
      some(Object.keys(manners).filter((name) => name !== "plain"), used.manners, (name) => [dashIcon(name), manners[name].words])));
  };
  const counter = () => {
    const box = byId("shown"), { nodes: on, left } = picture;
    const more = left && !state.path ? pressed("name", () => go({ show: Math.min(limit() + SHOW, MOST) }), `show ${Math.min(SHOW, left)} more`) : "";
    const all = left > SHOW && picture.all <= MOST && !state.path ? pressed("name", () => go({ show: MOST }), "show all") : "";
    const fewer = state.show ? pressed("name", () => go({ show: 0 }), "fewer") : "";
    box.replaceChildren(`${on.length} of ${on.length + left} shown `, more, " ", all, " ", fewer);
  };

  const render = () => {
    applyTheme();
    if (!nodes.length || !byId("stage")) return;
    const page = pages[state.view], table = page.box === "picture" && state.as === "table", picturing = page.box === "picture" && !table;
    for (const button of byId("views").children) if (button.dataset.view === state.view) button.setAttribute("aria-current", "page"); else button.removeAttribute("aria-current");
    byId("view-name").textContent = page.name;
    for (const name of BOXES) byId(name).hidden = !(name === page.box || (table && name === "table"));
    for (const name of ["picture", "legend"]) byId(name).hidden = !picturing;
    byId("tools").hidden = page.box !== "picture";
    document.querySelector(".for-picture").hidden = !picturing;
    byId("shown").hidden = !picturing;
    byId("as-picture").setAttribute("aria-pressed", String(!table));
    byId("as-table").setAttribute("aria-pressed", String(table));
    if (picturing) drawPicture();
    if (table) drawTable();
    page.draw?.();
    refreshFacets();
    refreshPanel();
  };

  const drawPicture = () => {
    const box = byId("picture").getBoundingClientRect();
    const extra = picture.at.has(nodeAt("node")) || nodeAt("node") === undefined ? "" : state.node;
    const claim = statementOf.get(state.statement), beside = claim !== undefined && state.view === "claims" && !picture.at.has(statements[claim].node) ? state.statement : "";
    const key = JSON.stringify([state.view, LISTS.map((list) => state[list]), state.since, state.until, state.near, state.path, state.group, state.show, Math.round(box.width), Math.round(box.height)]);
    if (key !== picture.key || extra || beside) {
      picture.key = key;
      redraw();
      legend();
      counter();
      tinted = "";
      if (network && (byId("picture").getBoundingClientRect().height !== box.height)) { network.redraw(); fit(); }
    }
    const shade = `${state.theme} ${colour("page")}`;
    if (shade !== tinted) { tinted = shade; light(picture.lit ? [...picture.lit.nodes] : null, picture.lit ? [...picture.lit.edges] : null); network.redraw(); }
    highlight();
  };
  let tinted = "", panelled = null;

  const refreshPanel = () => {
    const key = JSON.stringify([state.view, state.node, state.edge, state.statement, state.path, state.from, sieved]);
    if (key === panelled) return;
    panelled = key;
    const i = nodeAt("node"), s = statementOf.get(state.statement), e = state.edge === "" ? undefined : views[state.view]?.edges[Number(state.edge)];
    if (i !== undefined) showPanel(told.node(i), true);
    else if (e) showPanel(told.edge(e.id), true);
    else if (s !== undefined) showPanel(told.statement(s), true);
    else if (state.path && views[state.view]) showPanel(toldPath(), true);
    else showPanel(opening(), false);
  };
  const shut = () => { panelled = null; go({ node: "", edge: "", statement: "", path: "" }); };

  const listen = () => {
    const on = (id, act) => byId(id).addEventListener("click", act);
    const tab = ([name, { name: words, box }], n, all) => { const one = pressed(n && box !== all[n - 1][1].box && all[n - 1][1].box === "picture" ? "apart" : "", () => go({ view: name, edge: "", show: 0, ...(pages[name].box === "picture" ? {} : { as: "" }) }), words); one.dataset.view = name; return one; };
    byId("views").replaceChildren(...Object.entries(pages).map(tab));
    on("as-picture", () => go({ as: "" }));
    on("as-table", () => go({ as: "table" }));
    on("closer", () => zoom(1.4));
    on("farther", () => zoom(1 / 1.4));
    on("fit", () => fit());
    on("physics", () => {
      const now = byId("physics").getAttribute("aria-pressed") !== "true";
      byId("physics").setAttribute("aria-pressed", String(now));
      network.setOptions({ physics: { enabled: now } });
      follow();
    });
    on("as-png", asPng);
    on("as-svg", () => give(new Blob([asSvg()], { type: "image/svg+xml" }), fileName("svg")));
    on("close", shut);
    on("accuracy", () => showPanel(toldAccuracy(), true));
    on("help", () => showPanel(toldHelp(), true));
    byId("network").addEventListener("keydown", inPicture);
    document.addEventListener("keydown", anywhere);
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") shut(); });
    addEventListener("hashchange", restore);
    addEventListener("popstate", restore);
    let waiting = 0;
    addEventListener("resize", () => { clearTimeout(waiting); waiting = setTimeout(render, 150); });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", render);
    addEventListener("beforeprint", () => { mixed = new Map(); render(); });
    addEventListener("afterprint", () => { mixed = new Map(); render(); });
  };
  byId("theme").addEventListener("click", () => go({ theme: { "": "dark", dark: "light", light: "" }[state.theme] ?? "" }));

  if (byId("stage")) listen();
  restore();
  globalThis.claimgraph = { get network() { return network; }, get picture() { return picture; }, get state() { return state; }, core, statements, go }; // for the console, and for tests
