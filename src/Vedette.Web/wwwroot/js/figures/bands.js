// One outcome over the weeks, a panel for each set on one scale: the median as a line, p25 to p75 as the darker band, p5 to p95 as the lighter.
import { d3, key, keyHeight, lines, write } from "./stage.js";

const entries = line => [
  { words: "median", draw: g => g.append("path").attr("class", "median").attr("d", "M2,0 H26") },
  { words: "p25 to p75", draw: g => g.append("rect").attr("class", "half").attr("x", 2).attr("y", -6).attr("width", 24).attr("height", 12) },
  { words: "p5 to p95", draw: g => g.append("rect").attr("class", "most").attr("x", 2).attr("y", -6).attr("width", 24).attr("height", 12) },
  ...(line ? [{ words: "line whose crossing matters", draw: g => g.append("path").attr("class", "threshold").attr("d", "M2,0 H26") }] : []),
];
const figures = value => d3.format(Math.abs(value) >= 100 ? ",.0f" : "~r")(Math.abs(value) >= 100 ? value : Number(value.toPrecision(3)));

export function bands(stage, data, part) {
  const outcome = data.outcomes.find(o => o.key === part), says = new Map(data.sets.map(set => [set.key, set.says]));
  // An outcome that counts weeks has its line in weeks; the panels show the stock behind it.
  const line = outcome.line && !/^weeks?$/.test(outcome.unit) ? outcome.line.under ?? outcome.line.over : null;
  const shown = entries(line !== null), top = keyHeight(shown, stage.width) + 10;
  const columns = Math.min(outcome.sets.length, Math.max(1, Math.floor(stage.width / 290))), gap = 18;
  const width = (stage.width - gap * (columns - 1)) / columns, height = 200, rows = Math.ceil(outcome.sets.length / columns);
  const svg = stage.surface(top + rows * (height + 22));
  key(svg, shown, stage.width, 10);
  const weeks = outcome.sets[0].by_week.length - 1, edge = { left: 44, right: 8, top: 30, bottom: 22 };
  const x = d3.scaleLinear([0, weeks], [edge.left, width - edge.right]);
  const least = d3.min(outcome.sets, set => d3.min(set.by_week, b => b.p5)), most = d3.max(outcome.sets, set => d3.max(set.by_week, b => b.p95));
  const y = d3.scaleLinear([Math.min(least, line ?? least) < most * 0.5 ? Math.min(0, least) : Math.min(least, line ?? least), Math.max(most, line ?? most)], [height - edge.bottom, edge.top]).nice();
  const area = (low, high) => d3.area((_, week) => x(week), b => y(b[low]), b => y(b[high]));
  const panels = svg.append("g").selectAll("g").data(outcome.sets).join("g").attr("class", "panel").attr("transform", (_, i) => `translate(${i % columns * (width + gap)},${top + Math.floor(i / columns) * (height + 22)})`);
  panels.append("rect").attr("class", "ground").attr("width", width).attr("height", height + 8).attr("rx", 4);
  panels.each(function (set) { write(d3.select(this), lines(set.set.replaceAll("_", " "), Math.floor(width / 7.5), 1), 10, 19).attr("class", "name"); });
  panels.append("path").attr("class", "most").attr("d", set => area("p5", "p95")(set.by_week));
  panels.append("path").attr("class", "half").attr("d", set => area("p25", "p75")(set.by_week));
  if (line !== null) panels.append("path").attr("class", "threshold").attr("d", `M${edge.left},${y(line)} H${width - edge.right}`);
  panels.append("path").attr("class", "median").attr("d", set => d3.line((_, week) => x(week), b => y(b.p50))(set.by_week));
  panels.append("g").attr("class", "axis").attr("transform", `translate(0,${height - edge.bottom})`).call(d3.axisBottom(x).ticks(5).tickSizeOuter(0).tickFormat(week => week === 0 ? "week 0" : week));
  panels.append("g").attr("class", "axis").attr("transform", `translate(${edge.left},0)`).call(d3.axisLeft(y).ticks(4).tickSizeOuter(0).tickFormat(figures));

  // One week in hand: a rule in all panels, moved by the pointer or the keys.
  const rule = panels.append("line").attr("class", "rule").attr("y1", edge.top).attr("y2", height - edge.bottom).attr("visibility", "hidden");
  const at = week => {
    const now = Math.max(0, Math.min(weeks, week));
    rule.attr("x1", x(now)).attr("x2", x(now)).attr("visibility", "visible").attr("data-week", now);
    stage.say(`Week ${now}`, ...outcome.sets.map(set => (b => `${set.set.replaceAll("_", " ")}: median ${figures(b.p50)}, p25 to p75 ${figures(b.p25)} to ${figures(b.p75)}, p5 to p95 ${figures(b.p5)} to ${figures(b.p95)}`)(set.by_week[now])));
  };
  panels.on("pointermove", function (event) { at(Math.round(x.invert(d3.pointer(event, this)[0]))); }).on("pointerleave", () => rule.attr("visibility", "hidden"));
  panels.attr("tabindex", 0).attr("role", "img").attr("aria-label", set => `${set.set.replaceAll("_", " ")}: ${says.get(set.set) ?? ""} Median ${figures(set.band.p50)}, p25 to p75 ${figures(set.band.p25)} to ${figures(set.band.p75)}.`)
    .on("focus", () => at(Number(rule.attr("data-week") ?? weeks)))
    .on("keydown", event => {
      const now = Number(rule.attr("data-week") ?? 0), to = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: weeks }[event.key];
      if (to === undefined) return;
      at(to);
      event.preventDefault();
    });
}
