// The steps of a chain are moved by buttons, and their positions follow. Those who speak jointly have one
// position and move together; a number typed by hand parts or joins them. Without this script the numbers do.
"use strict";
{
  const POSITION = "input.position";

  const nameOf = (position) => (position === 0 ? "origin" : `relay ${position}`);

  class Chain {
    constructor(group) {
      this.group = group;
      this.told = document.createElement("p");
      this.told.className = "visually-hidden";
      this.told.setAttribute("aria-live", "polite");
      group.append(this.told);
      this.links().forEach((link) => this.addButtons(link));
      this.sort();
      this.show();
      group.addEventListener("input", () => this.show());
      // The search tells jQuery alone what was chosen.
      django.jQuery(group).on("change", (event) => this.heed(event.target));
      group.addEventListener("formset:added", (event) => this.append(event.target));
      document.addEventListener("formset:removed", () => this.closeGaps());
    }

    links() {
      return [...this.group.querySelectorAll(".inline-related:not(.empty-form)")];
    }

    // The links that the chain will have: not those ticked to go, nor those whose number can't be read.
    kept() {
      return this.links().filter((link) => !this.isGoing(link) && this.positionOf(link) !== null);
    }

    isGoing(link) {
      return link.querySelector("input[name$='-DELETE']")?.checked ?? false;
    }

    positionOf(link) {
      const typed = link.querySelector(POSITION).value;
      return /^\d{1,5}$/.test(typed) ? Number(typed) : null;
    }

    place(link, position) {
      link.querySelector(POSITION).value = position;
    }

    steps() {
      return [...new Set(this.kept().map((link) => this.positionOf(link)))].sort((a, b) => a - b);
    }

    closeGaps() {
      const steps = this.steps();
      this.kept().forEach((link) => this.place(link, steps.indexOf(this.positionOf(link))));
      this.show();
    }

    append(link) {
      this.addButtons(link);
      const others = this.kept().filter((each) => each !== link);
      this.place(link, Math.max(-1, ...others.map((each) => this.positionOf(each))) + 1);
      this.show();
      link.querySelector(POSITION).focus();
    }

    isAlone(link, position) {
      return this.kept().every((each) => each === link || this.positionOf(each) !== position);
    }

    // A step ticked to go leaves no gap; one that stays after all gets its place back.
    heed(input) {
      const link = input.closest(".inline-related");
      if (input.matches("input[name$='-DELETE']")) {
        const position = this.positionOf(link);
        if (input.checked) {
          link.dataset.wasJoint = !this.isAlone(link, position);
        } else if (link.dataset.wasJoint !== "true") {
          const later = this.kept().filter((each) => each !== link && this.positionOf(each) >= position);
          later.forEach((each) => this.place(each, this.positionOf(each) + 1));
        }
        this.closeGaps();
      } else if (input.matches("select")) {
        this.show();
      }
    }

    move(link, by, button) {
      this.closeGaps();
      const from = this.positionOf(link);
      const to = from === null ? -1 : from + by;
      if (!this.steps().includes(to)) {
        this.tell(by < 0 ? `${this.voiceOf(link)} is the origin already.` : `${this.voiceOf(link)} comes last already.`);
        return;
      }
      for (const each of this.kept()) {
        const position = this.positionOf(each);
        if (position === from) this.place(each, to);
        else if (position === to) this.place(each, from);
      }
      this.sort();
      this.show();
      button.focus();
      this.tell(`${this.voiceOf(link)} is now ${nameOf(to)}.`);
    }

    // In the order of the chain. What has no readable number stays last.
    sort() {
      const links = this.links();
      const keyOf = (link) => this.positionOf(link) ?? Infinity;
      const sorted = [...links].sort((a, b) => (keyOf(a) === keyOf(b) ? 0 : keyOf(a) - keyOf(b)));
      if (sorted.every((link, index) => link === links[index])) return;
      const end = links.at(-1).nextSibling;
      sorted.forEach((link) => link.parentNode.insertBefore(link, end));
    }

    // What each step is called: beside its number, above it, and on its buttons.
    show() {
      const last = Math.max(...this.steps());
      for (const link of this.links()) {
        const position = this.positionOf(link);
        const name = position === null || this.isGoing(link) ? "" : nameOf(position);
        const joint = name && !this.isAlone(link, position) ? `${name}, jointly` : name;
        link.querySelector(".step-name").textContent = joint;
        link.querySelector(".inline_label").textContent = [name, this.named(link)].filter(Boolean).join(" · ");
        for (const [way, word, end] of [["up", "Earlier", 0], ["down", "Later", last]]) {
          const button = link.querySelector(`button.step-${way}`);
          button.setAttribute("aria-label", `${word}: ${this.voiceOf(link)}`);
          // Not switched off: a button that is loses the focus.
          button.setAttribute("aria-disabled", name === "" || position === end);
        }
      }
    }

    voiceOf(link) {
      return this.named(link) || "this step";
    }

    named(link) {
      const chosen = link.querySelector("select[name$='-source']")?.selectedOptions[0]?.textContent;
      const words = link.querySelector("[name$='-words']")?.value.trim();
      return chosen || (words ? `“${words}”` : "");
    }

    addButtons(link) {
      const buttons = document.createElement("span");
      buttons.className = "step-moves";
      for (const [way, by, sign] of [["up", -1, "↑"], ["down", 1, "↓"]]) {
        const button = document.createElement("button");
        button.type = "button";
        button.className = `step-${way}`;
        button.textContent = sign;
        button.addEventListener("click", () => this.move(link, by, button));
        buttons.append(button);
      }
      link.querySelector("h3 .inline_label").after(buttons);
    }

    tell(words) {
      this.told.textContent = words;
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    const group = document.getElementById("links-group");
    // Where the chain can only be read, there is nothing to move.
    if (group?.querySelector(POSITION)) new Chain(group);
  });
}
