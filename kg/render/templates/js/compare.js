  // Two speakers side by side, on one concern or on all, with their words.

  const speakers = (() => {
    let known = null;
    return () => (known ??= nodes.flatMap((node, i) => {
      const said = at[i].filter((s) => isClaim(s) && statements[s].who?.includes(i));
      return said.length ? [{ i, said }] : [];
    }).sort((a, b) => Number(nodes[a.i].kind === "UnnamedSource") - Number(nodes[b.i].kind === "UnnamedSource") || b.said.length - a.said.length || a.i - b.i));
  })();
  const subjects = (list) => [...new Set(list.flatMap((s) => [...concernsOf[s]]))];

  // Where two named speakers meet on one concern, those first who do not do the same with it.
  const meetings = () => {
    const voices = new Map();
    for (const { i, said } of speakers().filter(({ i }) => nodes[i].kind !== "UnnamedSource")) for (const s of said) for (const [how, on] of statements[s].aims ?? []) {
      if (!["Concern", "Topic"].includes(nodes[on].kind)) continue;
      if (!voices.has(on)) voices.set(on, new Map());
      voices.get(on).set(i, new Set([...(voices.get(on).get(i) ?? []), familyOf(how)]));
    }
    const against = (a, b) => (a.has("raises") && (b.has("dismisses") || b.has("mitigates"))) || (a.has("favours") && b.has("opposes"));
    const pairs = [...voices].flatMap(([on, by]) => [...by].flatMap(([one, a], n) => [...by].slice(n + 1).map(([other, b]) => ({ on, one, other, apart: against(a, b) || against(b, a) }))));
    return pairs.sort((a, b) => Number(b.apart) - Number(a.apart) || at[b.one].length + at[b.other].length - at[a.one].length - at[a.other].length || a.on - b.on).slice(0, 8);
  };

  const column = (i, on) => {
    const list = at[i].filter((s) => isClaim(s) && statements[s].who?.includes(i) && (on === undefined || concernsOf[s].has(on)) && passes(s));
    const some = on === undefined ? list : list.map((s) => s);
    return make("section", "", make("h3", "", shapeIcon(nodes[i].kind), " ", nameOf(i)), make("p", "facts", plural(some.length, "claim")), cards(some));
  };
  const drawCompare = () => {
    const left = nodeAt("left"), right = nodeAt("right"), on = nodeAt("on"), people = speakers().map(({ i }) => [nodes[i].id, shortened(labelOf(i), 60)]);
    const shared = [...new Set(speakers().filter(({ i }) => i === left || i === right).flatMap(({ said }) => subjects(said)))].sort((a, b) => labelOf(a).localeCompare(labelOf(b)));
    const choose = make("div", "choose", chooser("One", [["", "choose a speaker"], ...people], state.left, (value) => go({ left: value })), chooser("The other", [["", "choose a speaker"], ...people], state.right, (value) => go({ right: value })),
      chooser("On", [["", "everything"], ...shared.map((i) => [nodes[i].id, shortened(labelOf(i), 60)])], state.on, (value) => go({ on: value })));
    const meet = ({ on: subject, one, other, apart }) => make("li", "", pressed("name", () => go({ left: nodes[one].id, right: nodes[other].id, on: nodes[subject].id }), isolated(labelOf(one)), " and ", isolated(labelOf(other)), " on ", isolated(labelOf(subject))), apart ? make("span", "tag warn", "they differ") : null);
    const sides = make("div", "sides", left === undefined ? make("p", "facts", "Choose a speaker.") : column(left, on), right === undefined ? make("p", "facts", "Choose another speaker.") : column(right, on));
    const pairs = left === undefined || right === undefined ? meetings() : [];
    byId("compare").replaceChildren(...[make("h3", "", "Two speakers side by side"), choose, pairs.length ? make("h3", "", "Where named speakers meet") : null, pairs.length ? make("ul", "top", pairs.map(meet)) : null, left === undefined && right === undefined ? null : KEY(), left === undefined && right === undefined ? null : sides].filter(Boolean));
  };
