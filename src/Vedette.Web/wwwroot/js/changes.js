// Says that something changed since the page was made. Without scripts a person loads the page again, as always.
const line = document.getElementById("changed-since");
if (line && "EventSource" in window) {
  const stream = new EventSource(line.dataset.from);
  stream.addEventListener("change", () => {
    line.hidden = false;
    stream.close();
  });
  // A stream that stays open would keep the connection while the page lies in the browser's cache.
  addEventListener("pagehide", () => stream.close());
}
