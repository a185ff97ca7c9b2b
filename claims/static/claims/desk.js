// The desk of a version: decisions sent one after the other without leaving the page, each kept until it is stored.
// Without it the same forms send the same decisions, one page each.
"use strict";
{
  const { ask, complain, leadingTo, newToken, settle, tell } = asking;
  const desk = document.getElementById("desk");
  const text = document.getElementById("desk-text");
  const cards = document.getElementById("cards");
  const LOOK_EVERY_MS = 5000;
  // After these the next number comes up: at once, or when they are stored. After the others one stays.
  const AT_ONCE = ["accept", "refuse", "carry"];
  const AFTERWARDS = ["count", "share", "split"];

  const card = (id) => document.getElementById(id);
  const all = (wanted, within = document) => [...within.querySelectorAll(wanted)];
  const redrawn = () => document.dispatchEvent(new Event("keys:redrawn"));

  // --- Decisions, in their order ---

  const waiting = [];
  let isSending = false;

  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-decision]");
    if (!form) return;
    event.preventDefault();
    const body = new FormData(form, event.submitter);
    body.delete("csrfmiddlewaretoken");
    body.set("token", newToken());
    const about = form.closest("[data-stop]");
    const asked = event.submitter?.name === "fate" ? "refuse" : event.submitter?.value;
    const open = document.querySelector(".editing[data-changed]");
    if (asked === "submit" && open) {
      complain("open", "A number is still being edited: store it first, or leave it as it is.");
      keys.goTo(open.closest("[data-stop]"));
      return;
    }
    settle("open");
    if (about) {
      about.classList.add("sending");
      about.setAttribute("aria-busy", "true");
      // What is all but sure to be stored needn't be waited for.
      if (AT_ONCE.includes(asked)) goOn(about);
    }
    const after = () => {
      if (AFTERWARDS.includes(asked) && card(about.id) === keys.current()) goOn(card(about.id));
    };
    decideSoon({ url: form.action, body, about: about?.id, after });
  });

  function decideSoon(decision) {
    waiting.push(decision);
    if (!isSending) send();
  }

  async function send() {
    isSending = true;
    while (waiting.length) {
      const { url, body, about, after } = waiting[0];
      const answer = await ask(url, body);
      waiting.shift();
      if (about) {
        card(about)?.classList.remove("sending");
        card(about)?.removeAttribute("aria-busy");
      }
      if (answer === null) continue;
      if (!answer.headers.get("Content-Type")?.startsWith("application/json")) {
        complain(about ?? "desk", `This was not stored: the server answered ${answer.status}. Reload the page, please.`);
        continue;
      }
      if (await show(await answer.json(), about)) after?.();
    }
    isSending = false;
  }

  addEventListener("beforeunload", (event) => {
    if (waiting.length) event.preventDefault();
  });

  async function show(said, about) {
    const isWell = said.level === "success" || said.level === "info";
    const id = said.about?.length === 1 ? said.about[0] : about ?? "desk";
    for (const line of all("#trouble [data-beside]")) line.remove();
    settle(id);
    settle("desk");
    tell(said.told);
    const wayTo = (where) => card(where)?.matches("[data-stop]") ? leadingTo(`#${where}`, "Show it") : undefined;
    if (!isWell) complain(id, said.told, wayTo(id));
    for (const each of said.more ?? []) complain(each.card || "desk", each.words, wayTo(each.card)).dataset.beside = "";
    draw(said.cards);
    await catchUp(said);
    if (said.goes_to && card(said.goes_to)) keys.goTo(card(said.goes_to));
    return isWell;
  }

  // --- Cards ---

  function draw(drawn = {}) {
    for (const [id, html] of Object.entries(drawn)) {
      const old = card(id);
      if (old?.querySelector(".editing")) continue;
      const template = document.createElement("template");
      template.innerHTML = html.trim();
      const fresh = template.content.firstElementChild;
      if (!old) {
        place(fresh);
        continue;
      }
      markNumber(fresh);
      const isCurrent = old.getAttribute("aria-current") === "true";
      const hadFocus = old.contains(document.activeElement);
      old.replaceWith(fresh);
      if (isCurrent) keys.goTo(fresh, { focus: hadFocus });
    }
    redrawn();
  }

  // The number in the text shows what its card tells.
  function markNumber(fresh) {
    const link = document.getElementById(`in-text-${fresh.id}`);
    if (!link) return;
    link.className = `fate fate-${fresh.dataset.fate}`;
    link.setAttribute("aria-label", `${link.textContent}, ${fresh.dataset.state}`);
  }

  // A new card stands where its number stands in the text.
  function place(fresh) {
    const before = (one, other) =>
      one.dataset.start - other.dataset.start || one.dataset.end - other.dataset.end;
    const next = all("[data-stop]", cards).find((other) => before(other, fresh) > 0);
    if (next) next.before(fresh);
    else (all("[data-stop]", cards).at(-1) ?? cards.lastElementChild ?? cards).after(fresh);
  }

  function markText(html) {
    const scrolled = text.scrollTop;
    text.innerHTML = html;
    text.scrollTop = scrolled;
    point(keys.current());
  }

  // Which numbers there are; null until the server has told.
  let numbers = null;

  // Bring in what others decided, and what came or went: `said` has a mark for each number there is.
  async function catchUp(said) {
    document.getElementById("progress").innerHTML = said.progress;
    document.getElementById("next-article")?.classList.toggle("default", said.done);
    for (const each of all("[data-stop][data-mark]", cards)) {
      if (!(each.id in said.marks) && !each.querySelector(".editing")) each.remove();
    }
    const stale = Object.entries(said.marks)
      .filter(([id, mark]) => card(id) ? card(id).dataset.mark !== mark : said.whole)
      .map(([id]) => id);
    const now = Object.keys(said.marks).sort().join();
    const isOther = numbers !== null && numbers !== now;
    numbers = now;
    if (!stale.length && !isOther) return;
    const asked = new URLSearchParams(stale.map((id) => ["at", id.replace("number-", "")]));
    const answer = await ask(`${desk.dataset.cardsUrl}?${asked}`);
    if (!answer?.ok) return;
    const news = await answer.json();
    for (const id of stale) {
      if (card(id)?.querySelector(".editing")) {
        complain(id, "Somebody else decided on this number while you were editing it: storing it will tell what changed.");
      }
    }
    draw(news.cards);
    markText(news.text);
  }

  async function look() {
    if (document.hidden || isSending) return;
    const answer = await ask(desk.dataset.stateUrl);
    if (answer?.ok && !isSending) {
      settle("server");
      await catchUp(await answer.json());
    }
  }

  // The next number to be decided; where there is none, the next one.
  function goOn(from) {
    const stops = keys.stops();
    const at = stops.indexOf(from);
    const isOpen = (stop) => stop.dataset.fate === "undecided" && !stop.classList.contains("sending");
    const next = stops.slice(at + 1).find(isOpen) ?? stops.slice(0, at).find(isOpen);
    if (next) keys.goTo(next);
    else tell("All numbers on this page are decided.");
  }

  // --- The words of the number at hand, marked in the text ---

  function point(stop) {
    for (const each of all(".at-hand", text)) each.classList.remove("at-hand");
    if (typeof Highlight !== "undefined") CSS.highlights.clear();
    if (!stop?.id) return;
    const number = document.getElementById(`in-text-${stop.id}`);
    number?.classList.add("at-hand");
    const ranges = {};
    for (const said of (stop.dataset.places ?? "").split(" ").filter(Boolean)) {
      const [, role, start, end] = /^(\w+):(\d+)-(\d+)$/.exec(said);
      const range = selection.rangeOf(text, Number(start), Number(end));
      if (range) (ranges[role] ??= []).push(range);
    }
    if (typeof Highlight !== "undefined") {
      for (const [role, found] of Object.entries(ranges)) CSS.highlights.set(`role-${role}`, new Highlight(...found));
    }
    const shown = number ?? ranges.quote?.[0];
    if (!shown) return;
    const around = text.getBoundingClientRect();
    const box = shown.getBoundingClientRect();
    if (box.top < around.top + 40 || box.bottom > around.bottom - 40) {
      text.scrollTop += box.top - around.top - around.height / 3;
    }
  }

  document.addEventListener("keys:arrived", (event) => point(event.target));

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a.fate, #trouble a[href^='#number']");
    const stop = link && document.querySelector(link.getAttribute("href"));
    if (stop) {
      event.preventDefault();
      if (link.closest("#trouble")) settle(stop.id);
      keys.goTo(stop);
    }
  });

  // --- Suggestions ---

  document.addEventListener("click", (event) => {
    const choice = event.target.closest?.(".choices button");
    if (!choice) return;
    const input = document.getElementById(choice.closest(".choices").dataset.fills);
    input.value = choice.value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    tell(`Counted: ${choice.value}`);
  });

  // --- Beginning ---

  window.desk = { all, card, cards, goOn, look, place, redrawn, show, text };

  desk.classList.add("scripted");
  for (const each of all(".needs-script", desk)) each.hidden = false;
  const asked = location.hash.startsWith("#number-") ? card(location.hash.slice(1)) : null;
  const first = asked ?? all('[data-stop][data-fate="undecided"]', cards)[0] ?? all("[data-stop]", cards)[0];
  if (first) keys.goTo(first);
  setInterval(look, LOOK_EVERY_MS);
  document.addEventListener("visibilitychange", look);
  redrawn();
}
