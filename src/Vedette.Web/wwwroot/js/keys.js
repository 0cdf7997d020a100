// Keys for hands that stay on the keyboard. Nothing here is needed: every key does what a link or a button does.
const places = { s: "/", p: "/reports", c: "/claims", o: "/origins", h: "/hypotheses", b: "/briefing" };
let isGoing = false;

const cards = () => [...document.querySelectorAll("[data-claim]")];
const inHand = () => document.activeElement?.closest("[data-claim]") ?? document.querySelector("[data-claim]:target");

function move(step) {
  const all = cards();
  if (all.length === 0) return;
  const at = all.indexOf(inHand());
  const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + step))];
  next.focus();
}

function light() {
  const id = inHand()?.dataset.claim;
  let first = null;
  for (const mark of document.querySelectorAll("[data-of]")) {
    const isOn = id !== undefined && mark.dataset.of.split(" ").includes(id);
    mark.classList.toggle("on", isOn);
    if (isOn) first ??= mark;
  }
  first?.scrollIntoView({ block: "nearest" });
}

function edit() {
  const open = inHand()?.querySelector("[data-key=e]");
  if (open) open.click();
  else document.querySelector("form.edit input:not([type=hidden])")?.focus();
}

document.addEventListener("focusin", light);
addEventListener("hashchange", light);
// A card that came back from the server with a decision is still the one in hand; a form that was fetched into it is ready to be written in.
document.addEventListener("htmx:afterSettle", event => {
  const place = document.getElementById(event.target.id);
  (place?.querySelector("form.edit input:not([type=hidden])") ?? place?.closest("[data-claim]"))?.focus();
});
document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog[open]")) return;
  const key = event.key;
  if (isGoing) {
    isGoing = false;
    if (places[key]) location.href = places[key];
    return;
  }
  if (key === "g") isGoing = true;
  else if (key === "?") document.getElementById("keys").showModal();
  else if (key === "/") document.getElementById("find").focus();
  else if (key === "j") move(1);
  else if (key === "k") move(-1);
  else if (key === "a" || key === "r") inHand()?.querySelector(`button[value="${key === "a" ? "accepted" : "rejected"}"]`)?.click();
  else if (key === "n") inHand()?.querySelector("input[name=Note]")?.focus();
  else if (key === "e") edit();
  else return;
  event.preventDefault();
});
