// The text as words (a Han character, a Latin word, a number) with readings, and what is found in it.
// generator/search/words.py cuts in the same way; generator/search/packing.py packs what is unpacked here.
(function (parts) {
  "use strict";
  var HAN = 1, LATIN = 2, NUMBER = 3;
  var SILENT = 4;  // punctuation and blanks, in every width: no word, and the end of one
  var BREAK = 0;  // the word between two lines
  var JOINING = new Set(Array.from("至到年月", function (one) { return one.charCodeAt(0); }));
  var KIND = new Uint8Array(65536);
  [0x20, 0xff00].forEach(function (width) { range(width, width + 0x5e, SILENT); });
  [0x2010, 0x3000].forEach(function (first) { range(first, first + 0x1f, SILENT); });
  range(0xff10, 0xff19, 0);  // wide figures and letters have plain forms
  range(0xff21, 0xff3a, 0);
  range(0xff41, 0xff5a, 0);
  range(0x41, 0x5a, 0);
  range(0x30, 0x39, NUMBER);
  range(0x61, 0x7a, LATIN);
  range(0x3007, 0x3007, HAN);
  range(0x3400, 0x4dbf, HAN);
  range(0x4e00, 0x9fff, HAN);

  function range(first, last, kind) {
    KIND.fill(kind, first, last + 1);
  }

  function kindOf(code) {
    return code < 65536 ? KIND[code] : code >= 0x20000 && code <= 0x3ffff ? HAN : 0;
  }

  // Calls take(word, kind, start, end) for each word of a text; positions count UTF-16 units.
  function eachWord(text, take) {
    var run = "", runKind = 0, start = 0, end = 0, size;
    function finish() {
      if (run) take(run, runKind, start, end);
      run = "";
    }
    function join(character, kind, at) {
      if (kind !== runKind || kind === HAN) finish();
      if (kind === HAN) return take(character, HAN, at, at + size);
      if (kind !== LATIN && kind !== NUMBER) return finish();
      if (!run) start = at;
      run += character;
      runKind = kind;
      end = at + size;
    }
    for (var at = 0; at < text.length; at += size) {
      var code = text.codePointAt(at);
      size = code > 65535 ? 2 : 1;
      if (KIND[code]) join(text[at], KIND[code], at);
      else plain(code).forEach(function (one) { join(one, kindOf(one.codePointAt(0)), at); });
    }
    finish();
  }

  // The characters of a code point's plain form: half width, lower case, no compatibility variants.
  var forms = new Map();
  function plain(code) {
    var form = forms.get(code);
    if (!form) forms.set(code, form = Array.from(String.fromCodePoint(code).normalize("NFKC").toLowerCase()));
    return form;
  }

  // The words one after the other: `word` their numbers, `from` and `to` where they stand in the text, `line`, and
  // `isSkipped`: what a query may leave out, a year in brackets (常办发〔2016〕22号), what joins numbers (1至2次, 5月24日).
  function cut(text) {
    var most = text.length + 2;
    var words = {
      text: text, count: 0, word: new Uint32Array(most), from: new Uint32Array(most), to: new Uint32Array(most),
      line: new Uint32Array(most), isSkipped: new Uint8Array(most), firstOfLine: [0],
      names: [""], numbers: new Map(), kinds: [BREAK]
    };
    var numberOf = new Uint32Array(65536), line = 0;

    function numbered(name, kind) {
      var number = words.numbers.get(name);
      if (!number) {
        words.numbers.set(name, number = words.names.length);
        words.names.push(name);
        words.kinds.push(kind);
      }
      return number;
    }

    function add(number, from, to) {
      var n = words.count++;
      words.word[n] = number;
      words.from[n] = from;
      words.to[n] = to;
      words.line[n] = line;
    }

    // What is neither plainly Han nor silent: words of letters and figures, rare characters.
    function others(from, to) {
      eachWord(text.slice(from, to), function (name, kind, start, end) {
        if (/^\d{4}$/.test(name) && /[〔[［【(（]/.test(text.charAt(from + start - 1))) words.isSkipped[words.count] = 1;
        add(numbered(name, kind), from + start, from + end);
      });
    }

    function isFigure(at) { return KIND[text.charCodeAt(at)] === NUMBER; }

    for (var at = 0, rest = -1; at <= text.length; at++) {
      var code = at < text.length ? text.charCodeAt(at) : 10, kind = KIND[code];
      if (kind !== HAN && kind !== SILENT && code !== 10) {
        if (rest < 0) rest = at;
        continue;
      }
      if (rest >= 0) {
        others(rest, at);
        rest = -1;
      }
      if (kind === HAN) {
        if (JOINING.has(code) && isFigure(at - 1) && isFigure(at + 1)) words.isSkipped[words.count] = 1;
        add(numberOf[code] || (numberOf[code] = numbered(text[at], HAN)), at, at + 1);
      } else if (code === 10) {
        add(BREAK, at, at);
        words.firstOfLine[++line] = words.count;
      }
    }
    return words;
  }

  // How each Han character is read: usually (0: nobody knows), elsewhere, and where it is not the usual way.
  function hear(words, data) {
    var at = 0;
    words.syllables = [""].concat(data.syllables.split(" "));
    words.usual = new Uint16Array(words.names.length);
    words.others = words.names.map(function () { return null; });
    words.unusual = new Map();
    Array.from(data.characters).forEach(function (character, n) {
      var number = words.numbers.get(character);
      words.usual[number] = data.usual[n];
      words.others[number] = data.others[character] || null;
    });
    for (var n = 0; n < data.exceptions.length; n += 2) {
      words.unusual.set(words.firstFrom(at += data.exceptions[n], 0, words.count), data.exceptions[n + 1]);
    }
  }

  // The places of each word: all lie in one table, word by word.
  function places(words) {
    var starts, all;
    function sort() {
      starts = new Uint32Array(words.names.length + 1);
      all = new Uint32Array(words.count);
      for (var n = 0; n < words.count; n++) starts[words.word[n]]++;
      for (var word = 0, sum = 0; word < starts.length; word++) starts[word] = sum += starts[word];
      for (n = words.count - 1; n >= 0; n--) all[--starts[words.word[n]]] = n;
    }
    return function (word) {
      if (!all) sort();
      return all.subarray(starts[word], starts[word + 1]);
    };
  }

  // What is found, each with its spans from word to word: its title (field 0), then its text (field 1). The spans
  // of a line are listed by line too.
  function fields(words, data) {
    var found = [], byLine = words.firstOfLine.map(function () { return []; });
    var line = 0, at = 0;
    data.counts.forEach(function (count, one) {
      var spans = [];
      for (var n = 0; n < count; n++, at += 3) {
        line += data.spans[at];
        var before = data.spans[at + 1], after = data.spans[at + 2];
        var first = words.firstOfLine[line], last = words.firstOfLine[line + 1] - 1;
        var from = words.begin(line) + before, to = words.from[last] - after;
        var span = {
          one: one, field: n ? 1 : 0, from: from, to: to,
          first: before ? words.firstFrom(from, first, last) : first, last: after ? words.firstFrom(to, first, last) : last
        };
        spans.push(span);
        byLine[line].push(span);
      }
      found.push(spans);
    });
    words.spans = found;
    words.byLine = byLine;
  }

  parts.text = {
    HAN: HAN, LATIN: LATIN, NUMBER: NUMBER, BREAK: BREAK,
    eachWord: eachWord,
    open: function (data) {
      var words = cut(data.text);
      words.begin = function (line) { return line ? words.from[words.firstOfLine[line] - 1] + 1 : 0; };
      // The first word that begins there or later, between two others.
      words.firstFrom = function (at, low, high) {
        while (low < high) {
          var middle = (low + high) >> 1;
          if (words.from[middle] < at) low = middle + 1; else high = middle;
        }
        return low;
      };
      hear(words, data);
      fields(words, data);
      words.placesOf = places(words);
      // The simplified form of a traditional character; the character itself where it has none.
      words.simplified = function (character) {
        var at = data.variants.indexOf(character);
        return at % 2 ? character : data.variants[at + 1];  // form and character, one after the other
      };
      // The syllable of an everyday character that the text lacks; 0 for any other.
      words.strange = function (character) {
        return data.strange.findIndex(function (all) { return all.indexOf(character) >= 0; }) + 1;
      };
      return words;
    }
  };
})(window.handbookSearch.parts);
