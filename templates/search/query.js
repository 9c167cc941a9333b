// What was typed, as a lattice: nodes between its parts, edges that a word of the text may take.
// An edge has `to`, the `level` and `cost` of reading it so, and what it takes: `word`, `words`, `sound` or `sounds`
// (a number, or a table of 0 and 1 over all). A path is as bad as its worst edge: the best one ranks a result.
(function (parts) {
  "use strict";
  var text = parts.text, typed = parts.typed, SYLLABLE = typed.SYLLABLE;
  // Ranks: the class in hundreds, and what the reading costs inside its class.
  var EXACT = 0, PREFIX = 103, INITIALS = 200, FUZZY = 300, SLIP = 400;

  // Readings -----------------------------------------------------------------------------------
  // Tables over syllables and words, each made when it is first wanted; `shown` are the Latin words and numbers.
  function soundsOf(words) {
    var spelling = new Map(), starting = new Map(), fuzzy, anyHan = new Uint8Array(words.names.length), shown = [];
    words.syllables.forEach(function (syllable, number) {
      if (!number) return;
      spelling.set(syllable, number);
      spelling.set(syllable.replace(/^([jqxy])u/, "$1v").replace(/^([ln])ve/, "$1ue"), number);  // as ü may be typed
    });
    words.kinds.forEach(function (kind, word) {
      if (kind === text.HAN) anyHan[word] = 1;
      else if (kind) shown.push(word);
    });

    function mark(tables, key, number) {
      if (!tables.has(key)) tables.set(key, new Uint8Array(words.syllables.length));
      tables.get(key)[number] = 1;
    }

    return {
      spelling: spelling, anyHan: anyHan, shown: shown,

      // The syllables that begin so; nothing where none does.
      starting: function (letters) {
        if (!starting.has(letters)) {
          starting.set(letters, null);
          words.syllables.forEach(function (syllable, number) {
            if (!syllable.startsWith(letters)) return;
            if (!starting.get(letters)) starting.delete(letters);
            mark(starting, letters, number);
          });
        }
        return starting.get(letters);
      },

      fuzzy: function () {
        if (!fuzzy) {
          fuzzy = new Map();
          words.syllables.forEach(function (syllable, number) {
            if (number) blurred(syllable).forEach(function (form) { mark(fuzzy, form, number); });
          });
        }
        return fuzzy;
      }
    };
  }

  // How letters sound where n and l, zh and z, ing and in … are not told apart; f is also said hu.
  function blurred(letters) {
    var plain = letters.replace(/^([zcs])h/, "$1").replace(/^[nr]/, "l").replace(/([aei])ng$/, "$1n").replace("v", "u");
    if (plain[0] !== "f") return [plain];
    return ["h" + plain.slice(1), "hu" + plain.slice(1).replace(/^u/, "").replace("ei", "i").replace("en", "n")];
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

    letters: function (at) { return typed.letters(this.list, at); },

    // The usual syllable of a Han character, one that the text lacks included; 0 where it has none.
    soundOf: function (item) {
      var number = this.words.numbers.get(item.name);
      return item.kind !== text.HAN ? 0 : number ? this.words.usual[number] : this.words.strange(item.name);
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
        if (/^0./.test(item.name)) this.chain(at, at + 1, [item.name.replace(/^0+(?=.)/, "")]);  // 05 for 5
        typed.inHan(item.name).forEach(function (form) { this.chain(at, at + 1, Array.from(form)); }, this);
        this.begun(at, item.name, text.NUMBER);
      } else if (typed.isHanNumeral(item) && !typed.isHanNumeral(before)) {
        for (var numeral = "", n = at; typed.isHanNumeral(this.list[n]); n++) numeral += this.list[n].name;
        this.chain(at, n, [typed.inDigits(numeral)]);
      }
    },

    // Between two numbers a word like 至 may be left out: 二十至三十 for 20-30.
    ranged: function (at) {
      var isBetween = at && typed.isNumeral(this.list[at - 1]) && this.list[at + 1] && typed.isNumeral(this.list[at + 1]);
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
      var run = this.letters(at), begun = run && at + run.length === this.end && this.sounds.starting(run);
      if (begun) this.add(at, this.end, { sounds: begun }, PREFIX);
      for (var n = 1; n <= (/^[zcs]h/.test(run) ? 2 : Math.min(1, run.length)); n++) {
        var initial = this.sounds.starting(run.slice(0, n));
        if (initial) this.add(at, at + n, { sounds: initial }, INITIALS + 1);
      }
    },

    blurred: function (at) {
      var run = this.letters(at), fuzzy = this.sounds.fuzzy();
      for (var n = 1; n <= Math.min(SYLLABLE, run.length); n++) {
        blurred(run.slice(0, n)).forEach(function (form) {
          if (fuzzy.has(form)) this.spell(at, at + n, { sounds: fuzzy.get(form) }, FUZZY + 2);
        }, this);
      }
      if (run.length > 1 && at + run.length === this.end) blurred(run).forEach(function (form) { this.blurredBeginning(at, form); }, this);
    },

    blurredBeginning: function (at, form) {
      this.sounds.fuzzy().forEach(function (sounds, whole) {
        if (whole !== form && whole.startsWith(form)) this.add(at, this.end, { sounds: sounds }, FUZZY + 5);
      }, this);
    }
  };

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
    INITIALS: INITIALS, FUZZY: FUZZY, SLIP: SLIP,
    open: function (words) {
      var sounds = soundsOf(words);
      function hasLetters(list) { return list.some(function (item) { return item.kind === text.LATIN; }); }
      function han(list) { return list.filter(function (item) { return item.kind === text.HAN; }).length; }

      return {
        items: function (query) { return typed.items(query, words.simplified); },
        units: function (list) { return typed.units(list, sounds.spelling); },

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
          var isLong = hasLetters(list) || list.length > 3 && han(list) > 1;
          return isLong ? parts.slips(plain(words, sounds, list), SLIP) : null;
        },

        asHomophones: function (list) {
          if (han(list) < 2) return null;
          var lattice = plain(words, sounds, list);
          list.forEach(function (item, at) {
            var sound = lattice.soundOf(item);
            if (sound) lattice.add(at, at + 1, { sound: sound }, SLIP + 5);
          });
          return lattice;
        }
      };
    }
  };
})(window.handbookSearch.parts);
