  // The picture as a file: PNG as it is on the screen, SVG to be worked on.

  const fileName = (end) => `${folded(core.title).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60) || "claimgraph"}-${state.view}.${end}`;
  const give = (blob, name) => {
    const link = make("a", "");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    say(`${name} was made`);
  };
  const asPng = () => {
    const screen = byId("network").querySelector("canvas"), copy = document.createElement("canvas"), pen = copy.getContext("2d"), foot = Math.round(screen.width / 40);
    Object.assign(copy, { width: screen.width, height: screen.height + 2 * foot });
    Object.assign(pen, { fillStyle: colour("page") });
    pen.fillRect(0, 0, copy.width, copy.height);
    pen.drawImage(screen, 0, 0);
    Object.assign(pen, { fillStyle: colour("soft"), font: `${Math.round(foot * 0.7)}px system-ui, sans-serif`, textBaseline: "middle" });
    pen.fillText(`${shortened(core.title, 80)} · statements were extracted by machine`, foot, copy.height - foot, copy.width - 2 * foot);
    copy.toBlob((blob) => give(blob, fileName("png")), "image/png");
  };
