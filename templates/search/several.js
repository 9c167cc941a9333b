// Several words of a query, in any order: what holds them, near ones first.
(function (parts) {
  "use strict";
  var AROUND = 20;  // what a word costs that stands in a heading or a name around, not in the text itself
  var MOST = 6, PLACES = 20;  // words of a query, and places of each, that are looked at

  parts.several = {
    // `find(lattice, isWanted, found)` is the answer's own.
    open: function (queries, catalogue, find) {
      function nothing() { return { hits: new Map(), phrases: new Map() }; }

      // What holds all of several lists of items. One may also stand in the heading of the section around, in the
      // title or number of the document, or be the region or the audience of a handbook that has the record.
      // `read` makes a lattice of a list, `rank` is what the best costs.
      function together(lists, read, rank, isWanted) {
        var found = nothing();
        var each = lists.map(function (list) { return find(read(list), isWanted, { hits: new Map(), phrases: found.phrases }).hits; });
        var around = lists.map(function (list) {
          return { hits: find(read(list), isAround, nothing()).hits, isMeant: catalogue.inHandbooksOf(list) };
        });
        new Set([].concat.apply([], each.map(function (hits) { return Array.from(hits.keys()); }))).forEach(function (one) {
          var own = each.map(function (hits) { return hits.get(one); }).filter(Boolean);
          var above = each.map(function (hits, n) { return hits.get(one) ? null : heading(around[n], one); }).filter(Boolean);
          if (own.length + above.length < lists.length) return;
          var near = nearest(own), level = rank - rank % 100;
          own.concat(above).forEach(function (hit) { level = Math.max(level, hit.rank - hit.rank % 100); });
          found.hits.set(one, {
            one: one, rank: level + Math.min(99, rank % 100 + distance(near) + AROUND * above.length), phrase: own[0].phrase, near: near,
            places: [].concat.apply([], own.map(function (hit) { return hit.places; }))
          });
        });
        return found;
      }

      function isAround(one) { return !catalogue.isRecord(one); }

      function heading(around, one) {
        for (var above = catalogue.parent(one); above >= 0; above = catalogue.parent(above)) {
          var hit = around.hits.get(above);
          if (hit && (catalogue.isWhole(above) || hit.places.some(function (place) { return !place.span.field; }))) return hit;
        }
        return around.isMeant(one) ? { rank: 0 } : null;
      }

      // One place of each hit, in its text if it can be: those that stand nearest to each other.
      function nearest(hits) {
        var each = hits.map(function (hit) {
          var inText = hit.places.filter(function (place) { return place.span.field; });
          return (inText.length ? inText : hit.places).slice(0, PLACES);
        });
        return each[0].map(function (start) {
          return each.map(function (places) {
            return places.reduce(function (best, place) {
              return Math.abs(place.first - start.first) < Math.abs(best.first - start.first) ? place : best;
            });
          });
        }).reduce(function (best, places) { return distance(places) < distance(best) ? places : best; });
      }

      function distance(places) {
        var all = places.map(function (place) { return place.first; });
        var apart = Math.max.apply(null, all) - Math.min.apply(null, all);
        return apart < 10 ? 0 : apart < 30 ? 4 : apart < 100 ? 8 : 12;
      }

      // Where a letter stands alone, or all are syllables, the spaces part no words.
      function words(list) {
        var split = parts.typed.parted(list);
        var areWords = split.every(function (part) { return part[0].kind !== parts.text.LATIN || part.length > 1; });
        var areSyllables = split.every(function (part) { return part[0].kind === parts.text.LATIN && queries.isSyllable(part); });
        return split.length > 1 && areWords && !areSyllables ? split.slice(0, MOST) : [];
      }

      // The ways to cut a query in two where nothing holds it whole: 七一党课, minzhupingyichengxu.
      function halves(list) {
        var units = queries.units(list), found = [];
        if (units.length > 2 && units.length <= 2 * MOST) {
          for (var n = 1; n < units.length; n++) found.push([units.slice(0, n), units.slice(n)]);
        }
        return found.map(function (pair) { return pair.map(function (half) { return [].concat.apply([], half); }); });
      }

      // Neighbours two by two, of a longer query.
      function pairs(list) {
        var units = queries.units(list);
        return units.slice(1).map(function (unit, n) { return units[n].concat(unit); });
      }

      return { together: together, words: words, halves: halves, pairs: pairs };
    }
  };
})(window.handbookSearch.parts);
