// Triage by keys: a accept, d dismiss (asks why), e edit, s skip, j and k up and down. Each presses what stands on the page.
"use strict";

(() => {
  const cards = () => [...document.querySelectorAll("#triage .proposal")];
  const ON = "tracker-keys";
  let at = 0;

  const current = () => document.activeElement?.closest?.("#triage .proposal") || cards()[at] || null;

  const go = (index) => {
    const found = cards();
    if (!found.length) return;
    at = Math.max(0, Math.min(index, found.length - 1));
    found[at].focus({ preventScroll: true });
    found[at].scrollIntoView({ block: "nearest" });
  };

  const ready = () => {
    for (const line of document.querySelectorAll("[data-keys]")) line.hidden = false;
    const box = document.getElementById("keys-on");
    if (!box) return;
    box.checked = localStorage.getItem(ON) !== "no";
    box.addEventListener("change", () => localStorage.setItem(ON, box.checked ? "yes" : "no"));
  };

  const press = (card, key) => {
    const target = card.querySelector(`[data-key="${key}"]`);
    if (!target) return false;
    if (key === "e") {
      const details = target.closest("details");
      details.open = true;
      details.querySelector("textarea").focus();
    } else if (target instanceof HTMLInputElement) target.focus();
    else target.form.requestSubmit(target);
    return true;
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const typing = event.target.closest("input, textarea, select, dialog, [contenteditable]");
    if (typing && event.key === "Escape") { current()?.focus(); return; }
    if (typing || document.getElementById("keys-on")?.checked === false) return;
    const card = current();
    if (!card) return;
    const index = cards().indexOf(card);
    at = Math.max(0, index);
    const done = { j: () => go(at + 1), s: () => go(at + 1), k: () => go(at - 1) }[event.key];
    if (done) done();
    else if (!["a", "d", "e"].includes(event.key) || !press(card, event.key)) return;
    event.preventDefault();
  });

  document.addEventListener("submit", (event) => {
    const card = event.target.closest("#triage .proposal");
    if (card) at = Math.max(0, cards().indexOf(card));
  }, true);

  document.addEventListener("tracker:parts", () => {
    ready();
    if (document.activeElement === document.body || !document.activeElement) go(at);
  });
  ready();
})();
