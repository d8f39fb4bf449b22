  // Each article with its names and claims marked, linked both ways with the graph.

  const openArticle = (a, s) => go({ view: "articles", open: nodes[articles[a].node].id, ...(s === undefined ? {} : { statement: statements[s].id, node: "", edge: "" }) });
  const claimsIn = (a) => at[articles[a].node].filter(isClaim);

  const listed = () => make("ul", "article-list", articles.map((article, a) => make("li", "", pressed("name", () => openArticle(a), isolated(titleOf(a))), make("br"),
    make("small", "", isolated([article.author, article.publisher, article.date, plural(claimsIn(a).length, "claim")].filter(Boolean).join(" · "))))));

  // Cuts a text where names and claims begin and end, so that marks may lie in each other.
  const cutText = (a) => {
    const { text, mentions } = texts()[a], claims = claimsIn(a).filter((s) => statements[s].quote === undefined).flatMap((s) => saidMarks(s).map(([start, end], n) => ({ start, end, s, n })));
    const names = mentions.filter(([start, end], n) => !mentions.slice(0, n).some((other) => other[1] > start && other[0] < end));
    const cuts = [...new Set([0, text.length, ...claims.flatMap(({ start, end }) => [start, end]), ...names.flatMap(([start, end]) => [start, end])])].sort((x, y) => x - y);
    const opening = grouped(claims.filter(({ n }) => n === 0), ({ start }) => start);
    return cuts.slice(0, -1).map((start, i) => ({ words: text.slice(start, cuts[i + 1]), first: opening.get(start) ?? [],
      claims: claims.filter((claim) => claim.start <= start && cuts[i + 1] <= claim.end).map(({ s }) => s), name: names.find(([from, to]) => from <= start && cuts[i + 1] <= to) }));
  };
  const piece = (order) => ({ words, first, claims, name }) => {
    let inside = words;
    if (name) {
      inside = pressed("mention", (event) => { event.stopPropagation(); go({ node: nodes[name[2]].id, statement: "", edge: "" }); }, words);
      inside.style.setProperty("--fill", `var(--${nodes[name[2]].kind}, var(--other))`);
      inside.classList.toggle("on", nodes[name[2]].id === state.node);
      inside.title = kindOf(name[2]).name;
    }
    const refs = first.map(({ s }) => set(pressed("ref", (event) => { event.stopPropagation(); openInText(s); }, String(order.get(s))), { "aria-label": `Claim ${order.get(s)}` }));
    if (!claims.length) return [...refs, inside];
    const made = make("mark", claims.includes(statementOf.get(state.statement)) ? "claim on" : "claim", inside);
    made.dataset.claims = claims.join(" ");
    made.addEventListener("click", () => openInText(claims[claims.length - 1]));
    return [...refs, made];
  };
  const openInText = (s) => go({ statement: statements[s].id, node: "", edge: "" });

  let displayed = "";
  const drawArticles = () => {
    const a = nodes[nodeAt("open")]?.article, box = byId("articles"), source = a === undefined ? null : texts()[a];
    const again = displayed === state.open, scrolled = box.scrollTop;
    displayed = state.open;
    if (a === undefined) return box.replaceChildren(make("h3", "", plural(articles.length, "article")), listed());
    const known = articles[a], order = new Map(claimsIn(a).map((s, n) => [s, n + 1])), facts = make("p", "facts", isolated([known.author, known.publisher, known.date, plural(order.size, "claim")].filter(Boolean).join(" · ")));
    if (known.url && /^https?:\/\//i.test(known.url)) { const link = set(make("a", "", "at its publisher’s"), { target: "_blank", rel: "noopener noreferrer" }); link.href = known.url; facts.append(" · ", link); }
    const text = source ? make("div", "text", cutText(a).flatMap(piece(order))) : make("p", "message", "The text of this article is not kept.");
    text.dir = "auto";
    box.replaceChildren(make("p", "acts", pressed("more", () => go({ open: "", statement: "" }), "All articles"), pressed("more", () => go({ view: "documents", node: nodes[known.node].id, near: nodes[known.node].id, statement: "" }), "On the picture")),
      make("h3", "", isolated(titleOf(a))), facts, make("p", "key", make("mark", "said", "claim"), " · names are underlined in the colour of their kind · numbers open the claims"), text);
    const on = text.querySelector?.("mark.on, .mention.on");
    if (again) box.scrollTop = scrolled;
    if (on && (!again || !inSight(on, box))) on.scrollIntoView({ block: "center" });
    return undefined;
  };
  const inSight = (element, box) => { const one = element.getBoundingClientRect(), all = box.getBoundingClientRect(); return one.top >= all.top && one.bottom <= all.bottom; };
