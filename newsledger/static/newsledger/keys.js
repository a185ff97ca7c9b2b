// Single keys for what a page offers as buttons and links: each works without them, and each key can be changed.
//
// A button, link or field says which key presses it: <button data-key="a" data-key-label="Accept">. The key presses
// the first such thing inside the stop one is at, else the first on the page. Stops are what j and k walk:
// <article data-stop tabindex="-1" id="…">; the one at hand has aria-current="true".
// <body> or any element with data-keys="desk" names the page, under which changed keys are kept in this browser.
// A page tells of what it has drawn anew by document.dispatchEvent(new Event("keys:redrawn")).
"use strict";
{
  const named = document.querySelector("[data-keys]");
  const store = `newsledger-keys-${named?.dataset.keys}`;
  const MODIFIED = "Ctrl+";

  // --- What was chosen: {"off": true, "keys": {"a": "y"}}; a key that is given to nothing is "". ---

  function chosen() {
    try {
      const kept = JSON.parse(localStorage.getItem(store)) ?? {};
      return { off: kept.off === true, keys: typeof kept.keys === "object" && kept.keys ? kept.keys : {} };
    } catch {
      return { off: false, keys: {} };
    }
  }

  function keep(choice) {
    try {
      localStorage.setItem(store, JSON.stringify(choice));
    } catch {
      // A browser that keeps nothing still has the keys as they come.
    }
  }

  // --- Stops ---

  // What stands in closed details has a place, and isn't shown.
  const isShown = (each) => each.checkVisibility?.() ?? each.offsetParent !== null;
  const stops = () => [...document.querySelectorAll("[data-stop]")].filter(isShown);
  const current = () => document.querySelector('[data-stop][aria-current="true"]');

  function goTo(stop, { focus = true } = {}) {
    if (!stop) return;
    for (const other of document.querySelectorAll('[data-stop][aria-current="true"]')) {
      if (other !== stop) other.removeAttribute("aria-current");
    }
    stop.setAttribute("aria-current", "true");
    if (focus) {
      stop.focus({ preventScroll: true });
      stop.scrollIntoView({ block: "nearest" });
    }
    stop.dispatchEvent(new CustomEvent("keys:arrived", { bubbles: true }));
  }

  function step(by) {
    const all = stops();
    const at = all.indexOf(current());
    goTo(at < 0 ? all[0] : all[Math.min(all.length - 1, Math.max(0, at + by))]);
  }

  // --- Keys ---

  const BUILT_IN = [
    { key: "j", label: "Next", press: () => step(1) },
    { key: "k", label: "Previous", press: () => step(-1) },
    { key: "?", label: "These keys", press: () => openHelp() },
  ];

  function offered() {
    const found = new Map();
    for (const each of BUILT_IN) if (each.key === "?" || stops().length) found.set(each.key, each.label);
    for (const each of document.querySelectorAll("[data-key]")) {
      if (!found.has(each.dataset.key)) found.set(each.dataset.key, each.dataset.keyLabel ?? each.textContent.trim());
    }
    return found;
  }

  const keyFor = (key, choice = chosen()) => choice.keys[key] ?? key;

  function meant(event) {
    const typed = (event.ctrlKey || event.metaKey ? MODIFIED : "") + event.key;
    const choice = chosen();
    if (choice.off && event.key !== "?" && !typed.startsWith(MODIFIED)) return null;
    for (const key of offered().keys()) if (keyFor(key, choice) === typed) return key;
    return null;
  }

  function isTyping(target) {
    return target.closest?.("input:not([type=checkbox]):not([type=radio]):not([type=button]):not([type=submit]), textarea, select, [contenteditable]");
  }

  function press(key) {
    const builtIn = BUILT_IN.find((each) => each.key === key);
    if (builtIn) return builtIn.press();
    const wanted = `[data-key="${CSS.escape(key)}"]:not(:disabled)`;
    const open = document.querySelector("dialog[open]");
    const shown = (within) => [...(within?.querySelectorAll(wanted) ?? [])].find(isShown);
    const target = open ? shown(open) : shown(current()) ?? shown(document);
    if (!target) return;
    if (target.matches("input:not([type=checkbox]):not([type=submit]), textarea, select, summary ~ *")) target.focus();
    else target.click();
  }

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.isComposing || event.defaultPrevented) return;
    const isModified = event.ctrlKey || event.metaKey;
    if (!isModified && isTyping(event.target)) {
      // Out of a field, back to where single keys mean something.
      const stop = event.key === "Escape" && !event.target.closest("dialog") && event.target.closest("[data-stop]");
      if (stop) stop.focus({ preventScroll: true });
      return;
    }
    const key = meant(event);
    if (key === null) return;
    if (document.querySelector("dialog[open]") && BUILT_IN.some((each) => each.key === key)) return;
    event.preventDefault();
    if (event.repeat && key !== "j" && key !== "k") return;
    press(key);
  });

  // Where the focus goes by itself (Tab, a click), the stop around it is the one at hand.
  document.addEventListener("focusin", (event) => {
    const stop = event.target.closest?.("[data-stop]");
    if (stop && stop !== current()) goTo(stop, { focus: false });
  });

  // --- The help: every key with what it does, to be changed or switched off ---

  function openHelp() {
    document.getElementById("keys-help")?.remove();
    const help = document.createElement("dialog");
    help.id = "keys-help";
    help.className = "keys-help";
    help.setAttribute("aria-labelledby", "keys-help-title");
    const choice = chosen();
    const form = make("form", { method: "dialog" });
    form.append(make("h2", { id: "keys-help-title" }, "Keys"));
    const off = make("input", { type: "checkbox", id: "keys-off" });
    off.checked = choice.off;
    const offLine = make("p", {}, off, " ");
    offLine.append(make("label", { htmlFor: "keys-off" }, "Switch all single keys off"));
    form.append(offLine);
    const list = make("dl");
    for (const [key, label] of offered()) {
      const id = `keys-for-${[...key].map((sign) => sign.codePointAt(0)).join("-")}`;
      const name = make("dt", {}, make("label", { htmlFor: id }, label));
      if (key.startsWith(MODIFIED) || key === "?") {
        list.append(make("dt", {}, label), make("dd", {}, make("kbd", {}, key)));
        continue;
      }
      const input = make("input", { id, value: keyFor(key, choice), maxLength: 1, size: 2, autocomplete: "off" });
      input.dataset.of = key;
      list.append(name, make("dd", {}, input));
    }
    const told = make("p", { className: "keys-told" });
    told.setAttribute("role", "status");
    const buttons = make("p", { className: "keys-buttons" });
    buttons.append(
      make("button", { value: "keep" }, "Keep"), " ",
      make("button", { value: "as-they-come", formNoValidate: true }, "As they come"), " ",
      make("button", { value: "", formNoValidate: true }, "Close"),
    );
    form.append(list, told, buttons);
    form.addEventListener("submit", (event) => {
      const wanted = event.submitter?.value;
      if (wanted === "as-they-come") keep({ off: false, keys: {} });
      if (wanted !== "keep") return;
      const inputs = [...list.querySelectorAll("input")];
      const typed = inputs.map((input) => input.value.trim()).filter(Boolean);
      const twice = typed.find((key, at) => typed.indexOf(key) !== at || key === "?");
      if (twice) {
        event.preventDefault();
        told.textContent = `“${twice}” is given twice: each key does one thing.`;
        return;
      }
      keep({ off: off.checked, keys: Object.fromEntries(
        inputs.filter((input) => input.value.trim() !== input.dataset.of)
          .map((input) => [input.dataset.of, input.value.trim()]),
      ) });
    });
    help.addEventListener("close", () => {
      help.remove();
      label();
      current()?.focus({ preventScroll: true });
    });
    help.append(form);
    document.body.append(help);
    help.showModal();
  }

  function make(tag, properties = {}, ...within) {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...within);
    return made;
  }

  // --- Each button tells its key ---

  function label() {
    const choice = chosen();
    for (const each of document.querySelectorAll("[data-key]")) {
      const key = keyFor(each.dataset.key, choice);
      const isOff = !key || (choice.off && !key.startsWith(MODIFIED));
      each.toggleAttribute("aria-keyshortcuts", !isOff);
      if (!isOff) each.setAttribute("aria-keyshortcuts", key.replace(MODIFIED, "Control+"));
      const sign = each.querySelector(":scope > kbd") ?? each.labels?.[0]?.querySelector("kbd");
      if (sign) {
        sign.textContent = key;
        sign.hidden = isOff;
      }
    }
  }

  if (named) {
    label();
    document.addEventListener("keys:redrawn", label);
    window.keys = { goTo, current, stops };
  }
}
