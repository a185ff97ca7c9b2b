// The reviewers' queue without loading the page anew: a claim that is gone to, and what comes after a decision, are
// fetched as the very pages that links and forms lead to, and their two parts put in place. All of it works without.
"use strict";
{
  const root = document.getElementById("review");
  const told = document.getElementById("review-told");
  // Two presses in a row are one decision: the second must not meet the claim that has just come up.
  const REST = 400;
  let isRunning = false;
  let wanted = null;
  let tokenIsOld = false;
  let drawnAt = location.pathname + location.search;

  const atHand = () => document.getElementById("claim-at-hand");
  // The line of the claim at hand; keys may have gone on from it already.
  const opened = () => document.getElementById(`waiting-${atHand().dataset.claim}`);

  function busy(is) {
    const pane = root.querySelector(".at-hand");
    pane.toggleAttribute("aria-busy", is);
    if (is) pane.setAttribute("aria-busy", "true");
    for (const button of root.querySelectorAll(".at-hand button, .together button")) button.disabled = is;
  }

  // --- Drawing ---

  function draw(page) {
    const list = root.querySelector(".waiting");
    const scrolled = list ? list.scrollTop : 0;
    root.replaceChildren(...page.getElementById("review").children);
    document.title = page.title;
    const drawn = root.querySelector(".waiting");
    if (drawn) drawn.scrollTop = scrolled;
    opened()?.scrollIntoView({ block: "nearest" });
    offerAll();
    document.dispatchEvent(new Event("keys:redrawn"));
  }

  function show() {
    const invalid = root.querySelector(".sending-back .errorlist + label + textarea, .sending-back[open] textarea");
    const claim = atHand();
    claim.focus({ preventScroll: true });
    const { top } = claim.getBoundingClientRect();
    if (top < 0 || top > innerHeight / 4) claim.scrollIntoView({ block: "start" });
    invalid?.focus();
  }

  function tell(page) {
    const messages = page.getElementById("review-told");
    told.replaceChildren(...(messages ? messages.childNodes : []));
  }

  function say(words, level) {
    const list = document.createElement("ul");
    const line = document.createElement("li");
    list.className = "messagelist";
    line.className = level;
    line.textContent = words;
    list.append(line);
    told.replaceChildren(list);
  }

  // --- Fetching ---

  // What is asked for is drawn: the server takes each claim that it answers as shown. Who goes on meanwhile gets the
  // one they arrive at next.
  async function load(url, sent = null, { isStep = false } = {}) {
    if (isRunning) {
      if (!sent) wanted = url;
      return;
    }
    isRunning = true;
    const begun = performance.now();
    busy(true);
    try {
      const answer = await fetch(url, sent ? { method: "POST", body: sent } : {});
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!page.getElementById("review")) {
        if (!sent) return location.assign(url);
        tokenIsOld = true;
        busy(false);
        return say("Nothing was written: you are no longer logged in, or the server could not answer. Log in again in"
          + " another tab, then send it again here.", "error");
      }
      draw(page);
      tell(page);
      busy(true);
      // A form that was refused has no address of its own.
      if (!isStep && (answer.redirected || !sent)) history.pushState(null, "", sent ? answer.url : url);
      drawnAt = location.pathname + location.search;
      show();
      const rest = sent ? Math.max(0, REST - (performance.now() - begun)) : 0;
      setTimeout(() => { if (!isRunning) busy(false); }, rest);
    } catch {
      busy(false);
      say("The server can’t be reached. Nothing is known to be written: try again.", "error");
    } finally {
      isRunning = false;
      const next = wanted;
      wanted = null;
      if (next) load(next);
    }
  }

  async function freshToken() {
    const answer = await fetch(location.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const token = page.querySelector("#review [name=csrfmiddlewaretoken]");
    if (!token) return;
    for (const field of root.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token.value;
    tokenIsOld = false;
  }

  // --- What leads on ---

  document.addEventListener("keys:arrived", (event) => {
    const stop = event.target.closest(".queue [data-stop]");
    if (!stop || stop === opened()) return;
    // The focus may pass over the list; only who goes there by key opens the claim.
    if (document.activeElement === stop) load(stop.querySelector("a").href);
    else if (opened()) window.keys.goTo(opened(), { focus: false });
  });

  root.addEventListener("click", (event) => {
    const link = event.target.closest(".waiting .said, .turn a");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    load(link.href);
  });

  root.addEventListener("submit", async (event) => {
    const form = event.target.closest("form[data-swap]");
    if (!form) return;
    event.preventDefault();
    if (tokenIsOld) await freshToken();
    load(form.action, new URLSearchParams(new FormData(form)));
  });

  // A step back or forward shows what is true now; going to a place of this page is no step.
  window.addEventListener("popstate", () => {
    if (location.pathname + location.search !== drawnAt) load(location.href, null, { isStep: true });
  });

  // --- The reason ---

  root.addEventListener("toggle", (event) => {
    if (event.target.matches(".sending-back") && event.target.open) event.target.querySelector("textarea").focus();
  }, true);

  root.addEventListener("keydown", (event) => {
    const details = event.target.closest(".sending-back[open]");
    if (event.key !== "Escape" || !details) return;
    details.open = false;
    details.querySelector("summary").focus();
  });

  // --- All that were opened ---

  function offerAll() {
    const all = document.getElementById("choose-opened");
    if (!all) return;
    const boxes = [...root.querySelectorAll(".waiting input.choice")];
    const follow = () => {
      all.checked = boxes.length > 0 && boxes.every((box) => box.checked);
      all.indeterminate = !all.checked && boxes.some((box) => box.checked);
    };
    all.closest("label").hidden = false;
    all.addEventListener("change", () => boxes.forEach((box) => { box.checked = all.checked; }));
    boxes.forEach((box) => box.addEventListener("change", follow));
  }

  offerAll();
}
