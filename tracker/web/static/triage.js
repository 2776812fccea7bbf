// Triage by keys: a accept, d dismiss (asks why), e edit, o one claim with others, s skip, j and k up and down, z undo. Each presses what stands on the page.
"use strict";

(() => {
  const cards = () => [...document.querySelectorAll("#triage .proposal")];
  const OFF = "tracker-keys-off"; // one switch for the keys of every page: keys.js and places.js read it too
  let at = 0;
  let had = null; // the id of the card that has the focus, or had it when it was taken away

  const stored = (act) => {
    try {
      return act(localStorage);
    } catch {
      return null; // a browser that keeps nothing
    }
  };

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
    box.checked = stored((kept) => kept.getItem(OFF)) !== "yes";
    box.onchange = () => stored((kept) => (box.checked ? kept.removeItem(OFF) : kept.setItem(OFF, "yes")));
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
    if (event.key === "z") {
      const undo = document.getElementById("undo");
      if (undo) undo.click();
      else window.tracker.tell("There is nothing to undo.");
      event.preventDefault();
      return;
    }
    const card = current();
    if (!card) return;
    if (!card.contains(document.activeElement) && ["a", "d", "e", "o"].includes(event.key)) {
      event.preventDefault();
      go(at); // nothing is decided on a card that nobody sees to be the one
      const number = card.id.replace("proposal-", "");
      return window.tracker.tell(`Nothing was done yet: proposal ${number} has the frame now. “${event.key}” once more is for this one.`);
    }
    const index = cards().indexOf(card);
    at = Math.max(0, index);
    const done = { j: () => go(at + 1), s: () => go(at + 1), k: () => go(at - 1) }[event.key];
    if (done) done();
    else if (!["a", "d", "e", "o"].includes(event.key) || !press(card, event.key)) return;
    event.preventDefault();
  });

  const changed = (field) => {
    if (field.type === "checkbox") return field.checked !== field.defaultChecked;
    if (field.tagName === "SELECT") return [...field.options].some((one) => one.selected !== one.defaultSelected && field.value !== field.options[0].value);
    return field.value !== field.defaultValue;
  };

  // What was typed in a card's "Edit, then accept" goes along with all that accepts it by itself; elsewhere it would be lost.
  const lost = (form) => {
    if (form.id !== "several" && !form.action.endsWith("-all")) return null;
    const edits = [...document.querySelectorAll("#triage .proposal details form")];
    return edits.find((one) => [...one.querySelectorAll("input:not([type=hidden]), textarea, select")].some(changed));
  };

  document.addEventListener("submit", (event) => {
    const card = event.target.closest("#triage .proposal");
    if (card) at = Math.max(0, cards().indexOf(card));
    const edited = lost(event.target);
    if (!edited) return;
    event.preventDefault();
    event.stopPropagation();
    const number = edited.id.replace("accept-", "");
    window.tracker.tell(`You have changed proposal ${number}, and that would be lost: accept it by itself first, or put the words back.`, true);
    edited.closest("details").open = true;
    edited.querySelector("textarea").focus();
  }, true);

  document.addEventListener("tracker:parts", () => {
    ready();
    if (!had || (document.activeElement !== document.body && document.activeElement)) return;
    const before = had;
    go(at);
    if (had !== before) document.dispatchEvent(new CustomEvent("tracker:instead"));
  });

  document.addEventListener("focusin", (event) => (had = event.target.closest("#triage .proposal")?.id ?? null));
  ready();
})();
