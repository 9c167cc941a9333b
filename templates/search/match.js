// Where the text follows a lattice: occurrences, each with its first word, the word after its last, its rank.
(function (parts) {
  "use strict";
  var PATIENCE = 2000;  // steps from one place of the text: a line of one character has very many paths
  var ALTERNATIVE = 5;  // what a reading costs that the character does not have here, but elsewhere

  parts.match = {
    open: function (words) {
      var bySound = words.syllables.map(function () { return []; });
      words.usual.forEach(function (sound, word) {
        if (sound) bySound[sound].push(word);
        (words.others[word] || []).forEach(function (other) { bySound[other].push(word); });
      });

      // For each word 1 where some of the edges may take it, wherever it stands.
      function taken(edges) {
        var table = new Uint8Array(words.names.length);
        function take(word) { table[word] = 1; }
        function takeSound(sound) { bySound[sound].forEach(take); }
        edges.forEach(function (edge) {
          if (edge.word) take(edge.word);
          else if (edge.words) eachOne(edge.words, take);
          else if (edge.sound) takeSound(edge.sound);
          else eachOne(edge.sounds, takeSound);
        });
        return table;
      }

      function eachOne(table, take) {
        for (var n = 0; n < table.length; n++) if (table[n]) take(n);
      }

      // What it costs that the edge takes word n of the text; -1 where it does not.
      function cost(edge, n) {
        var word = words.word[n];
        if (edge.word) return edge.word === word ? 0 : -1;
        if (edge.words) return edge.words[word] ? 0 : -1;
        var others = words.others[word], usual = words.usual[word];
        if (isHeard(edge, others && words.unusual.get(n) || usual)) return 0;
        return others && (isHeard(edge, usual) || others.some(isHeard.bind(null, edge))) ? ALTERNATIVE : -1;
      }

      function isHeard(edge, sound) {
        return edge.sound ? edge.sound === sound : edge.sounds[sound];
      }

      // Calls take(first, end, rank) for each place of the text that follows the lattice, best reading each.
      return function (lattice, take) {
        var word = words.word, isSkipped = words.isSkipped, goal = lattice.end, tables = [], best, end, steps;
        var starts = lattice.edges[0], second = new Uint8Array(words.names.length);

        function table(node) {
          return tables[node] || (tables[node] = taken(lattice.edges[node]));
        }

        function walk(n, node, level, spent) {
          if (level + spent >= best || ++steps > PATIENCE) return;
          if (node === goal) {
            best = level + spent;
            end = n;
            return;
          }
          var edges = table(node)[word[n]] ? lattice.edges[node] : [];
          for (var e = 0; e < edges.length; e++) {
            var edge = edges[e], more = cost(edge, n);
            if (more >= 0) walk(n + 1, edge.to, Math.max(level, edge.level), Math.min(99, spent + edge.cost + more));
          }
          if (isSkipped[n] && node) walk(n + 1, node, level, spent);
        }

        starts.forEach(function (edge) {
          if (edge.to === goal) second.fill(1);
          else eachOne(table(edge.to), function (next) { second[next] = 1; });
        });
        eachOne(table(0), function (one) {
          var places = words.placesOf(one);
          for (var p = 0; p < places.length; p++) {
            var n = places[p];
            if (!second[word[n + 1]] && !isSkipped[n + 1]) continue;
            best = Infinity;
            steps = 0;
            walk(n, 0, 0, 0);
            if (best < Infinity && end - n >= lattice.least) take(n, end, best);
          }
        });
      };
    }
  };
})(window.handbookSearch.parts);
