// lunr's score of what was found, for the words of a query. lunr's index of the whole text is nowhere stored: the
// text implies it, so the part of it that these words need is made here. A token is a word, or two neighbouring Han
// characters; a title and a text are lunr's fields. Weights: BM25 as lunr.Builder has it.
(function (parts) {
  "use strict";
  var FIELDS = ["title", "text"];
  var BOOSTS = [2, 1];
  var K1 = 1.2, B = 0.75;

  // Which tokens a term stands for is lunr's automaton to say; ours stand for themselves.
  lunr.TokenSet = { fromClause: function (clause) { return clause; } };

  parts.score = {
    open: function (words) {
      var lengths, averages;

      function isPair(n) {
        return words.kinds[words.word[n]] === parts.text.HAN && words.kinds[words.word[n + 1]] === parts.text.HAN;
      }

      // Tokens in each field of what can be found.
      function measure() {
        var pairs = new Uint32Array(words.count + 1);
        for (var n = 0; n < words.count; n++) pairs[n + 1] = pairs[n] + (isPair(n) ? 1 : 0);
        lengths = words.spans.map(function (spans) {
          return spans.reduce(function (length, span) {
            var within = span.last > span.first ? pairs[span.last - 1] - pairs[span.first] : 0;
            length[span.field] += span.last - span.first + within;
            return length;
          }, [0, 0]);
        });
        averages = FIELDS.map(function (name, field) {
          return lengths.reduce(function (sum, length) { return sum + length[field]; }, 0) / lengths.length;
        });
      }

      // The tokens of words n to end.
      function tokens(first, end) {
        var found = [];
        for (var n = first; n < end; n++) {
          if (n + 1 < end && isPair(n)) found.push([words.word[n], words.word[n + 1]]);
          else if (end - first === 1 || words.kinds[words.word[n]] !== parts.text.HAN) found.push([words.word[n], 0]);
        }
        return found;
      }

      // How often a token stands in each field: findable → count, of titles and of texts.
      function count(token) {
        token.counts = [new Map(), new Map()];
        words.placesOf(token[0]).forEach(function (n) {
          if (token[1] && words.word[n + 1] !== token[1]) return;
          var spans = words.byLine[words.line[n]], end = n + (token[1] ? 2 : 1);
          for (var s = 0; s < spans.length; s++) {
            var span = spans[s];
            if (span.first > n || span.last < end) continue;
            var counts = token.counts[span.field];
            counts.set(span.one, (counts.get(span.one) || 0) + 1);
          }
        });
      }

      function weight(times, length, average, inverse, boost) {
        var score = inverse * ((K1 + 1) * times) / (K1 * (1 - B + B * (length / average)) + times);
        return Math.round(score * boost * 1000) / 1000;
      }

      function inverseFrequency(token) {
        var all = words.spans.length, having = token.counts[0].size + token.counts[1].size;
        return Math.log(1 + Math.abs((all - having + 0.5) / (having + 0.5)));
      }

      // A real lunr.Index over the tokens of `list` and the findables in `wanted`.
      function slice(list, wanted) {
        var inverted = Object.create(null), vectors = {};
        list.forEach(function (token, index) {
          var inverse = inverseFrequency(token), posting = { _index: index };
          FIELDS.forEach(function (name, field) {
            posting[name] = {};
            token.counts[field].forEach(function (times, one) {
              if (!wanted.has(one)) return;
              var key = name + "/" + one;
              posting[name][one] = {};
              vectors[key] = vectors[key] || new lunr.Vector();
              vectors[key].insert(index, weight(times, lengths[one][field], averages[field], inverse, BOOSTS[field]));
            });
          });
          inverted[token.name] = posting;
        });
        return new lunr.Index({
          fields: FIELDS, fieldVectors: vectors, invertedIndex: inverted,
          tokenSet: { intersect: function (clause) { return { toArray: function () { return [clause.term]; } }; } }
        });
      }

      return {
        tokens: tokens,
        // Findable → its score, for the tokens of `list`; those in `wanted` (a Set) only.
        scores: function (list, wanted) {
          if (!lengths) measure();
          var seen = new Map();
          list.forEach(function (token) {
            token.name = words.names[token[0]] + words.names[token[1]];
            seen.set(token.name, token);
          });
          var all = Array.from(seen.values()), found = new Map();
          if (!all.length || !wanted.size) return found;
          all.forEach(count);
          slice(all, wanted).query(function (query) {
            all.forEach(function (token) { query.term(token.name, { usePipeline: false }); });
          }).forEach(function (result) { found.set(+result.ref, result.score); });
          return found;
        }
      };
    }
  };
})(window.handbookSearch.parts);
