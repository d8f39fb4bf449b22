  // The search: names and aliases first, then words of quotes. Suggestions come while one types.

  const query = byId("query"), found = byId("found");
  let picks = [], mark = -1, names = null;

  const namesFolded = () => (names ??= nodes.map((node) => (node.label === undefined || node.kind === "Group" ? "" : folded([node.label, ...(node.aliases ?? [])].join("\n")))));
  const matches = (words) => {
    const named = namesFolded().flatMap((name, i) => (name.includes(words) ? [i] : []));
    const better = (i) => (namesFolded()[i].split("\n").some((name) => name.startsWith(words)) ? 0 : 1);
    const quotes = words.length < 3 ? [] : [...statements.keys()].filter((s) => folded(quoteOf(s)).includes(words));
    return { named: named.sort((a, b) => better(a) - better(b) || at[b].length - at[a].length || a - b), quotes };
  };

  const close = () => { found.replaceChildren(); picks = []; mark = -1; query.setAttribute("aria-expanded", "false"); query.removeAttribute("aria-activedescendant"); };
  const pick = (n) => { const act = picks[n]; close(); act?.(); };
  const entry = (n, ...children) => {
    const li = set(make("li", "", children), { role: "option", id: `found-${n}`, "aria-selected": "false" });
    li.addEventListener("mousedown", (event) => event.preventDefault());
    li.addEventListener("click", () => pick(n));
    return li;
  };
  const search = () => {
    const words = folded(query.value.trim());
    if (!words) { close(); say(""); return; }
    const { named, quotes } = matches(words), some = named.slice(0, 12), said = quotes.slice(0, 12);
    picks = [...some.map((i) => () => openNode(i)), ...said.map((s) => () => openStatement(s))];
    const rows = [...some.map((i) => [shapeIcon(nodes[i].kind), " ", isolated(labelOf(i)), " ", make("small", "", kindOf(i).name)]),
      ...said.map((s) => ["“", isolated(shortened(quoteOf(s), 90)), "” ", make("small", "", isolated((statements[s].who ?? []).map(labelOf).join(", ")))])];
    found.replaceChildren(...rows.map((row, n) => entry(n, ...row)));
    if (!rows.length) found.append(set(make("li", "", "Nothing found."), { role: "option", "aria-disabled": "true" }));
    mark = -1;
    query.setAttribute("aria-expanded", "true");
    say(`${plural(named.length, "name")}, ${plural(quotes.length, "statement")} found`);
  };
  const move = (by) => {
    if (!picks.length) return;
    mark = (mark + by + picks.length) % picks.length;
    [...found.children].forEach((li, n) => li.setAttribute("aria-selected", String(n === mark)));
    query.setAttribute("aria-activedescendant", `found-${mark}`);
    found.children[mark].scrollIntoView({ block: "nearest" });
  };
  query.addEventListener("input", search);
  query.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Escape" && found.children.length) { close(); event.stopPropagation(); }
    else return;
    event.preventDefault();
  });
  byId("search").addEventListener("submit", (event) => { event.preventDefault(); pick(Math.max(mark, 0)); });
  document.addEventListener("click", (event) => { if (!byId("search").contains(event.target)) close(); });
