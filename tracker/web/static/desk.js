// The fast hands: a form marked `data-fast` is sent without leaving the page, and the parts of the page that its answer
// has changed are put in place. Without this script every form works all the same.
"use strict";

const tell = (sentence, refused) => {
  const place = document.getElementById("told");
  const line = document.createElement("p");
  line.textContent = sentence;
  line.classList.toggle("refused", Boolean(refused));
  place.replaceChildren(line);
};

// Put the parts of another page of ours in place of those of this one that carry the same id and `data-part`.
const takeParts = (page) => {
  const focused = document.activeElement && document.activeElement.id;
  for (const part of document.querySelectorAll("[data-part]")) {
    const fresh = page.getElementById(part.id);
    if (fresh && fresh.outerHTML !== part.outerHTML) part.replaceWith(document.adoptNode(fresh));
  }
  if (focused && document.activeElement === document.body) document.getElementById(focused)?.focus({ preventScroll: true });
  document.dispatchEvent(new CustomEvent("tracker:parts"));
};

const read = async (answer) => new DOMParser().parseFromString(await answer.text(), "text/html");

const refresh = async () => takeParts(await read(await fetch(location.href, { headers: { Accept: "text/html" } })));

const send = async (form, submitter) => {
  const fields = new FormData(form, submitter);
  const files = [...fields.values()].some((value) => value instanceof File);
  const body = files ? fields : new URLSearchParams(fields);
  const answer = await fetch(submitter?.formAction && submitter.hasAttribute("formaction") ? submitter.formAction : form.action, { method: "POST", body });
  const page = await read(answer);
  const refusal = page.getElementById("refusal");
  if (refusal) {
    tell(refusal.textContent, true);
    if (answer.status === 409) await refresh();
    return false;
  }
  takeParts(page);
  const told = page.querySelector("#told p");
  if (told) tell(told.textContent);
  return true;
};

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-fast]") || form.dataset.busy) return;
  event.preventDefault();
  form.dataset.busy = "yes";
  send(form, event.submitter)
    .catch(() => tell("The desk did not answer: look whether it is still served, then try again.", true))
    .finally(() => delete form.dataset.busy);
});

window.tracker = { tell, refresh, send };
