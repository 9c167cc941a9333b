// One slip in a lattice: its nodes are there twice, exact up to the slip and exact after it.
(function (parts) {
  "use strict";
  var text = parts.text, SYLLABLE = parts.typed.SYLLABLE;
  var SOUNDS_ALIKE = 0, WRONG = 10, SWAPPED = 12, LEFT_OUT = 20, TOO_MANY = 30;  // what a wrong character costs

  // `slip` is the rank of a slip; lower ones are exact.
  parts.slips = function (lattice, slip) {
    var list = lattice.list, end = lattice.end, spelling = lattice.sounds.spelling;
    var after = list.map(lattice.node, lattice).concat(lattice.node());

    // Adds what is read exactly at one node to another; `shift` says where it leads.
    function copy(from, to, cost, shift) {
      lattice.edges[from].forEach(function (edge) {
        if (edge.to <= end && edge.level < slip) lattice.add(to, shift(edge.to), edge, cost + edge.cost + edge.level);
      });
    }

    function onward(node) { return after[node]; }

    // Letters that are one insertion, deletion, change or swap away from a syllable, or a swap from two.
    function mistyped(at) {
      var run = lattice.letters(at), tables = [];
      spelling.forEach(function (number, syllable) {
        eachSlip(syllable, run, function (length) {
          tables[length] = tables[length] || new Uint8Array(lattice.words.syllables.length);
          tables[length][number] = 1;
        });
      });
      tables.forEach(function (table, length) { lattice.add(at, after[at + length], { sounds: table }, slip); });
      for (var n = 1; n < Math.min(SYLLABLE + 1, run.length); n++) {
        var first = spelling.get(run.slice(0, n - 1) + run[n]);
        if (first) swapped(at, n, first, run);
      }
    }

    // The last letter of a syllable and the first of the next, the wrong way round.
    function swapped(at, n, first, run) {
      var between = lattice.node();
      lattice.add(at, between, { sound: first }, slip);
      for (var stop = n + 1; stop <= Math.min(n + SYLLABLE, run.length); stop++) {
        var second = spelling.get(run[n - 1] + run.slice(n + 1, stop));
        if (second) lattice.add(between, after[at + stop], { sound: second }, slip);
      }
    }

    // A character that is wrong, in the wrong order, one too few, one too many.
    function mistaken(at) {
      var sound = lattice.soundOf(list[at]), any = { words: lattice.sounds.anyHan }, next = list[at + 1];
      if (at) lattice.add(at, after[at], any, slip + LEFT_OUT);
      if (sound) lattice.add(at, after[at + 1], { sound: sound }, slip + SOUNDS_ALIKE);
      if (list[at].kind !== text.HAN) return;
      lattice.add(at, after[at + 1], any, slip + WRONG);
      if (!next || next.kind !== text.HAN) return;
      var between = lattice.node();
      lattice.edges[at + 1].forEach(function (edge) {
        if (edge.to === at + 2) lattice.add(at, between, edge, slip + SWAPPED);
      });
      lattice.edges[at].forEach(function (edge) {
        if (edge.to === at + 1 && edge.level < slip) lattice.add(between, after[at + 2], edge, slip);
      });
      if (end > 4) copy(at + 1, at, slip + TOO_MANY, onward);
    }

    var exact = lattice.edges.slice(0, end).map(function (edges) { return edges.slice(); });
    for (var at = end - 1; at >= 0; at--) {
      if (list[at].kind === text.LATIN) mistyped(at); else mistaken(at);
    }
    exact.forEach(function (edges, at) {
      edges.forEach(function (edge) {
        if (edge.to <= end) lattice.add(after[at], after[edge.to], edge, edge.level + edge.cost);
      });
    });
    lattice.end = after[end];
    lattice.least = 3;
    return lattice;
  };

  // Calls take(length) for each number of letters of `run` that are `syllable` with exactly one slip.
  function eachSlip(syllable, run, take) {
    var n = 0, size = syllable.length;
    while (n < size && syllable[n] === run[n]) n++;
    if (n < size && size > 1 && goesOn(syllable, n + 1, run, n)) take(size - 1);
    if (n < run.length && goesOn(syllable, n, run, n + 1)) take(size + 1);
    if (n === size || n >= run.length) return;
    var isSwap = n + 1 < size && run[n] === syllable[n + 1] && run[n + 1] === syllable[n];
    if (goesOn(syllable, n + 1, run, n + 1) || (isSwap && goesOn(syllable, n + 2, run, n + 2))) take(size);
  }

  // Whether the rest of a syllable stands in the run there.
  function goesOn(syllable, from, run, at) {
    if (at + syllable.length - from > run.length) return false;
    for (; from < syllable.length; from++, at++) if (syllable[from] !== run[at]) return false;
    return true;
  }
})(window.handbookSearch.parts);
