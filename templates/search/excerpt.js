// What a result shows of its text: the words around what was found, with the places to mark.
(function (parts) {
  "use strict";
  var LONG = 76, BEFORE = 24, SHORT = 34, SHORT_BEFORE = 10;  // characters
  var STUB = 24;  // characters that are too few for a piece
  var MOST = 3;  // pieces
  var LEFT_OUT = "…";

  parts.excerpt = {
    open: function (words) {
      var text = words.text;

      function raw(place) {
        return { from: words.from[place.first], to: words.to[place.end - 1] };
      }

      function written(place) {
        var at = raw(place);
        return text.slice(at.from, at.to);
      }

      // Keeps a pair of surrogates together.
      function whole(at) {
        return /[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at;
      }

      // A piece of the span around a place: from the start of its clause if that is near.
      function piece(place, length, before) {
        var at = raw(place), span = place.span, from = Math.max(span.from, at.from - before);
        var to = whole(Math.min(span.to, Math.max(from + length, at.to + 4)));
        from = Math.max(span.from, Math.min(from, to - length));
        var clause = from + (/^.*?[。；！？，、：,;:]/.exec(text.slice(from, at.from)) || [""])[0].length;
        if (from > span.from) from = to - clause < STUB ? whole(from) : whole(clause);
        return { span: span, from: from, to: to };
      }

      function holds(pieces, place) {
        var at = raw(place);
        return pieces.some(function (one) { return one.from <= at.from && at.to <= one.to; });
      }

      function title(hit) {
        var span = words.spans[hit.one][0];
        return { text: text.slice(span.from, span.to), marks: marks([{ from: span.from, to: span.to }], hit.places) };
      }

      // Where marks lie in the pieces joined; each is preceded by its lead.
      function marks(pieces, places) {
        var found = [], before = 0;
        pieces.forEach(function (one) {
          before += one.lead ? one.lead.length : 0;
          places.forEach(function (place) {
            var at = raw(place);
            if (one.from <= at.from && at.to <= one.to) found.push([before + at.from - one.from, before + at.to - one.from]);
          });
          before += one.to - one.from;
        });
        return joined(found);
      }

      function joined(found) {
        return found.sort(function (a, b) { return a[0] - b[0]; }).reduce(function (all, mark) {
          var last = all[all.length - 1];
          if (last && mark[0] <= last[1]) last[1] = Math.max(last[1], mark[1]); else all.push(mark.slice());
          return all;
        }, []);
      }

      return function (hit) {
        var spans = words.spans[hit.one].slice(1);
        function isText(place) { return place.span.field; }
        var places = hit.places.filter(isText).sort(function (a, b) { return a.rank - b.rank || a.first - b.first; });
        var shown = hit.near ? hit.near.filter(isText) : places.slice(0, 1), pieces = [];
        shown.slice(0, MOST).forEach(function (place) {
          if (holds(pieces, place)) return;
          pieces.push(pieces.length ? piece(place, SHORT, SHORT_BEFORE) : piece(place, shown.length > 1 ? LONG / 2 : LONG, BEFORE));
        });
        if (!pieces.length && spans.length) {
          pieces.push({ span: spans[0], from: spans[0].from, to: whole(Math.min(spans[0].to, spans[0].from + LONG)) });
        }
        pieces = pieces.sort(function (a, b) { return a.from - b.from; }).reduce(function (apart, one) {
          var before = apart[apart.length - 1];
          if (before && before.span === one.span && before.to >= one.from) before.to = Math.max(before.to, one.to);
          else apart.push(one);
          return apart;
        }, []);
        pieces.forEach(function (one, n) { one.lead = !n && one.from === one.span.from ? "" : LEFT_OUT; });
        var last = pieces[pieces.length - 1], head = title(hit);
        return {
          title: head.text, titleMarks: head.marks,
          excerpt: pieces.map(function (one) { return one.lead + text.slice(one.from, one.to); }).join("")
            + (last && last.to < last.span.to ? LEFT_OUT : ""),
          marks: marks(pieces, places),
          words: Array.from(new Set(shown.concat(places.slice(0, 8)).map(written))).slice(0, MOST)
        };
      };
    }
  };
})(window.handbookSearch.parts);
