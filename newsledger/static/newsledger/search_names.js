// A box to search in stands in for a select of a growing table. It takes over the name of its field, which it
// would be without as long as nothing is chosen.
"use strict";
{
  const name = (select) => {
    const label = select.labels[0];
    const box = select.nextElementSibling?.querySelector(".select2-selection");
    const chosen = box?.querySelector(".select2-selection__rendered");
    if (!label || !chosen) return;
    label.id ||= `${select.id}_label`;
    box.setAttribute("aria-labelledby", `${label.id} ${chosen.id}`);
    // Text inside the box, not a field of its own.
    chosen.removeAttribute("role");
    chosen.removeAttribute("aria-readonly");
  };
  const nameAll = (within) => within.querySelectorAll("select.admin-autocomplete").forEach(name);

  // After the boxes are made, which is when the page is ready and when a part is added.
  django.jQuery(() => nameAll(document));
  document.addEventListener("formset:added", (event) => nameAll(event.target));
  django.jQuery(document).on("select2:open", (event) => {
    const field = document.querySelector(".select2-container--open .select2-search__field");
    field?.setAttribute("aria-label", event.target.labels[0]?.textContent ?? "Search");
  });
}
