// Keys for the whole review, on the pages of a story and of a claim. `?` shows them; they can be switched off there, and stay off
// (WCAG 2.1.4). None works while somebody types, nor with Control, Alt or Command.
"use strict";

(() => {
  if (window.trackerKeys) return;
  const OFF = "tracker-keys-off";
  const MOVES = { v: "verify", d: "dispute", r: "refute", u: "unverifiable", n: "needs-source", a: "approve", t: "return" };
  const $ = (id) => document.getElementById(id);
  const stored = (act) => {
    try {
      return act(localStorage);
    } catch {
      return null; // a browser that keeps nothing
    }
  };
  const areOn = () => stored((kept) => kept.getItem(OFF)) !== "yes";
  const tell = (sentence, refused) => window.tracker.tell(sentence, refused);
  let armed = null; // the button that Enter presses, and the field in which it does
  let done = null; // the move that a key has just made: the ids of its button and of the field

  const isField = (place) => place.matches?.("input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]");

  const open = (name, field) => {
    const place = $(`open-${name}`);
    if (!place) return false;
    place.open = true;
    (field && $(field) ? $(field) : place.querySelector("input:not([type=hidden]), textarea, select"))?.focus();
    return true;
  };

  const why = (move) => {
    const line = document.querySelector(`#claim-closed dt[data-move="${move}"] + dd`);
    return line ? line.textContent : "Open a claim first: j and k go through them, Enter opens one.";
  };

  // Choose a button: the field for the reason gets the focus, where letters are letters, and Enter presses the button.
  const choose = (button, field, asked) => {
    armed = { button, field };
    tell(`${asked} Enter does it; type why first, if you like; Escape leaves it.`);
    field.focus();
  };

  const arm = (move) => {
    const button = $(`move-${move}`);
    const number = $("claim")?.dataset.number;
    if (button) return choose(button, $("reason"), `${button.textContent.trim()}, claim ${number}?`);
    const instead = $(`instead-${move}`);
    const outcome = $("opinion-outcome");
    if (instead && outcome) {
      open("opinion", "opinion-reason");
      outcome.value = instead.dataset.outcome;
      return choose($("move-opinion"), $("opinion-reason"), `Your blind second opinion on claim ${number}: ${instead.dataset.outcome}?`);
    }
    if (!instead) return tell(why(move), true);
    open("instead", "instead-reason");
    tell("Another’s proposal waits here. A finding of your own would take its place: choose it below the reason, or leave it.");
  };

  const press = (move) => {
    const button = $(`move-${move}`);
    if (button) button.click();
    return Boolean(button);
  };

  const links = () => [...document.querySelectorAll("#claims-list a.claim-link")];

  const step = (by) => {
    if ($("claim")) {
      const link = $(by > 0 ? "claim-next" : "claim-previous");
      if (link) link.click();
      else tell(by > 0 ? "This is the last claim here." : "This is the first claim here.");
      return;
    }
    const all = links();
    const at = all.indexOf(document.activeElement);
    const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1);
    all[next]?.focus();
  };

  const filter = () => {
    if ($("filter-state")) return $("filter-state").focus();
    const all = $("claim-all");
    if (all) window.tracker.go(all.href).then(() => $("filter-state")?.focus());
  };

  const DOES = {
    j: () => step(1),
    k: () => step(-1),
    e: () => open("evidence", "evidence-source") || tell(why("work"), true),
    o: () => open("opinion", "opinion-outcome") || tell(why("opinion"), true),
    x: () => press("release") || press("take") || tell(why("take"), true),
    z: () => ($("undo") ? $("undo").click() : tell("There is nothing to undo.")),
    c: () => document.dispatchEvent(new CustomEvent("tracker:make-claim")),
    "/": filter,
  };

  const inReason = (event) => {
    if (!armed || event.target.id !== armed.field.id || event.isComposing) return false; // by its id: it may be put in place anew
    if (event.key === "Enter" && !event.shiftKey) {
      const { button, field } = armed;
      armed = null;
      done = { button: button.id, field: field.id };
      if (button.isConnected) button.click();
      else {
        tell("This claim has changed since you pressed the key: nothing was done, look at it again.", true);
        $("claim-title")?.focus({ preventScroll: true });
      }
      return true;
    }
    return false;
  };

  document.addEventListener("keydown", (event) => {
    if (!areOn() || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (document.querySelector("dialog[open]")) return;
    if (event.key === "Escape") {
      armed = null;
      if (isField(event.target)) event.target.blur();
      return;
    }
    if (inReason(event)) return event.preventDefault();
    if (isField(event.target)) return;
    if (!(event.key in MOVES) && !(event.key in DOES)) return;
    event.preventDefault();
    if (event.key in MOVES) arm(MOVES[event.key]);
    else DOES[event.key]();
  });

  document.addEventListener("focusout", (event) => {
    if (armed && event.target.id === armed.field.id) setTimeout(() => armed && document.activeElement?.id !== armed.field.id && (armed = null));
  });

  // The claim's words, where the story scrolls by itself beside it.
  const showWords = (where) => {
    const mark = document.querySelector("#story-text mark.chosen");
    if (mark && getComputedStyle(mark.closest(".story-side")).overflowY === "auto") mark.scrollIntoView({ block: where });
  };

  // Whether the claim stands below the whole story, as on a phone.
  const isBelow = () => Boolean($("claim") && $("story-text")) && getComputedStyle($("pane")).overflowY !== "auto";

  // Another claim is shown: it is where the keys and the reader of the screen go on.
  document.addEventListener("tracker:gone", (event) => {
    armed = null;
    const title = $("claim-title");
    if (title) {
      title.focus({ preventScroll: true });
      $("pane").scrollTop = 0;
      if (isBelow()) $("claim").scrollIntoView({ block: "start" });
      else showWords("nearest");
      return;
    }
    const number = event.detail.before?.split("#").pop();
    (number && $(`go-${number}`) ? $(`go-${number}`) : links()[0])?.focus();
  });

  const settle = () => {
    // The move is made, and no other claim is shown: the keys go on here instead of being typed into the reason.
    const reason = document.activeElement;
    if (done && reason?.id === "reason" && !reason.value) $("claim-title")?.focus({ preventScroll: true });
    done = null;
    const button = $("show-keys");
    if (button) button.hidden = false;
    const box = $("keys-on");
    if (box) box.checked = areOn();
  };

  document.addEventListener("click", (event) => {
    if (event.target.closest("#show-keys")) $("keys")?.showModal();
    const mark = event.target.closest("#story-text mark[data-claims]");
    if (!mark || event.target.closest("a") || !document.getSelection().isCollapsed) return;
    const number = mark.dataset.claims.split(" ").pop();
    document.querySelector(`#story-text a[data-go][data-number="${number}"]`)?.click();
  });

  document.addEventListener("change", (event) => {
    if (event.target.id !== "keys-on") return;
    stored((kept) => (event.target.checked ? kept.removeItem(OFF) : kept.setItem(OFF, "yes")));
  });

  // What was missing is written now, and Enter does what was chosen.
  document.addEventListener("tracker:refused", ({ detail }) => {
    const made = done;
    done = null;
    if (document.activeElement === document.body) $("claim-title")?.focus({ preventScroll: true });
    if (!made || !detail.field || detail.submitter?.id !== made.button) return;
    const [button, field] = [$(made.button), $(made.field)];
    if (button && document.activeElement === field) armed = { button, field };
  });

  document.addEventListener("tracker:parts", settle);
  settle();
  if (isBelow() && !location.hash) $("claim").scrollIntoView({ block: "start" }); // of an address that was passed on
  else showWords("center");
  window.trackerKeys = true;
})();
