  // Places on the picture. They come with the data; what stands in columns closes up over the rows that are not shown.

  const PITCH = 25, SIDE = 200; // pixels: between two rows; for labels beside the outer columns

  const SHARES = { claims: [0, 0.2, 1] }; // room for the words of a claim on its right

  const placed = (view, on, width, height) => {
    const place = new Map(view.nodes.map(({ id, x, y }) => [id, { x, y }]));
    if (!view.columns) return new Map(on.map((i) => [i, place.get(i)]));
    const columns = Map.groupBy ? Map.groupBy(on, (i) => place.get(i).x) : grouped(on, (i) => place.get(i).x);
    const rows = Math.max(...[...columns.values()].map((column) => column.length)), whole = Math.max(rows, 6) * PITCH;
    const scale = Math.min(1.15, Math.max(height - 30, 100) / (whole + PITCH)), found = new Map();
    const across = Math.max((width - 2 * SIDE) / scale, 200), xs = [...columns.keys()].sort((a, b) => a - b);
    for (const [x, column] of columns) {
      const at = xs.length === 1 ? 0 : (SHARES[state.view]?.[xs.indexOf(x)] ?? xs.indexOf(x) / (xs.length - 1)) * across - across / 2;
      const step = Math.min(whole / column.length, PITCH * 7);
      column.sort((a, b) => place.get(a).y - place.get(b).y || a - b).forEach((i, row) => found.set(i, { x: at, y: (row - (column.length - 1) / 2) * step }));
    }
    return found;
  };
  const grouped = (list, key) => {
    const found = new Map();
    for (const one of list) found.set(key(one), [...(found.get(key(one)) ?? []), one]);
    return found;
  };

  // Where a node's label may stand: beside the outer columns, else wherever there is room round it.
  const sideOf = (view, at, span, kind) => {
    if (!view.columns) return "round";
    if (kind === "Claim") return "right";
    return at.x < -span / 4 ? "left" : at.x > span / 4 ? "right" : "right-first";
  };
