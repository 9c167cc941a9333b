// The answer to a query: where each reading of it stands, what holds these places, in order, with excerpts.
(function (parts) {
  "use strict";
  var RANK = parts.query;
  var CROSSING = 4, TITLE_ONLY = 20, NOT_A_RECORD = 10, SEVERAL = 30, SIMILAR = 50;  // costs inside a class
  var ENOUGH = 10;  // results beside which nothing is guessed
  var TOKENS = 12;  // that lunr is asked for
  var SCORED = 500;  // hits that lunr is asked about, where very many are equal
  var PLACES = 40;  // of one hit that are kept
  var DEALT = [4, 2];  // results of the likeliest phrases before the others have one each
  var FEW = 3;  // results beside which guesses of what was mistyped are worth showing
  var MOST = 5;  // phrases that are told
  var LONGEST = 40;  // characters of a query that count

  parts.open = function () {
    var data = JSON.parse(parts.data);
    var words = parts.text.open(data);
    var queries = parts.query.open(words);
    var match = parts.match.open(words);
    var score = parts.score.open(words);
    var catalogue = parts.catalogue.open(data);
    var excerpts = parts.excerpt.open(words);
    var several = parts.several.open(queries, catalogue, find);

    // Calls take(span) for the spans that hold the words first to end; where a record quotes them, the section
    // around it does not count.
    function eachHolder(first, end, isWanted, take) {
      var spans = words.byLine[words.line[first]], isQuoted = false;
      for (var pass = 0; pass < 2; pass++) {
        for (var n = 0; n < spans.length; n++) {
          var span = spans[n];
          if (span.first > first || end > span.last || !isWanted(span.one)) continue;
          if (!pass) isQuoted = isQuoted || span.field && catalogue.isRecord(span.one);
          else if (!isQuoted || !span.field || catalogue.isRecord(span.one)) take(span);
        }
      }
    }

    // What a lattice finds: hits by findable, and the phrases as which the query is read.
    function find(lattice, isWanted, found) {
      if (lattice) match(lattice, function (first, end, rank) {
        rank += crossing(first, end);
        var phrase = phraseOf(found.phrases, first, end, rank);
        eachHolder(first, end, isWanted, function (span) {
          var isPart = !span.field && 2 * (end - first) < span.last - span.first;
          var own = rank + (isPart ? TITLE_ONLY : 0) + (catalogue.isRecord(span.one) ? 0 : NOT_A_RECORD);
          var hit = found.hits.get(span.one);
          if (!hit) found.hits.set(span.one, hit = { one: span.one, rank: Infinity, places: [] });
          var place = { span: span, first: first, end: end, rank: own }, isBest = own < hit.rank;
          if (isBest) hit.places.unshift(place); else hit.places.push(place);
          if (hit.places.length > PLACES) hit.places.pop();
          if (isBest || own === hit.rank && phrase !== hit.phrase && likelihood(phrase) > likelihood(hit.phrase)) hit.phrase = phrase;
          if (isBest) hit.rank = own;
        });
      });
      return found;
    }

    // A phrase that runs over the end of a clause is less likely meant than one that does not.
    function crossing(first, end) {
      for (var n = first + 1; n < end; n++) {
        if (words.from[n] > words.to[n - 1] && /[。；！？，、：,;:]/.test(words.text.slice(words.to[n - 1], words.from[n]))) return CROSSING;
      }
      return 0;
    }

    function nothing() {
      return { hits: new Map(), phrases: new Map() };
    }

    function phraseOf(phrases, first, end, rank) {
      var key = "";
      for (var n = first; n < end; n++) key += words.names[words.word[n]];
      var phrase = phrases.get(key);
      if (!phrase) phrases.set(key, phrase = { key: key, first: first, end: end, rank: rank, count: 0, left: new Set(), right: new Set() });
      if (rank < phrase.rank) phrase.rank = rank;
      if (length(first, end) < length(phrase.first, phrase.end)) {  // without punctuation where it stands so
        phrase.first = first;
        phrase.end = end;
      }
      if (phrase.count++ < 100) {
        phrase.left.add(first && words.to[first - 1] === words.from[first] ? words.word[first - 1] : -first);
        phrase.right.add(words.to[end - 1] === words.from[end] ? words.word[end] : -end);
      }
      return phrase;
    }

    function length(first, end) { return words.to[end - 1] - words.from[first]; }

    // How likely a phrase is meant: one beside which many different words stand is a word of its own (accessor
    // variety: Feng et al. 2004), and what is often said is often sought.
    function likelihood(phrase) {
      return Math.min(phrase.left.size, phrase.right.size) + Math.min(phrase.count, 100) / 4;
    }

    function merge(found, more) {
      more.hits.forEach(function (hit, one) {
        if (!found.hits.has(one) || hit.rank < found.hits.get(one).rank) found.hits.set(one, hit);
      });
      more.phrases.forEach(function (phrase, key) { if (!found.phrases.has(key)) found.phrases.set(key, phrase); });
    }

    // The best rank of a hit in the documents: an example on a hand-written page says nothing of what is meant.
    function best(found) {
      var rank = Infinity;
      found.hits.forEach(function (hit) { if (catalogue.isOfDocument(hit.one) && hit.rank < rank) rank = hit.rank; });
      return rank;
    }

    // All hits: as typed; guesses only where better ones are few.
    function all(list, isWanted) {
      var found = find(queries.asTyped(list), isWanted, nothing()), split = several.words(list);
      if (split.length) merge(found, several.together(split, queries.asTyped, SEVERAL, isWanted));
      if (found.hits.size < ENOUGH) merge(found, find(queries.asHeard(list), isWanted, nothing()));
      if (found.hits.size < (best(found) < RANK.INITIALS ? FEW : ENOUGH)) merge(found, find(queries.withSlip(list), isWanted, nothing()));
      if (!found.hits.size && split.length) merge(found, several.together(split, heard, RANK.FUZZY, isWanted));
      if (!found.hits.size) merge(found, find(queries.asHomophones(list), isWanted, nothing()));
      if (!found.hits.size) apart(list, isWanted, found);
      return found;
    }

    function heard(list) { return queries.asHeard(list) || queries.asTyped(list); }

    // What nothing holds as typed: its halves near each other, in any order; else most of its pairs.
    function apart(list, isWanted, found) {
      several.halves(list).forEach(function (pair) {
        merge(found, several.together(pair, queries.asTyped, RANK.SLIP + SIMILAR, isWanted));
      });
      var pairs = found.hits.size ? [] : several.pairs(list), most = Math.max(2, Math.ceil(pairs.length / 2));
      var counts = new Map();
      pairs.forEach(function (pair) {
        find(queries.asTyped(pair), isWanted, nothing()).hits.forEach(function (hit, one) {
          var whole = counts.get(one) || { one: one, rank: RANK.SLIP + SIMILAR, phrase: hit.phrase, near: [], places: [], count: 0 };
          whole.count++;
          whole.near.push(hit.places[0]);
          whole.places = whole.places.concat(hit.places);
          counts.set(one, whole);
        });
      });
      counts.forEach(function (hit, one) { if (hit.count >= most) found.hits.set(one, hit); });
    }

    // Best rank first; of equal ones each likely phrase has its turn, and lunr's score decides.
    function ordered(found, limit) {
      var hits = Array.from(found.hits.values()).sort(function (a, b) {
        return a.rank - b.rank || likelihood(b.phrase) - likelihood(a.phrase) || a.one - b.one;
      });
      function rankAt(n) { return (hits[n - 1] || { rank: Infinity }).rank; }
      var last = rankAt(limit);
      var wanted = hits.slice(0, SCORED).filter(function (hit) { return hit.rank <= last; });
      var scores = score.scores(tokens(found.phrases, rankAt(ENOUGH)), new Set(wanted.map(function (hit) { return hit.one; })));
      function value(hit) { return scores.get(hit.one) || 0; }
      wanted.sort(function (a, b) { return a.rank - b.rank || value(b) - value(a) || a.one - b.one; });
      var sorted = [];
      for (var start = 0, end; start < wanted.length; start = end) {
        for (end = start; end < wanted.length && wanted[end].rank === wanted[start].rank;) end++;
        sorted = sorted.concat(dealt(wanted.slice(start, end), limit));
      }
      return sorted.concat(hits.slice(wanted.length));
    }

    function tokens(phrases, last) {
      var likely = Array.from(phrases.values()).filter(function (phrase) { return phrase.rank <= last; });
      likely.sort(function (a, b) { return a.rank - b.rank || likelihood(b) - likelihood(a); });
      var found = [];
      likely.slice(0, TOKENS).forEach(function (phrase) {
        if (found.length < TOKENS) found = found.concat(score.tokens(phrase.first, phrase.end));
      });
      return found;
    }

    // Hits of one rank: each likely phrase has its turn until enough are dealt, the others follow.
    function dealt(hits, enough) {
      var byPhrase = new Map();
      hits.forEach(function (hit) {
        if (!byPhrase.has(hit.phrase)) byPhrase.set(hit.phrase, []);
        byPhrase.get(hit.phrase).push(hit);
      });
      if (byPhrase.size < 2) return hits;
      var hands = Array.from(byPhrase.keys()).sort(function (a, b) { return likelihood(b) - likelihood(a); });
      var turn = new Set();
      for (var wanted = Math.min(enough, hits.length); turn.size < wanted;) {
        hands.forEach(function (phrase, n) {
          byPhrase.get(phrase).splice(0, DEALT[n] || 1).forEach(function (hit) { if (turn.size < wanted) turn.add(hit); });
        });
      }
      return Array.from(turn).concat(hits.filter(function (hit) { return !turn.has(hit); }));
    }

    // As what the query was read, where that is not just what was typed.
    function understood(list, hits) {
      var typed = list.map(function (item) { return item.name; }).join("");
      var counts = new Map();
      hits.forEach(function (hit) { counts.set(hit.phrase, (counts.get(hit.phrase) || 0) + 1); });
      return Array.from(counts.keys()).filter(function (phrase) { return typed.indexOf(phrase.key) < 0; })
        .sort(function (a, b) { return a.rank - b.rank || likelihood(b) - likelihood(a); }).slice(0, MOST)
        .map(function (phrase) {
          var said = words.text.slice(words.from[phrase.first], words.to[phrase.end - 1]);
          return { words: said, count: counts.get(phrase), isGuess: phrase.rank >= RANK.FUZZY };
        });
    }

    return {
      ask: function (typed, options) {
        options = options || {};
        var query = Array.from(String(typed).trim()).slice(0, LONGEST).join("");
        var list = queries.items(query), limit = options.limit || 10;
        var found = list.length ? all(list, catalogue.filter(options)) : nothing();
        var hits = ordered(found, limit);
        return {
          query: query,
          understood: understood(list, hits),
          total: hits.length,
          results: hits.slice(0, limit).map(function (hit) {
            return Object.assign(catalogue.entry(hit.one, options), excerpts(hit), { isGuess: hit.rank >= RANK.FUZZY });
          })
        };
      },
      scores: score.scores,
      words: words,
      regions: catalogue.regions, audiences: catalogue.audiences, kinds: catalogue.kinds, handbooks: catalogue.handbooks
    };
  };
})(window.handbookSearch.parts);
