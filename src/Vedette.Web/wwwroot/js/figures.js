// Draws the figures of a page. Each figure names its module and the resource that tells what to draw; the table beside it tells the same without any of this.
import { Stage } from "./figures/stage.js";
import { lineage } from "./figures/lineage.js";
import { actors } from "./figures/actors.js";
import { network } from "./figures/network.js";
import { timeline } from "./figures/timeline.js";
import { bands } from "./figures/bands.js";
import { map, world } from "./figures/map.js";

const drawers = { lineage, actors, network, timeline, bands, map };
// What a module needs beside the resource.
const needs = { map: world };
const answers = new Map();

function load(address) {
  if (!answers.has(address)) answers.set(address, fetch(address, { headers: { accept: "application/json" } }).then(answer => answer.ok ? answer.json() : Promise.reject(new Error(`${address}: ${answer.status}`))));
  return answers.get(address);
}

async function draw(figure) {
  const beside = figure.querySelector(".beside");
  if (beside) beside.open = false;
  try {
    const [data, more] = await Promise.all([load(figure.dataset.from), needs[figure.dataset.figure]?.()]);
    const stage = new Stage(figure);
    const show = () => drawers[figure.dataset.figure](stage.clear(), data, figure.dataset.part, more);
    show();
    stage.onResize(show);
    figure.dataset.drawn = "yes";
  } catch (failure) {
    if (beside) beside.open = true;
    figure.querySelector(".drawn").textContent = "The figure could not be drawn; the table tells the same.";
    throw failure;
  }
}

for (const figure of document.querySelectorAll("figure[data-figure]")) draw(figure);
