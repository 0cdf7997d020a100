// Sources open by :target alone. This keeps what that cannot: the place in the briefing, the keyboard's focus, and Escape.
(() => {
  const isSource = /^#[cd]\d+$/;
  let opener = null;
  let place = 0;
  const source = () => isSource.test(location.hash) && document.querySelector(location.hash)?.closest(".source");
  const light = () => {
    for (const mark of document.querySelectorAll("mark.on")) mark.classList.remove("on");
    const open = source();
    if (open && location.hash[1] === "c") for (const mark of open.querySelectorAll("." + location.hash.slice(1))) mark.classList.add("on");
    return open;
  };
  const still = top => scrollTo({ top, behavior: "instant" });
  const close = () => {
    location.hash = "";
    still(place);
    if (opener) opener.focus({ preventScroll: true });
    opener = null;
  };
  document.addEventListener("click", event => {
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    if (link.matches(".close")) {
      event.preventDefault();
      close();
    } else if (isSource.test(link.getAttribute("href")) && !link.closest(".source")) {
      opener = link;
      place = scrollY;
    }
  });
  addEventListener("hashchange", () => {
    const open = light();
    if (!open) return;
    const mark = document.querySelector("mark:target");
    open.scrollTo({ top: mark ? open.scrollTop + mark.getBoundingClientRect().top - open.getBoundingClientRect().top - open.clientHeight / 3 : 0, behavior: "instant" });
    open.focus({ preventScroll: true });
    // The briefing grows narrower beside a source: what was clicked stays in sight.
    if (!opener) return;
    const { top, bottom } = opener.getBoundingClientRect();
    if (bottom < 0 || top > innerHeight) opener.scrollIntoView({ block: "center", behavior: "instant" });
  });
  addEventListener("keydown", event => {
    if (event.key === "Escape" && source()) close();
  });
  light();
})();
