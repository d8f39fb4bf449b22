  // What of a view is on the picture: what passes the filters, the weightiest first, each beside one it is joined to.

  const live = (view) => view.edges.flatMap((edge) => {
    const told = passesLine(edge) ? edge.statements.filter(passes) : [];
    return told.length ? [{ edge, told }] : [];
  });

  const neighboursIn = (lines) => {
    const found = new Map();
    const add = (one, other) => { if (!found.has(one)) found.set(one, new Set()); found.get(one).add(other); };
    for (const { edge: { from, to } } of lines) { add(from, to); add(to, from); }
    return found;
  };

  // The shortest way from one to another, whichever way the lines point: a list of nodes, or null.
  const wayIn = (lines, from, to) => {
    const joined = neighboursIn(lines), before = new Map([[from, null]]);
    let front = [from];
    while (front.length && !before.has(to)) {
      const next = [];
      for (const one of front) for (const other of joined.get(one) ?? []) if (!before.has(other)) { before.set(other, one); next.push(other); }
      front = next;
    }
    if (!before.has(to)) return null;
    const way = [];
    for (let i = to; i !== null; i = before.get(i)) way.unshift(i);
    return way;
  };

  const allowed = (view, lines) => { // the nodes that "only this neighbourhood", a path or a group leave; null: all
    if (state.path) {
      const [from, to] = state.path.split(" ").map((id) => numberOf.get(id));
      return new Set(wayIn(lines, from, to) ?? []);
    }
    if (nodeAt("near") !== undefined) return new Set([nodeAt("near"), ...(neighboursIn(lines).get(nodeAt("near")) ?? [])]);
    const group = Number(state.group);
    if (group && state.view !== "groups") return new Set(nodes.flatMap((node, i) => (node.group === group || ["Claim", "Document"].includes(node.kind) ? [i] : [])));
    return null;
  };

  const shown = () => {
    const view = views[state.view], lines = live(view), only = allowed(view, lines);
    const usable = only ? lines.filter(({ edge }) => only.has(edge.from) && only.has(edge.to)) : lines;
    const joined = neighboursIn(usable), candidates = view.nodes.map(({ id }) => id).filter((i) => joined.has(i) || only?.has(i));
    const kept = new Set(candidates.slice(0, state.path ? MOST : limit()));
    for (const i of asked(joined)) kept.add(i);
    const among = usable.filter(({ edge }) => kept.has(edge.from) && kept.has(edge.to));
    const ends = neighboursIn(among);
    const on = candidates.filter((i) => kept.has(i) && (ends.has(i) || only?.has(i)));
    return { nodes: on, lines: among, left: candidates.length - on.length, all: candidates.length };
  };

  // A node that was searched for is shown with its nearest, even if it is not among the weightiest.
  const asked = (joined) => {
    const i = nodeAt("node"), s = statementOf.get(state.statement);
    const wanted = [...(i === undefined ? [] : [i]), ...(s === undefined ? [] : [statements[s].node, ...(statements[s].who ?? []), ...(statements[s].aims ?? []).map(([, to]) => to)])];
    return wanted.filter((one) => joined.has(one)).flatMap((one) => [one, ...[...joined.get(one)].slice(0, 8)]);
  };
