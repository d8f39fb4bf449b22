  // Colours are those of the style sheet, as they are in the light or in the dark.

  const probe = make("span", "unseen");
  document.body.append(probe);
  let mixed = new Map();
  const colour = (name) => {
    if (!mixed.has(name)) {
      probe.style.color = `var(--${name}, var(--other))`;
      mixed.set(name, getComputedStyle(probe).color);
    }
    return mixed.get(name);
  };
  const THEMES = { "": "as the system has them", light: "light", dark: "dark" };
  const applyTheme = () => {
    if (state.theme in THEMES && state.theme) document.documentElement.dataset.theme = state.theme;
    else delete document.documentElement.dataset.theme;
    byId("theme").setAttribute("aria-label", `Colours: ${THEMES[state.theme] ?? THEMES[""]}`);
    mixed = new Map();
  };

  const nodeLook = (i, lit) => {
    const { kind } = nodes[i], main = colour(kind), page = colour("page"), hollow = kind === "UnnamedSource";
    const plain = { background: hollow ? page : main, border: hollow ? main : page };
    const strong = { background: plain.background, border: colour("strong") };
    return { id: i, opacity: lit ? 1 : 0.18, color: { ...plain, highlight: strong, hover: strong }, shapeProperties: { borderDashes: hollow ? [3, 2] : false } };
  };
  // An article: a sheet with a corner folded down. vis-network has no such shape of its own.
  const SHEET = [[-0.8, -1], [0.35, -1], [0.8, -0.55], [0.8, 1], [-0.8, 1]];
  const sheet = (size) => ({ shape: "custom", ctxRenderer: ({ ctx, x, y, state: { selected }, style }) => ({
    drawNode: () => {
      ctx.save();
      Object.assign(ctx, { fillStyle: style.color, strokeStyle: selected ? colour("strong") : style.borderColor, lineWidth: selected ? 3 : style.borderWidth, globalAlpha: style.opacity ?? 1 });
      ctx.beginPath();
      SHEET.forEach(([px, py], n) => (n ? ctx.lineTo(x + px * size, y + py * size) : ctx.moveTo(x + px * size, y + py * size)));
      ctx.closePath();
      ctx.fill();
      ctx.stroke();
      ctx.restore();
    },
    nodeDimensions: { width: 1.6 * size, height: 2 * size },
  }) });
  const edgeLook = (edge, lit) => {
    const main = colour(familyOf(edge.predicate)), pale = edge.manner === "candidate" || edge.manner === "former" ? 0.55 : 0.85;
    return { id: edge.id, color: { color: main, highlight: main, hover: main, opacity: lit ? pale : 0.07 } };
  };
  const edgeShape = (edge, told, columns) => {
    const family = familyOf(edge.predicate), { arrow } = families[family], dashes = manners[edge.manner].dashes;
    const { from, to, id } = edge, smooth = edge.smooth || (columns ? FLOWING : false);
    return { id, from, to, smooth, width: family === "between" ? 1 + Math.min(Math.sqrt(told) / 3, 5) : Math.min(1.2 + 0.8 * (told - 1), 6), dashes: dashes.length ? dashes : false,
      arrows: arrow ? { to: { enabled: true, type: arrow, scaleFactor: ARROW[arrow] ?? 0.55 } } : "" };
  };
  const FLOWING = { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: 0.45 };
  const ARROW = { circle: 0.4, box: 0.4, bar: 0.6, vee: 0.55 };
