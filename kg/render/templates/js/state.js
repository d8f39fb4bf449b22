  // What is looked at. It lies in the address's fragment, so that a link brings it back and "back" goes back.

  const LISTS = ["kind", "concern", "speaker", "article", "stance", "certainty", "put"];
  const WORDS = ["view", "as", "node", "edge", "statement", "near", "from", "to", "path", "until", "since", "group", "left", "right", "on", "open", "theme"];
  const SHOW = core.show, MOST = 2000;
  const limit = () => state.show || (state.view === "claims" ? Math.min(SHOW, 36) : SHOW); // claims have long labels
  const fresh = () => ({ ...Object.fromEntries(WORDS.map((word) => [word, ""])), ...Object.fromEntries(LISTS.map((list) => [list, []])),
    view: core.start, show: 0 }); // 0: as many as the view shows at first
  let state = fresh(), written = null;

  const address = () => {
    const told = new URLSearchParams(), usual = fresh();
    for (const word of WORDS) if (state[word] !== usual[word]) told.set(word, state[word]);
    for (const list of LISTS) for (const value of state[list]) told.append(list, value);
    if (state.show) told.set("show", state.show);
    return told.toString();
  };
  const understood = (fragment) => {
    const told = new URLSearchParams(fragment.replace(/^#/, "")), found = fresh();
    for (const word of WORDS) found[word] = told.get(word) ?? found[word];
    for (const list of LISTS) found[list] = told.getAll(list);
    const show = Number.parseInt(told.get("show") ?? "0", 10);
    found.show = Math.min(Math.max(Number.isFinite(show) ? show : 0, 0), MOST);
    if (!pages[found.view]) found.view = core.start;
    return found;
  };

  const go = (changes) => {
    state = { ...state, ...changes };
    const fragment = address();
    if (fragment !== written) remember(fragment);
    written = fragment;
    render();
  };
  const remember = (fragment) => { // a page inside a frame has no address of its own
    try { history.pushState(null, "", `#${fragment}`); } catch { /* nothing to remember it in */ }
  };
  const restore = () => {
    written = location.hash.replace(/^#/, "");
    state = understood(written);
    render();
  };
  const nodeAt = (word) => numberOf.get(state[word]);
  const toggled = (list, value) => (list.includes(value) ? list.filter((one) => one !== value) : [...list, value]);
  const unfiltered = () => Object.fromEntries([...LISTS.map((list) => [list, []]), ["since", ""], ["until", ""], ["near", ""], ["path", ""], ["group", ""]]);
