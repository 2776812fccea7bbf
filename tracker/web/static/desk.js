// The fast hands: a form marked `data-fast` is sent, and a link marked `data-go` followed, without leaving the page; the parts of
// the page that the answer has changed are put in place (`data-part` with an id). Without this script every form and link works
// all the same. Others stand on: tracker.tell, tracker.refresh, tracker.send, tracker.go, and on the events `tracker:parts`
// (parts were put in place), `tracker:gone` (another claim or page is shown), `tracker:away` and `tracker:back` (a form was sent or
// a page asked for, and what it leads to is shown), `tracker:refused` (a form was; its button, and the field it is about).
"use strict";

(() => {
  const SILENT = "The desk did not answer: look whether it is still served, then try again.";
  const put = new WeakMap(); // part -> its HTML as it was put on the page, before anybody opened or typed anything in it
  const remember = () => document.querySelectorAll("[data-part]").forEach((part) => put.has(part) || put.set(part, part.outerHTML));
  const fieldsOf = (place) => [...place.querySelectorAll("input:not([type=hidden]), textarea, select")];

  const touched = (field) => {
    if (field.type === "file") return field.files.length > 0;
    if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
    if (field.tagName !== "SELECT") return field.value !== field.defaultValue;
    const standard = Math.max(0, [...field.options].findIndex((one) => one.defaultSelected));
    return field.selectedIndex !== standard;
  };

  const tell = (sentence, refused) => {
    const place = document.getElementById("told");
    const line = document.createElement("p");
    if (sentence instanceof Node) line.append(...document.adoptNode(sentence).childNodes); // with the links in it
    else line.textContent = sentence;
    line.classList.toggle("refused", Boolean(refused));
    place.replaceChildren(line);
  };

  const tellAs = (page) => {
    const told = page.getElementById("told");
    if (told && told.querySelector("p")) document.getElementById("told").replaceChildren(...told.childNodes);
  };

  // What somebody typed elsewhere than in the form that was sent, and what they opened, stays.
  const carry = (part, fresh, sent) => {
    for (const open of part.querySelectorAll("details[open][id]")) {
      const same = fresh.querySelector(`#${CSS.escape(open.id)}`);
      if (same) same.open = true;
    }
    for (const field of fieldsOf(part).filter((one) => one.id && touched(one) && !(sent && sent.contains(one)))) {
      const same = fresh.querySelector(`#${CSS.escape(field.id)}`);
      if (!same || same.tagName !== field.tagName) continue;
      if (field.type === "file") same.files = field.files;
      else if (field.type === "checkbox" || field.type === "radio") same.checked = field.checked;
      else same.value = field.value;
    }
  };

  // Finds again what had the focus, by its id or as one of its kind within something that has one.
  const whereIs = (place) => {
    const owner = place?.closest?.("[id]");
    if (!owner) return () => null;
    const at = owner === place ? -1 : [...owner.querySelectorAll(place.tagName)].indexOf(place);
    return () => {
      const same = document.getElementById(owner.id);
      return at < 0 ? same : same?.querySelectorAll(place.tagName)[at];
    };
  };

  const isSame = (part, fresh) => (part.querySelector("#claim")?.dataset.label ?? "") === (fresh.querySelector("#claim")?.dataset.label ?? "");

  const change = (part, fresh, sent) => {
    const html = fresh.outerHTML;
    document.adoptNode(fresh);
    const same = isSame(part, fresh);
    if (same) carry(part, fresh, sent);
    const top = part.scrollTop;
    part.replaceWith(fresh);
    put.set(fresh, html);
    if (same) fresh.scrollTop = top;
  };

  const note = (part, words) => {
    part.querySelector(".changed-meanwhile")?.remove();
    const line = document.createElement("p");
    line.className = "notice changed-meanwhile";
    line.setAttribute("role", "status");
    line.append(words);
    part.prepend(line);
    return line;
  };

  const offer = (part, fresh) => {
    const line = note(part, "Changed meanwhile, while you were typing. ");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Show it";
    button.addEventListener("click", () => {
      change(part, fresh);
      document.dispatchEvent(new CustomEvent("tracker:parts"));
    });
    line.append(button);
  };

  // What a decision on the claim that is shown rests on.
  const seenIn = (part) => part.querySelector("input[name=seen]")?.value;

  // Put the parts of another page of ours in place of those of this one. `gently`: but none in which somebody is typing.
  const takeParts = (page, { gently = false, sent = null } = {}) => {
    const again = whereIs(document.activeElement);
    for (const part of document.querySelectorAll("[data-part]")) {
      const fresh = page.getElementById(part.id);
      if (!fresh) continue;
      if (fresh.outerHTML === put.get(part)) continue;
      if (gently && fieldsOf(part).some(touched)) offer(part, fresh);
      else {
        const unlike = gently && isSame(part, fresh) && seenIn(part) && seenIn(part) !== seenIn(fresh);
        change(part, fresh, sent);
        if (unlike) note(fresh, "This claim has changed just now: here it is as it stands.");
      }
    }
    if (document.activeElement === document.body) again()?.focus({ preventScroll: true });
    document.dispatchEvent(new CustomEvent("tracker:parts"));
  };

  // The words of the claim that is shown.
  const choose = (number) => {
    for (const mark of document.querySelectorAll("#story-text mark")) mark.classList.toggle("chosen", mark.dataset.claims.split(" ").includes(number));
  };

  const read = async (answer) => new DOMParser().parseFromString(await answer.text(), "text/html");

  const fetched = async (address, more = {}) => {
    const answer = await fetch(address, { headers: { Accept: "text/html", ...more } });
    return [answer, await read(answer)];
  };

  const isOut = (answer) => answer.redirected && new URL(answer.url).pathname.startsWith("/sign-in");

  let going = 0; // how often another page was asked for
  let shown = 0; // and how often one was shown

  const refresh = async ({ gently = true } = {}) => {
    const before = `${going} ${shown}`;
    const [answer, page] = await fetched(location.href);
    if (isOut(answer)) return location.assign(answer.url);
    if (before !== `${going} ${shown}`) return refresh({ gently }); // that is the page that was here before
    if (answer.ok) takeParts(page, { gently });
  };

  // Show another page of ours in this one: its parts where it has the same, else all of it.
  const show = (page, address, sent) => {
    shown += 1;
    const before = document.getElementById("claim")?.dataset.label;
    const parts = [...document.querySelectorAll("[data-part]")];
    const light = page.querySelector("[data-light]"); // the text that is here stays
    if (parts.length && parts.every((part) => page.getElementById(part.id) || (light && part.closest(".story-side")))) takeParts(page, { sent });
    else {
      for (const link of page.querySelectorAll("head link[rel=stylesheet], head script[src]")) {
        const name = link.src ? "src" : "href";
        if (document.querySelector(`head [${name}="${CSS.escape(link.getAttribute(name))}"]`)) continue;
        const made = document.createElement(link.tagName);
        if (link.src) made.src = link.src;
        else [made.rel, made.href] = ["stylesheet", link.href];
        document.head.append(made);
      }
      document.getElementById("main").replaceChildren(...document.adoptNode(page.getElementById("main")).childNodes);
      remember();
      document.dispatchEvent(new CustomEvent("tracker:parts"));
    }
    choose(document.getElementById("claim")?.dataset.number);
    document.title = page.title;
    if (address && address !== location.href) history.pushState(null, "", address);
    const after = document.getElementById("claim")?.dataset.label;
    if (before !== after) document.dispatchEvent(new CustomEvent("tracker:gone", { detail: { before, after } }));
  };

  // Says that something is on its way until it is done.
  const away = (what, done) => {
    document.dispatchEvent(new CustomEvent("tracker:away", { detail: what }));
    return done.finally(() => document.dispatchEvent(new CustomEvent("tracker:back", { detail: what })));
  };

  const go = (address, more) => away({ address }, gone(address, more));

  const gone = async (address, { keep = false } = {}) => {
    const mine = (going += 1);
    const near = new URL(address, location.href).pathname === location.pathname && document.getElementById("story-text");
    let [answer, page] = await fetched(address, near ? { "Tracker-Light": "1" } : {});
    const light = page.querySelector("[data-light]");
    if (light && light.dataset.revision !== near.dataset.revision) [answer, page] = await fetched(address); // another text was filed
    if (isOut(answer)) return location.assign(answer.url);
    if (mine !== going) return; // another was asked for since
    const refusal = page.getElementById("refusal");
    if (refusal) return tell(refusal, true);
    const wanted = new URL(address, location.href);
    const landed = answer.redirected ? answer.url : wanted.href.replace(/#.*$/, "");
    show(page, keep ? null : landed);
  };

  const send = async (form, submitter) => {
    const fields = new FormData(form, submitter);
    const files = [...fields.values()].some((value) => value instanceof File);
    const to = submitter?.hasAttribute("formaction") ? submitter.formAction : form.action;
    const answer = await fetch(to, { method: "POST", body: files ? fields : new URLSearchParams(fields) });
    const page = await read(answer);
    const refusal = page.getElementById("refusal");
    if (refusal) {
      const { field } = refusal.dataset;
      const had = window.trackerRefusals.written(form);
      tell(refusal, true);
      if (answer.status === 409 && !field) { // what is refused for a field did not change meanwhile
        await refresh({ gently: false });
        window.trackerRefusals.giveBack(had, form, to);
      }
      if (field) window.trackerRefusals.point(form, field);
      document.dispatchEvent(new CustomEvent("tracker:refused", { detail: { submitter, field } }));
      return false;
    }
    if (!answer.ok) throw new Error(answer.statusText);
    show(page, answer.url, form);
    if (form.isConnected) {
      form.reset();
      form.closest("details")?.removeAttribute("open");
    }
    tellAs(page);
    return true;
  };

  const busy = (form, submitter) => {
    if (form.dataset.busy) return Promise.resolve(false);
    form.dataset.busy = "yes";
    return away(form, send(form, submitter))
      .catch(() => {
        tell(SILENT, true);
        document.querySelector("#told p").dataset.silent = "yes"; // until the desk answers: live.js takes it away
      })
      .finally(() => delete form.dataset.busy);
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-fast]")) return;
    event.preventDefault();
    busy(form, event.submitter);
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-go]");
    if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(link.href).catch(() => location.assign(link.href));
  });

  addEventListener("popstate", () => go(location.href, { keep: true }).catch(() => location.reload()));

  remember();
  window.tracker = { tell, refresh, send: busy, go };
})();
