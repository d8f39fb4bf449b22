  // Claims by date, a row a concern or practice: each mark is one stance in one month, as large as there are claims.

  const STANCES = ["raises", "dismisses", "mitigates", "favours", "opposes", "about"];
  const HIGH = 46, LEFT = 220;
  let wide = 90; // pixels a month
  const dodge = { raises: -12, dismisses: 0, mitigates: 12, favours: -6, opposes: 6, about: 0 };

  const monthsOf = (list) => {
    const known = list.map((s) => dateOf(s).slice(0, 7)).filter((month) => /^\d{4}-\d{2}$/.test(month)).sort();
    if (!known.length) return [];
    const months = [], [year, month] = known[0].split("-").map(Number), last = known[known.length - 1];
    for (let n = 0; n < 600; n++) {
      const at = `${year + Math.floor((month - 1 + n) / 12)}-${String(((month - 1 + n) % 12) + 1).padStart(2, "0")}`;
      months.push(at);
      if (at === last) break;
    }
    return months.length > 60 ? [...new Set(known)] : months; // long gaps are closed up
  };
  const marksOf = (list) => {
    const found = new Map();
    for (const s of list) for (const [how, i] of statements[s].aims ?? []) {
      if (!["Concern", "Topic"].includes(nodes[i].kind)) continue;
      const key = JSON.stringify([i, dateOf(s).slice(0, 7), familyOf(how)]);
      found.set(key, [...(found.get(key) ?? []), s]);
    }
    return [...found].map(([key, told]) => { const [i, month, stance] = JSON.parse(key); return { i, month, stance, told }; });
  };

  const glyph = ({ stance, told: list }, x, y) => {
    const r = Math.min(4 + 3 * Math.sqrt(list.length), 15), fill = `var(--${stance})`;
    const shapes = {
      raises: () => drawn("path", { d: `M${x} ${y - r}l${r} ${1.8 * r}h${-2 * r}z` }), dismisses: () => drawn("rect", { x: x - r * 0.8, y: y - r * 0.8, width: r * 1.6, height: r * 1.6 }),
      mitigates: () => drawn("circle", { cx: x, cy: y, r }), favours: () => drawn("path", { d: `M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}z` }), opposes: () => drawn("path", { d: `M${x} ${y + r}l${r} ${-1.8 * r}h${-2 * r}z` }),
    };
    const shape = (shapes[stance] ?? (() => drawn("circle", { cx: x, cy: y, r: 3 })))();
    shape.style.fill = fill;
    shape.style.fillOpacity = "0.85";
    return shape;
  };
  const stretch = (mark, months, rows) => {
    const x = LEFT + (months.indexOf(mark.month) + 0.5) * wide, y = 40 + rows.indexOf(mark.i) * HIGH + HIGH / 2 + (dodge[mark.stance] ?? 0);
    const words = `${labelOf(mark.i)}, ${mark.month}, ${families[mark.stance].words}: ${plural(mark.told.length, "claim")}`;
    const g = drawn("g", { role: "button", tabindex: "0", "aria-label": words }, glyph(mark, x, y), drawn("title", {}, words));
    const act = () => showPanel([make("p", "kind-name", mark.month), make("h2", "", isolated(labelOf(mark.i))), make("p", "facts", `${families[mark.stance].words}: ${plural(mark.told.length, "claim")}`), KEY(), cards(mark.told)], true);
    g.addEventListener("click", act);
    g.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); act(); } });
    return g;
  };

  const chart = (list, months) => {
    wide = Math.min(Math.max((byId("timeline").clientWidth - LEFT - 60) / months.length, 56), 120);
    const marks = marksOf(list).filter(({ month }) => months.includes(month)), weight = new Map();
    for (const { i, told: mine } of marks) weight.set(i, (weight.get(i) ?? 0) + mine.length);
    const rows = [...weight.keys()].sort((a, b) => weight.get(b) - weight.get(a) || a - b).slice(0, 25), width = LEFT + months.length * wide + 20, height = 50 + rows.length * HIGH;
    const lines = rows.flatMap((i, n) => [drawn("line", { x1: 0, x2: width, y1: 40 + n * HIGH, y2: 40 + n * HIGH }), drawn("text", { x: LEFT - 12, y: 44 + n * HIGH + HIGH / 2, "text-anchor": "end" }, shortened(labelOf(i), 32))]);
    const ticks = months.map((month, n) => drawn("text", { x: LEFT + (n + 0.5) * wide, y: 26, "text-anchor": "middle", class: "tick" }, month));
    const shownMarks = marks.filter(({ i }) => rows.includes(i)).sort((a, b) => rows.indexOf(a.i) - rows.indexOf(b.i) || a.month.localeCompare(b.month) || STANCES.indexOf(a.stance) - STANCES.indexOf(b.stance));
    return drawn("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": "Claims by month and concern" }, ...ticks, ...lines, ...shownMarks.map((mark) => stretch(mark, months, rows)));
  };

  const GLYPHS = { raises: "▲", dismisses: "■", mitigates: "●", favours: "◆", opposes: "▼", about: "·" };
  const drawTimeline = () => {
    const list = [...statements.keys()].filter((s) => isClaim(s) && passes(s)), months = monthsOf(list), without = list.filter((s) => !/^\d{4}-\d{2}/.test(dateOf(s)));
    const key = make("p", "facts", STANCES.map((stance) => { const one = make("span", "", `${GLYPHS[stance]} `); one.style.color = `var(--${stance})`; return make("span", "", one, `${families[stance].words} `); }));
    const note = without.length ? make("p", "facts", `${plural(without.length, "claim")} in articles without a date ${without.length === 1 ? "is" : "are"} not on it.`) : null;
    const months1 = months.length ? [key, make("div", "time", chart(list, months))] : [make("p", "message", "No article has a date, so there is no timeline. Dates come from the articles’ metadata: see kg build --help.")];
    byId("timeline").replaceChildren(...[make("h3", "", "Claims and concerns by date"), note, ...months1].filter(Boolean));
  };
