"use strict";

// The claim's form says at once how it is read: after each pause in typing it asks the server, as the button
// "Show how it is read" does, and shows that answer's panel. Words selected in the text go into a field with
// the place where they stand. Without this script the button does the first, and copying the second.
{
  const PAUSE_MS = 350;
  const PANEL = "reading";

  const form = document.getElementById("numericclaim_form");
  const panel = () => document.getElementById(PANEL);

  let waiting = null;
  let asked = null;

  function askSoon() {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE_MS);
  }

  async function ask() {
    asked?.abort();
    asked = new AbortController();
    const data = new FormData(form);
    data.append("_read", "1");
    try {
      const answer = await fetch(location.href, { method: "POST", body: data, signal: asked.signal });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById(PANEL);
      if (!answer.ok || !fresh) throw new Error(`${answer.status} ${answer.statusText}`);
      show(fresh);
    } catch (error) {
      if (error.name !== "AbortError") tell("How it is read can’t be shown just now. Saving still works.");
    }
  }

  function show(fresh) {
    const scrolled = document.getElementById("reading-text")?.scrollTop;
    const sameText = heading(panel()) === heading(fresh);
    panel().replaceWith(document.adoptNode(fresh));
    equip();
    const text = document.getElementById("reading-text");
    if (text && sameText && scrolled) text.scrollTop = scrolled;
    bringQuoteIntoView(text);
  }

  const heading = (where) => where.querySelector("#reading-text-label")?.textContent;

  function bringQuoteIntoView(text) {
    const mark = text?.querySelector("mark");
    if (!mark) return;
    const above = mark.offsetTop - text.offsetTop;
    if (above < text.scrollTop || above > text.scrollTop + text.clientHeight - 40) {
      text.scrollTop = Math.max(0, above - 40);
    }
  }

  function tell(message) {
    const line = document.createElement("p");
    line.className = "problem";
    line.textContent = message;
    panel().querySelector(".read-so-far").replaceChildren(line);
  }

  // --- What the panel offers beyond being read ---

  function equip() {
    for (const repeat of panel().querySelectorAll("[data-asks]")) offerPlaces(repeat);
    for (const dated of panel().querySelectorAll("[data-fills]")) offerDate(dated);
    offerFields();
  }

  function button(label, press) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = label;
    made.addEventListener("click", press);
    return made;
  }

  function offerPlaces(repeat) {
    const input = form.elements[`${repeat.dataset.asks}_occurrence`];
    if (!input) return;
    input.closest("label").hidden = false;
    for (const place of repeat.querySelectorAll("li")) {
      place.append(" ", button("This one", () => fill(input, String(place.value))));
    }
  }

  function offerDate(dated) {
    const input = form.elements[dated.dataset.fills];
    if (!input || input.value === dated.dataset.value) return;
    dated.append(" ", button(`Use ${dated.dataset.value}`, () => fill(input, dated.dataset.value)));
  }

  function fill(input, value) {
    input.value = value;
    input.focus();
    askSoon();
  }

  function offerFields() {
    const text = document.getElementById("reading-text");
    if (!text) return;
    const row = document.createElement("div");
    row.className = "words-for";
    row.setAttribute("role", "group");
    row.setAttribute("aria-label", "Take the words selected in the text as");
    for (const place of form.querySelectorAll(".words-input [name$=_place]")) {
      if (place.closest("details:not([open])")) continue;
      const name = place.name.slice(0, -"_place".length);
      const label = form.querySelector(`label[for="id_${name}_0"]`)?.textContent.replace(/:\s*$/, "");
      if (label) row.append(button(label, () => takeSelected(text, name)));
    }
    const help = document.createElement("p");
    help.className = "quiet";
    help.textContent = "Select words in the text, then say what they are:";
    text.after(help, row);
  }

  function takeSelected(text, name) {
    const found = selection.selectedIn(text);
    if (!found) return;
    form.elements[`${name}_place`].value = `${found.start}-${found.end}`;
    form.elements[`${name}_occurrence`].value = "";
    fill(form.elements[name], found.words);
  }

  if (form && panel()) {
    form.querySelector(".asks-only")?.remove();
    form.addEventListener("input", askSoon);
    // The search boxes for rows tell of a choice through jQuery alone.
    django.jQuery(form).on("change", askSoon);
    // Fields that are folded away get their buttons when they are opened.
    for (const fold of form.querySelectorAll("details")) fold.addEventListener("toggle", askSoon);
    equip();
    bringQuoteIntoView(document.getElementById("reading-text"));
  }
}
