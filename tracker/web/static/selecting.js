// Words that are selected in the story become a claim; a file that is dropped on a claim becomes evidence on it.
"use strict";

(() => {
  if (window.trackerSelecting) return;
  window.trackerSelecting = true;
  const $ = (id) => document.getElementById(id);
  const points = (words) => [...words].length; // code points, as the desk counts: JavaScript's own lengths are UTF-16

  const before = (piece, node, offset) => {
    const range = document.createRange();
    range.selectNodeContents(piece);
    range.setEnd(node, offset);
    return range.toString();
  };

  // The words that are selected, and where they stand in the text; null where nothing of it is. The numbers between the words are
  // not of the text.
  const selected = () => {
    const selection = document.getSelection();
    const text = $("story-text");
    if (!text || !$("new-claim") || !selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!range.intersectsNode(text)) return null;
    const found = [];
    for (const piece of text.querySelectorAll("[data-at]")) {
      if (!range.intersectsNode(piece)) continue;
      const whole = piece.textContent;
      const from = piece.contains(range.startContainer) ? before(piece, range.startContainer, range.startOffset) : "";
      const to = piece.contains(range.endContainer) ? before(piece, range.endContainer, range.endOffset) : whole;
      const at = Number(piece.dataset.at);
      if (to.length > from.length) found.push({ piece, start: at + points(from), end: at + points(to), words: to.slice(from.length) });
    }
    if (!found.length) return null;
    let words = "";
    let paragraph = null;
    for (const one of found) {
      const own = one.piece.closest("p");
      words += (paragraph && own !== paragraph ? "\n" : "") + one.words;
      paragraph = own;
    }
    const start = found[0].start + points(words) - points(words.trimStart());
    const end = found[found.length - 1].end - (points(words) - points(words.trimEnd()));
    return words.trim() ? { words: words.trim(), start, end, range } : null;
  };

  const make = () => {
    const found = selected();
    const place = $("open-new-claim");
    if (!place) return;
    place.open = true;
    hide();
    if (found) {
      $("new-claim-quote").value = found.words;
      $("new-claim-start").value = found.start;
      $("new-claim-end").value = found.end;
      $("new-claim-revision").value = $("story-text").dataset.revision; // of the text as it is shown now
      $("new-claim-text").value = found.words.replace(/\s+/g, " ");
      $("new-claim-text").focus();
      $("new-claim-text").select();
    } else $("new-claim-quote").focus();
    place.scrollIntoView({ block: "nearest" });
  };

  const hide = () => $("make-claim")?.remove();

  const offer = () => {
    hide();
    const found = selected();
    if (!found) return;
    const box = [...found.range.getClientRects()].pop();
    if (!box) return;
    const button = document.createElement("button");
    button.id = "make-claim";
    button.type = "button";
    button.className = "first";
    button.textContent = "Make a claim of these words";
    button.addEventListener("mousedown", (event) => event.preventDefault()); // the words stay selected
    button.addEventListener("click", make);
    document.body.append(button);
    const wide = document.documentElement.clientWidth;
    button.style.left = `${Math.max(8, Math.min(box.left, wide - button.offsetWidth - 8))}px`;
    button.style.top = `${Math.min(box.bottom + 6, innerHeight - button.offsetHeight - 8)}px`;
  };

  let due = null;
  document.addEventListener("selectionchange", () => {
    clearTimeout(due);
    due = setTimeout(offer, 200);
  });
  document.addEventListener("scroll", hide, true);
  document.addEventListener("tracker:make-claim", make);
  document.addEventListener("input", (event) => {
    if (event.target.id !== "new-claim-quote") return;
    $("new-claim-start").value = $("new-claim-end").value = ""; // typed words are looked for in the text
  });

  document.addEventListener("reset", (event) => {
    if (event.target.id === "new-claim") $("new-claim-start").value = $("new-claim-end").value = "";
  });

  // A file on a claim
  const claimUnder = (event) => (event.dataTransfer?.types.includes("Files") && $("evidence-file") ? event.target.closest?.("#claim") : null);

  document.addEventListener("dragover", (event) => {
    const claim = claimUnder(event);
    if (!claim) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    claim.classList.add("dropping");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget?.closest?.("#claim")) $("claim")?.classList.remove("dropping");
  });
  document.addEventListener("drop", (event) => {
    const claim = claimUnder(event);
    if (!claim) return;
    event.preventDefault();
    claim.classList.remove("dropping");
    const files = event.dataTransfer.files;
    if (files.length !== 1) return window.tracker.tell("One file at a time, please: each is evidence of its own.", true);
    $("evidence-file").files = files;
    $("open-evidence").open = true;
    $("evidence-source").focus();
    window.tracker.tell(`${files[0].name}: say whose it is and what it does, then put it on file.`);
  });
})();
