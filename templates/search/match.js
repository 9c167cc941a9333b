// Where the text follows a lattice: occurrences, each with its first word, the word after its last, its rank.
(function (parts) {
  "use strict";
  var ALTERNATIVE = 5;  // what a reading costs that the character does not have here, but elsewhere

  parts.match = {
    open: function (words) {
      var bySound = words.syllables.map(function () { return []; });
      words.usual.forEach(function (sound, word) {
        if (sound) bySound[sound].push(word);
        (words.others[word] || []).forEach(function (other) { bySound[other].push(word); });
      });

      // Of a node the edges that may take a word, for each word, wherever it stands.
      function choices(edges) {
        var table = new Array(words.names.length);
        edges.forEach(function (edge) {
          function allow(word) { (table[word] = table[word] || []).push(edge); }
          function allowSound(sound) { bySound[sound].forEach(allow); }
          if (edge.word) allow(edge.word);
          else if (edge.words) eachOne(edge.words, allow);
          else if (edge.sound) allowSound(edge.sound);
          else eachOne(edge.sounds, allowSound);
        });
        return table;
      }

      function eachOne(table, take) {
        for (var n = 0; n < table.length; n++) if (table[n]) take(n);
      }

      // What it costs that the edge takes word n of the text.
      function cost(edge, n) {
        var word = words.word[n];
        if (edge.word || edge.words || !words.others[word]) return 0;
        var sound = words.unusual.get(n) || words.usual[word];
        return (edge.sound ? edge.sound === sound : edge.sounds[sound]) ? 0 : ALTERNATIVE;
      }

      // Calls take(first, end, rank) for each place of the text that follows the lattice, best reading each.
      return function (lattice, take) {
        var tables = [], best, end;
        function edgesFor(node, word) {
          return (tables[node] = tables[node] || choices(lattice.edges[node]))[word];
        }

        function walk(n, node, level, spent) {
          if (node === lattice.end) {
            if (level + spent < best) { best = level + spent; end = n; }
            return;
          }
          var edges = words.word[n] && edgesFor(node, words.word[n]);
          for (var e = 0; edges && e < edges.length; e++) {
            var rank = edges[e].rank, own = rank % 100;
            walk(n + 1, edges[e].to, Math.max(level, rank - own), Math.min(99, spent + own + cost(edges[e], n)));
          }
          if (words.isSkipped[n] && node) walk(n + 1, node, level, spent);
        }

        choices(lattice.edges[0]).forEach(function (_, word) {
          words.eachPlace(word, function (n) {
            best = Infinity;
            walk(n, 0, 0, 0);
            if (best < Infinity && end - n >= lattice.least) take(n, end, best);
          });
        });
      };
    }
  };
})(window.handbookSearch.parts);
