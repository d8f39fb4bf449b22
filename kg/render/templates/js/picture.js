  // The picture itself: vis-network with places of ours, and no physics unless somebody asks for it.

  let network = null, points = null, wires = null, moving = false;
  let picture = { key: "", nodes: [], lines: [], at: new Map(), size: new Map(), view: { columns: false }, span: 0, lit: null };

  const hint = (first, second) => make("div", "", make("p", "", isolated(first)), second ? make("p", "", isolated(second)) : null);
  const nodeHint = (i) => hint(shortened(labelOf(i), 160), `${kindOf(i).name}, ${plural(at[i].length, "statement")}`);
  const lineHint = (edge, told) => {
    const said = `${shortened(labelOf(edge.from), 60)} ${verbOf(edge.predicate)} ${shortened(labelOf(edge.to), 60)}${edge.manner === "plain" ? "" : ` (${manners[edge.manner].words})`}`;
    return hint(said, shortened(quoteOf(told[0]), 140) + (told.length > 1 ? ` (+${told.length - 1})` : ""));
  };
  // Hints are made when the pointer asks for them: thousands of them would have to be made before the first picture.

  const redraw = () => {
    const view = views[state.view], found = shown(), box = byId("picture").getBoundingClientRect();
    const place = placed(view, found.nodes, box.width, box.height), size = new Map(view.nodes.map(({ id, size }) => [id, nodes[id].members ? Math.min(8 + Math.sqrt(nodes[id].members.length), 30) : view.columns ? Math.min(size, nodes[id].kind === "Claim" ? 7 : 11) : size]));
    const shape = new Map(view.nodes.map(({ id, shape }) => [id, shape]));
    const xs = [...place.values()].map(({ x }) => x);
    picture = { ...picture, ...found, view, at: place, size, span: xs.length ? Math.max(...xs) - Math.min(...xs) : 0, lit: null };
    points = new vis.DataSet(found.nodes.map((i) => ({ ...nodeLook(i, true), ...place.get(i), ...(shape.get(i) === "box" ? sheet(size.get(i)) : { shape: shape.get(i) }), size: size.get(i), label: "" })));
    wires = new vis.DataSet(found.lines.map(({ edge, told }) => ({ ...edgeLook(edge, true), ...edgeShape(edge, told.length, view.columns) })));
    byId("nothing").hidden = found.nodes.length > 0;
    if (!network) start();
    network.setOptions({ physics: { enabled: false }, interaction: { hideEdgesOnDrag: found.lines.length > 400, hideEdgesOnZoom: found.lines.length > 400 } });
    byId("physics").setAttribute("aria-pressed", "false");
    network.setData({ nodes: points, edges: wires });
    fit();
  };

  const start = () => {
    network = new vis.Network(byId("network"), { nodes: points, edges: wires }, core.options);
    network.on("afterDrawing", (pen) => {
      if (picture.nodes.length > MANY && moving) return;
      if (byId("physics").getAttribute("aria-pressed") === "true") follow();
      drawLabels(pen, picture, network.getScale());
    });
    network.on("dragStart", () => { moving = true; });
    network.on("dragEnd", (event) => { moving = false; if (event.nodes.length) follow(); network.redraw(); });
    network.on("click", (event) => {
      if (event.nodes.length) openNode(event.nodes[0], { stay: true });
      else if (event.edges.length) openEdge(event.edges[0]);
      else go({ node: "", edge: "", statement: "" });
    });
    network.on("doubleClick", (event) => { if (event.nodes.length) onlyNear(event.nodes[0]); });
    network.on("hoverNode", ({ node }) => { network.body.nodes[node].options.title = nodeHint(node); });
    network.on("hoverEdge", ({ edge }) => {
      const line = picture.lines.find((one) => one.edge.id === edge);
      if (line) network.body.edges[edge].title = lineHint(line.edge, line.told);
    });
  };
  const follow = () => { picture.at = new Map(Object.entries(network.getPositions()).map(([i, place]) => [Number(i), place])); };

  const fit = () => { // with room for the labels of the outermost
    if (picture.view.columns) {
      const box = byId("picture").getBoundingClientRect(), ys = [...picture.at.values()].map(({ y }) => y);
      const high = ys.length ? Math.max(...ys) - Math.min(...ys) : 0;
      const scale = Math.min(1.15, Math.max(box.height - 30, 100) / (high + 2 * PITCH), Math.max(box.width - 2 * SIDE, 200) / Math.max(picture.span, 1));
      network.moveTo({ position: { x: 0, y: 0 }, scale: Math.max(scale, 0.01) });
      return;
    }
    network.fit({ minZoomLevel: 0.01, maxZoomLevel: 1.5 });
    network.moveTo({ scale: network.getScale() * 0.88 });
  };

  const light = (someNodes, someEdges) => {
    picture.lit = someNodes ? { nodes: new Set(someNodes), edges: new Set(someEdges) } : null;
    const isLit = (set, i) => !picture.lit || picture.lit[set].has(i);
    points.update(picture.nodes.map((i) => nodeLook(i, isLit("nodes", i))));
    wires.update(picture.lines.map(({ edge }) => edgeLook(edge, isLit("edges", edge.id))));
  };

  const highlight = () => {
    const i = nodeAt("node"), s = statementOf.get(state.statement), e = state.edge === "" ? null : Number(state.edge);
    network.unselectAll();
    if (e !== null && views[state.view].edges[e]) {
      const edge = views[state.view].edges[e];
      light([edge.from, edge.to], [e]);
      if (picture.lines.some((line) => line.edge.id === e)) network.setSelection({ nodes: [], edges: [e] }, { highlightEdges: false });
    } else if (i !== undefined && picture.at.has(i)) {
      const mine = picture.lines.filter(({ edge }) => edge.from === i || edge.to === i);
      light([i, ...mine.flatMap(({ edge }) => [edge.from, edge.to])], mine.map(({ edge }) => edge.id));
      network.selectNodes([i], false);
    } else if (s !== undefined) {
      const mine = picture.lines.filter(({ told }) => told.includes(s));
      light(mine.flatMap(({ edge }) => [edge.from, edge.to]), mine.map(({ edge }) => edge.id));
    } else if (picture.lit) light(null);
  };

  const showIt = (i) => {
    if (!picture.at.has(i)) return;
    const place = picture.at.get(i), middle = network.getViewPosition(), reach = 1 / network.getScale(), box = byId("picture").getBoundingClientRect();
    const away = Math.abs(place.x - middle.x) > box.width * reach * 0.45 || Math.abs(place.y - middle.y) > box.height * reach * 0.45;
    if (away) network.moveTo({ position: place, animation: false });
  };
