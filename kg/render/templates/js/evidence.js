  // The words of a statement where they stand: its sentence with claimed words, cue and speaker marked, and the
  // sentences before and after.

  const ROLES = ["said", "cue", "who"];

  // The sentence that holds a place in a text, by number.
  const sentenceAt = (starts, place) => {
    let low = 0, high = starts.length - 1;
    while (low < high) { const half = Math.ceil((low + high) / 2); if (starts[half] <= place) low = half; else high = half - 1; }
    return low;
  };

  // Cuts text[from, to) where marks begin and end: [text, set of roles] each.
  const pieces = (text, marks, from, to) => {
    const cuts = [...new Set([from, to, ...marks.flatMap(([start, end]) => [start, end])])].filter((cut) => cut >= from && cut <= to).sort((a, b) => a - b);
    return cuts.slice(0, -1).map((start, i) => [text.slice(start, cuts[i + 1]), marks.filter((mark) => mark[0] <= start && cuts[i + 1] <= mark[1]).map((mark) => mark[2])]);
  };
  const marked = ([text, roles]) => (roles.length ? make("mark", [...new Set(roles)].map((role) => ROLES[role]).join(" "), text) : text);

  const passage = (s) => {
    const { article, marks = [], quote } = statements[s], source = quote === undefined ? texts()[article] : null;
    const block = make("blockquote", "");
    block.dir = "auto";
    if (!source) { block.append(make("mark", "said", quote)); return block; }
    const { text, sentences } = source, said = saidMarks(s);
    const close = marks.filter((mark) => mark[0] >= said[0][0] - 600 && mark[1] <= said[said.length - 1][1] + 600);
    const first = sentenceAt(sentences, Math.min(...close.map((mark) => mark[0]))), last = sentenceAt(sentences, Math.max(...close.map((mark) => mark[1])) - 1);
    const edge = (n) => (n < sentences.length ? sentences[n] : text.length);
    const before = text.slice(edge(Math.max(first - 1, 0)), edge(first)), after = text.slice(edge(last + 1), edge(last + 2));
    block.append(make("span", "context", tail(before)), ...pieces(text, close, edge(first), edge(last + 1)).map(marked), make("span", "context", head(after)));
    return block;
  };
  const LONG = 320; // letters of a sentence before or after, at most
  const tail = (text) => (text.length > LONG ? `… ${Array.from(text).slice(-LONG).join("")}` : text);
  const head = (text) => { const whole = text.trimEnd(); return whole.length > LONG ? shortened(whole, LONG) : whole; };

  const source = (s) => {
    const { article, at: place, rule } = statements[s], known = articles[article] ?? {}, line = make("p", "source");
    if (/^https?:\/\//i.test(known.url ?? "")) {
      const link = set(make("a", "", isolated(titleOf(article))), { target: "_blank", rel: "noopener noreferrer" });
      link.href = known.url;
      line.append(link);
    } else line.append(isolated(titleOf(article)));
    const rest = [known.author, known.publisher, known.date, place ? `characters ${place[0]}–${place[1]}` : "", rule ? `rule: ${rule}` : ""];
    for (const part of rest.filter(Boolean)) line.append(" · ", isolated(part));
    return line;
  };

  const spaced = (code) => code.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
  const tags = (s) => {
    const { attribution, cue, hedges = [], modality, certainty, role, status } = statements[s], manner = mannerOf(s);
    const warnings = [["negated", "candidate", "former"].includes(manner) ? manners[manner].words : "", status && status !== "Candidate" ? spaced(status) : ""];
    const plain = [attribution ? spaced(attribution) : "", cue ? `cue: ${cue}` : "", certainty ? spaced(certainty) : "", hedges.length ? `hedged: ${hedges.join(", ")}` : "", modality ? spaced(modality) : "", role ? `role: ${role}` : ""];
    return make("p", "", ...warnings.filter(Boolean).map((tag) => make("span", "tag warn", isolated(tag))), ...plain.filter(Boolean).map((tag) => make("span", "tag", isolated(tag))));
  };

  const LINKS = { supports: "Supported by", disputes: "Disputed by", restates: "Restated in" };
  const links = (s) => Object.entries(LINKS).flatMap(([how, words]) => {
    const others = linked[s].filter(([name]) => name === how).map(([, other]) => other);
    if (!others.length) return [];
    const entry = (other) => make("li", "", pressed("name", () => openStatement(other), isolated(`${(statements[other].who ?? []).map(labelOf).join(", ")}: “${shortened(quoteOf(other), 110)}”`)));
    return [make("details", "links", make("summary", "", `${words} ${plural(others.length, "claim")}`), make("ul", "top", others.map(entry)))];
  });

  const sayings = (s) => {
    const { who = [], aims = [] } = statements[s], speakers = () => who.flatMap((i, n) => [n ? ", " : "", nameOf(i)]);
    if (!aims.length) return [make("p", "", ...speakers(), " ", make("span", "verb", "says"))];
    const aim = ([how, to]) => [endIcon(familyOf(how)), " ", make("span", "verb", verbOf(how)), " ", nameOf(to)];
    if (aims.length === 1) return [make("p", "", ...speakers(), " ", aim(aims[0]))];
    return [make("p", "", ...speakers()), ...aims.map((one) => make("p", "aim", aim(one)))];
  };

  const card = (s, { open = true } = {}) => {
    const acts = make("p", "acts", open && isClaim(s) ? pressed("name", () => openStatement(s), "This claim") : null,
      texts()[statements[s].article] ? pressed("name", () => openArticle(statements[s].article, s), "In the article") : null);
    const made = make("article", "statement", sayings(s), tags(s), passage(s), source(s), links(s), acts);
    made.dataset.manner = mannerOf(s);
    return made;
  };
