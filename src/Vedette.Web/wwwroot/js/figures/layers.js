// Things in layers from cause to effect. The layout is dagre's.
import { Graph, layout } from "../../lib/dagre/dagre.esm.js";
import { d3 } from "./stage.js";

/** Places nodes (id, width, height) and links (from, to, perhaps a label with width and height), left to right; gives the size of all. */
export function layers(nodes, links, gaps) {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: "LR", nodesep: gaps.between, ranksep: gaps.along, marginx: 2, marginy: 2 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const node of nodes) graph.setNode(node.id, { width: node.width, height: node.height });
  links.forEach((link, i) => graph.setEdge(link.from, link.to, link.label ? { ...link.label, labelpos: "c" } : {}, `${i}`));
  layout(graph);
  for (const node of nodes) Object.assign(node, (({ x, y }) => ({ x, y }))(graph.node(node.id)));
  links.forEach((link, i) => { const edge = graph.edge({ v: link.from, w: link.to, name: `${i}` }); link.points = edge.points; link.at = link.label && { x: edge.x, y: edge.y }; });
  dock(nodes, links);
  const { width, height } = graph.graph();
  return { width, height };
}

/** Links leave a thing at its right and come in at its left, apart from each other, in the order of where they lead. A thing with a dock of its own keeps all its links there. */
function dock(nodes, links) {
  for (const node of nodes)
    for (const isOut of [true, false]) {
      const some = links.filter(link => (isOut ? link.from : link.to) === node.id), next = link => link.points.at(isOut ? -2 : 1).y;
      const apart = Math.min(16, (node.height - 24) / Math.max(1, some.length - 1)), side = isOut ? 1 : -1;
      some.sort((a, b) => next(a) - next(b)).forEach((link, i) => Object.assign(link.points.at(isOut ? 0 : -1), node.dock
        ? { x: node.x + side * node.dock.reach, y: node.y + node.dock.y }
        : { x: node.x + side * node.width / 2, y: node.y + (i - (some.length - 1) / 2) * apart }));
    }
  // dagre adds a point in each layer that a link passes; the middle of a link to the next layer says nothing.
  for (const link of links) if (link.points.length === 3 && !link.label) link.points.splice(1, 1);
}

export const path = d3.line(p => p.x, p => p.y).curve(d3.curveBumpX);

/** The transform that shows all of a drawing in a box without making words unreadably small. */
export function fitted(size, width, height, least = 0.7, most = 1.1) {
  const scale = Math.max(least, Math.min(most, width / size.width, height / size.height));
  return d3.zoomIdentity.translate(Math.max(0, (width - size.width * scale) / 2), Math.max(0, (height - size.height * scale) / 2)).scale(scale);
}
