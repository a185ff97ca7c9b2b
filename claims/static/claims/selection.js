// Words selected in a text, by their places in it. The server counts code points, a browser UTF-16 units.
"use strict";
{
  const codePoints = (words) => [...words].length;

  // Return {start, end, words} of what is selected in the element, null where nothing is. The blanks that come along
  // at the edges are left out. `data-start` says where the element's text begins in the whole one.
  function selectedIn(text) {
    const selection = getSelection();
    const range = selection.rangeCount ? selection.getRangeAt(0) : null;
    if (!range || range.collapsed || !text.contains(range.commonAncestorContainer)) return null;
    const before = document.createRange();
    before.selectNodeContents(text);
    before.setEnd(range.startContainer, range.startOffset);
    const said = range.toString();
    const words = said.trim();
    if (!words) return null;
    const blanks = said.slice(0, said.length - said.trimStart().length);
    const start = Number(text.dataset.start) + codePoints(before.toString() + blanks);
    return { start, end: start + codePoints(words), words };
  }

  // Return the range of the element's text between two places, as `selectedIn` counts them.
  function rangeOf(text, start, end) {
    const range = document.createRange();
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    let at = Number(text.dataset.start);
    let begun = false;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const signs = [...node.data];
      const units = (place) => signs.slice(0, place - at).join("").length;
      const ends = at + signs.length;
      if (!begun && start < ends) {
        range.setStart(node, units(start));
        begun = true;
      }
      if (begun && end <= ends) {
        range.setEnd(node, units(end));
        return range;
      }
      at = ends;
    }
    return null;
  }

  window.selection = { selectedIn, rangeOf };
}
