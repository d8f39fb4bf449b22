  // The side panel: what is known of a node, a line or a claim, with every sentence it rests on.

  const openNode = (i, { stay = false } = {}) => {
    const home = where(i);
    go({ node: nodes[i].id, edge: "", statement: "", ...(stay || !home || home === state.view || !views[state.view] ? {} : { view: home, as: "" }) });
    if (!stay && views[state.view] && state.as !== "table") showIt(i);
  };
  const openEdge = (e) => go({ edge: String(e), node: "", statement: "" });
  const openStatement = (s) => go({ statement: statements[s].id, node: "", edge: "" });
  const onlyNear = (i) => go(nodes[i].kind === "Group" ? { ...unfiltered(), view: groupHome(), group: String(nodes[i].group), node: "" } : { ...unfiltered(), near: nodes[i].id, node: nodes[i].id, edge: "", statement: "" });
  const groupHome = () => (views.relations.edges.length ? "relations" : "positions");

  const holds = (() => {
    const known = {};
    return (view, i) => (known[view] ??= new Set(views[view].nodes.map(({ id }) => id))).has(i);
  })();
  const where = (i) => [state.view, "positions", "sides", "relations", "claims", "documents", "groups"].find((name) => views[name] && holds(name, i));

  const BATCH = 20;
  const cards = (list, from = 0) => {
    const some = list.slice(from, from + BATCH).map((s) => card(s)), rest = list.length - from - BATCH;
    if (rest <= 0) return some;
    const more = pressed("more", () => more.replaceWith(...cards(list, from + BATCH)), `Show ${Math.min(rest, BATCH)} more of ${rest}`);
    return [...some, more];
  };

  const measures = (i) => {
    const [incoming, outgoing, neighbours, rank, bridge] = nodes[i].measures ?? [];
    if (incoming === undefined) return null;
    const digits = (value) => value.toLocaleString("en", { maximumFractionDigits: 4 });
    const told = [`in-degree ${digits(incoming)}`, `out-degree ${digits(outgoing)}`, plural(neighbours, "neighbour"), plural(nodes[i].articles ?? 0, "article"), `PageRank ${digits(rank)}`, bridge === undefined || bridge === null ? "" : `betweenness ${digits(bridge)}`];
    return make("p", "facts figures-of", told.filter(Boolean).join(" · "));
  };
  const KEY = () => make("p", "key", "In the quotes: ", make("mark", "said", "claimed words"), " · ", make("mark", "cue", "cue"), " · ", make("mark", "who", "speaker"));

  const byStance = (list) => [...list].sort((a, b) => Number(isClaim(b)) - Number(isClaim(a)) || dateOf(a).localeCompare(dateOf(b)) || a - b);
  const told = {
    node: (i) => {
      if (nodes[i].kind === "Claim") return told.statement(nodes[i].statement);
      if (nodes[i].kind === "Group") return told.group(i);
      const all = byStance(at[i]), some = filtering() ? all.filter(passes) : all, hidden = all.length - some.length;
      const acts = [pressed("more", () => onlyNear(i), "Only this neighbourhood"), pressed("more", () => go({ from: nodes[i].id }), "Path from here …")];
      if (nodeAt("from") !== undefined && nodeAt("from") !== i) acts.push(pressed("more", () => tracePath(nodeAt("from"), i), "Path from ", isolated(shortened(labelOf(nodeAt("from")), 24)), " to here"));
      if (nodes[i].article !== undefined) acts.unshift(pressed("more", () => openArticle(nodes[i].article), "Read it"));
      if (nodes[i].kind !== "Document" && at[i].some((s) => statements[s].node !== undefined && statements[s].who?.includes(i))) acts.push(pressed("more", () => go({ view: "compare", left: nodes[i].id }), "Compare"));
      return [make("p", "kind-name", shapeIcon(nodes[i].kind), " ", kindOf(i).name), make("h2", "", isolated(labelOf(i))),
        nodes[i].aliases ? make("p", "facts", "also: ", isolated(nodes[i].aliases.join(", "))) : null,
        nodes[i].definition ? make("p", "facts", isolated(nodes[i].definition)) : null,
        measures(i), make("div", "acts", acts),
        make("h3", "", plural(some.length, "statement"), hidden ? ` (${hidden} more without the filters)` : ""), KEY(), cards(some)];
    },
    edge: (e) => {
      const edge = views[state.view].edges[e], list = byStance(edge.statements.filter(passes));
      return [make("p", "kind-name", endIcon(familyOf(edge.predicate)), " ", families[familyOf(edge.predicate)].words),
        make("h2", "", nameOf(edge.from), ` ${verbOf(edge.predicate)} `, nameOf(edge.to)),
        make("p", "facts", [plural(list.length, "statement"), edge.manner === "plain" ? "" : manners[edge.manner].words].filter(Boolean).join(" · ")), KEY(), cards(list)];
    },
    statement: (s) => [make("p", "kind-name", shapeIcon("Claim"), " ", isClaim(s) ? "claim" : "relation"), make("h2", "", isolated(`“${shortened(quoteOf(s).replace(/\s+/g, " "), 160)}”`)),
      KEY(), card(s, { open: false })],
    group: (i) => [make("p", "kind-name", "group"), make("h2", "", isolated(labelOf(i))),
      make("p", "facts", `${plural(nodes[i].members.length, "name")} with more statements among them than to the rest`),
      make("div", "acts", pressed("more", () => onlyNear(i), "Show this group")), make("ul", "top", nodes[i].members.slice(0, 40).map((one) => make("li", "", nameOf(one), " ", make("small", "", kindOf(one).name))))],
  };

  const tracePath = (from, to) => go({ path: `${nodes[from].id} ${nodes[to].id}`, from: "", near: "", node: "", edge: "", statement: "" });
  const toldPath = () => {
    const [from, to] = state.path.split(" ").map((id) => numberOf.get(id));
    if (from === undefined || to === undefined) return [make("p", "facts", "The path's ends are not in this graph.")];
    const way = wayIn(live(views[state.view]), from, to);
    const heading = make("h2", "", "From ", isolated(labelOf(from)), " to ", isolated(labelOf(to)));
    if (way) return [make("p", "kind-name", "path"), heading, make("p", "facts", `${plural(way.length - 1, "step")}, whichever way the lines point`), ...way.slice(1).flatMap((i, n) => step(way[n], i))];
    const other = Object.keys(views).filter((name) => name !== "groups" && wayIn(live(views[name]), from, to));
    return [make("p", "kind-name", "path"), heading, make("p", "facts", "No path joins them in this view with these filters."), make("div", "acts", other.map((name) => pressed("more", () => go({ view: name }), `Path in: ${pages[name].name}`)))];
  };
  const step = (one, other) => {
    const lines = live(views[state.view]).filter(({ edge }) => (edge.from === one && edge.to === other) || (edge.from === other && edge.to === one));
    return [make("h3", "", nameOf(one), " – ", nameOf(other)), ...lines.slice(0, 3).flatMap(({ told: list }) => cards(list.slice(0, 2)))];
  };

  const showPanel = (children, open) => {
    const box = byId("told");
    box.replaceChildren(...children.flat().filter(Boolean));
    byId("close").hidden = !open;
    byId("panel").scrollTop = 0;
    if (!open || document.activeElement === byId("network")) return;
    box.focus({ preventScroll: true });
    if (matchMedia("(max-width: 60rem)").matches) byId("panel").scrollIntoView({ block: "start" }); // it lies below the picture
  };
