// At the target of a search result (`?h=` names the words): marks them, unfolds them, brings them into view.
// <mark> elements are put around what stands there; no character of the wording changes.
(function () {
  "use strict";
  var HEADING = /^H[1-6]$/;
  var SPOKEN = /[\p{L}\p{N}\ud800-\udfff]/u;  // halves of a rare character too
  var MOST = 200;

  function named(hash) {
    try { return document.getElementById(decodeURIComponent(hash.slice(1))); } catch (malformed) { return null; }
  }

  // A heading, a paragraph or an empty anchor, with all up to the next heading of its rank or empty anchor.
  function section(start) {
    var rank = HEADING.test(start.tagName) ? start.tagName : "H6";
    var found = [start];
    for (var next = start.nextElementSibling; next; next = next.nextElementSibling) {
      if (HEADING.test(next.tagName) ? next.tagName <= rank : next.id && !next.firstChild) break;
      found.push(next);
    }
    return found;
  }

  // Where to look for a word, the nearest first: lists of elements.
  function places(start) {
    var beside = start.nextElementSibling;
    var paragraph = start.closest(".paragraph");
    var record = beside && beside.matches(".record") ? beside : start.querySelector(".record") || start.closest(".record");
    var head = start.matches("details") ? start.firstElementChild : start;
    if (record) return [start.matches("p") ? [start] : [head, record.querySelector(".wording")], [record], section(start)];
    return paragraph ? [paragraph.querySelectorAll(".original"), section(paragraph)] : [section(start)];
  }

  // All characters of the elements after `start`.
  function characters(elements, start) {
    var found = [];
    Array.prototype.forEach.call(elements, function (element) {
      var walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (var node = walker.nextNode(); node; node = walker.nextNode()) {
        var isBefore = start.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING;
        if (isBefore || !node.data.trim() || node.parentElement.closest(".tools, .number, .records")) continue;
        for (var at = 0; at < node.length; at++) found.push({ node: node, at: at, letter: node.data[at] });
      }
    });
    return found;
  }

  function lower(letter) { return letter.toLowerCase()[0]; }

  // Letters and numbers count; what stands between them (marks, blanks, ends of lines) is no matter.
  function occurrences(all, word) {
    var sought = word.split("").filter(SPOKEN.test, SPOKEN).map(lower).join("");
    var spoken = Object.keys(all).filter(function (i) { return SPOKEN.test(all[i].letter); });
    var text = spoken.map(function (i) { return lower(all[i].letter); }).join("");
    var spans = [];
    if (!sought) return spans;
    for (var at = text.indexOf(sought); at >= 0 && spans.length < MOST; at = text.indexOf(sought, at + sought.length)) {
      spans.push(all.slice(spoken[at], Number(spoken[at + sought.length - 1]) + 1));
    }
    return spans;
  }

  // From the last to the first, so that the places before stay where they are.
  function mark(spans) {
    var stretches = [];
    spans.forEach(function (span) {
      span.forEach(function (letter, i) {
        var last = stretches[stretches.length - 1];
        if (i && last.node === letter.node) last.end = letter.at + 1;
        else stretches.push({ node: letter.node, start: letter.at, end: letter.at + 1 });
      });
    });
    stretches.reverse().forEach(function (one) {
      var range = document.createRange();
      range.setStart(one.node, one.start);
      range.setEnd(one.node, one.end);
      range.surroundContents(Object.assign(document.createElement("mark"), { className: "sought" }));
    });
  }

  function unmark(one) {
    var parent = one.parentNode;
    parent.replaceChild(one.firstChild, one);
    parent.normalize();
  }

  function unfold(element) {
    for (var fold = element.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  }

  // The target at the top, if the first mark is then in view too; else that mark in the middle.
  function show(start, first) {
    start.scrollIntoView();
    var box = first.getBoundingClientRect();
    var edge = document.querySelector(".site-header").getBoundingClientRect().bottom;
    if (box.top < edge || box.bottom > innerHeight) first.scrollIntoView({ block: "center" });
  }

  function arrive() {
    var address = new URLSearchParams(location.search);
    var article = document.querySelector("article");
    var start = named(location.hash);
    if (!start || !article.contains(start)) start = article.querySelector("h1") || article;
    article.querySelectorAll("mark.sought").forEach(unmark);
    address.getAll("h").forEach(function (word) {
      places(start).some(function (elements) {
        var spans = occurrences(characters(elements, start), word);
        mark(spans);
        return spans.length;
      });
    });
    var marks = article.querySelectorAll("mark.sought");
    marks.forEach(unfold);
    article.classList.toggle("is-sought", marks.length > 0);
    if (marks.length) show(start, marks[0]);
    address.delete("h");
    var rest = address.toString();
    try { history.replaceState(history.state, "", location.pathname + (rest && "?" + rest) + location.hash); } catch (refused) { /* it stays */ }
  }

  arrive();
  window.handbookSearch.parts.arrive = arrive;
})();
