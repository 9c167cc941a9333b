// What pages do beyond reading: settings, copying, folds that open for their target, the place in the menu.
// Every sentence that a reader sees stands in the page (partials/page/footer.html), none here.
(function () {
  "use strict";
  var root = document.documentElement;
  var said = document.getElementById("said");

  function say(key) {
    said.textContent = said.dataset[key];
    said.classList.add("is-shown");
    clearTimeout(say.timer);
    say.timer = setTimeout(function () { said.classList.remove("is-shown"); }, 6000);
  }

  addEventListener("handbook-say", function (event) { say(event.detail); });  // the search says something too

  // Settings -----------------------------------------------------------------------------------
  function mark(button) {
    button.setAttribute("aria-pressed", String((root.dataset[button.dataset.set] || "") === button.dataset.value));
  }

  function set(name, value) {
    try {
      if (value) localStorage.setItem("handbook." + name, value); else localStorage.removeItem("handbook." + name);
      return true;
    } catch (denied) { return false; }  // it holds for this page at least
  }

  var settings = document.querySelectorAll("[data-set]");
  settings.forEach(mark);

  // The reader's own handbook -------------------------------------------------------------------
  // `handbook.choice` is for other scripts too; `handbook.title` is its name, for the home page alone.
  var home = document.currentScript.src.replace(/assets\/[^/]*$/, "");
  var mine = read();

  function stored(name) {
    try { return localStorage.getItem("handbook." + name); } catch (denied) { return null; }
  }

  function read() {
    try {
      var choice = JSON.parse(stored("choice"));
      var ids = [choice.region, choice.audiences[0]];
      var areIds = ids.every(function (id) { return typeof id === "string" && /^[a-z0-9-]+$/.test(id); });
      return areIds ? ids.join("/") + "/index.html" : "";
    } catch (none) { return ""; }
  }

  function choose(button) {
    var ids = button.dataset.page.split("/");
    mine = mine === button.dataset.page ? "" : button.dataset.page;
    var isKept = set("choice", mine && JSON.stringify({ region: ids[0], audiences: [ids[1]] }));
    set("title", mine && button.dataset.title);
    showChoice();
    say(!mine ? "unchosen" : isKept ? "chosen" : "unkept");
  }

  function showChoice() {
    if (mine) root.dataset.choice = ""; else delete root.dataset.choice;
    document.querySelectorAll(".mine a").forEach(function (link) { link.href = home + mine; });
    document.querySelectorAll(".mine-title").forEach(function (title) { title.textContent = stored("title") || ""; });
    document.querySelectorAll("button.choose").forEach(function (button) {
      button.setAttribute("aria-pressed", String(button.dataset.page === mine));
    });
  }

  showChoice();

  // Copying ------------------------------------------------------------------------------------
  function copyByHand(text) {  // where the page is not in a secure context, or is too old
    var area = document.createElement("textarea");
    area.value = text;
    area.className = "off-screen";
    document.body.appendChild(area);
    area.select();
    var done = document.execCommand("copy");
    area.remove();
    return done ? Promise.resolve() : Promise.reject();
  }

  function copy(text, key) {
    var written = navigator.clipboard && navigator.clipboard.writeText
      ? navigator.clipboard.writeText(text).catch(function () { return copyByHand(text); })
      : copyByHand(text);
    written.then(function () { say(key); }, function () { say("failed"); });
  }

  // The wording as the document has it: pieces of one paragraph run on, paragraphs are lines of their own.
  function wording(record) {
    return Array.prototype.reduce.call(record.querySelector(".wording").querySelectorAll("p"), function (text, p) {
      return text + (text && !p.classList.contains("runs-on") ? "\n" : "") + p.textContent;
    }, "");
  }

  function quotation(record) {
    return "“" + wording(record) + "”（" + record.dataset.cite + "）";
  }

  // Without what a search has put into it.
  function address(place) {
    return location.href.replace(/[?#].*/, "") + place;
  }

  var tools = {
    copy: function (record) { copy(quotation(record), "copied"); },
    report: function (record) {
      copy(record.dataset.id + "\n" + quotation(record) + "\n" + address(""), "report");
    }
  };

  document.addEventListener("click", function (event) {
    var button = event.target.closest("button");
    var link = event.target.closest("a.permalink");
    if (button && button.dataset.set) {
      if (button.dataset.value) root.dataset[button.dataset.set] = button.dataset.value;
      else delete root.dataset[button.dataset.set];
      set(button.dataset.set, button.dataset.value);
      settings.forEach(mark);
    } else if (button && button.classList.contains("choose")) {
      choose(button);
    } else if (button && tools[button.className.split(" ")[0]]) {
      tools[button.className.split(" ")[0]](button.closest(".record"));
    } else if (link) {
      copy(address(link.getAttribute("href")), "link");
    } else if (event.target.closest(".menu a")) {
      close();
    }
    if (!event.target.closest(".settings")) panel.open = false;
  });

  // Menu and settings: one open at a time, Escape leads back to what opened it ------------------
  var drawer = document.getElementById("menu-switch");
  var panel = document.querySelector(".settings");
  drawer.checked = false;  // some browsers restore it with the page

  function close() {
    drawer.checked = false;
    panel.open = false;
  }

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && (drawer.checked || panel.open)) {
      var opener = panel.open ? panel.firstElementChild : drawer;
      close();
      opener.focus();
    }
    if (event.key === "Enter" && event.target === drawer) drawer.click();
  });

  drawer.addEventListener("change", function () { panel.open = false; });
  panel.addEventListener("toggle", function () { if (panel.open) drawer.checked = false; });
  document.addEventListener("focusin", function (event) {
    if (!event.target.closest(".site-header")) drawer.checked = false;
    if (!panel.contains(event.target)) panel.open = false;
  });

  // A fold opens for what is inside it ---------------------------------------------------------
  function named(hash) {
    try { return document.getElementById(decodeURIComponent(hash.slice(1))); } catch (malformed) { return null; }
  }

  function show() {
    var target = named(location.hash);
    if (!target) return;
    var opened = false;
    for (var fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      opened = opened || !fold.open;
      fold.open = true;
    }
    if (opened) target.scrollIntoView();
  }

  addEventListener("hashchange", show);

  // On paper all is open, also where styles cannot open a fold ----------------------------------
  var folded = [];
  addEventListener("beforeprint", function () {
    folded = Array.prototype.slice.call(document.querySelectorAll("article details:not([open])"));
    folded.forEach(function (fold) { fold.open = true; });
  });
  addEventListener("afterprint", function () {
    folded.forEach(function (fold) { fold.open = false; });
  });
  show();

  // Where the reader is ------------------------------------------------------------------------
  var places = Array.prototype.map.call(document.querySelectorAll(".menu .parts a"), function (link) {
    return { link: link, heading: named(link.hash) };
  }).filter(function (place) { return place.heading; });

  if (places.length && "IntersectionObserver" in window) {
    var passed = new Set();
    var observer = new IntersectionObserver(function (entries) {
      entries.forEach(function (entry) {
        if (entry.isIntersecting || entry.boundingClientRect.top < 0) passed.add(entry.target);
        else passed.delete(entry.target);
      });
      var here = places.filter(function (place) { return passed.has(place.heading); }).pop();
      places.forEach(function (place) {
        if (place === here) place.link.setAttribute("aria-current", "true");
        else place.link.removeAttribute("aria-current");
      });
    }, { rootMargin: "0px 0px -60% 0px" });
    places.forEach(function (place) { observer.observe(place.heading); });
  }
})();
