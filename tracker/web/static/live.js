// Looks on: the desk tells this page what happens on it (server-sent events), and the page shows it. A page that is not looked
// at hears nothing; when it is looked at again it asks what it missed. Says so where the desk cannot be reached.
"use strict";

(() => {
  const place = document.getElementById("live");
  if (!place || !window.EventSource) return;
  const SOON = 250; // milliseconds in which what happens together is shown together
  const REST = 4; // after a page was asked for, so many times as long as that took passes before it is asked for again ...
  const MOST = 10_000; // ... and so many milliseconds at most, as is waited for an answer
  const LONGEST = 30_000; // between two attempts to come back
  let last = place.dataset.head; // the last entry heard of, blank where the page does not know how far it is
  let source = null;
  let again = null;
  let due = null;
  let missed = false; // something happened while the page was asked for, or rested
  let wait = 1_000;

  const say = (words) => {
    if (place.textContent !== words) place.textContent = words;
    place.hidden = !words;
  };

  // Whether what happened may be seen on this page: a story's pages show that story's, a claim's pages that claim's and what
  // may stand beside it; all others may show anything.
  const touches = (told) => {
    const story = location.pathname.match(/^\/stories\/([^/]+)/);
    return !story || told.slug === null || told.slug === decodeURIComponent(story[1]);
  };

  const refresh = () => {
    missed = Boolean(due);
    due ??= setTimeout(async () => {
      missed = false;
      const begun = performance.now();
      const asked = Promise.resolve(window.tracker?.refresh?.()).catch(() => {});
      await Promise.race([asked, new Promise((over) => setTimeout(over, MOST))]);
      setTimeout(() => {
        due = null;
        if (missed) refresh();
      }, Math.min(MOST, REST * (performance.now() - begun)));
    }, SOON);
  };

  const changed = (told) => {
    const event = new CustomEvent("tracker:changed", { detail: told, cancelable: true });
    if (document.dispatchEvent(event) && touches(told)) refresh();
  };

  const everything = () => changed({ seq: null, about: "desk", slug: null, label: null, act: "everything", by: "" });

  const close = () => {
    clearTimeout(again);
    source?.close();
    source = null;
  };

  const lost = () => {
    close();
    say("Not connected: what others do is not shown. Trying again …");
    again = setTimeout(open, wait);
    wait = Math.min(wait * 2, LONGEST);
  };

  function open() {
    close();
    if (document.hidden) return;
    const blind = !last; // what was done before the line stood may be missing here
    source = new EventSource(last ? `/live?after=${last}` : "/live");
    source.addEventListener("open", () => {
      say("");
      document.querySelector("#told [data-silent]")?.remove();
      wait = 1_000;
      if (blind) everything();
    });
    source.addEventListener("here", (event) => (last = event.lastEventId));
    source.addEventListener("change", (event) => {
      last = event.lastEventId || last;
      changed(JSON.parse(event.data));
    });
    source.addEventListener("everything", everything);
    source.addEventListener("gone", () => say("The desk cannot be read just now: nothing is lost, what you typed stays."));
    source.addEventListener("back", () => {
      say("");
      everything();
    });
    source.addEventListener("error", lost);
  }

  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  addEventListener("pagehide", close);
  addEventListener("pageshow", (event) => event.persisted && open());
  open();
})();
