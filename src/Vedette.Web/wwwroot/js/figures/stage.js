// What all figures share: a drawing surface that fits its place, zoom by wheel, fingers and keys, a walk through its things by arrow keys, words on the thing in hand, downloads.
import "../../lib/d3/d3.min.js";
import { savePng, saveSvg } from "./save.js";

export const d3 = globalThis.d3;
const isStill = matchMedia("(prefers-reduced-motion: reduce)");

export class Stage {
  #figure; #place; #told; #svg; #zoom; #names; #usual;

  constructor(figure) {
    this.#figure = figure;
    this.#names = figure.dataset.name;
    this.#place = figure.querySelector(".drawn");
    this.#told = document.createElement("p");
    this.#told.className = "told";
    this.#told.setAttribute("aria-live", "polite");
    const bar = document.createElement("div");
    bar.className = "bar";
    bar.append(
      this.#button("+", "Zoom in", () => this.#by(1.5)), this.#button("−", "Zoom out", () => this.#by(1 / 1.5)), this.#button("Fit", "Fit all in", () => this.fit()),
      this.#button("SVG", "Download as SVG", () => saveSvg(this.#svg.node(), this.#file)), this.#button("PNG", "Download as PNG", () => savePng(this.#svg.node(), this.#file)));
    this.#place.after(this.#told);
    this.#place.before(bar);
  }

  get width() { return Math.max(280, this.#place.clientWidth); }
  get isNarrow() { return this.width < 640; }
  get #file() { return `${this.#figure.dataset.figure}${this.#figure.dataset.part ? `-${this.#figure.dataset.part}` : ""}`; }

  clear() {
    this.#place.replaceChildren();
    this.#zoom = null;
    this.#figure.classList.remove("zooms");
    this.say("");
    return this;
  }

  /** An empty drawing of a height in pixels. */
  surface(height) {
    this.#svg = d3.create("svg").attr("viewBox", `0 0 ${this.width} ${height}`).attr("width", this.width).attr("height", height).attr("role", "group").attr("aria-label", this.#names);
    this.#place.append(this.#svg.node());
    return this.#svg;
  }

  /** Lets the drawing be zoomed; what is drawn tells how it looks under a transform. */
  zoomable(least, most, look, usual = d3.zoomIdentity) {
    const isIn = () => this.#figure.contains(document.activeElement);
    this.#usual = usual;
    // A wheel that passes over goes on with the page; one finger too.
    this.#zoom = d3.zoom().scaleExtent([least, most]).filter(event => event.type === "wheel" ? event.ctrlKey || isIn() : event.type.startsWith("touch") ? event.touches.length > 1 : !event.button)
      .on("zoom", event => look(event.transform));
    this.#svg.call(this.#zoom).on("dblclick.zoom", null).on("keydown.zoom", event => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "+" || event.key === "=") this.#by(1.5);
      else if (event.key === "-") this.#by(1 / 1.5);
      else if (event.key === "0") this.fit();
      else return;
      event.preventDefault();
    });
    this.#svg.call(this.#zoom.transform, usual);
    this.#figure.classList.add("zooms");
  }

  fit() { if (this.#zoom) this.#moved().call(this.#zoom.transform, this.#usual); }
  #by(times) { if (this.#zoom) this.#moved().call(this.#zoom.scaleBy, times); }
  #moved() { return isStill.matches ? this.#svg : this.#svg.transition().duration(180); }

  /** Shows the words on a thing; lines of text only. */
  say(...lines) {
    this.#told.replaceChildren(...lines.filter(line => line).flatMap((line, i) => [...(i ? [document.createElement("br")] : []), this.#words(line, i === 0)]));
  }

  /** Makes things of the drawing one stop of the Tab key with arrow keys between them. Each thing is told when it is in hand. */
  walk(things, { name, tell, lit }) {
    const nodes = things.nodes();
    things.attr("tabindex", (_, i) => i === 0 ? 0 : -1).attr("role", function () { return this.localName === "a" ? null : "img"; }).attr("aria-label", name)
      .on("focus.walk mouseenter.walk", function (event, thing) {
        if (event.type === "focus") for (const node of nodes) node.setAttribute("tabindex", node === this ? 0 : -1);
        lit?.(thing);
      }).on("blur.walk mouseleave.walk", () => lit?.(null))
      .on("focus.say mouseenter.say", (_, thing) => this.say(...tell(thing)))
      .on("keydown.walk", function (event) {
        const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
        const to = step ? nodes[nodes.indexOf(this) + step] : event.key === "Home" ? nodes[0] : event.key === "End" ? nodes.at(-1) : null;
        if (!to) return;
        to.focus();
        event.preventDefault();
      });
  }

  onResize(show) {
    let width = this.width, timer;
    new ResizeObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (Math.abs(this.width - width) < 8) return;
        width = this.width;
        show();
      }, 120);
    }).observe(this.#place);
  }

  #words(line, isFirst) {
    const words = document.createElement(isFirst ? "strong" : "bdi");
    words.textContent = line;
    return words;
  }

  #button(text, name, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = text;
    button.title = name;
    button.setAttribute("aria-label", name);
    if (text.length < 3 || text === "Fit") button.className = "zoom";
    button.addEventListener("click", act);
    return button;
  }
}

/** Cuts a text into lines of about so many letters; what does not fit ends in an ellipsis. */
export function lines(text, letters, most) {
  const made = [""];
  for (const word of text.split(/\s+/)) {
    if (made.at(-1) && made.at(-1).length + word.length + 1 > letters) made.push(word);
    else made[made.length - 1] += (made.at(-1) ? " " : "") + word;
  }
  const kept = made.slice(0, most);
  if (made.length > most) kept[most - 1] += "…";
  return kept.map(line => line.length > letters + 2 ? `${line.slice(0, letters)}…` : line);
}

/** Writes lines under each other. */
export function write(at, texts, x, y, height = 15) {
  const text = at.append("text").attr("x", x).attr("y", y);
  texts.forEach((line, i) => text.append("tspan").attr("x", x).attr("dy", i ? height : 0).text(line));
  return text;
}

/** A key to the marks, in rows that fit the width. */
export function key(svg, entries, width, y) {
  let x = 0, row = 0;
  const at = svg.append("g").attr("class", "key").attr("aria-hidden", "true");
  for (const { words, draw } of entries) {
    const room = 34 + words.length * 6.6 + 18;
    if (x > 0 && x + room > width) [x, row] = [0, row + 1];
    const one = at.append("g").attr("transform", `translate(${x},${y + row * 22})`);
    draw(one.append("g"));
    one.append("text").attr("x", 34).attr("y", 4).text(words);
    x += room;
  }
  return (row + 1) * 22;
}

/** How high a key will be. */
export const keyHeight = (entries, width) => key(d3.create("svg"), entries, width, 0);

export const arrow = (svg, id, size = 7) => svg.append("defs").append("marker").attr("id", id).attr("viewBox", "0 0 10 10").attr("refX", 9).attr("refY", 5).attr("markerWidth", size).attr("markerHeight", size)
  .attr("markerUnits", "userSpaceOnUse").attr("orient", "auto-start-reverse").append("path").attr("class", "head").attr("d", "M0,0 L10,5 L0,10 z");
