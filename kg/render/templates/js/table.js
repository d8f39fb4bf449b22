  // The view as a table: the same statements, a row each, for eyes that prefer rows and for screen readers.

  const COLUMNS = { who: "Who", does: "Does", what: "What", words: "In words", put: "How it is put", article: "Article", date: "Date" };
  const ROWS = 200;
  let sorted = { column: "", down: false };

  const row = ({ edge, s }) => ({ edge, s, who: labelOf(edge.from), does: verbOf(edge.predicate), what: labelOf(edge.to), words: quoteOf(s), put: manners[mannerOf(s)].words, article: titleOf(statements[s].article), date: dateOf(s) });
  const tableRows = () => {
    const view = views[state.view], lines = live(view), only = allowed(view, lines), chosen = nodeAt("node");
    const usable = lines.filter(({ edge }) => !only || (only.has(edge.from) && only.has(edge.to)));
    const rows = usable.flatMap(({ edge, told: list }) => list.map((s) => row({ edge, s })));
    const key = sorted.column;
    if (key) rows.sort((a, b) => a[key].localeCompare(b[key], "en") * (sorted.down ? -1 : 1) || a.s - b.s);
    return { rows, chosen };
  };
  const cells = ({ edge, s, words, put, date }) => {
    const made = make("tr", "", make("td", "", nameOf(edge.from)), make("td", "does", endIcon(familyOf(edge.predicate)), " ", verbOf(edge.predicate)), make("td", "", nameOf(edge.to)),
      make("td", "words", pressed("name", () => openStatement(s), isolated(shortened(words, 160)))), make("td", "", put), make("td", "", isolated(shortened(titleOf(statements[s].article), 60))), make("td", "", isolated(date)));
    made.dataset.manner = mannerOf(s);
    return made;
  };
  const heading = ([key, words]) => {
    const sort = sorted.column === key ? (sorted.down ? "descending" : "ascending") : "none";
    const arrow = { ascending: " ▲", descending: " ▼", none: "" }[sort];
    return set(make("th", "", pressed("", () => { sorted = { column: key, down: sorted.column === key && !sorted.down }; drawTable(); byId("table").querySelector(`[data-key="${key}"] button`).focus(); }, words + arrow)), { scope: "col", "aria-sort": sort, "data-key": key });
  };
  const drawTable = () => {
    const { rows } = tableRows(), body = make("tbody", "", rows.slice(0, ROWS).map(cells));
    const table = make("table", "rows", make("caption", "", `${pages[state.view].name}: ${plural(rows.length, "row")}`), make("thead", "", make("tr", "", Object.entries(COLUMNS).map(heading))), body);
    const more = (from) => (rows.length > from ? pressed("more", function next() { body.append(...rows.slice(from, from + ROWS).map(cells)); this.replaceWith(more(from + ROWS)); }, `Show ${Math.min(ROWS, rows.length - from)} more rows`) : "");
    byId("table").replaceChildren(table, more(ROWS));
  };
