// A number of the desk edited in place: its form put into its card, words taken from the text by selecting them.
// Without it the form is a page of its own.
"use strict";
{
  const { ask, complain, settle, tell } = asking;
  const { all, card, cards, goOn, look, place, redrawn, show, text } = desk;

  const user = document.getElementById("desk").dataset.user;
  const draftOf = (url) => `newsledger-desk-${user}-${new URL(url, location.href).pathname}`;

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-edit]");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    openEditor(link.href, link.closest("[data-stop]"));
  });

  async function openEditor(url, within) {
    const answer = await ask(url);
    if (!answer) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const editor = page.getElementById("number-editor");
    if (!editor) {
      complain(within.id, "It can’t be edited just now. Reload the page, please.");
      return;
    }
    put(document.adoptNode(editor), within, url);
  }

  function put(editor, within, url) {
    closeEditor(within);
    within.querySelector(".details")?.setAttribute("hidden", "");
    if (document.querySelector(".editing")) ownIds(editor, within.id);
    editor.classList.add("editing");
    editor.dataset.url = url;
    within.append(editor);
    if (!editor.querySelector(".errornote, .errorlist")) bringBack(editor, url);
    equip(editor);
    keys.goTo(within, { focus: false });
    const first = editor.querySelector(".errors input, .errors textarea, [autofocus]") ?? editor.querySelector("input:not([type=hidden]), textarea, select");
    first?.focus();
    redrawn();
    offerRoles();
  }

  // Two numbers can be edited at once: a label leads to the field of its own form.
  function ownIds(editor, id) {
    for (const each of all("[id]", editor)) each.id = `${id}-${each.id}`;
    for (const name of ["for", "list", "aria-describedby", "aria-labelledby"]) {
      for (const each of all(`[${name}]`, editor)) {
        each.setAttribute(name, each.getAttribute(name).split(" ").map((other) => `${id}-${other}`).join(" "));
      }
    }
  }

  function closeEditor(within) {
    within.querySelector(".editing")?.remove();
    within.querySelector(".details")?.removeAttribute("hidden");
  }

  function cancel(editor) {
    const within = editor.closest("[data-stop]");
    sessionStorage.removeItem(draftOf(editor.dataset.url));
    closeEditor(within);
    settle(within.id);
    offerRoles();
    if (within.classList.contains("unmarked")) {
      within.remove();
      keys.goTo(keys.stops()[0]);
    } else keys.goTo(within);
    look();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.(".editing [data-cancel]");
    if (!button) return;
    event.preventDefault();
    cancel(button.closest(".editing"));
  });

  document.addEventListener("keydown", (event) => {
    const editor = event.key === "Escape" && event.target.closest?.(".editing");
    if (editor && !editor.dataset.changed) cancel(editor);
  });

  // What is typed is kept in this browser until it is stored, whatever becomes of the page.
  document.addEventListener("input", (event) => {
    const editor = event.target.closest?.(".editing");
    if (!editor) return;
    editor.dataset.changed = "yes";
    const form = editor.querySelector("form");
    const kept = [...new FormData(form)].filter(([name]) => !["csrfmiddlewaretoken", "token", "mark"].includes(name));
    try {
      sessionStorage.setItem(draftOf(editor.dataset.url), JSON.stringify({ url: editor.dataset.url, kept }));
    } catch {
      // Then it is not kept: the page still works.
    }
  });

  function bringBack(editor, url) {
    let draft = null;
    try {
      draft = JSON.parse(sessionStorage.getItem(draftOf(url)));
    } catch {
      return;
    }
    if (!draft) return;
    const form = editor.querySelector("form");
    for (const box of all("[type=checkbox]", form)) box.checked = false;
    for (const [name, value] of draft.kept) {
      const inputs = all(`[name="${CSS.escape(name)}"]`, form);
      for (const input of inputs) {
        if (input.type === "checkbox") input.checked ||= input.value === value;
        else input.value = value;
      }
    }
    editor.dataset.changed = "yes";
    tell("What you had typed here is back.");
  }

  document.addEventListener("submit", async (event) => {
    const editor = event.target.closest(".editing");
    if (!editor || event.target.matches("[data-decision]")) return;
    event.preventDefault();
    const within = editor.closest("[data-stop]");
    const body = new FormData(event.target, event.submitter);
    body.delete("csrfmiddlewaretoken");
    editor.setAttribute("aria-busy", "true");
    const answer = await ask(event.target.action, body);
    editor.removeAttribute("aria-busy");
    if (!answer) return;
    if (answer.headers.get("Content-Type")?.startsWith("application/json")) {
      const said = await answer.json();
      sessionStorage.removeItem(draftOf(editor.dataset.url));
      closeEditor(within);
      offerRoles();
      const id = said.about?.[0] ?? within.id;
      if (within.id !== id) within.remove();
      await show(said, id);
      goOn(card(id) ?? within);
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const again = page.getElementById("number-editor");
    if (again) put(document.adoptNode(again), within, editor.dataset.url);
    else complain(within.id, `This was not stored: the server answered ${answer.status}. What you typed is still here.`);
  });

  // --- The editor's own buttons: steps of a chain, dates, names as one types ---

  function equip(editor) {
    for (const button of all(".needs-script", editor)) button.hidden = false;
    for (const step of all("[data-spare]", editor)) step.hidden = true;
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.(".editing [data-moves], .editing [data-adds-step]");
    if (!button) return;
    event.preventDefault();
    const chain = button.closest("[data-chain]");
    const steps = () => all("[data-step]", chain).filter((step) => !step.hidden);
    if (button.dataset.moves) {
      const step = button.closest("[data-step]");
      const other = steps()[steps().indexOf(step) + Number(button.dataset.moves)];
      if (!other) return;
      const [one, two] = [step, other].map((each) => each.querySelector("[name$=-position]"));
      [one.value, two.value] = [two.value, one.value];
      const [itsName, otherName] = [step, other].map((each) => each.querySelector("legend"));
      [itsName.textContent, otherName.textContent] = [otherName.textContent, itsName.textContent];
      if (Number(button.dataset.moves) < 0) other.before(step);
      else other.after(step);
      button.focus();
      one.dispatchEvent(new Event("input", { bubbles: true }));
    } else {
      const hidden = all("[data-step]", chain).find((step) => step.hidden);
      if (!hidden) {
        tell("Store these first: then there is room for more.");
        return;
      }
      hidden.hidden = false;
      hidden.querySelector("[name$=-position]").value = steps().length - 1;
      hidden.querySelector("input:not([type=hidden])").focus();
    }
  });

  let typing = null;
  document.addEventListener("input", (event) => {
    const input = event.target.closest?.("input[data-names-url]");
    if (!input) return;
    clearTimeout(typing);
    typing = setTimeout(async () => {
      const answer = await fetch(`${input.dataset.namesUrl}&term=${encodeURIComponent(input.value)}`);
      if (!answer.ok || !(answer.headers.get("Content-Type") ?? "").startsWith("application/json")) return;
      const { results } = await answer.json();
      input.list.replaceChildren(...results.slice(0, 10).map(({ text: name }) => new Option(name, name)));
    }, 200);
  });

  // --- Words selected in the text ---

  const asRole = document.getElementById("selected-as");
  let lastStep = null;

  document.addEventListener("focusin", (event) => {
    lastStep = event.target.closest?.(".editing [data-step]") ?? (event.target.closest?.(".editing") ? null : lastStep);
  });

  function offerRoles() {
    const form = document.querySelector(".editing form");
    asRole.hidden = !form;
    asRole.replaceChildren();
    if (!form) return;
    for (const field of all("[data-takes]", form)) {
      if (all("button", asRole).some((button) => button.dataset.role === field.dataset.takes)) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.dataset.role = field.dataset.takes;
      button.append(field.dataset.takes);
      if (field.dataset.takesKey) {
        button.dataset.key = field.dataset.takesKey;
        button.dataset.keyLabel = `Take the selected words as ${field.dataset.takes}`;
        button.append(" ", Object.assign(document.createElement("kbd"), { textContent: field.dataset.takesKey }));
      }
      button.addEventListener("click", () => take(keys.current()?.querySelector(".editing form") ?? form, field.dataset.takes));
      asRole.append(button);
    }
    redrawn();
  }

  function take(form, role) {
    const found = selection.selectedIn(text);
    if (!found) {
      tell("Select words in the text first.");
      return;
    }
    const fields = all(`[data-takes="${CSS.escape(role)}"]`, form).filter((each) => !each.closest("[hidden]"));
    const field = fields.find((each) => lastStep?.contains(each)) ?? fields[0];
    const [words, occurrence, at] = ["", "_occurrence", "_place"].map((part) => form.elements[`${field.dataset.of}${part}`]);
    field.closest("details")?.setAttribute("open", "");
    words.value = found.words;
    occurrence.value = "";
    at.value = `${found.start}-${found.end}`;
    words.dispatchEvent(new Event("input", { bubbles: true }));
    tell(`${role}: ${found.words}`);
  }

  document.getElementById("new-claim")?.addEventListener("click", () => {
    const found = selection.selectedIn(text);
    if (!found) {
      tell("Select the number’s words in the text first, then press n.");
      return;
    }
    const id = `number-${found.start}-${found.end}`;
    const url = `${location.pathname}number/${found.start}-${found.end}/`;
    if (!card(id)) {
      const fresh = document.createElement("article");
      Object.assign(fresh, { id, className: "card unmarked", tabIndex: -1 });
      Object.assign(fresh.dataset, { stop: "", start: found.start, end: found.end, fate: "undecided" });
      const words = document.createElement("h3");
      words.textContent = `“${found.words}”`;
      fresh.append(words);
      place(fresh);
    }
    openEditor(url, card(id));
  });

  // --- What was being typed when the page was left ---

  for (const name of Object.keys(sessionStorage)) {
    if (!name.startsWith(draftOf(location.pathname))) continue;
    const { url } = JSON.parse(sessionStorage.getItem(name));
    const at = /number\/(\d+-\d+)\//.exec(url)?.[1];
    if (card(`number-${at}`)) openEditor(url, card(`number-${at}`));
  }
}
