// Who speaks of whom. Persons are circles, states squares, organisations diamonds; the wider a line, the more origins. The places come from d3-force, the same each time.
import { arrow, d3, key, keyHeight, lines, write } from "./stage.js";
import { fitted } from "./layers.js";

const shapes = { PER: d3.symbolCircle, GPE: d3.symbolSquare, ORG: d3.symbolDiamond, LOC: d3.symbolTriangle };
const kinds = { PER: "person", GPE: "state", ORG: "organisation", LOC: "place" };
const shape = (node, size) => d3.symbol(shapes[node.kind] ?? d3.symbolCross, size)();
const entries = nodes => [
  ...Object.entries(kinds).filter(([kind]) => nodes.some(node => node.kind === kind)).map(([kind, words]) => ({ words, draw: g => g.append("g").attr("class", `actor ${kind}`).append("path").attr("transform", "translate(14,0)").attr("d", shape({ kind }, 130)) })),
  ...(nodes.every(node => kinds[node.kind]) ? [] : [{ words: "other", draw: g => g.append("g").attr("class", "actor").append("path").attr("transform", "translate(14,0)").attr("d", shape({}, 100)) }]),
  { words: "speaks of", draw: g => g.append("g").attr("class", "link speaks_of").append("path").attr("d", "M2,0 H26") },
  { words: "acts towards, in events", draw: g => g.append("g").attr("class", "link event").append("path").attr("d", "M2,0 H26") },
];

export function actors(stage, data, middle) {
  const weight = d3.rollup(data.links.flatMap(link => [[link.from, link.weight], [link.to, link.weight]]), ws => d3.sum(ws, w => w[1]), w => w[0]);
  const nodes = data.nodes.map(node => ({ ...node, size: Math.min(900, 60 + 40 * weight.get(node.id)) * (stage.isNarrow ? 0.4 : 1), texts: lines(node.name, 16, 2) }));
  const links = data.links.map(link => ({ ...link, source: link.from, target: link.to }));
  const shown = entries(nodes), top = keyHeight(shown, stage.width) + 10, height = stage.isNarrow ? 520 : 600;
  // Names lie across, so things are drawn apart sideways; on a narrow page there is more room below than beside.
  const push = stage.isNarrow ? { apart: -150, far: 56, x: 0.12, y: 0.03, room: () => 19 } : { apart: -420, far: 96, x: 0.05, y: 0.085, room: node => 26 + d3.max(node.texts, t => t.length) * 1.7 + node.texts.length * 4 };
  d3.forceSimulation(nodes).force("link", d3.forceLink(links).id(node => node.id).distance(push.far).strength(link => 0.25 + 0.1 * Math.min(4, link.weight)))
    .force("apart", d3.forceManyBody().strength(push.apart).distanceMax(420)).force("room", d3.forceCollide(push.room))
    .force("x", d3.forceX().strength(push.x)).force("y", d3.forceY().strength(push.y)).stop().tick(400);
  const [x0, x1] = d3.extent(nodes, n => n.x), [y0, y1] = d3.extent(nodes, n => n.y), edge = stage.isNarrow ? 34 : 74;
  const size = stage.isNarrow ? { width: stage.width, height } : { width: Math.max(stage.width, x1 - x0 + 2 * edge), height: Math.max(height, (y1 - y0) * 0.8) };
  const x = d3.scaleLinear([x0, x1], [edge, size.width - edge]), y = d3.scaleLinear([y0, y1], [16, size.height - 40]);
  // Where all names would cover each other, those of the strongest stand until one zooms in.
  const strongest = stage.isNarrow ? [...weight.values()].sort(d3.descending)[12] ?? 0 : 0;
  for (const node of nodes) [node.x, node.y] = [x(node.x), y(node.y)];

  const svg = stage.surface(height + top);
  arrow(svg, "actors-arrow", 7);
  const world = svg.append("svg").attr("y", top).attr("width", stage.width).attr("height", height).append("g");
  key(svg, shown, stage.width, 10);
  const radius = node => Math.sqrt(node.size / Math.PI) + 5;
  const bow = link => {
    const { source: a, target: b } = link, dx = b.x - a.x, dy = b.y - a.y, far = Math.hypot(dx, dy) || 1, bend = link.kind === "event" ? -0.16 : 0.12;
    const mid = [(a.x + b.x) / 2 - dy * bend, (a.y + b.y) / 2 + dx * bend];
    const cut = (p, r) => { const [ex, ey] = [mid[0] - p.x, mid[1] - p.y], l = Math.hypot(ex, ey) || 1; return [p.x + ex / l * r, p.y + ey / l * r]; };
    return far < 1 ? "" : `M${cut(a, radius(a))} Q${mid} ${cut(b, radius(b) + 2)}`;
  };
  const bows = world.append("g").selectAll("g").data(links).join("g").attr("class", link => `link ${link.kind}`);
  bows.append("path").attr("class", "reach").attr("d", bow);
  bows.append("path").attr("d", bow).attr("stroke-width", link => 1 + Math.min(5, link.weight) * 0.5).attr("marker-end", "url(#actors-arrow)");
  const things = world.append("g").selectAll("a").data(nodes).join("a").attr("href", node => node.address).attr("class", node => `actor ${node.kind}${node.id === middle ? " middle" : ""}`).attr("transform", node => `translate(${node.x},${node.y})`);
  things.append("path").attr("d", node => shape(node, node.size));
  things.each(function (node) { write(d3.select(this), node.texts, 0, radius(node) + 11, 13).attr("text-anchor", "middle"); });

  const named = new Map(nodes.map(node => [node.id, node]));
  const title = link => `${named.get(link.from).name} ${link.kind === "event" ? "acts towards" : "speaks of"} ${named.get(link.to).name}: ${link.says.join(", ")}`;
  const isOf = (link, thing) => link === thing || link.from === thing.id || link.to === thing.id;
  stage.walk(world.selectAll("a, g.link"), {
    name: thing => thing.source ? title(thing) : `${thing.name}, ${kinds[thing.kind] ?? "other"}`,
    tell: thing => thing.source ? [title(thing)] : [`${thing.name}, ${kinds[thing.kind] ?? "other"}`, ...links.filter(link => isOf(link, thing)).map(title)],
    lit: thing => {
      bows.classed("dim", link => thing && !isOf(link, thing)).classed("lit", link => thing && isOf(link, thing));
      things.classed("dim", node => thing && node !== thing && !links.some(link => isOf(link, thing) && (link.from === node.id || link.to === node.id)));
    },
  });
  stage.zoomable(0.3, 4, transform => {
    world.attr("transform", transform);
    things.classed("unnamed", node => weight.get(node.id) <= strongest && transform.k < 1.6);
  }, fitted(size, stage.width, height, 0.5));
}
