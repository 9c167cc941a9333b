// What was typed, as a lattice: nodes between its parts, edges that a word of the text may take.
// An edge has `to`, the `level` and `cost` of reading it so, and what it takes: `word`, `words`, `sound` or `sounds`
// (a number, or a table of 0 and 1 over all). A path is as bad as its worst edge: the best one ranks a result.
(function (parts) {
  "use strict";
  var text = parts.text;
  // Ranks: the class in hundreds, and what the reading costs inside its class.
  var EXACT = 0, PREFIX = 103, INITIALS = 200, FUZZY = 300, SLIP = 400;
  var SYLLABLE = 6;  // letters of the longest syllable

  // Items --------------------------------------------------------------------------------------
  // Each Han character, number and letter; `gap`: something stood before it; `splits`: a space or comma.
  function items(typed, words) {
    var found = [], end = 0;
    var letters = typed.toLowerCase().normalize("NFKD").replace(/u\u0308/g, "v").replace(/[\u0300-\u036f]/g, "")
      .replace(/u:/g, "v").replace(/([ln])ue/g, "$1ve").replace(/([jqxy])v/g, "$1u");
    text.eachWord(letters, function (name, kind, start, stop) {
      var between = letters.slice(end, start);
      var pieces = kind === text.LATIN ? name.split("") : [words.variants.get(name) || name];
      pieces.forEach(function (piece, n) {
        found.push({ name: piece, kind: kind, gap: !n && between !== "", splits: !n && /[\s,，、;；+|/]/.test(between) });
      });
      end = stop;
    });
    return found;
  }

  // Readings -----------------------------------------------------------------------------------
  // Tables over syllables and words, made once; `shown` are the Latin words and numbers.
  function soundsOf(words) {
    var spelling = new Map(), fuzzy = new Map(), starting = new Map();
    words.syllables.forEach(function (syllable, number) {
      if (!number) return;
      spelling.set(syllable, number);
      blurred(syllable).forEach(function (form) { mark(fuzzy, form, number); });
      for (var n = 1; n <= syllable.length; n++) mark(starting, syllable.slice(0, n), number);
    });
    function mark(tables, key, number) {
      if (!tables.has(key)) tables.set(key, new Uint8Array(words.syllables.length));
      tables.get(key)[number] = 1;
    }
    var anyHan = new Uint8Array(words.names.length), shown = [];
    words.kinds.forEach(function (kind, word) {
      if (kind === text.HAN) anyHan[word] = 1;
      else if (kind) shown.push(word);
    });
    return { spelling: spelling, fuzzy: fuzzy, starting: starting, anyHan: anyHan, shown: shown };
  }

  // How letters sound where n and l, zh and z, ing and in … are not told apart; f is also said hu.
  function blurred(letters) {
    var plain = letters.replace(/^([zcs])h/, "$1").replace(/^[nr]/, "l").replace(/([aei])ng$/, "$1n").replace("v", "u");
    if (plain[0] !== "f") return [plain];
    return ["h" + plain.slice(1), "hu" + plain.slice(1).replace(/^u/, "").replace("ei", "i").replace("en", "n")];
  }

  // Numerals -----------------------------------------------------------------------------------
  var DIGITS = "〇一二三四五六七八九";
  var UNITS = ["", "十", "百", "千", "万"];

  // The ways in which a number is written in Chinese: 20 → 二十, 二〇; 2 → 二, 两.
  function inHan(digits) {
    if (digits.length > 5) return [];
    var each = Array.from(digits, function (digit) { return DIGITS[+digit]; });
    var forms = [each.join(""), each.join("").replace(/〇/g, "零")];
    var full = each.map(function (digit, n) { return digit === "〇" ? digit : digit + UNITS[each.length - 1 - n]; })
      .join("").replace(/〇+$/, "").replace(/〇+/g, "零").replace(/^一十/, "十");
    return forms.concat(full, digits === "2" ? "两" : full).filter(function (form, n, all) {
      return form && all.indexOf(form) === n;
    });
  }

  // The number that Chinese numerals write, in digits; empty where they write none.
  function inDigits(han) {
    var plain = han.replace(/零/g, "〇").replace(/两/g, "二");
    if (!/[十百千万]/.test(plain)) return Array.from(plain, function (one) { return DIGITS.indexOf(one); }).join("");
    var sum = 0, digit = 0;
    for (var n = 0; n < plain.length; n++) {
      var unit = UNITS.indexOf(plain[n], 1);
      if (unit < 0) digit = DIGITS.indexOf(plain[n]);
      else { sum += (digit || 1) * Math.pow(10, unit); digit = 0; }
    }
    return String(sum + digit);
  }

  // The lattice --------------------------------------------------------------------------------
  function Lattice(words, sounds, list) {
    this.words = words;
    this.sounds = sounds;
    this.list = list;
    this.end = list.length;
    this.least = 1;  // words that a match must have
    this.edges = list.map(function () { return []; }).concat([[]]);
  }

  Lattice.prototype = {
    node: function () {
      return this.edges.push([]) - 1;
    },

    // `taken` says which words the edge takes: {word: n}, {words: table}, {sound: n} or {sounds: table}.
    add: function (from, to, taken, rank) {
      this.edges[from].push({
        to: to, level: rank - rank % 100, cost: rank % 100,
        word: taken.word, words: taken.words, sound: taken.sound, sounds: taken.sounds
      });
    },

    // A syllable may have its tone as a figure behind it: li3xiang3.
    spell: function (from, to, taken, rank) {
      this.add(from, to, taken, rank);
      var tone = this.list[to];
      if (tone && tone.kind === text.NUMBER && /^[1-5]$/.test(tone.name) && !tone.gap) this.add(from, to + 1, taken, rank);
    },

    // Words one after the other; nothing where the text lacks one of them.
    chain: function (from, to, names) {
      var numbers = names.map(function (name) { return this.words.numbers.get(name); }, this);
      if (!numbers.every(Boolean)) return;
      numbers.forEach(function (number, n) {
        var next = n === numbers.length - 1 ? to : this.node();
        this.add(from, next, { word: number }, EXACT);
        from = next;
      }, this);
    },

    // The letters from an item on that nothing parts.
    letters: function (at) {
      var run = "";
      for (var n = at; n < this.list.length && this.list[n].kind === text.LATIN && !(run && this.list[n].gap); n++) {
        run += this.list[n].name;
      }
      return run;
    },

    // The words of a kind that begin so, where this is all that has been typed of them.
    begun: function (at, beginning, kind) {
      if (at + (kind === text.LATIN ? beginning.length : 1) !== this.list.length) return;
      var table = new Uint8Array(this.words.names.length);
      this.sounds.shown.forEach(function (word) {
        var name = this.words.names[word];
        if (this.words.kinds[word] === kind && name !== beginning && name.startsWith(beginning)) table[word] = 1;
      }, this);
      this.add(at, this.end, { words: table }, PREFIX);
    },

    // Literally, and a number as it is written otherwise.
    literal: function (at) {
      var item = this.list[at], before = at ? this.list[at - 1] : {};
      if (item.kind === text.LATIN) {
        if (before.kind === text.LATIN && !item.gap) return;
        var run = this.letters(at);
        this.chain(at, at + run.length, [run]);
        this.begun(at, run, text.LATIN);
        return;
      }
      this.chain(at, at + 1, [item.name]);
      if (item.kind === text.NUMBER) {
        inHan(item.name).forEach(function (form) { this.chain(at, at + 1, Array.from(form)); }, this);
        this.begun(at, item.name, text.NUMBER);
      } else if (isHanNumeral(item) && !isHanNumeral(before)) {
        for (var numeral = "", n = at; isHanNumeral(this.list[n]); n++) numeral += this.list[n].name;
        this.chain(at, n, [inDigits(numeral)]);
      }
    },

    // Between two numbers a word like 至 may be left out: 二十至三十 for 20-30.
    ranged: function (at) {
      var isBetween = at && isNumeral(this.list[at - 1]) && this.list[at + 1] && isNumeral(this.list[at + 1]);
      if (!isBetween || !/^[至到]$/.test(this.list[at].name)) return;
      this.edges[at + 1].forEach(function (edge) { this.edges[at].push(edge); }, this);
    },

    // As whole syllables.
    spelled: function (at) {
      var run = this.letters(at);
      for (var n = 1; n <= Math.min(SYLLABLE, run.length); n++) {
        var syllable = this.sounds.spelling.get(run.slice(0, n));
        if (syllable) this.spell(at, at + n, { sound: syllable }, EXACT);
      }
    },

    // As the beginning of the last syllable, and as initials.
    shortened: function (at) {
      var run = this.letters(at), starting = this.sounds.starting;
      if (at + run.length === this.end && starting.has(run)) this.add(at, this.end, { sounds: starting.get(run) }, PREFIX);
      for (var n = 1; n <= (/^[zcs]h/.test(run) ? 2 : 1); n++) {
        var initial = starting.get(run.slice(0, n));
        if (initial) this.add(at, at + n, { sounds: initial }, INITIALS + 1);
      }
    },

    blurred: function (at) {
      var run = this.letters(at), fuzzy = this.sounds.fuzzy;
      for (var n = 1; n <= Math.min(SYLLABLE, run.length); n++) {
        blurred(run.slice(0, n)).forEach(function (form) {
          if (fuzzy.has(form)) this.spell(at, at + n, { sounds: fuzzy.get(form) }, FUZZY + 2);
        }, this);
      }
    },

    // One slip: exact up to it on the first layer of nodes, exact after it on the second.
    slipped: function () {
      var after = this.list.map(this.node, this).concat(this.node());
      this.list.forEach(function (item, at) {
        if (item.kind === text.LATIN) this.mistyped(at, after);
        else if (item.kind === text.HAN) this.mistaken(at, after);
      }, this);
      this.list.forEach(function (item, at) {
        this.edges[at].forEach(function (edge) {
          if (edge.to <= this.end && edge.level < SLIP) this.add(after[at], after[edge.to], edge, edge.level + edge.cost);
        }, this);
      }, this);
      this.end = after[this.end];
    },

    // Letters that are one insertion, deletion, change or swap away from a syllable, or a swap from two.
    mistyped: function (at, after) {
      var run = this.letters(at), spelling = this.sounds.spelling, tables = [];
      spelling.forEach(function (number, syllable) {
        eachSlip(syllable, run, function (length) {
          tables[length] = tables[length] || new Uint8Array(spelling.size + 1);
          tables[length][number] = 1;
        });
      });
      tables.forEach(function (table, length) { this.add(at, after[at + length], { sounds: table }, SLIP); }, this);
      for (var n = 1; n < Math.min(SYLLABLE + 1, run.length); n++) {
        var first = spelling.get(run.slice(0, n - 1) + run[n]);
        if (!first) continue;
        var between = this.node();
        this.add(at, between, { sound: first }, SLIP);
        for (var end = n + 1; end <= Math.min(n + SYLLABLE, run.length); end++) {
          var second = spelling.get(run[n - 1] + run.slice(n + 1, end));
          if (second) this.add(between, after[at + end], { sound: second }, SLIP);
        }
      }
    },

    // A Han character that is wrong (best one that sounds the same), one too many, one too few.
    mistaken: function (at, after) {
      var number = this.words.numbers.get(this.list[at].name);
      if (number) this.add(at, after[at + 1], { sound: this.words.usual[number] }, SLIP);
      this.add(at, after[at + 1], { words: this.sounds.anyHan }, SLIP + 10);
      if (at) this.add(at, after[at], { words: this.sounds.anyHan }, SLIP + 20);
      if (this.end > 4 && at + 1 < this.end) {
        this.edges[at + 1].forEach(function (edge) {
          if (edge.to <= this.end && edge.level < SLIP) this.add(at, after[edge.to], edge, SLIP + 30);
        }, this);
      }
    }
  };

  function isNumeral(item) {
    return Boolean(item) && (item.kind === text.NUMBER || isHanNumeral(item));
  }

  function isHanNumeral(item) {
    return Boolean(item) && /^[〇零一二两三四五六七八九十百千万]$/.test(item.name);
  }

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

  // The ways in which a list of items is read, one lattice each; the later ones only guess.
  function plain(words, sounds, list) {
    var lattice = new Lattice(words, sounds, list);
    list.forEach(function (item, at) {
      lattice.literal(at);
      lattice.spelled(at);
    });
    list.forEach(function (item, at) { lattice.ranged(at); });
    return lattice;
  }

  parts.query = {
    EXACT: EXACT, PREFIX: PREFIX, INITIALS: INITIALS, FUZZY: FUZZY, SLIP: SLIP,
    open: function (words) {
      var sounds = soundsOf(words);
      function hasLetters(list) { return list.some(function (item) { return item.kind === text.LATIN; }); }
      function han(list) { return list.filter(function (item) { return item.kind === text.HAN; }).length; }

      return {
        items: function (typed) { return items(typed, words); },

        isSyllable: function (list) {
          return sounds.spelling.has(list.map(function (item) { return item.name; }).join("").replace(/[1-5]$/, ""));
        },

        asTyped: function (list) {
          var lattice = plain(words, sounds, list);
          list.forEach(function (item, at) { lattice.shortened(at); });
          return lattice;
        },

        asHeard: function (list) {
          if (!hasLetters(list)) return null;
          var lattice = plain(words, sounds, list);
          list.forEach(function (item, at) {
            lattice.shortened(at);
            lattice.blurred(at);
          });
          return lattice;
        },

        withSlip: function (list) {
          if (!hasLetters(list) && han(list) < 4) return null;
          var lattice = plain(words, sounds, list);
          lattice.slipped();
          lattice.least = 3;
          return lattice;
        },

        asHomophones: function (list) {
          if (han(list) < 2) return null;
          var lattice = plain(words, sounds, list);
          list.forEach(function (item, at) {
            var number = words.numbers.get(item.name);
            if (item.kind === text.HAN && number) lattice.add(at, at + 1, { sound: words.usual[number] }, SLIP + 5);
          });
          return lattice;
        }
      };
    }
  };
})(window.handbookSearch.parts);
