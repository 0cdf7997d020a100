// Downloads of a figure as it stands, with its colours written into it.
const kept = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "stroke-linecap", "stroke-linejoin", "paint-order", "opacity", "font-family", "font-size", "font-weight", "font-style", "text-anchor", "visibility"];

function still(svg) {
  const copy = svg.cloneNode(true);
  const to = [copy, ...copy.querySelectorAll("*")];
  [svg, ...svg.querySelectorAll("*")].forEach((from, i) => {
    const style = getComputedStyle(from);
    for (const name of kept) to[i].setAttribute(name, style.getPropertyValue(name));
    for (const name of ["class", "tabindex", "style"]) to[i].removeAttribute(name);
  });
  const paper = document.createElementNS(svg.namespaceURI, "rect");
  paper.setAttribute("width", "100%");
  paper.setAttribute("height", "100%");
  paper.setAttribute("fill", getComputedStyle(svg.closest("figure")).backgroundColor);
  copy.prepend(paper);
  const title = document.createElementNS(svg.namespaceURI, "title");
  title.textContent = svg.getAttribute("aria-label");
  copy.prepend(title);
  copy.setAttribute("xmlns", svg.namespaceURI);
  return new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" });
}

function give(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

export const saveSvg = (svg, name) => give(still(svg), `${name}.svg`);

export async function savePng(svg, name) {
  const sharp = 2, image = new Image(), address = URL.createObjectURL(still(svg));
  image.src = address;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = svg.width.baseVal.value * sharp;
  canvas.height = svg.height.baseVal.value * sharp;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(address);
  canvas.toBlob(blob => give(blob, `${name}.png`), "image/png");
}
