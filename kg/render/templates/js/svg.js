  // The picture as SVG: made as elements, so that every name is text and nothing else.

  const POINTS = {
    box: SHEET, square: [[-1, -1], [1, -1], [1, 1], [-1, 1]], diamond: [[0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]], triangle: [[0, -1.2], [1.1, 0.8], [-1.1, 0.8]], triangleDown: [[0, 1.2], [1.1, -0.8], [-1.1, -0.8]],
    hexagon: [0, 1, 2, 3, 4, 5].map((n) => [Math.cos((n * Math.PI) / 3), Math.sin((n * Math.PI) / 3)]), star: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => [(n % 2 ? 0.5 : 1.2) * Math.sin((n * Math.PI) / 5), -(n % 2 ? 0.5 : 1.2) * Math.cos((n * Math.PI) / 5)]),
  };
  const nodeShape = (i, { x, y }, r) => {
    const { shape } = kindOf(i), hollow = nodes[i].kind === "UnnamedSource";
    const look = { fill: hollow ? colour("page") : colour(nodes[i].kind), stroke: hollow ? colour(nodes[i].kind) : colour("page"), "stroke-width": 1.5, ...(hollow ? { "stroke-dasharray": "3 2" } : {}) };
    if (shape === "dot") return drawn("circle", { cx: x, cy: y, r, ...look });
    return drawn("polygon", { points: POINTS[shape].map(([px, py]) => `${(x + px * r).toFixed(1)},${(y + py * r).toFixed(1)}`).join(" "), ...look });
  };
  const edgePath = (edge, from, to) => {
    const bend = edge.smooth ? edge.smooth.roundness : 0, middle = { x: (from.x + to.x) / 2 - (to.y - from.y) * bend, y: (from.y + to.y) / 2 + (to.x - from.x) * bend };
    return { d: `M${from.x} ${from.y}Q${middle.x.toFixed(1)} ${middle.y.toFixed(1)} ${to.x} ${to.y}`, toward: Math.atan2(to.y - middle.y, to.x - middle.x) };
  };
  const ends = {
    triangle: [[0, 0], [-10, -5], [-10, 5]], arrow: [[0, 0], [-10, -4], [-7, 0], [-10, 4]], vee: [[0, 0], [-11, -6], [-6, 0], [-11, 6]], bar: [[0, -7], [-3, -7], [-3, 7], [0, 7]], box: [[0, -4], [-8, -4], [-8, 4], [0, 4]],
    circle: [0, 1, 2, 3, 4, 5, 6, 7].map((n) => [-4.5 + 4.5 * Math.cos((n * Math.PI) / 4), 4.5 * Math.sin((n * Math.PI) / 4)]),
  };
  const edgeShapes = ({ edge, told: list }) => {
    const from = picture.at.get(edge.from), to = picture.at.get(edge.to), { d, toward } = edgePath(edge, from, to), stroke = colour(familyOf(edge.predicate)), r = picture.size.get(edge.to) + 1;
    const line = drawn("path", { d, fill: "none", stroke, "stroke-width": Math.min(1.2 + 0.8 * (list.length - 1), 6), "stroke-opacity": 0.85, "stroke-dasharray": manners[edge.manner].dashes.join(" ") || "none" });
    const end = ends[families[familyOf(edge.predicate)].arrow], tip = { x: to.x - r * Math.cos(toward), y: to.y - r * Math.sin(toward) };
    if (!end) return [line];
    const turned = end.map(([px, py]) => `${(tip.x + px * Math.cos(toward) - py * Math.sin(toward)).toFixed(1)},${(tip.y + px * Math.sin(toward) + py * Math.cos(toward)).toFixed(1)}`);
    return [line, drawn("polygon", { points: turned.join(" "), fill: stroke })];
  };
  const labelShapes = (scale) => {
    const { found: all, unit, rowHeight } = labelled(picture, scale);
    const text = ({ rows, box, bold }) => rows.map((row, n) => drawn("text", { x: ((box[0] + box[2]) / 2).toFixed(1), y: (box[1] + (n + 0.8) * rowHeight).toFixed(1), "text-anchor": "middle", "font-size": SIZE * unit, "font-weight": bold ? 600 : 400,
      fill: colour("ink"), stroke: colour("page"), "stroke-width": 3 * unit, "paint-order": "stroke" }, row));
    return { elements: all.flatMap(text), boxes: all.map(({ box }) => box) };
  };
  const asSvg = () => {
    const { elements, boxes } = labelShapes(Math.max(network.getScale(), 0.05)), all = [...[...picture.at.values()].map(({ x, y }) => [x - 30, y - 30, x + 30, y + 30]), ...boxes];
    const x = Math.min(...all.map((box) => box[0])) - 20, y = Math.min(...all.map((box) => box[1])) - 20, width = Math.max(...all.map((box) => box[2])) - x + 20, height = Math.max(...all.map((box) => box[3])) - y + 20;
    const svg = drawn("svg", { viewBox: `${x} ${y} ${width} ${height}`, width: Math.round(width), height: Math.round(height), "font-family": "system-ui, sans-serif" }, drawn("title", {}, core.title),
      drawn("desc", {}, "Statements were extracted by machine."), drawn("rect", { x, y, width, height, fill: colour("page") }), ...picture.lines.flatMap(edgeShapes), ...picture.nodes.map((i) => nodeShape(i, picture.at.get(i), picture.size.get(i))), ...elements);
    return new XMLSerializer().serializeToString(svg);
  };
