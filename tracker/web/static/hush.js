// No key acts on what was not shown when it was pressed: while a move is on its way, and until what it leads to is on the screen,
// keys do nothing, nor does what is typed on behind them. A page that was changed by somebody else is looked at for a moment first.
"use strict";

(() => {
  if (window.trackerHush) return;
  window.trackerHush = true;
  const PAUSE = 500; // milliseconds without a key after which whoever went on typing is taken to have seen the page
  const LOOK = 350; // and in which nobody can have seen what another put in the place of what had the focus
  const sent = new Set(); // what is on its way: a form, or the address of a page
  let shown = 0; // when the page was last put on the screen
  let typed = 0; // when a key was last passed over, 0 where whoever typed it has paused since

  const isField = (place) => place?.matches?.("input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]");
  const isSent = (place) => [...sent].some((one) => one instanceof HTMLFormElement && (one === place.form || one.contains(place)));
  const acts = (event) => !event.ctrlKey && !event.metaKey && !event.altKey && (event.key.length === 1 || event.key === "Enter");

  addEventListener("keydown", (event) => {
    if (!acts(event) || event.target.closest?.("dialog")) return;
    if (isField(event.target) && !isSent(event.target)) return; // words in a field that nothing is done with are words
    const steps = ["j", "k"].includes(event.key); // which decides nothing, and who steps on quickly is not typing
    const early = sent.size > 0 || (event.timeStamp < shown && !steps);
    if (!early && !(typed && event.timeStamp - typed < PAUSE)) {
      typed = 0;
      return;
    }
    if (!steps || typed) typed = event.timeStamp;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);

  // Said on the page, for whoever drives it by a program: a key that is pressed now would do nothing.
  const say = () => document.documentElement.toggleAttribute("data-hushed", sent.size > 0 || performance.now() < shown);

  document.addEventListener("tracker:away", (event) => { sent.add(event.detail); say(); });
  document.addEventListener("tracker:back", (event) => {
    requestAnimationFrame(() => requestAnimationFrame(() => { // by then it has been painted
      sent.delete(event.detail);
      shown = performance.now();
      say();
    }));
  });
  document.addEventListener("tracker:instead", () => {
    if (sent.size) return;
    shown = performance.now() + LOOK;
    say();
    setTimeout(say, LOOK + 20);
  });
})();
