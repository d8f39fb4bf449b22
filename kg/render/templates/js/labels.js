  // Labels keep their size on the screen at every zoom; where they would lie on each other the weightier one stays,
  // as on a map. Lines tell their verb where there is room.

  const SIZE = 13, LETTERS = 22, BESIDE = 28, MANY = 250;
  const ruler = document.createElement("canvas").getContext("2d");
  const widths = new Map();
  const widthOf = (row, bold) => {
    const key = `${bold}${row}`;
    if (!widths.has(key)) { ruler.font = `${bold ? 600 : 400} ${SIZE}px system-ui, sans-serif`; widths.set(key, ruler.measureText(row).width); }
    return widths.get(key);
  };
  const wrapped = (label) => {
    const rows = [""];
    for (const word of shortened(label, 60).split(" ")) {
      const row = rows[rows.length - 1];
      if (row && row.length + word.length >= LETTERS) rows.push(word);
      else rows[rows.length - 1] = row ? `${row} ${word}` : word;
    }
    return rows.slice(0, 3);
  };
  const rowsOf = (i, side, room) => {
    if (side === "round") return wrapped(labelOf(i));
    return [shortened(labelOf(i), nodes[i].kind === "Claim" ? Math.max(Math.floor(room / 6.9), 8) : nodes[i].kind === "Document" ? 36 : BESIDE)];
  };

  const spots = (at, radius, width, height, gap, side) => {
    const left = [at.x - radius - gap - width, at.y - height / 2], right = [at.x + radius + gap, at.y - height / 2];
    const below = [at.x - width / 2, at.y + radius + gap], over = [at.x - width / 2, at.y - radius - gap - height];
    return { left: [left], right: [right], "right-first": [right, left, below, over], round: [below, over, right, left] }[side];
  };

  // Boxes already taken, by the cells of a grid that they touch.
  const occupied = (cell) => {
    const cells = new Map();
    const touched = ([x, y, right, bottom]) => {
      const found = [];
      for (let i = Math.floor(x / cell); i <= Math.floor(right / cell); i++) for (let j = Math.floor(y / cell); j <= Math.floor(bottom / cell); j++) found.push(`${i},${j}`);
      return found;
    };
    const clash = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
    return {
      take: (box) => touched(box).forEach((key) => (cells.has(key) ? cells.get(key).push(box) : cells.set(key, [box]))),
      free: (box) => !touched(box).some((key) => (cells.get(key) ?? []).some((other) => clash(box, other))),
    };
  };

  const label = (pen, rows, box, rowHeight) => rows.forEach((row, r) => {
    pen.strokeText(row, (box[0] + box[2]) / 2, box[1] + r * rowHeight);
    pen.fillText(row, (box[0] + box[2]) / 2, box[1] + r * rowHeight);
  });

  // Gives each label's rows and box; `scale` is the zoom at which they are read.
  const labelled = (picture, scale) => {
    const unit = 1 / scale, rowHeight = SIZE * 1.2 * unit, taken = occupied(120 * unit), found = [];
    const rank = (i) => (picture.lit?.nodes.has(i) ? 1e6 : 0) + at[i].length;
    for (const i of picture.nodes) { const { x, y } = picture.at.get(i), r = picture.size.get(i) * 0.8; taken.take([x - r, y - r, x + r, y + r]); }
    for (const i of [...picture.nodes].sort((a, b) => rank(b) - rank(a) || a - b)) {
      const place = picture.at.get(i), side = sideOf(picture.view, place, picture.span, nodes[i].kind), bold = at[i].length > 5;
      const rows = rowsOf(i, side, picture.span * 0.8 * scale - 40), width = Math.max(...rows.map((row) => widthOf(row, bold))) * unit, height = rows.length * rowHeight;
      const box = spots(place, picture.size.get(i), width, height, 4 * unit, side).map(([x, y]) => [x, y, x + width, y + height]).find(taken.free);
      if (!box) continue;
      taken.take(box);
      found.push({ i, rows, box, bold });
    }
    return { found, taken, unit, rowHeight };
  };

  const drawLabels = (pen, picture, scale) => {
    const { found, taken, unit, rowHeight } = labelled(picture, scale);
    Object.assign(pen, { textAlign: "center", textBaseline: "top", lineJoin: "round", lineWidth: 3.5 * unit, strokeStyle: colour("page"), fillStyle: colour("ink") });
    for (const { i, rows, box, bold } of found) {
      pen.globalAlpha = !picture.lit || picture.lit.nodes.has(i) ? 1 : 0.35;
      pen.font = `${bold ? 600 : 400} ${SIZE * unit}px system-ui, sans-serif`;
      label(pen, rows, box, rowHeight);
    }
    drawVerbs(pen, picture, unit, taken);
    pen.globalAlpha = 1;
  };

  const drawVerbs = (pen, picture, unit, taken) => {
    Object.assign(pen, { font: `italic ${11 * unit}px system-ui, sans-serif`, fillStyle: colour("soft"), globalAlpha: 1 });
    for (const { edge } of picture.lines) {
      const tell = picture.lit ? picture.lit.edges.has(edge.id) : familyOf(edge.predicate) === "relation";
      const body = network.body.edges[edge.id];
      if (!tell || !body?.connected || edge.predicate === "between") continue;
      const words = edge.manner === "plain" || edge.manner === "hedged" ? verbOf(edge.predicate) : `${verbOf(edge.predicate)} (${manners[edge.manner].words})`;
      const width = pen.measureText(words).width, height = 13 * unit;
      const box = [0.5, 0.38, 0.62].map((share) => body.edgeType.getPoint(share)).map(({ x, y }) => [x - width / 2, y - height / 2, x + width / 2, y + height / 2]).find(taken.free);
      if (!box) continue;
      taken.take(box);
      label(pen, [words], box, height);
    }
  };
