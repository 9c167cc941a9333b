// What was searched before a result was opened: kept on this device alone, the last first, none twice.
(function () {
  "use strict";
  var NAME = "handbook.searches";
  var MOST = 8;
  var parts = window.handbookSearch.parts;
  var place = document.querySelector(".search-recent");

  function all() {
    try {
      return JSON.parse(localStorage.getItem(NAME)).filter(function (one) { return typeof one === "string"; }).slice(0, MOST);
    } catch (none) { return []; }
  }

  function keep(text) {
    var list = [text].concat(all().filter(function (one) { return one !== text; })).slice(0, MOST);
    try { localStorage.setItem(NAME, JSON.stringify(list)); } catch (denied) { /* not kept */ }
  }

  function forget() {
    try { localStorage.removeItem(NAME); } catch (denied) { /* nothing was kept */ }
    show();
  }

  function show() {
    var list = place.querySelector("ul");
    list.textContent = "";
    all().forEach(function (text) {
      var one = parts.results.copyOf("search-recent-one");
      one.firstChild.value = one.firstChild.firstChild.textContent = text;
      list.appendChild(one);
    });
    place.hidden = !list.firstChild;
  }

  parts.recent = { keep: keep, forget: forget, show: show };
})();
