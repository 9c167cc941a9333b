// The page for printing a selection: what is not ticked is neither shown nor printed. Nothing is stored.
// Every sentence that a reader sees stands in the page (templates/site/print.md.j2); numbers alone are put in.
(function () {
  "use strict";
  var list = document.querySelector(".ticks");
  var ticks = all(list, "input[data-piece]").map(function (box) {
    var piece = document.getElementById(box.dataset.piece).closest(".piece");
    return { box: box, piece: piece, count: all(piece, ".record").length };
  });
  var wholes = all(list, "input.whole").map(function (box) {
    return { box: box, own: ticks.filter(function (tick) { return box.closest("li").contains(tick.box); }) };
  });
  var holders = all(document, ".pieces").reverse();  // what is inside comes before what holds it
  var print = list.querySelector("[data-tick=print]");

  function all(place, names) {
    return Array.prototype.slice.call(place.querySelectorAll(names));
  }

  function isTicked(tick) { return tick.box.checked; }

  function show() {
    var ticked = ticks.filter(isTicked);
    ticks.forEach(function (tick) { tick.piece.hidden = !tick.box.checked; });
    holders.forEach(function (holder) { holder.hidden = !holder.querySelector(".piece:not([hidden])"); });
    wholes.forEach(function (whole) {
      whole.box.checked = whole.own.every(isTicked);
      whole.box.indeterminate = !whole.box.checked && whole.own.some(isTicked);
    });
    var count = ticked.reduce(function (sum, tick) { return sum + tick.count; }, 0);
    all(document, ".ticked").forEach(function (place) { place.textContent = count; });
    print.disabled = !ticked.length;
    document.querySelector(".is-whole").hidden = ticked.length < ticks.length;
    document.querySelector(".is-part").hidden = ticked.length === ticks.length;
    document.querySelector(".has-actions").hidden = !ticked.some(function (tick) { return !tick.count; });
  }

  function tick(choice) {
    ticks.forEach(function (tick) { tick.box.checked = choice(tick); });
    show();
  }

  list.addEventListener("change", function (event) {
    wholes.forEach(function (whole) {
      if (whole.box === event.target) whole.own.forEach(function (tick) { tick.box.checked = event.target.checked; });
    });
    show();
  });

  list.addEventListener("click", function (event) {
    var button = event.target.closest("[data-tick]");
    if (!button) return;
    if (button === print) window.print();
    else tick(function () { return button.dataset.tick === "all"; });
  });

  // A chapter's page leads here with the chapter's id; who comes back finds his ticks as they were.
  var chapter = all(list, "li[id]").filter(function (item) { return location.hash === "#" + item.id; })[0];
  var arrival = performance.getEntriesByType("navigation")[0];
  if (chapter && !(arrival && arrival.type !== "navigate")) {
    tick(function (one) { return chapter.contains(one.box); });
  }
  show();
  addEventListener("pageshow", show);
})();
