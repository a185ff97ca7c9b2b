// Two keys a decision: the first chooses how the two stand to each other, Enter stores it.
"use strict";
{
  // A key presses a label; the focus goes into the form with it, so that Enter sends that form and nothing else.
  document.querySelector(".linking .decision")?.addEventListener("click", (event) => {
    if (event.target.matches("input[type=radio], input[type=checkbox]")) event.target.focus();
  });

  // Who has just decided goes on at once; who comes from elsewhere begins where pages begin.
  const pair = document.getElementById("pair-at-hand");
  if (location.hash === "#pair-at-hand") pair?.focus({ preventScroll: true });
}
