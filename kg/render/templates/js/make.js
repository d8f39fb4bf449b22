  // Elements. Text is always set as text, never as HTML, and stands apart from what is beside it whatever way it runs.

  const make = (tag, className, ...children) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
  };
  const set = (element, values) => {
    for (const [name, value] of Object.entries(values)) element.setAttribute(name, value);
    return element;
  };
  const isolated = (text) => make("bdi", "", text);

  const pressed = (className, act, ...children) => {
    const button = make("button", className, ...children);
    button.type = "button";
    button.addEventListener("click", act);
    return button;
  };

  const SVG = document.querySelector(".symbols").namespaceURI;
  const drawn = (tag, values = {}, ...children) => {
    const element = document.createElementNS(SVG, tag);
    set(element, values).append(...children);
    return element;
  };
  const icon = (className, symbol, colour) => {
    const svg = drawn("svg", { class: className, "aria-hidden": "true" }, drawn("use", { href: `#${symbol}` }));
    svg.style.setProperty("--fill", `var(--${colour}, var(--other))`);
    return svg;
  };
  const shapeIcon = (kind) => icon(kind === "UnnamedSource" ? "shape hollow" : "shape", `shape-${(kinds[kind] ?? kinds[""]).shape}`, kind || "other");
  const endIcon = (family) => icon("end", `end-${families[family].arrow}`, family);
  const dashIcon = (manner) => drawn("svg", { class: "dashes", viewBox: "0 0 28 16", "aria-hidden": "true" },
    drawn("path", { d: "M1 8h26", "stroke-dasharray": manners[manner].dashes.join(" ") || "none" }));

  const nameOf = (i) => pressed("name", () => openNode(i), isolated(shortened(labelOf(i), 90)));
  const say = (words) => { byId("heard").textContent = words; };

  const option = (value, text) => { const one = make("option", "", text); one.value = value; return one; };
  const chooser = (label, options, value, act) => {
    const select = make("select", "", options.map(([key, text]) => option(key, text)));
    select.value = value;
    select.addEventListener("change", () => act(select.value));
    return make("label", "", label, select);
  };
