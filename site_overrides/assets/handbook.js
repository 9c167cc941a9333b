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

  // Settings -----------------------------------------------------------------------------------
  function mark(button) {
    button.setAttribute("aria-pressed", String((root.dataset[button.dataset.set] || "") === button.dataset.value));
  }

  function set(name, value) {
    if (value) root.dataset[name] = value; else delete root.dataset[name];
    try {
      if (value) localStorage.setItem("handbook." + name, value); else localStorage.removeItem("handbook." + name);
    } catch (denied) { /* it holds for this page at least */ }
  }

  var settings = document.querySelectorAll("[data-set]");
  settings.forEach(mark);

  // The reader's own handbook -------------------------------------------------------------------
  var home = document.currentScript.src.replace(/assets\/[^/]*$/, "");

  function stored(name) {
    try { return localStorage.getItem("handbook." + name); } catch (denied) { return null; }
  }

  function chosen() {
    try {
      var choice = JSON.parse(stored("choice"));
      return choice ? choice.region + "/" + choice.audiences[0] + "/index.html" : "";
    } catch (broken) { return ""; }
  }

  function choose(button) {
    var ids = button.dataset.page.split("/");
    var isMine = chosen() === button.dataset.page;
    set("choice", isMine ? "" : JSON.stringify({ region: ids[0], audiences: [ids[1]] }));
    set("title", isMine ? "" : button.dataset.title);
    showChoice();
  }

  function showChoice() {
    var page = chosen();
    if (page) root.dataset.choice = ""; else delete root.dataset.choice;
    document.querySelectorAll(".mine a").forEach(function (link) { link.href = home + page; });
    document.querySelectorAll(".mine-title").forEach(function (title) { title.textContent = stored("title"); });
    document.querySelectorAll("button.choose").forEach(function (button) {
      button.classList.toggle("is-mine", button.dataset.page === page);
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

  function address(link) {
    return new URL(link.getAttribute("href"), location.href).href;
  }

  var tools = {
    copy: function (record) { copy(quotation(record), "copied"); },
    report: function (record) {
      copy(record.dataset.id + "\n" + quotation(record) + "\n" + location.href.split("#")[0], "report");
    }
  };

  document.addEventListener("click", function (event) {
    var button = event.target.closest("button");
    var link = event.target.closest("a.permalink");
    if (button && button.dataset.set) {
      set(button.dataset.set, button.dataset.value);
      settings.forEach(mark);
    } else if (button && button.classList.contains("choose")) {
      choose(button);
    } else if (button && tools[button.className.split(" ")[0]]) {
      tools[button.className.split(" ")[0]](button.closest(".record"));
    } else if (link) {
      copy(address(link), "link");
    } else if (event.target.closest(".menu a")) {
      close();
    }
    if (panel && panel.open && !event.target.closest(".settings")) panel.open = false;
  });

  // Menu ---------------------------------------------------------------------------------------
  var drawer = document.getElementById("menu-switch");
  var panel = document.querySelector(".settings");

  function close() {
    drawer.checked = false;
    if (panel) panel.open = false;
  }

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") close();
    if (event.key === "Enter" && event.target === drawer) drawer.checked = !drawer.checked;
  });

  // A fold opens for what is inside it ---------------------------------------------------------
  function show() {
    var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    var opened = false;
    for (var fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      opened = opened || !fold.open;
      fold.open = true;
    }
    if (opened) target.scrollIntoView();
  }

  addEventListener("hashchange", show);
  addEventListener("beforeprint", function () {  // where styles cannot open a fold
    document.querySelectorAll("article details").forEach(function (fold) { fold.open = true; });
  });
  show();

  // Where the reader is ------------------------------------------------------------------------
  var places = Array.prototype.map.call(document.querySelectorAll(".menu .parts a"), function (link) {
    return { link: link, heading: document.getElementById(decodeURIComponent(link.hash.slice(1))) };
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
