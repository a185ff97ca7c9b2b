// Choosing claims in their list: all of the page at once, and how many are chosen. Without it, one by one.
"use strict";
{
  const table = document.getElementById("result_list");
  const told = document.getElementById("chosen-number");
  const boxes = table ? [...table.querySelectorAll("input.choice")] : [];
  const heading = table && table.querySelector("th.column-chosen .text");

  if (told && heading && boxes.length) {
    const all = document.createElement("input");
    all.type = "checkbox";
    all.setAttribute("aria-label", "Choose all on this page");

    const tell = () => {
      const number = boxes.filter((box) => box.checked).length;
      all.checked = number === boxes.length;
      all.indeterminate = number > 0 && number < boxes.length;
      told.textContent = number ? `${number} of ${boxes.length} chosen` : "";
    };

    all.addEventListener("change", () => {
      boxes.forEach((box) => { box.checked = all.checked; });
      tell();
    });
    boxes.forEach((box) => box.addEventListener("change", tell));
    // A browser that comes back to the page keeps what was chosen.
    window.addEventListener("pageshow", tell);
    heading.replaceChildren(all);
  }
}
