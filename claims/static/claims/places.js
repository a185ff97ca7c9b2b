// Words that stand more than once: one of the places shown is chosen by a button, instead of by its number.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  for (const list of document.querySelectorAll(".words-input ol.places")) {
    const number = list.closest(".words-input").querySelector("input.occurrence");
    for (const place of list.querySelectorAll("li")) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = "This one";
      button.setAttribute("aria-label", `This one: number ${place.value}`);
      button.addEventListener("click", () => {
        number.value = place.value;
        number.focus();
      });
      place.append(" ", button);
    }
  }
});
