// Asking the server without leaving the page: what is sent is kept until it is stored, and what goes wrong stays in
// sight until it is over. Takes #told, a live region, and #trouble, an alert.
"use strict";
{
  const told = document.getElementById("told");
  const trouble = document.getElementById("trouble");
  const AGAIN_AFTER_MS = 2000;
  const MOST_TRIES = 5;

  const tell = (words) => { told.textContent = words; };

  // --- What goes wrong stays in sight until it is over ---

  function complain(id, message, link) {
    let line = trouble.querySelector(`[data-about="${CSS.escape(id)}"]`);
    if (!line) {
      line = document.createElement("p");
      line.className = "problem";
      line.dataset.about = id;
      trouble.append(line);
    }
    if (line.firstChild?.data === message) return line; // what is said again and again is read out once
    line.replaceChildren(message);
    if (link) line.append(" ", link);
    return line;
  }

  const settle = (id) => trouble.querySelector(`[data-about="${CSS.escape(id)}"]`)?.remove();

  function leadingTo(href, words, properties = {}) {
    return Object.assign(document.createElement("a"), { href, textContent: words, ...properties });
  }

  // --- Asking the server ---

  function csrfToken() {
    const kept = document.cookie.split("; ").find((each) => each.startsWith("csrftoken="));
    return kept ? decodeURIComponent(kept.slice("csrftoken=".length)) : document.querySelector("[name=csrfmiddlewaretoken]").value;
  }

  function newToken() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  const pause = (ms) => new Promise((done) => setTimeout(done, ms));

  // Whoever logs in again in another tab comes back to this one: then there is no need to wait.
  const soon = () => new Promise((done) => {
    const timer = setTimeout(done, AGAIN_AFTER_MS);
    addEventListener("focus", () => { clearTimeout(timer); done(); }, { once: true });
  });

  // Return the answer, however long it takes until the server can give it; null where it can't.
  async function ask(url, body) {
    for (let tries = 1; ; tries += 1) {
      let answer;
      try {
        const headers = { "X-Requested-With": "fetch" };
        if (body) headers["X-CSRFToken"] = csrfToken();
        answer = await fetch(url, { method: body ? "POST" : "GET", body, headers });
      } catch {
        complain("reach", body
          ? "The newsroom’s server can’t be reached. What you decided is kept here and sent as soon as it can be; don’t close this page."
          : "The newsroom’s server can’t be reached just now.");
        if (!body) return null;
        await pause(AGAIN_AFTER_MS);
        continue;
      }
      settle("reach");
      if (answer.status === 401) {
        const { login } = await answer.json();
        complain("login", "Your session has ended. What you decided is kept here, and sent once you have logged in:",
          leadingTo(login, "log in in a new tab", { target: "_blank", rel: "noopener" }));
        if (!body) return null;
        await soon();
        continue;
      }
      settle("login");
      if (answer.status < 500) return answer;
      if (!body || tries >= MOST_TRIES) {
        complain("server", `The server failed (${answer.status}). Reload the page to see what is stored.`);
        return null;
      }
      await pause(AGAIN_AFTER_MS);
    }
  }

  window.asking = { ask, complain, leadingTo, newToken, settle, tell };
}
