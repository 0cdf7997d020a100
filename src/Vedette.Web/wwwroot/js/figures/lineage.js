// Reports as boxes, acts of speech as rings. What was made from what is a full line, a telling a thin one, a change on the way a dashed one with both wordings.
import { arrow, d3, key, keyHeight, lines, write } from "./stage.js";
import { fitted, layers, path } from "./layers.js";

const words = { made_from: "is the source of", tells: "is told in", drift: "changed on the way to" };
const entries = [
  { words: "act of speech", draw: g => g.append("g").attr("class", "origin").call(o => { o.append("circle").attr("cx", 14).attr("r", 8); o.append("circle").attr("class", "dot").attr("cx", 14).attr("r", 3); }) },
  { words: "report", draw: g => g.append("g").attr("class", "report").append("rect").attr("x", 3).attr("y", -7).attr("width", 22).attr("height", 14).attr("rx", 3) },
  { words: "is told in", draw: g => sample(g, "tells") },
  { words: "is the source of", draw: g => sample(g, "made_from") },
  { words: "changed on the way", draw: g => sample(g, "drift") },
];
const sample = (g, kind) => g.append("g").attr("class", `link ${kind}`).append("path").attr("d", "M2,0 H26");

export function lineage(stage, data) {
  const letters = stage.isNarrow ? 12 : 26;
  const nodes = data.nodes.map(node => ({ ...node, texts: node.kind === "origin" ? [...lines(node.name, stage.isNarrow ? 12 : 18, 2), node.note] : [...lines(node.name.replace(/^\d{4}-\d\d-\d\d-/, "").replaceAll("-", " "), letters, 2), node.note].filter(t => t) }));
  for (const node of nodes) {
    node.width = node.kind === "origin" ? (stage.isNarrow ? 92 : 128) : letters * 7.2 + 26;
    node.height = node.kind === "origin" ? 26 + node.texts.length * 15 : 14 + node.texts.length * 16;
    if (node.kind === "origin") node.dock = { y: -node.height / 2 + 11, reach: 12 };
  }
  const named = new Map(nodes.map(node => [node.id, node]));
  // A change within one report is told on the report; between two it lies beside what links them.
  const within = d3.group(data.links.filter(link => link.from === link.to), link => link.from);
  const drawn = d3.groups(data.links.filter(link => link.from !== link.to), link => `${link.kind} ${link.from} ${link.to}`).map(([, all]) => ({ ...all[0], all }));
  // Both wordings stand along the edge on which they changed; the change with both is told first, the others in words below.
  for (const link of drawn.filter(l => l.kind === "drift")) {
    const one = link.all.find(other => other.before && other.after) ?? link.all[0], short = words => lines(words, stage.isNarrow ? 11 : 22, 1)[0];
    link.change = [one.before ? `“${short(one.before)}”` : "added", `→ “${short(one.after)}”`, ...(link.all.length > 1 ? [`and ${link.all.length - 1} more`] : [])];
    link.label = { width: Math.max(...link.change.map(line => line.length)) * 7.6 + 24, height: link.change.length * 16 + 12 };
  }
  const size = layers(nodes, drawn, { between: 22, along: stage.isNarrow ? 36 : 90 });
  const top = keyHeight(entries, stage.width) + 12;
  const scale = Math.min(1.1, Math.max(0.7, stage.width / size.width)), height = Math.min(700, Math.max(140, size.height * scale)) + top + 8;
  const svg = stage.surface(height);
  arrow(svg, "lineage-arrow");
  const clip = svg.append("svg").attr("y", top).attr("width", stage.width).attr("height", height - top);
  const world = clip.append("g");
  key(svg, entries, stage.width, 10);

  const links = world.append("g").selectAll("g").data(drawn).join("g").attr("class", link => `link ${link.kind}`);
  links.append("path").attr("class", "reach").attr("d", link => path(link.points));
  links.append("path").attr("d", link => path(link.points)).attr("marker-end", link => link.kind === "tells" ? null : "url(#lineage-arrow)");
  links.filter(link => link.kind === "drift").each(function (link) {
    const at = d3.select(this).append("g").attr("class", "change").attr("transform", `translate(${link.at.x},${link.at.y})`), { width, height } = link.label;
    at.append("rect").attr("x", -width / 2).attr("y", -height / 2).attr("width", width).attr("height", height).attr("rx", 4);
    write(at, link.change, 0, -height / 2 + 19, 16).attr("text-anchor", "middle").selectAll("tspan").attr("class", (_, i) => ["was", "is", "note"][i]);
  });
  const things = world.append("g").selectAll("a").data(nodes).join("a").attr("href", node => node.address).attr("class", node => node.kind).attr("transform", node => `translate(${node.x},${node.y})`);
  things.each(function (node) {
    const at = d3.select(this);
    if (node.kind === "origin") {
      at.append("circle").attr("cy", -node.height / 2 + 11).attr("r", 10);
      at.append("circle").attr("class", "dot").attr("cy", -node.height / 2 + 11).attr("r", 4);
      write(at, node.texts, 0, -node.height / 2 + 38).attr("text-anchor", "middle").selectAll("tspan").attr("class", (_, i, all) => i === all.length - 1 ? "note" : "name");
    } else {
      at.append("rect").attr("x", -node.width / 2).attr("y", -node.height / 2).attr("width", node.width).attr("height", node.height).attr("rx", 4);
      write(at, node.texts, -node.width / 2 + 12, -node.height / 2 + 20, 16).selectAll("tspan").attr("class", (_, i, all) => node.note && i === all.length - 1 ? "note" : "name");
      if (within.has(node.id)) at.append("path").attr("class", "mark").attr("transform", `translate(${node.width / 2 - 12},${-node.height / 2 + 12})`).attr("d", d3.symbol(d3.symbolTriangle, 70));
    }
  });

  const isOf = (link, thing) => link === thing || link.from === thing.id || link.to === thing.id;
  const lit = thing => {
    links.classed("dim", link => thing && !isOf(link, thing)).classed("lit", link => thing && isOf(link, thing));
    things.classed("dim", node => thing && node !== thing && !drawn.some(link => isOf(link, thing) && (link.from === node.id || link.to === node.id)));
  };
  const change = link => `${link.says[0]}: ${[link.before, link.after].filter(words => words).map(words => `“${words}”`).join(" became ")}`;
  const why = link => link.kind === "drift" ? link.all.flatMap(one => [change(one), ...one.says.slice(1)]) : link.says;
  const title = link => `${named.get(link.from).name} ${words[link.kind]} ${named.get(link.to).name}`;
  stage.walk(world.selectAll("a, g.link"), {
    name: thing => thing.points ? `${title(thing)}. ${why(thing).join(" ")}` : `${thing.kind === "origin" ? "Act of speech: " : "Report: "}${thing.name}${thing.note ? `, ${thing.note}` : ""}`,
    tell: thing => thing.points ? [title(thing), ...why(thing)]
      : [`${thing.name}${thing.note ? `, ${thing.note}` : ""}`, ...(within.get(thing.id) ?? []).map(link => `Told twice in it. ${change(link)}`), ...drawn.filter(link => isOf(link, thing)).map(title)],
    lit,
  });
  stage.zoomable(0.3, 3, transform => world.attr("transform", transform), fitted(size, stage.width, height - top));
}
