// Three lanes over one axis of days. A point is a day, a bar a longer time; what a text does not tell as having happened is hollow.
import { d3, key, keyHeight } from "./stage.js";

const lanes = [["said", "Said"], ["meant", "Spoken of"], ["happened", "Events"]];
const shapes = { said: d3.symbolCircle, meant: d3.symbolSquare, happened: d3.symbolDiamond };
const day = 86400000, step = 13, mostLevels = 8, head = 24;
const isHollow = mark => mark.status && mark.status !== "actual";
const entries = asOf => [
  ...lanes.map(([lane, words]) => ({ words: { said: "said", meant: "a day that a text speaks of", happened: "told as happened" }[lane], draw: g => dot(g, lane, "") })),
  { words: "alleged, planned, denied", draw: g => dot(g, "happened", " hollow") },
  ...(asOf ? [{ words: `information up to ${asOf}`, draw: g => g.append("g").attr("class", "cut").append("line").attr("x1", 14).attr("x2", 14).attr("y1", -8).attr("y2", 8) }] : []),
];
const dot = (g, lane, more) => g.append("g").attr("class", `mark ${lane}${more}`).append("path").attr("transform", "translate(14,0)").attr("d", d3.symbol(shapes[lane], 80));

export function timeline(stage, data) {
  const marks = data.marks.map(mark => {
    const first = Date.parse(mark.first ?? mark.end), end = mark.end && mark.first ? Date.parse(mark.end) : first + day;
    return { ...mark, first, end, isLong: end - first > 2 * day };
  });
  const left = stage.isNarrow ? 8 : 92, right = stage.width - 14;
  const shown = entries(data.as_of);
  // The usual view holds the middle nine tenths of the marks: a treaty of 1949 shall not press last week into a point.
  const starts = marks.map(mark => mark.first).sort(d3.ascending);
  const all = [starts[0], Math.max(d3.max(marks, mark => mark.first) + 30 * day, starts[0] + 60 * day)];
  const scale = d3.scaleUtc(all, [left + 12, right - 12]);
  const usual = [d3.quantile(starts, 0.08), Math.min(all[1], Math.max(d3.quantile(starts, 0.97), Date.parse(data.as_of ?? 0) || 0) + 60 * day)];
  const span = Math.max(usual[1] - usual[0], 90 * day), most = (all[1] - all[0]) / day / 2, k = (all[1] - all[0]) / span;
  const first = d3.zoomIdentity.translate((left + 12) - k * scale(usual[0]), 0).scale(k);
  /** Stacks the marks of a lane; gives how many lie on each other. */
  const stack = (x, name, levels) => {
    const ends = new Array(levels).fill(-Infinity);
    let used = 0;
    for (const mark of marks) {
      if (mark.lane !== name) continue;
      const begin = Math.max(x(mark.first), left - 20), end = mark.isLong ? Math.min(x(mark.end), right + 20) : begin;
      let level = ends.findIndex(last => last < begin - (mark.isLong ? 8 : 6));
      if (level < 0) level = d3.minIndex(ends);
      ends[level] = Math.max(end, begin) + 7;
      used = Math.max(used, level + 1);
      Object.assign(mark, { x: begin, level, length: Math.max(8, end - begin) });
    }
    return used;
  };
  const usualScale = first.rescaleX(scale), levels = lanes.map(([name]) => Math.max(3, stack(usualScale, name, mostLevels))), heights = levels.map(count => head + count * step + 10);
  const top = keyHeight(shown, stage.width) + 10, tops = heights.map((_, i) => top + d3.sum(heights.slice(0, i))), bottom = top + d3.sum(heights);
  const svg = stage.surface(bottom + 34);
  svg.append("clipPath").attr("id", "timeline-clip").append("rect").attr("x", left).attr("y", top).attr("width", right - left).attr("height", bottom - top + 20);
  key(svg, shown, stage.width, 10);

  const strips = svg.append("g").selectAll("g").data(lanes).join("g").attr("transform", (_, i) => `translate(0,${tops[i]})`);
  strips.append("rect").attr("class", "lane").attr("x", 0).attr("width", stage.width).attr("height", (_, i) => heights[i] - 4).attr("rx", 3);
  strips.append("text").attr("class", "lane-name").attr("x", 10).attr("y", 18).text(([, words]) => words);
  const early = strips.append("text").attr("class", "note").attr("x", stage.isNarrow ? 84 : 10).attr("y", stage.isNarrow ? 18 : 36);
  const axis = svg.append("g").attr("class", "axis").attr("transform", `translate(0,${bottom})`);
  const field = svg.append("g").attr("clip-path", "url(#timeline-clip)");
  const cut = field.append("g").attr("class", "cut");
  const things = field.selectAll("a").data(marks).join("a").attr("href", mark => mark.address).attr("class", mark => `mark ${mark.lane}${isHollow(mark) ? " hollow" : ""}`);
  things.filter(mark => mark.isLong).append("rect").attr("height", 8).attr("y", -4).attr("rx", 3);
  things.filter(mark => !mark.isLong).append("path").attr("d", mark => d3.symbol(shapes[mark.lane], 80)());
  if (data.as_of) {
    cut.append("line").attr("y1", top).attr("y2", bottom - 4);
  }

  const look = transform => {
    const x = transform.rescaleX(scale), from = x.invert(left + 4), to = x.invert(right - 4);
    axis.call(d3.axisBottom(x).ticks(stage.width / 110).tickSizeOuter(0));
    if (data.as_of) {
      const at = x(Date.parse(data.as_of) + day);
      cut.select("line").attr("x1", at).attr("x2", at);
      cut.attr("visibility", at < left || at > right ? "hidden" : "visible");
    }
    for (const [i, [name]] of lanes.entries()) {
      stack(x, name, levels[i]);
      for (const mark of marks) if (mark.lane === name) mark.y = tops[i] + heights[i] - 16 - mark.level * step;
    }
    things.attr("transform", mark => `translate(${mark.x},${mark.y})`).attr("visibility", mark => mark.end < from || mark.first > to ? "hidden" : "visible");
    things.select("rect").attr("width", mark => mark.length);
    early.text(([name]) => {
      const before = marks.filter(mark => mark.lane === name && mark.end < from).length, after = marks.filter(mark => mark.lane === name && mark.first > to).length;
      return [before ? `◂ ${before} earlier` : "", after ? `${after} later ▸` : ""].filter(t => t).join(", ");
    });
  };
  stage.walk(things, {
    name: mark => `${mark.when}, ${mark.status ? `event, ${mark.status}, ${mark.told}` : mark.lane}: ${mark.text}`,
    tell: mark => [`${mark.when}, ${mark.lane === "said" ? "said" : mark.lane === "meant" ? "a day that a text speaks of" : `event, told as ${mark.status}: ${mark.told}`}`, mark.text, mark.report],
    lit: mark => things.classed("dim", other => mark && other !== mark),
  });
  stage.zoomable(0.9, Math.max(20, most), look, first);
}
