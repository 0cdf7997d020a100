// A reference opens the source's text and lights every piece of the claim. Without this script the browser's own :target does the first half.
(() => {
  const show = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    document.querySelectorAll("mark.on").forEach(mark => mark.classList.remove("on"));
    const target = id && document.getElementById(id);
    if (!target) return;
    const text = target.closest("details");
    if (text) text.open = true;
    for (let up = target.parentElement; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    if (id.startsWith("c-")) document.querySelectorAll("mark[data-claims~='" + CSS.escape(id) + "']").forEach(mark => mark.classList.add("on"));
    target.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", show);
  show();
})();
