// On a claim's form: an attribution stands in the claim's own text. The search offers those of that text alone,
// and the form that makes a new one takes text and quote along, so that neither is asked for again.
"use strict";
{
  // Longer addresses are refused by some servers; without its quote the form looks in the whole text.
  const LONGEST_QUOTE = 1500;

  // As chosen on the form; a stored claim's text isn't, and the select knows it.
  const versionOf = (select) => document.getElementById("id_version")?.value ?? select.dataset.version ?? "";

  // Before the admin's own listener, which opens what the link then names.
  document.addEventListener(
    "click",
    (event) => {
      const link = event.target.closest("a.add-related");
      const select = link?.closest(".related-widget-wrapper")?.querySelector("select[data-search='attributions']");
      if (!select) return;
      const address = new URL(link.href);
      const quote = document.getElementById("id_quote_0")?.value.trim() ?? "";
      for (const [name, value] of [["version", versionOf(select)], ["quote", quote]]) {
        if (value && value.length <= LONGEST_QUOTE) address.searchParams.set(name, value);
        else address.searchParams.delete(name);
      }
      link.href = address;
    },
    true,
  );

  django.jQuery.ajaxPrefilter((options) => {
    const select = document.querySelector("select[data-search='attributions']");
    const address = new URL(options.url, location.href);
    if (!select || address.pathname !== new URL(select.getAttribute("data-ajax--url"), location.href).pathname) return;
    address.searchParams.set("version", versionOf(select));
    options.url = address.href;
  });
}
