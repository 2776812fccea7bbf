// The keys of every page: `g s` the stories, `g q` the queue, and `?` what the keys do, where the page says it (#keys).
"use strict";

(() => {
  if (window.trackerPlaces) return;
  window.trackerPlaces = true;
  const SECOND = 1500; // milliseconds in which the second key is pressed
  const PLACES = { s: "/", q: "/queue" };
  let led = 0; // when g was pressed

  const areOn = () => {
    try {
      return localStorage.getItem("tracker-keys-off") !== "yes";
    } catch {
      return true; // a browser that keeps nothing
    }
  };

  document.addEventListener("keydown", (event) => {
    if (!areOn() || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (document.querySelector("dialog[open]") || event.target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]")) return;
    const to = led && Date.now() - led < SECOND ? PLACES[event.key] : null;
    led = event.key === "g" && !to ? Date.now() : 0;
    const shows = event.key === "?" ? document.getElementById("keys") : null;
    if (!to && !led && !shows) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (to) location.assign(to);
    shows?.showModal();
  });
})();
