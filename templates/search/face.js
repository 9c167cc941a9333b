// The overlay of the search: what is typed is asked of the engine, what is found is shown, the keys lead through it.
// Every word that a reader sees stands in partials/search.html; what is found is put in as text, never as markup.
(function () {
  "use strict";
  var STEP = 20;
  var PAUSE = 80;
  var api = window.handbookSearch;
  var overlay = document.getElementById("search-overlay");
  var input = document.getElementById("search-input");
  var hits = document.getElementById("search-hits");
  var drawn = api.parts.results;
  var filled = drawn.filled;
  var recent = api.parts.recent;
  var body = part("body");
  var status = part("status");
  var filters = overlay.querySelectorAll("select");
  var engine = null;
  var names = { kinds: {} };
  var answer = null;
  var active = null;
  var seen = new Set();
  var asked = 0;
  var timer = 0;
  var isComposing = false;
  var isGoingBack = false;

  function part(name) { return overlay.querySelector(".search-" + name); }
  function tool(name) { return overlay.querySelector("[data-do=" + name + "]"); }
  function isTouched() { return matchMedia("(pointer: coarse)").matches; }

  // Asking -------------------------------------------------------------------------------------
  function chosen() {
    var options = {};
    filters.forEach(function (select) { if (select.value) options[select.name] = select.value; });
    return options;
  }

  // A newer question makes the answer to an older one void.
  function ask(limit) {
    var ticket = ++asked;
    var text = input.value.trim();
    clearTimeout(timer);
    keepAddress(text);
    tool("clear").hidden = !input.value;
    if (!text) return Promise.resolve(show(null));
    if (!engine) say("opening");
    return api.ready().then(function (ready) {
      if (!engine) offer(engine = ready);
      return api.ask(text, Object.assign(chosen(), { limit: limit || STEP }));
    }).then(function (found) {
      if (ticket === asked) show(found, limit);
    }, function () {
      if (ticket !== asked) return;
      show(null);
      part("start").hidden = true;
      part("retry").hidden = false;
      say("failed");
    });
  }

  function askSoon() {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  }

  // Showing ------------------------------------------------------------------------------------
  function say(key, values) { status.textContent = key ? filled(status.dataset[key], values) : ""; }

  function show(found, limit) {
    answer = found;
    if (!limit) {
      hits.textContent = "";
      seen.clear();
      body.scrollTop = 0;
      activate(null);
    }
    var results = found ? found.results : [];
    results.forEach(function (one) {
      var key = one.url + " " + one.title;
      if (!seen.has(key)) hits.appendChild(drawn.hit(one, names, seen.size));
      seen.add(key);
    });
    var left = found ? found.total - seen.size : 0;
    hits.hidden = !results.length;
    input.setAttribute("aria-expanded", String(results.length > 0));
    part("start").hidden = Boolean(found);
    part("filters").hidden = !found;
    part("none").hidden = !found || results.length > 0;
    part("retry").hidden = true;
    part("more").hidden = left <= 0;
    tool("more").textContent = filled(tool("more").dataset.words, { n: Math.min(left, STEP) });
    tool("unfilter").hidden = !Object.keys(chosen()).length;
    showChoice();
    var understood = found ? found.understood : [];
    drawn.phrases(part("read"), understood.filter(function (one) { return !one.isGuess; }), found);
    drawn.phrases(part("guess"), understood.filter(function (one) { return one.isGuess; }), found);
    if (!found) { say(); recent.show(); return; }
    var isGuessed = results.length > 0 && results.every(function (one) { return one.isGuess; });
    say(!results.length ? "none" : isGuessed ? "guessed" : "found", { n: found.total, query: found.query });
  }

  // Filters ------------------------------------------------------------------------------------
  // What is no record has its kind's name from the page.
  function offer(ready) {
    [ready.regions, ready.audiences, ready.kinds].forEach(function (list, i) {
      list.forEach(function (one) {
        var title = one.title || filters[i].dataset[one.id];
        filters[i].append(new Option(title, one.id));
        if (list === ready.kinds) names.kinds[one.id] = title;
      });
    });
    names.handbooks = ready.handbooks;
  }

  function showChoice() {
    var own = api.choices()[0];
    tool("mine").hidden = !(engine && own in engine.handbooks);
    tool("mine").setAttribute("aria-pressed", String(own === filters[0].value + "/" + filters[1].value));
  }

  function narrow(region, audience) {
    filters[0].value = region;
    filters[1].value = audience;
  }

  // Opening and closing; the way back of a phone closes too ---------------------------------------
  function place() { return (history.state || {}).handbookSearch; }

  function keepAddress(query, isNew) {
    var params = new URLSearchParams(location.search);
    if (query) params.set("q", query); else params.delete("q");
    var rest = params.toString();
    var state = { handbookSearch: { query: query || "", isPushed: Boolean(isNew || (place() || {}).isPushed) } };
    try {
      if (isNew) history.pushState(state, "");
      else history.replaceState(query === null ? null : state, "", location.pathname + (rest && "?" + rest) + location.hash);
    } catch (refused) { /* the address stays */ }
  }

  // Whoever came by `?q=` has a step back too: to the page without it.
  function open() {
    if (!place()) {
      keepAddress(null);
      keepAddress("", true);
    }
    if (!answer || answer.query !== input.value.trim()) ask();
  }

  function hide() {
    api.show(false);
    clearTimeout(timer);
    asked++;
    api.opener.focus({ preventScroll: true });
  }

  function close() {
    hide();
    if ((place() || {}).isPushed) {
      isGoingBack = true;
      history.back();
    } else keepAddress(null);
  }

  addEventListener("popstate", function () {
    if (isGoingBack) {
      isGoingBack = false;
      if (!overlay.hidden) keepAddress(input.value.trim(), true);
    } else if (!place() && !overlay.hidden) hide();
    else if (place() && overlay.hidden) api.open(place().query);
  });

  // Keys ---------------------------------------------------------------------------------------
  function activate(option) {
    if (active) active.setAttribute("aria-selected", "false");
    active = option;
    if (!option) { input.removeAttribute("aria-activedescendant"); return; }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  }

  // Up from the first and down from the last lead to the field.
  function move(step) {
    if (active) activate(step > 0 ? active.nextElementSibling : active.previousElementSibling);
    else activate(step > 0 ? hits.firstElementChild : hits.lastElementChild);
  }

  // Without a choice Enter opens the first result; on a phone it puts the keyboard away.
  function enter() {
    if (active) active.click();
    else if (isTouched()) { ask(); body.focus(); } else ask().then(function () { if (hits.firstChild) hits.firstChild.click(); });
  }

  function circle(event) {
    var all = Array.prototype.filter.call(overlay.querySelectorAll("input, button, select"), function (one) { return one.offsetParent; });
    var end = all[event.shiftKey ? 0 : all.length - 1];
    if (document.activeElement !== end && overlay.contains(document.activeElement)) return false;
    all[event.shiftKey ? all.length - 1 : 0].focus();
    return true;
  }

  // Back to the field, but without calling up the keyboard of a phone.
  function back() { (isTouched() ? body : input).focus(); }

  function clear() {
    input.value = "";
    input.focus();
    ask();
  }

  var keys = {
    Escape: function () { if (input.value) clear(); else close(); return true; },
    Tab: circle,
    ArrowDown: function (event) { return event.target.matches("input, a") && !move(1); },
    ArrowUp: function (event) { return event.target.matches("input, a") && !move(-1); },
    Home: function () { return active && !activate(hits.firstElementChild); },
    End: function () { return active && !activate(hits.lastElementChild); },
    Enter: function (event) { return event.target === input && !enter(); }
  };

  overlay.addEventListener("keydown", function (event) {
    var isPlain = !(event.isComposing || event.keyCode === 229 || event.ctrlKey || event.altKey || event.metaKey);
    if (isPlain && keys[event.key] && keys[event.key](event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  });

  document.addEventListener("focusin", function (event) {
    if (!overlay.hidden && !overlay.contains(event.target)) input.focus();
  });

  // While a word is being composed nothing is asked. Some phones compose every Latin word: there a long pause asks.
  input.addEventListener("compositionstart", function () { isComposing = true; clearTimeout(timer); });
  input.addEventListener("compositionend", function () { isComposing = false; askSoon(); });
  input.addEventListener("input", function () {
    asked++;
    activate(null);
    if (!isComposing) askSoon();
    else if (isTouched()) { clearTimeout(timer); timer = setTimeout(ask, 8 * PAUSE); }
  });

  // What is tapped -----------------------------------------------------------------------------
  var tools = {
    clear: clear,
    close: close,
    retry: function () { back(); ask(); },
    phrase: function (button) { input.value = button.value; back(); ask(); },
    more: function () {
      var last = hits.lastElementChild;
      ask(hits.children.length + STEP).then(function () { if (last.nextElementSibling) last.nextElementSibling.focus(); });
    },
    mine: function (button) {
      var own = button.getAttribute("aria-pressed") === "true" ? ["", ""] : api.choices()[0].split("/");
      narrow(own[0], own[1]);
      ask();
    },
    unfilter: function () { narrow("", ""); filters[2].value = ""; back(); ask(); },
    forget: function () {
      recent.forget();
      back();
    }
  };

  function opened(event) {
    var link = event.target.closest(".hit");
    if (!link || event.button > 1) return;
    recent.keep(input.value.trim());
    if (link.href.split("#")[0] !== location.href.split("#")[0]) return;
    hide();  // where the address could not be cleaned, the target is on this very page
    setTimeout(api.parts.arrive, PAUSE);
  }

  overlay.addEventListener("click", function (event) {
    var button = event.target.closest("[data-do]");
    if (button) tools[button.dataset.do](button);
    else opened(event);
  });
  overlay.addEventListener("mousedown", function (event) {  // a click may have begun inside, as when text is selected
    if (event.target !== overlay) return;
    event.preventDefault();
    close();
  });
  overlay.addEventListener("auxclick", opened);
  filters.forEach(function (select) { select.addEventListener("change", function () { ask(); }); });
  body.addEventListener("touchmove", function () {
    if (document.activeElement === input) body.focus({ preventScroll: true });  // the keyboard makes room
  }, { passive: true });

  input.enterKeyHint = "search";
  api.parts.face = { open: open };
})();
