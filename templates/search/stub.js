// On every page: opens the search; all else is loaded at the first opening or call.
(function () {
  "use strict";
  var root = document.documentElement;
  var base = document.currentScript.src.replace(/search\.js.*/, "");
  var overlay = document.getElementById("search-overlay");
  var button = document.getElementById("search-button");
  var input = document.getElementById("search-input");
  var coming = {};
  var engine;

  // From file:// only elements load. What failed may be asked for again.
  function load(name) {
    return coming[name] || (coming[name] = new Promise(function (done, failed) {
      var isStyle = /css$/.test(name);
      var element = document.createElement(isStyle ? "link" : "script");
      element.onload = done;
      element.onerror = function () {
        delete coming[name];
        element.remove();
        failed(new Error(name));
      };
      element.rel = "stylesheet";
      element.async = false;
      element[isStyle ? "href" : "src"] = base + "search/" + name;
      document.head.appendChild(element);
    }));
  }

  function loadAll(names) { return Promise.all(names.split(" ").map(load)); }

  function show(isShown) {
    overlay.hidden = !isShown;
    root.classList.toggle("is-searching", isShown);
  }

  var api = window.handbookSearch = {
    root: base.replace(/assets\/$/, ""),
    parts: {},

    choices: function () {
      try {
        var chosen = JSON.parse(localStorage.getItem("handbook.choice"));
        return chosen.audiences.map(function (audience) { return chosen.region + "/" + audience; });
      } catch (none) { return []; }
    },

    ready: function () {
      return loadAll("search.js data.js").then(function () {
        if (!api.parts.data) delete coming["data.js"];  // it came in half
        return engine || (engine = api.parts.open());
      });
    },

    ask: function (text, options) {
      return api.ready().then(function () {
        return engine.ask(String(text), Object.assign({ limit: 10, choice: api.choices() }, options));
      });
    },

    search: function (text, options) {
      return api.ask(text, options).then(function (answer) { return answer.results; });
    },

    // The field takes what is typed at once.
    open: function (query) {
      if (overlay.hidden) api.opener = document.activeElement === document.body ? button : document.activeElement;
      show(true);
      if (query) input.value = query;
      input.focus();
      loadAll("face.css search.js").then(function () { api.parts.face.open(); }, function () {
        show(false);
        api.opener.focus();
        dispatchEvent(new CustomEvent("handbook-say", { detail: "unopened" }));
      });
    },
    show: show
  };

  button.addEventListener("click", function () { api.open(); });
  document.addEventListener("keydown", function (event) {
    var at = event.target;
    var key = event.key;
    if (event.defaultPrevented || event.isComposing || event.altKey || at.isContentEditable
      || at.matches && at.matches("input:not([type=checkbox]), textarea, select")) return;
    if (event.ctrlKey || event.metaKey ? /^k$/i.test(key) && !event.shiftKey : key === "/" || key === "s") {
      event.preventDefault();
      api.open();
    }
  });

  // `?q=` searches, `?h=` marks; on the way back the history knows the search.
  var address = new URLSearchParams(location.search);
  var left = (history.state || {}).handbookSearch;
  if (address.get("h")) load("arrive.js");
  if (left || address.get("q")) api.open(left ? left.query : address.get("q"));
})();
