  // Everything by keys. In the picture, arrows go to the nearest name in that direction.

  const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  let cursor = null;

  const toward = ([dx, dy]) => {
    if (!picture.nodes.length) return;
    const here = picture.at.get(cursor);
    if (!here) { cursor = nodeAt("node") !== undefined && picture.at.has(nodeAt("node")) ? nodeAt("node") : picture.nodes[0]; return point(); }
    const cost = (i) => {
      const { x, y } = picture.at.get(i), along = (x - here.x) * dx + (y - here.y) * dy, aside = Math.abs((x - here.x) * dy) + Math.abs((y - here.y) * dx);
      return along <= 1 ? Infinity : along + 2.5 * aside;
    };
    const best = picture.nodes.reduce((one, i) => (cost(i) < cost(one) ? i : one), cursor);
    if (cost(best) < Infinity) cursor = best;
    return point();
  };
  const point = () => {
    network.selectNodes([cursor], false);
    showIt(cursor);
    say(`${labelOf(cursor)}, ${kindOf(cursor).name}, ${plural(at[cursor].length, "statement")}. Enter opens it.`);
  };
  const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor });

  const ACTS = { "+": () => zoom(1.4), "=": () => zoom(1.4), "-": () => zoom(1 / 1.4), 0: () => fit() };
  const inPicture = (event) => {
    if (WAYS[event.key]) toward(WAYS[event.key]);
    else if (event.key === "Enter" && cursor !== null && picture.at.has(cursor)) openNode(cursor, { stay: true });
    else if (ACTS[event.key]) ACTS[event.key]();
    else return;
    event.preventDefault();
  };
  const anywhere = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    if (event.key === "/") query.focus();
    else if (event.key === "?") showPanel(toldHelp(), true);
    else if (event.key === "t" && views[state.view]) go({ as: state.as === "table" ? "" : "table" });
    else if (event.key === "n" && nodeAt("node") !== undefined) onlyNear(nodeAt("node"));
    else return;
    event.preventDefault();
  };
