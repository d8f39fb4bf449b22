  // The filters beside the picture, with how many statements each would leave.

  const opened = new Set(["stance", "concern"]), typed = {}, whole = new Set();
  const LIST = 12;

  const box = (name, value, count, ...children) => {
    const input = make("input", "");
    input.type = "checkbox";
    input.checked = state[name].includes(value);
    input.dataset.value = value;
    input.addEventListener("change", () => go({ [name]: toggled(state[name], value) }));
    return make("label", count ? "" : "zero", input, children, make("span", "count", count.toLocaleString("en")));
  };

  const MARKS = { kind: (value) => shapeIcon(value), stance: (value) => endIcon(value), put: (value) => dashIcon(value) };
  const plainList = (name, counts) => {
    const order = { kind: Object.keys(kinds), stance: Object.keys(families), put: Object.keys(manners).reverse(), certainty: Object.keys(CERTAINTIES) }[name];
    return make("ul", "", order.filter((value) => counts.has(value)).map((value) => make("li", "", box(name, value, counts.get(value), MARKS[name]?.(value), make("span", "", FACETS[name].words(value))))));
  };

  // Concerns hang below one another as in the taxonomy; a concern counts with all that is below it.
  const tree = (name, counts) => {
    const there = [...counts.keys()].map((id) => numberOf.get(id)), below = grouped(there, (i) => nodes[i].above ?? (nodes[i].kind === "Topic" ? "topic" : "top"));
    const branch = (key) => (below.get(key) ?? []).sort((a, b) => counts.get(nodes[b].id) - counts.get(nodes[a].id) || labelOf(a).localeCompare(labelOf(b)))
      .map((i) => make("li", "", box(name, nodes[i].id, counts.get(nodes[i].id), make("span", "", isolated(labelOf(i)))), below.has(i) ? make("ul", "", branch(i)) : null));
    return make("div", "", make("ul", "", branch("top")), below.has("topic") ? make("ul", "", branch("topic")) : null);
  };

  const longList = (name, counts) => {
    const words = folded(typed[name] ?? ""), all = [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
    const fitting = all.filter(([value]) => state[name].includes(value) || !words || folded(FACETS[name].words(value)).includes(words));
    const some = whole.has(name) ? fitting.slice(0, 300) : fitting.slice(0, LIST);
    const list = make("ul", "", some.map(([value, count]) => make("li", "", box(name, value, count, make("span", "", isolated(shortened(FACETS[name].words(value), 70)))))));
    const more = fitting.length > some.length && !whole.has(name) ? pressed("name", () => { whole.add(name); drawFacets(); }, `all ${fitting.length}`) : null;
    if (all.length <= LIST) return make("div", "", list);
    const input = set(make("input", "within"), { type: "search", placeholder: "among these", "aria-label": `Find in: ${FACETS[name].name}` });
    input.value = typed[name] ?? "";
    input.addEventListener("input", () => { typed[name] = input.value; list.replaceWith(longList(name, counts).querySelector("ul")); drawFacets(); });
    input.dataset.facet = name;
    return make("div", "", input, list, more);
  };

  const dates = () => {
    const known = [...new Set(articles.map(({ date }) => date).filter(Boolean))].sort();
    if (!known.length) return make("p", "facts", "No article has a date.");
    const field = (word, name) => {
      const input = set(make("input", ""), { type: "date", min: known[0].slice(0, 10), max: known[known.length - 1].slice(0, 10), id: `date-${name}` });
      input.value = state[name];
      input.addEventListener("change", () => go({ [name]: input.value }));
      return [set(make("label", "", word), { for: `date-${name}` }), input];
    };
    return make("div", "dates", field("from", "since"), field("to", "until"));
  };

  const MADE = { kind: plainList, stance: plainList, concern: tree, speaker: longList, article: longList, certainty: plainList, put: plainList };
  const facet = (name, title, inside) => {
    const details = make("details", "", make("summary", "", title, state[name]?.length ? ` (${state[name].length})` : ""), inside);
    details.open = opened.has(name) || Boolean(state[name]?.length);
    details.dataset.facet = name;
    return details;
  };

  const chips = () => {
    const chip = (words, changes) => pressed("chip", () => go(changes), isolated(shortened(words, 40)), " ×");
    const made = [];
    if (state.path) made.push(chip("a path", { path: "" }));
    if (nodeAt("near") !== undefined) made.push(chip(`near ${labelOf(nodeAt("near"))}`, { near: "" }));
    if (state.group) made.push(chip(`group ${state.group}`, { group: "" }));
    for (const name of LISTS) for (const value of state[name]) if (!numberOfUnknown(name, value)) made.push(chip(FACETS[name].words(value), { [name]: toggled(state[name], value) }));
    if (state.since) made.push(chip(`from ${state.since}`, { since: "" }));
    if (state.until) made.push(chip(`to ${state.until}`, { until: "" }));
    if (nodeAt("from") !== undefined) made.push(chip(`path from ${labelOf(nodeAt("from"))} to …`, { from: "" }));
    if (made.length > 1) made.push(pressed("name", () => go(unfiltered()), "clear all"));
    return made;
  };
  const numberOfUnknown = (name, value) => (["concern", "speaker", "article"].includes(name) ? !numberOf.has(value) : name === "stance" ? !families[value] : name === "put" ? !manners[value] : false);

  let faceted = "";
  const drawFacets = () => {
    const among = inView(state.view), focused = document.activeElement?.dataset, held = focused?.value ?? null, inside = document.activeElement?.closest?.("[data-facet]")?.dataset.facet;
    const caret = document.activeElement?.selectionStart;
    for (const { open, dataset } of byId("facets").children) open ? opened.add(dataset.facet) : opened.delete(dataset.facet); // "toggle" would come too late
    byId("active").replaceChildren(...chips());
    byId("facets").replaceChildren(...Object.keys(FACETS).flatMap((name) => { const counts = counted(name, among); return counts.size ? [facet(name, FACETS[name].name, MADE[name](name, counts))] : []; }), facet("dates", "Date", dates()));
    if (!inside) return;
    const back = [...document.querySelectorAll(`#facets [data-facet="${inside}"] input, #facets input[data-facet="${inside}"]`)].find((input) => (held === null ? input.type === "search" : input.dataset.value === held));
    back?.focus();
    if (held === null && back && caret !== undefined) back.setSelectionRange(caret, caret);
  };
  const refreshFacets = () => {
    const key = JSON.stringify([state.view, LISTS.map((list) => state[list]), state.since, state.until, state.near, state.path, state.group, state.from]);
    if (key !== faceted) drawFacets();
    faceted = key;
  };
