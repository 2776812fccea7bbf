// A form that is refused: what was typed in it is back where the page, as it stands now, still offers the move, and else is
// shown in the refusal; the field that a refusal is about is marked and gets the focus.
"use strict";

window.trackerRefusals = (() => {
  const OURS = ["form_token", "seen", "back"];
  const CHOSEN = ["hidden", "checkbox", "radio", "file", "password", "submit", "button"];
  const isText = (field) => field.tagName === "TEXTAREA" || (field.tagName === "INPUT" && !CHOSEN.includes(field.type));
  const named = (form, name) => [...form.elements].filter((field) => field.name === name && field.type !== "hidden");
  const about = (form) => [...form.querySelectorAll("input[type=hidden]")].filter((one) => !OURS.includes(one.name)).map((one) => `${one.name}=${one.value}`).join();
  const leadsTo = (form, to) => form.action === to || [...form.elements].some((one) => one.hasAttribute("formaction") && one.formAction === to);

  // What somebody typed in a form and is not on the page already.
  const written = (form) => {
    const own = [...form.elements].filter((field) => field.name && isText(field));
    const typed = own.filter((field) => field.value.trim() && field.value !== field.defaultValue);
    return typed.map((field) => ({ id: field.id, name: field.name, at: named(form, field.name).indexOf(field), value: field.value }));
  };

  const show = (field) => {
    for (let around = field.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
  };

  const tellOf = (words) => {
    const line = document.createElement("span");
    line.className = "had";
    line.dir = "auto";
    line.append(words);
    const told = document.createElement("div");
    told.append("You had written: ", line);
    document.querySelector("#told p")?.append(told);
  };

  // Put it back, once the page is as it stands now.
  const giveBack = (had, form, to) => {
    if (form.isConnected) return;
    const offered = [...document.forms].filter((one) => leadsTo(one, to));
    const same = offered.find((one) => form.id && one.id === form.id) ?? offered.find((one) => about(one) === about(form));
    for (const { id, name, at, value } of had) {
      const field = same && named(same, name)[at];
      const other = id && document.getElementById(id);
      if (other && other !== field && other.value === value) other.value = other.defaultValue; // that of another move
      if (!field) tellOf(value);
      else if (field.value !== value) {
        field.value = value;
        show(field);
      }
    }
  };

  // Go on at the field that a refusal is about: its name, and of several so named which one.
  const point = (form, told) => {
    const [name, at] = told.split(" ");
    const field = named(form, name)[Number(at ?? 0)];
    if (!field) return;
    const before = field.getAttribute("aria-describedby");
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", before ? `${before} told` : "told");
    const done = () => {
      field.removeAttribute("aria-invalid");
      if (before) field.setAttribute("aria-describedby", before);
      else field.removeAttribute("aria-describedby");
    };
    field.addEventListener("input", done, { once: true });
    show(field);
    field.focus({ preventScroll: true });
    (field.closest(".field") ?? field).scrollIntoView({ block: "center" });
  };

  const SMALL = 2 ** 20; // bytes that every desk takes
  const mark = (field, words) => {
    field.toggleAttribute("data-too-large", Boolean(words));
    if (words) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
    if (words) window.tracker?.tell(words, true);
  };

  // A file that is too large is told of when it is chosen, and not sent: what was typed beside it stays.
  const weigh = async (field) => {
    mark(field, null);
    const [file] = field.files;
    if (!file || file.size <= SMALL) return;
    const answer = await fetch(`/files/fits?bytes=${file.size}`);
    if (answer.ok || field.files[0] !== file) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const refusal = page.getElementById("refusal");
    if (refusal) mark(field, refusal);
  };

  document.addEventListener("change", (event) => event.target.type === "file" && weigh(event.target).catch(() => {}));
  document.addEventListener("submit", (event) => {
    const large = [...event.target.elements].find((field) => field.type === "file" && field.hasAttribute("data-too-large"));
    if (!large) return;
    event.preventDefault();
    event.stopPropagation();
    large.focus();
    weigh(large).catch(() => {});
  }, true);

  return { written, giveBack, point };
})();
