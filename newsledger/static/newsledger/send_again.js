// A form that waited on a page while its user logged in elsewhere is sent with the token of that log-in.
// Without script it is answered by one more page to send it from.
"use strict";

for (const form of document.querySelectorAll("form[data-fresh-token]")) {
  form.addEventListener("submit", () => {
    const cookie = document.cookie.split("; ").find((each) => each.startsWith("csrftoken="));
    if (cookie) {
      form.elements.csrfmiddlewaretoken.value = cookie.slice("csrftoken=".length);
    }
  });
}
