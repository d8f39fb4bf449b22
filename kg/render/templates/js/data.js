  // What the page holds. Numbers of nodes and statements are their places in these lists.

  const byId = (id) => document.getElementById(id);
  const part = (id) => JSON.parse(byId(id).textContent);
  const core = part("core"), statements = part("statements");
  const { nodes, articles, views, kinds, families, manners, predicates } = core;

  // Texts are read when words are first shown; the page opens before that.
  let read = null;
  const texts = () => (read ??= part("texts"));

  const isClaim = (s) => statements[s].node !== undefined;
  const saidMarks = (s) => (statements[s].marks ?? []).filter((mark) => mark[2] === 0);
  const quoteOf = (s) => {
    const { quote, article } = statements[s];
    if (quote !== undefined) return quote;
    const { text } = texts()[article];
    return saidMarks(s).map(([start, end]) => text.slice(start, end)).join(" … ");
  };

  const shortened = (text, length) => {
    const letters = Array.from(text);
    return letters.length > length ? letters.slice(0, length).join("").trimEnd() + "…" : text;
  };
  const labelOf = (i) => nodes[i].label ?? (nodes[i].label = quoteOf(nodes[i].statement).replace(/\s+/g, " "));
  const kindOf = (i) => kinds[nodes[i].kind] ?? kinds[""];
  const verbOf = (how) => predicates[how]?.verb ?? how;
  const familyOf = (how) => predicates[how]?.family ?? "relation";
  const mannerOf = (s) => statements[s].manner ?? "plain";
  const titleOf = (a) => articles[a]?.title || "untitled article";
  const dateOf = (s) => articles[statements[s].article]?.date ?? "";

  // Each node's statements, in the order of the articles.
  const at = nodes.map(() => []);
  statements.forEach(({ node, article, who = [], aims = [] }, s) => {
    for (const i of new Set([...(node === undefined ? [] : [node]), ...who, ...aims.map(([, i]) => i)])) at[i].push(s);
  });
  nodes.forEach(({ article }, i) => { if (article !== undefined) articles[article].node = i; });
  statements.forEach(({ article }, s) => { if (articles[article]) at[articles[article].node].push(s); });

  const linked = statements.map(() => []);
  for (const [one, how, other] of core.links) linked[one].push([how, other]);

  const numberOf = new Map(nodes.map(({ id }, i) => [id, i]));
  const statementOf = new Map(statements.map(({ id }, s) => [id, s]));
  const plural = (n, word) => `${n.toLocaleString("en")} ${word}${n === 1 ? "" : "s"}`;
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  const above = (i) => (nodes[i].above === undefined ? [i] : [i, ...above(nodes[i].above)]);
  const concernsOf = statements.map(({ aims = [] }) => {
    const named = aims.map(([, i]) => i).filter((i) => ["Concern", "Topic"].includes(nodes[i].kind));
    return new Set(named.flatMap(above));
  });
