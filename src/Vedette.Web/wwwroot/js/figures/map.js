// Where claims and events have a place. Shape and word tell how it is told; the number counts origins. Places that would cover each other stand together until one zooms in.
import "../../lib/topojson/topojson-client.min.js";
import { d3, key, keyHeight } from "./stage.js";

const states = [
  ["said", "claim", d3.symbolCircle], ["actual", "event, told as happened", d3.symbolDiamond], ["alleged", "event, alleged", d3.symbolTriangle], ["planned", "event, planned", d3.symbolSquare],
  ["hypothetical", "event, hypothetical", d3.symbolCircle], ["asked", "event, asked about", d3.symbolStar], ["denied", "event, denied", d3.symbolTimes],
];
const apart = 17, room = n => n > 1 ? 34 : 24;
let atlas;

/** The coasts and borders, fetched once for all figures of a page. */
export const world = async () => {
  atlas ??= fetch(new URL("../../lib/world/countries-50m.json", import.meta.url)).then(answer => answer.ok ? answer.json() : Promise.reject(new Error(`atlas: ${answer.status}`))).then(told => ({
    land: globalThis.topojson.feature(told, told.objects.land), borders: globalThis.topojson.mesh(told, told.objects.countries, (a, b) => a !== b),
  }));
  return atlas;
};

/** The longitude farthest from an empty meridian: the seam of the map lies where no place is, so that nothing is torn. */
export function middleOf(longitudes) {
  const sorted = [...new Set(longitudes)].sort(d3.ascending);
  const gaps = sorted.map((here, i) => ({ here, wide: (i + 1 < sorted.length ? sorted[i + 1] : sorted[0] + 360) - here }));
  const seam = d3.greatest(gaps, gap => gap.wide);
  const middle = seam.here + seam.wide / 2 + 180;
  return middle > 180 ? middle - 360 : middle;
}

const glyph = (at, state, size) => at.append("path").attr("d", d3.symbol(states.find(([name]) => name === state)[2], size)());

export function map(stage, data, _, atlas) {
  const places = data.places.map(place => ({ ...place, groups: d3.groups(place.marks, mark => mark.state).map(([state, marks]) => ({ state, marks })) }));
  const used = states.filter(([state]) => places.some(place => place.groups.some(group => group.state === state)));
  const entries = [
    ...used.map(([state, words]) => ({ words, draw: g => g.append("g").attr("class", `told-as ${state}`).attr("transform", "translate(14,0)").call(at => glyph(at, state, 130)) })),
    { words: "in the middle of something large", draw: g => g.append("circle").attr("class", "spot large").attr("cx", 14).attr("r", 4) },
  ];
  const top = keyHeight(entries, stage.width) + 10, edge = stage.isNarrow ? 44 : 90;
  const projection = d3.geoNaturalEarth1().rotate([-middleOf(places.map(place => place.longitude)), 0]).fitWidth(stage.width, { type: "Sphere" });
  for (const place of places) [place.x, place.y] = projection([place.longitude, place.latitude]);
  // The usual view holds all places, so that no room is spent on a world that is empty elsewhere.
  const [x0, x1] = d3.extent(places, place => place.x), [y0, y1] = d3.extent(places, place => place.y), tall = stage.isNarrow ? 300 : 560;
  const fit = Math.max(1, Math.min(6, (stage.width - 2 * edge) / Math.max(1, x1 - x0), (tall - 2 * edge) / Math.max(1, y1 - y0)));
  const height = Math.round(Math.max(stage.isNarrow ? 240 : 380, Math.min(tall, stage.width * 0.5 * fit, fit * (y1 - y0) + 3 * edge)));

  const svg = stage.surface(height + top);
  key(svg, entries, stage.width, 10);
  const clip = svg.append("svg").attr("y", top).attr("width", stage.width).attr("height", height), path = d3.geoPath(projection);
  const ground = clip.append("g").attr("class", "world");
  ground.append("path").attr("class", "sea").attr("d", path({ type: "Sphere" }));
  ground.append("path").attr("class", "grid").attr("d", path(d3.geoGraticule10()));
  ground.append("path").attr("class", "land").attr("d", path(atlas.land));
  ground.append("path").attr("class", "border").attr("d", path(atlas.borders));
  const layer = clip.append("g");

  const origins = marks => new Set(marks.map(mark => mark.told_by)).size;
  const named = one => one.places.length === 1 ? one.places[0].name : `${one.places[0].name} +${one.places.length - 1}`;
  const width = one => d3.sum(one.groups, group => room(origins(group.marks))), wide = one => Math.max(width(one), named(one).length * 6.3);
  const count = (n, one) => `${n} ${one}${n === 1 ? "" : "s"}`;
  /** Places that would cover each other, as one; the place with most to tell gives it its position. */
  const gather = k => {
    const clusters = [];
    for (const place of places.toSorted((a, b) => origins(b.marks) - origins(a.marks) || d3.ascending(a.name, b.name))) {
      const alone = { x: place.x, y: place.y, places: [place], groups: place.groups }, near = clusters.find(one => Math.abs(one.x - place.x) * k < (wide(one) + wide(alone)) / 2 + 6 && Math.abs(one.y - place.y) * k < 44);
      if (near) near.places.push(place);
      else clusters.push(alone);
    }
    for (const one of clusters) one.groups = used.map(([state]) => ({ state, marks: one.places.flatMap(p => p.marks.filter(mark => mark.state === state)) })).filter(group => group.marks.length);
    return clusters;
  };
  const lineOf = mark => `${mark.when ? mark.when.slice(0, 10) : mark.reported ? `reported ${mark.reported}` : "day not told"}, ${mark.told_as}: ${mark.text} (${mark.report})`;
  const tell = one => {
    const all = one.places.flatMap(place => place.marks), first = all.slice(0, 5).map(lineOf);
    return [`${one.places.map(place => place.is_spot ? place.name : `${place.name} (its middle)`).join(", ")}: ${count(origins(all), "origin")}, ${count(all.length, "telling")}`, ...first, all.length > 5 ? `and ${all.length - 5} more` : ""];
  };
  let drawnAt = null;
  const draw = k => {
    const clusters = gather(k), shape = clusters.map(one => one.places.map(place => place.name).join()).join("|");
    if (shape === drawnAt) return;
    drawnAt = shape;
    const held = layer.select("a:focus").data()[0]?.places[0].name;
    layer.selectAll("a").remove();
    const things = layer.selectAll("a").data(clusters).join("a").attr("class", "site").attr("href", one => `/map?${one.places.map(place => `place=${encodeURIComponent(place.name)}`).join("&")}`);
    things.append("rect").attr("class", "reach").attr("x", one => -width(one) / 2 - 6).attr("y", -34).attr("width", one => width(one) + 12).attr("height", 56).attr("rx", 5);
    things.append("circle").attr("class", one => `spot${one.places[0].is_spot ? "" : " large"}`).attr("r", one => one.places[0].is_spot ? 2.6 : 4);
    things.append("text").attr("class", "place").attr("y", 18).attr("text-anchor", "middle").text(named);
    things.each(function (one) {
      const at = d3.select(this).selectAll("g").data(one.groups).join("g").attr("class", group => `told-as ${group.state}`).attr("transform", (group, i) => `translate(${d3.sum(one.groups.slice(0, i), g => room(origins(g.marks))) + room(origins(group.marks)) / 2 - width(one) / 2},${-apart})`);
      at.each(function (group) {
        const g = d3.select(this), n = origins(group.marks);
        glyph(g, group.state, 150 + Math.min(n, 20) * 9).attr("transform", n > 1 ? "translate(-5,0)" : null);
        if (n > 1) g.append("text").attr("x", 5).attr("y", 4).text(n);
      });
    });
    stage.walk(things, { name: one => `${one.places.map(place => place.name).join(", ")}: ${one.groups.map(group => `${states.find(([state]) => state === group.state)[1]} ${origins(group.marks)}`).join("; ")}`, tell, lit: one => things.classed("dim", other => one && other !== one) });
    if (held) things.filter(one => one.places.some(place => place.name === held)).node()?.focus();
  };
  const usual = d3.zoomIdentity.translate(stage.width / 2 - fit * (x0 + x1) / 2, height / 2 - fit * (y0 + y1) / 2).scale(fit);
  stage.zoomable(0.8, 24, transform => {
    ground.attr("transform", transform);
    draw(transform.k);
    // A name at the edge moves in, so that it can be read.
    layer.selectAll("a").attr("transform", one => `translate(${transform.apply([one.x, one.y])})`).select(".place").attr("dx", one => {
      const x = transform.applyX(one.x), half = named(one).length * 3.4 + 4;
      return x < -10 || x > stage.width + 10 ? 0 : Math.max(0, half - x) + Math.min(0, stage.width - half - x);
    });
  }, usual);
}
