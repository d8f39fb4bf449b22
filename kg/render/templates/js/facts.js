  // The panel at the start, and what the page says of itself.

  const INTROS = {
    relations: ["Who is what to whom", "Lines are relations that the articles report: who makes, leads, uses, belongs to what."],
    positions: ["Who raises what", "On the left who speaks, on the right the concerns they speak of. Colour and end of a line tell whether a concern is raised ▸, dismissed ❙ or answered ●."],
    sides: ["Who is for and against what", "On the left who speaks, on the right the practices they speak for or against."],
    claims: ["What is said", "Each claim stands between who says it and what it is about."],
    documents: ["Which article holds what", "In the middle the articles; on the left who speaks in them, on the right what is raised or answered there."],
    timeline: ["When it was said", "Each mark is what was said on one concern in one month: press it to read the claims. The filters hold here, too."],
    compare: ["Who says what, side by side", "Choose two speakers, and what they speak of, or one of the pairs."],
    articles: ["What the articles say", "Press a marked passage to see what was read from it, or a name to see all that is said of it."],
    groups: ["The whole, in groups", "There are too many names for one picture. Each node is a group of names with more statements among them than to the rest: open one, or search for a name."],
  };

  const opening = () => {
    const [heading, words] = INTROS[state.view], on = views[state.view] ? shown().nodes : [];
    const entry = (i) => make("li", "", shapeIcon(nodes[i].kind), " ", nameOf(i), " ", make("small", "", nodes[i].kind === "Group" ? plural(nodes[i].members.length, "name") : plural(at[i].length, "statement")));
    const top = on.filter((i) => !["Claim", "Document"].includes(nodes[i].kind)).sort((a, b) => at[b].length - at[a].length || a - b).slice(0, 12);
    return [make("h2", "", heading), make("p", "facts", words), views[state.view] ? make("p", "facts", "Press a name or a line to read the sentences it rests on.") : null, disagreements(), top.length ? make("h3", "", "Most is said by and of") : null, make("ul", "top", top.map(entry))];
  };

  const disagreements = () => {
    const pairs = core.links.filter(([one, how, other]) => how === "disputes" && one < other);
    if (!pairs.length) return null;
    const voice = (s) => `${(statements[s].who ?? []).map(labelOf).join(", ")}: “${shortened(quoteOf(s), 70)}”`;
    const entry = ([one, , other]) => make("li", "", pressed("name", () => openStatement(one), isolated(voice(one))), " – ", pressed("name", () => openStatement(other), isolated(voice(other))));
    return make("div", "", make("h3", "", "Where they disagree"), make("ul", "top", pairs.slice(0, 4).map(entry)));
  };

  const toldAccuracy = () => {
    const row = (cells, tag) => make("tr", "", cells.map((cell) => make(tag, "", typeof cell === "number" ? cell.toFixed(1) : cell)));
    return [make("h2", "", "How well it does"), make("p", "facts", "Statements are extracted by machine. On annotated articles that were not looked at while the rules were made, in per cent:"),
      make("table", "figures", make("thead", "", row(["what", "of what it gives, right", "of what is there, found", "F1"], "th")), make("tbody", "", core.accuracy.map((figure) => row(figure, "td")))),
      make("p", "facts", "So: names and the words of a claim are mostly right; who says them is often so; of concerns and sides many are missed, and many of those given are wrong. kg eval measures it on your own articles.")];
  };

  const KEYS = [["/", "search"], ["Tab", "go through everything there is to press"], ["arrow keys", "in the picture: to the next name that way"], ["Enter", "open it"], ["+ − 0", "zoom in, zoom out, show everything"], ["n", "only the neighbourhood of the name that is open"], ["t", "the table of the same statements, and back"], ["Escape", "close what is open"]];
  const toldHelp = () => [make("h2", "", "How to read it"),
    make("p", "facts", "A line shows what a source is reported to say or to be. Press it, or a name, to read the sentences with the words marked. Dashes tell what is hedged, put as false, no longer so or not accepted."),
    make("h3", "", "Keys"), make("dl", "measures", KEYS.flatMap(([key, words]) => [make("dt", "", make("kbd", "", key)), make("dd", "", words)]))];
