"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("data").textContent);
  const { things, lines, statements, articles } = data;
  const stacked = matchMedia("(max-width: 60rem)"); // the panel lies below the picture
  const told = byId("told"), query = byId("query"), found = byId("found");
  const off = { kinds: new Set(), families: new Set() };
  let chosen = null; // { things: Set, lines: Set } while something is selected
  let network = null, nodes = null, edges = null, measured = null;

  // --- elements: text is always set as text -------------------------------------------------------------------

  const make = (tag, className, ...children) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...children.filter((child) => child !== null && child !== ""));
    return element;
  };
  const isolated = (text) => make("bdi", "", text);
  const plural = (n, word) => `${n} ${word}${n === 1 ? "" : "s"}`;
  const shortened = (text, length) => {
    const letters = Array.from(text);
    return letters.length > length ? letters.slice(0, length).join("").trimEnd() + "…" : text;
  };
  const quoteOf = (statement) => statement.pieces.filter((piece) => piece[1]).map((piece) => piece[0]).join(" … ");

  const pressed = (className, act, ...children) => {
    const button = make("button", className, ...children);
    button.type = "button";
    button.addEventListener("click", act);
    return button;
  };
  const nameOf = (i) => pressed("name", () => showThing(i, true), isolated(things[i].label));

  // --- the panel ----------------------------------------------------------------------------------------------

  const sentence = ([from, verb, to]) => make("p", "", nameOf(from), " ", make("span", "verb", verb), " ", nameOf(to));

  const source = (statement) => {
    const article = articles[statement.article], line = make("p", "source"), title = article.title || "untitled article";
    if (/^https?:\/\//i.test(article.url)) {
      const link = make("a", "", isolated(title));
      link.href = article.url;
      link.target = "_blank";
      link.rel = "noopener noreferrer";
      line.append(link);
    } else line.append(isolated(title));
    const rest = [article.publisher, article.date].filter(Boolean);
    if (Number.isInteger(statement.start)) rest.push(`characters ${statement.start}–${statement.end}`);
    for (const part of rest) line.append(" · ", isolated(part));
    return line;
  };

  // Statements that rest on the very same words share a card, so that one sentence is not read twice.
  const cards = (ids) => {
    const groups = new Map();
    for (const i of ids) {
      const { article, start, end, pieces, notes } = statements[i], key = JSON.stringify([article, start, end, pieces, notes]);
      groups.set(key, [...(groups.get(key) ?? []), i]);
    }
    return [...groups.values()].map(card);
  };
  const card = (ids) => {
    const statement = statements[ids[0]];
    const quote = make("blockquote", "", ...statement.pieces.map(([text, marked]) => (marked ? make("mark", "", text) : text)));
    quote.dir = "auto";
    const notes = statement.notes.length ? make("p", "notes", isolated(statement.notes.join(" · "))) : null;
    return make("article", "statement", ...ids.flatMap((i) => statements[i].says).map(sentence), quote, notes, source(statement));
  };

  const tell = (open, ...children) => {
    told.replaceChildren(...children);
    byId("close").hidden = !open;
    byId("panel").scrollTop = 0;
    if (open) told.focus({ preventScroll: !stacked.matches });
  };

  const showThing = (i, move) => {
    const thing = things[i], mine = [];
    statements.forEach((statement, s) => { if (statement.says.some(([from, , to]) => from === i || to === i)) mine.push(s); });
    const touching = lines.flatMap((line, l) => (line.from === i || line.to === i ? [l] : []));
    const facts = [plural(mine.length, "statement"), thing.documents ? `in ${plural(thing.documents, "article")}` : "",
      thing.aliases.length ? `also: ${thing.aliases.join(", ")}` : ""].filter(Boolean).join(" · ");
    choose([i, ...touching.flatMap((l) => [lines[l].from, lines[l].to])], touching);
    network.selectNodes([i], false);
    if (move) network.focus(i, { scale: Math.max(network.getScale(), 0.8), animation: false });
    tell(true, make("p", "kind-name", thing.kind), make("h2", "", isolated(thing.full)), make("p", "facts", isolated(facts)), ...cards(mine));
  };

  const showLine = (l) => {
    const line = lines[l];
    choose([line.from, line.to], [l]);
    network.setSelection({ nodes: [], edges: [l] }, { highlightEdges: false });
    const heading = make("h2", "", isolated(things[line.from].label), ` ${line.verb} `, isolated(things[line.to].label));
    const facts = [plural(line.statements.length, "statement"), line.manner].filter(Boolean).join(" · ");
    tell(true, make("p", "kind-name", "statement"), heading, make("p", "facts", facts), ...cards(line.statements));
  };

  const showStatement = (i) => {
    const ends = statements[i].says.flatMap(([from, , to]) => [from, to]);
    choose(ends, lines.flatMap((line, l) => (line.statements.includes(i) ? [l] : [])));
    network.unselectAll();
    tell(true, make("p", "kind-name", "statement"), card([i]));
  };

  const showStart = () => {
    if (!network) return tell(false, make("p", "facts", "There is nothing to show."));
    choose(null);
    network.unselectAll();
    const top = [...things.keys()].sort((a, b) => things[b].weight - things[a].weight || a - b).slice(0, 12);
    const entry = (i) => make("li", "", nameOf(i), " ", make("small", "", `${things[i].kind}, ${plural(things[i].weight, "statement")}`));
    tell(false, make("h2", "", "Who says what"),
      make("p", "facts", "Press a name or a line in the picture to read the sentences it rests on. A line shows what a source is reported to say or to be; it does not show that it is true."),
      make("p", "kind-name", "Most connected"), make("ul", "top", ...top.map(entry)));
  };

  // --- the picture --------------------------------------------------------------------------------------------

  const colour = (name) => {
    const style = getComputedStyle(document.documentElement);
    return style.getPropertyValue(`--${name}`).trim() || style.getPropertyValue("--other").trim();
  };
  const hiddenThing = (i) => off.kinds.has(things[i].type);
  const lit = (set, i) => !chosen || chosen[set].has(i);

  const nodeLook = (i) => {
    const main = colour(things[i].type), page = colour("page"), hollow = things[i].type === "UnnamedSource";
    const plain = { background: hollow ? page : main, border: hollow ? main : page };
    const strong = { background: plain.background, border: colour("ink") };
    return { id: i, hidden: hiddenThing(i), opacity: lit("things", i) ? 1 : 0.15, color: { ...plain, highlight: strong, hover: strong },
      shapeProperties: { borderDashes: hollow ? [3, 2] : false } };
  };
  const edgeLook = (l) => {
    const edge = data.edges[l], main = colour(edge.family);
    return { id: l, hidden: off.families.has(edge.family) || hiddenThing(edge.from) || hiddenThing(edge.to),
      color: { color: main, highlight: main, hover: main, opacity: lit("lines", l) ? 0.9 : 0.08 } };
  };
  const paint = () => {
    nodes.update(data.nodes.map((node) => nodeLook(node.id)));
    edges.update(data.edges.map((edge) => edgeLook(edge.id)));
  };
  const choose = (someThings, someLines) => {
    chosen = someThings ? { things: new Set(someThings), lines: new Set(someLines) } : null;
    paint();
  };

  // Labels keep their size on the screen at every zoom; where they would lie on each other the weightier one stays,
  // as on a map.
  const SIZE = 13, LETTERS = 22;
  const wrapped = (label) => {
    const rows = [""];
    for (const word of shortened(label, 60).split(" ")) {
      const row = rows[rows.length - 1];
      if (row && row.length + word.length >= LETTERS) rows.push(word);
      else rows[rows.length - 1] = row ? `${row} ${word}` : word;
    }
    return rows.slice(0, 3);
  };
  const places = (at, radius, width, height, gap) => [
    [at.x - width / 2, at.y + radius + gap], [at.x - width / 2, at.y - radius - gap - height],
    [at.x + radius + gap, at.y - height / 2], [at.x - radius - gap - width, at.y - height / 2],
  ];
  const clash = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

  const drawLabels = (pen) => {
    const unit = 1 / network.getScale(), at = network.getPositions(), rowHeight = SIZE * 1.2 * unit;
    const visible = [...things.keys()].filter((i) => !hiddenThing(i));
    const rank = (i) => (chosen && chosen.things.has(i) ? 1e6 : 0) + things[i].weight;
    const taken = visible.map((i) => { const r = data.nodes[i].size * 0.8; return [at[i].x - r, at[i].y - r, at[i].x + r, at[i].y + r]; });
    Object.assign(pen, { textAlign: "center", textBaseline: "top", lineJoin: "round", lineWidth: 3.5 * unit, strokeStyle: colour("page"), fillStyle: colour("ink") });
    for (const i of visible.sort((a, b) => rank(b) - rank(a) || a - b)) {
      pen.globalAlpha = lit("things", i) ? 1 : 0.25;
      pen.font = `${things[i].weight > 5 ? 600 : 400} ${SIZE * unit}px system-ui, sans-serif`;
      const rows = measured[i], width = Math.max(...rows.map((row) => pen.measureText(row).width)), height = rows.length * rowHeight;
      const boxes = places(at[i], data.nodes[i].size, width, height, 3 * unit).map(([x, y]) => [x, y, x + width, y + height]);
      const box = boxes.find((one) => !taken.some((other) => clash(one, other)));
      if (!box) continue;
      taken.push(box);
      rows.forEach((row, r) => {
        pen.strokeText(row, (box[0] + box[2]) / 2, box[1] + r * rowHeight);
        pen.fillText(row, (box[0] + box[2]) / 2, box[1] + r * rowHeight);
      });
    }
    drawVerbs(pen, unit, taken);
    pen.globalAlpha = 1;
  };

  // Colours tell the stances apart; relations share one, so their verb stands on the line where there is room.
  const drawVerbs = (pen, unit, taken) => {
    pen.font = `italic ${11 * unit}px system-ui, sans-serif`;
    pen.fillStyle = colour("soft");
    pen.globalAlpha = 1;
    lines.forEach((line, l) => {
      const edge = network.body.edges[l], told = chosen ? chosen.lines.has(l) : data.edges[l].family === "relation";
      if (!told || !edge.connected || edge.options.hidden) return;
      const words = line.manner && line.manner !== "hedged" ? `${line.verb} (${line.manner})` : line.verb;
      const width = pen.measureText(words).width, height = 13 * unit;
      const boxes = [0.5, 0.38, 0.62].map((part) => edge.edgeType.getPoint(part))
        .map(({ x, y }) => [x - width / 2, y - height / 2, x + width / 2, y + height / 2]);
      const box = boxes.find((one) => !taken.some((other) => clash(one, other)));
      if (!box) return;
      taken.push(box);
      pen.strokeText(words, (box[0] + box[2]) / 2, box[1]);
      pen.fillText(words, (box[0] + box[2]) / 2, box[1]);
    });
  };

  const hint = (first, second) => make("div", "", make("p", "", isolated(first)), second ? make("p", "", isolated(second)) : null);
  const thingHint = (thing) => hint(shortened(thing.full, 160), `${thing.kind}, ${plural(thing.weight, "statement")}`);
  const lineHint = (line) => {
    const said = `${things[line.from].label} ${line.verb} ${things[line.to].label}${line.manner ? ` (${line.manner})` : ""}`;
    return hint(said, shortened(quoteOf(statements[line.statements[0]]), 140) + (line.statements.length > 1 ? ` (+${line.statements.length - 1})` : ""));
  };

  const draw = () => {
    measured = things.map((thing) => wrapped(thing.label));
    nodes = new vis.DataSet(data.nodes.map(({ label, ...node }) => ({ ...node, title: thingHint(things[node.id]) })));
    edges = new vis.DataSet(data.edges.map((edge) => ({ ...edge, title: lineHint(lines[edge.id]) })));
    network = new vis.Network(byId("network"), { nodes, edges }, data.options);
    network.on("afterDrawing", drawLabels);
    network.on("click", (event) => {
      if (event.nodes.length) showThing(event.nodes[0], false);
      else if (event.edges.length) showLine(event.edges[0]);
      else showStart();
    });
    const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor });
    byId("closer").addEventListener("click", () => zoom(1.4));
    byId("farther").addEventListener("click", () => zoom(1 / 1.4));
    byId("fit").addEventListener("click", fit);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
    for (const [set, name] of [["kinds", "kind"], ["families", "family"]]) {
      for (const button of document.querySelectorAll(`#legend [data-${name}]`)) {
        button.addEventListener("click", () => toggle(button, off[set], button.dataset[name]));
      }
    }
    paint();
    fit();
  };
  const fit = () => { // with room for the labels of the outermost
    network.fit({ maxZoomLevel: 1.5 });
    network.moveTo({ scale: network.getScale() * 0.88 });
  };
  const toggle = (button, hidden, name) => {
    if (!hidden.delete(name)) hidden.add(name);
    button.setAttribute("aria-pressed", String(!hidden.has(name)));
    paint();
  };

  // --- the search ---------------------------------------------------------------------------------------------

  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const matches = (words) => {
    const names = things.flatMap((thing, i) => (folded([thing.full, ...thing.aliases].join("\n")).includes(words) ? [i] : []));
    const quotes = words.length < 3 ? [] : statements.flatMap((one, i) => (folded(quoteOf(one)).includes(words) ? [i] : []));
    return { names: names.sort((a, b) => things[b].weight - things[a].weight || a - b), quotes };
  };
  const pick = (act) => () => { found.replaceChildren(); act(); };
  const search = () => {
    const words = folded(query.value.trim());
    if (!words) { found.replaceChildren(); byId("heard").textContent = ""; return; }
    const { names, quotes } = matches(words);
    const named = names.slice(0, 12).map((i) => pressed("", pick(() => showThing(i, true)), isolated(things[i].label), " ", make("small", "", things[i].kind)));
    const quoted = quotes.slice(0, 12).map((i) => pressed("", pick(() => showStatement(i)), "“", isolated(shortened(quoteOf(statements[i]), 90)), "”"));
    const rows = [...named, ...quoted];
    found.replaceChildren(...(rows.length ? rows : [make("p", "", "Nothing found.")]).map((row) => make("li", "", row)));
    byId("heard").textContent = `${plural(names.length, "name")}, ${plural(quotes.length, "statement")} found`;
  };
  byId("search").addEventListener("submit", (event) => { event.preventDefault(); found.querySelector("button")?.click(); });
  query.addEventListener("input", search);
  document.addEventListener("click", (event) => { if (!byId("search").contains(event.target)) found.replaceChildren(); });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (found.children.length) found.replaceChildren();
    else showStart();
  });
  byId("close").addEventListener("click", showStart);

  if (things.length) draw();
  showStart();
  globalThis.claimgraph = { network, data }; // for the console, and for tests
})();
