  // Which statements pass. Each facet has the values of a statement; a facet with nothing chosen lets everything pass.

  const CERTAINTIES = { Certain: "sounds certain", Probable: "probable", Possible: "possible" };
  const FACETS = {
    kind: { name: "Who and what", values: (s) => kindsIn(s), words: (value) => kinds[value]?.plural ?? "others" },
    stance: { name: "What is said", values: (s) => familiesIn(s), words: (value) => families[value].words },
    concern: { name: "Concerns and practices", values: (s) => [...concernsOf[s]].map((i) => nodes[i].id), words: (value) => labelOf(numberOf.get(value)) },
    speaker: { name: "Speaker", values: (s) => (isClaim(s) ? statements[s].who ?? [] : []).map((i) => nodes[i].id), words: (value) => labelOf(numberOf.get(value)) },
    article: { name: "Article", values: (s) => (statements[s].article === undefined ? [] : [nodes[articles[statements[s].article].node].id]), words: (value) => labelOf(numberOf.get(value)) },
    certainty: { name: "Certainty", values: (s) => [statements[s].certainty ?? "Certain"], words: (value) => CERTAINTIES[value] ?? value },
    put: { name: "How it is put", values: (s) => [mannerOf(s)], words: (value) => manners[value].words },
  };
  const kindsIn = (s) => [...new Set([...(statements[s].who ?? []), ...(statements[s].aims ?? []).map(([, i]) => i)].map((i) => nodes[i].kind))];
  const familiesIn = (s) => [...new Set((statements[s].aims ?? []).map(([how]) => familyOf(how)))];
  const valuesOf = Object.fromEntries(Object.entries(FACETS).map(([name, { values }]) => {
    let found = null; // reckoned once, when first asked for
    return [name, (s) => (found ??= statements.map((_, one) => values(one)))[s]];
  }));

  // A statement's bits: one for each facet that stops it, so that each facet's counts can leave itself out.
  const NAMES = Object.keys(FACETS), DATE = 1 << NAMES.length;
  const dated = (s) => {
    const date = dateOf(s);
    return (!state.since || (date && date.slice(0, 10) >= state.since)) && (!state.until || (date && date.slice(0, 10) <= state.until));
  };
  let stopped = new Uint16Array(statements.length), sieved = "";
  const sieve = () => {
    const key = JSON.stringify([...LISTS.map((list) => state[list]), state.since, state.until]);
    if (key === sieved) return stopped;
    sieved = key;
    const chosen = NAMES.map((name) => new Set(state[name]));
    stopped = Uint16Array.from(statements, (_, s) => NAMES.reduce((bits, name, f) =>
      (chosen[f].size && !valuesOf[name](s).some((value) => chosen[f].has(value)) ? bits | (1 << f) : bits), dated(s) ? 0 : DATE));
    return stopped;
  };
  const passes = (s) => sieve()[s] === 0;
  const passesLine = (edge) => { // a claim may raise one thing and be for another: the line itself must fit, too
    const stances = new Set(state.stance), wanted = new Set(state.kind), family = familyOf(edge.predicate);
    if (stances.size && family !== "says" && family !== "between" && !stances.has(family)) return false;
    return !wanted.size || [edge.from, edge.to].every((i) => wanted.has(nodes[i].kind) || ["Claim", "Document", "Group"].includes(nodes[i].kind));
  };

  // How many statements of the view each value of a facet would leave, the other facets as they are.
  const counted = (name, among) => {
    const bits = sieve(), others = ~(1 << NAMES.indexOf(name)), found = new Map();
    for (const s of among) {
      if ((bits[s] & others) === 0) for (const value of valuesOf[name](s)) found.set(value, (found.get(value) ?? 0) + 1);
      else for (const value of valuesOf[name](s)) if (!found.has(value)) found.set(value, 0);
    }
    return found;
  };
  const inView = (() => {
    const known = {};
    return (view) => (known[view] ??= views[view] ? [...new Set(views[view].edges.flatMap((edge) => edge.statements))].sort((a, b) => a - b) : [...statements.keys()]);
  })();
  const filtering = () => LISTS.some((list) => state[list].length) || state.since || state.until || state.near || state.path || state.group;
