// Propositions as boxes with two bars each: hollow before, full after. Arrows go from what bears to what it bears on.
import { arrow, d3, key, keyHeight, lines, write } from "./stage.js";
import { fitted, layers, path } from "./layers.js";

const share = value => value.toFixed(2);
const entries = asked => [
  { words: asked ? "before, with the indicators" : "before, without the indicators", draw: g => g.append("g").attr("class", "node").append("rect").attr("class", "before").attr("x", 2).attr("y", -5).attr("width", 24).attr("height", 9) },
  { words: asked ? "after what you moved" : "after, with them", draw: g => g.append("g").attr("class", "node").append("rect").attr("class", "after").attr("x", 2).attr("y", -5).attr("width", 24).attr("height", 9) },
  { words: asked ? "moved by you" : "indicators bear on it", draw: g => g.append("g").attr("class", asked ? "node moved" : "node evident").append("rect").attr("class", "box").attr("x", 3).attr("y", -8).attr("width", 22).attr("height", 16).attr("rx", 3) },
];

export function network(stage, data) {
  const inner = stage.isNarrow ? 136 : 216;
  const nodes = data.nodes.map(node => ({ ...node, texts: lines(node.about, stage.isNarrow ? 17 : 28, stage.isNarrow ? 5 : 3) }));
  for (const node of nodes) Object.assign(node, { width: inner + 28, height: 58 + node.texts.length * 16 + (node.moved ? 16 : 0) });
  const links = data.links.map(link => ({ ...link }));
  const size = layers(nodes, links, { between: 20, along: stage.isNarrow ? 32 : 70 });
  const shown = entries(data.asked), top = keyHeight(shown, stage.width) + 12;
  const scale = Math.min(1.1, Math.max(0.7, stage.width / size.width)), height = Math.min(900, size.height * scale) + top + 8;
  const svg = stage.surface(height);
  arrow(svg, "network-arrow", 8);
  const world = svg.append("svg").attr("y", top).attr("width", stage.width).attr("height", height - top).append("g");
  key(svg, shown, stage.width, 10);

  const arcs = world.append("g").selectAll("g").data(links).join("g").attr("class", "link arc");
  arcs.append("path").attr("d", link => path(link.points)).attr("marker-end", "url(#network-arrow)");
  const things = world.append("g").selectAll("g").data(nodes).join("g").attr("class", node => `node${node.moved ? " moved" : node.evidence.length ? " evident" : ""}`).attr("transform", node => `translate(${node.x - node.width / 2},${node.y - node.height / 2})`);
  things.append("rect").attr("class", "box").attr("width", node => node.width).attr("height", node => node.height).attr("rx", 5);
  things.each(function (node) {
    const at = d3.select(this);
    write(at, node.texts, 14, 22, 16).attr("class", "name");
    const y = 14 + node.texts.length * 16, bar = inner - 72;
    [["before", node.before], ["after", node.after]].forEach(([kind, value], i) => {
      const line = y + 8 + i * 17;
      at.append("text").attr("class", "note").attr("x", 14).attr("y", line + 9).text(i ? node.state : "");
      at.append("rect").attr("class", "track").attr("x", 46).attr("y", line).attr("width", bar).attr("height", 11);
      at.append("rect").attr("class", kind).attr("x", 46).attr("y", line).attr("width", Math.max(1, bar * value)).attr("height", 11);
      at.append("text").attr("class", i ? "figure strong" : "figure").attr("x", inner + 14).attr("y", line + 10).attr("text-anchor", "end").text(share(value));
    });
    if (node.moved) at.append("text").attr("class", "note").attr("x", 14).attr("y", node.height - 9).text(`◆ ${node.moved}`);
  });
  stage.walk(things, {
    name: node => `${node.about} ${node.state}: before ${share(node.before)}, after ${share(node.after)}.${node.moved ? ` Moved: ${node.moved}.` : ""}`,
    tell: node => [node.about, `${node.state}: before ${share(node.before)}, after ${share(node.after)}${node.moved ? `; ${node.moved}` : ""}`, ...node.evidence],
    lit: node => {
      arcs.classed("dim", link => node && link.from !== node.id && link.to !== node.id).classed("lit", link => node && (link.from === node.id || link.to === node.id));
      things.classed("dim", other => node && other !== node && !links.some(link => (link.from === node.id && link.to === other.id) || (link.to === node.id && link.from === other.id)));
    },
  });
  stage.zoomable(0.3, 3, transform => world.attr("transform", transform), fitted(size, stage.width, height - top));
}
