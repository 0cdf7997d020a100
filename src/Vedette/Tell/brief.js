// Sources open by :target alone. This keeps what that cannot: the place in the briefing, the keyboard's focus, and Escape.
(() => {
  let opener = null;
  let place = 0;
  const source = () => document.querySelector(".source:target, .source:has(:target)");
  const close = () => {
    history.replaceState(null, "", location.pathname + location.search + "#brief");
    location.replace("#");
    scrollTo({ top: place, behavior: "instant" });
    if (opener) opener.focus({ preventScroll: true });
  };
  document.addEventListener("click", event => {
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    if (link.matches(".close")) {
      event.preventDefault();
      close();
    } else if (/^#[cd]\d+$/.test(link.getAttribute("href")) && !link.closest(".source")) {
      opener = link;
      place = scrollY;
    }
  });
  addEventListener("hashchange", () => {
    const open = source();
    if (!open) return;
    // The briefing stays where it was; only the source moves.
    const mark = document.querySelector(".source mark:target");
    if (opener) scrollTo({ top: place, behavior: "instant" });
    open.focus({ preventScroll: true });
    if (mark) open.scrollTop += mark.getBoundingClientRect().top - open.getBoundingClientRect().top - open.clientHeight / 3;
    else open.scrollTop = 0;
    if (opener) {
      const shift = opener.getBoundingClientRect();
      if (shift.bottom < 0 || shift.top > innerHeight) opener.scrollIntoView({ block: "center", behavior: "instant" });
    }
  });
  addEventListener("keydown", event => {
    if (event.key === "Escape" && source()) close();
  });
})();
