// What was typed, as items: each Han character, number and letter; and how numbers are written.
(function (parts) {
  "use strict";
  var text = parts.text;
  var SYLLABLE = 6;  // letters of the longest syllable

  // `gap`: something stood before the item; `splits`: a space or a comma did.
  function items(typed, simplified) {
    var found = [], end = 0;
    var plain = typed.toLowerCase().normalize("NFKD").replace(/u\u0308/g, "v").replace(/[\u0300-\u036f]/g, "")
      .replace(/u:/g, "v").replace(/(\d\s*号)文件?\s*$/, "$1");
    text.eachWord(plain, function (name, kind, start, stop) {
      var between = plain.slice(end, start);
      var pieces = kind === text.LATIN ? name.split("") : [kind === text.HAN ? simplified(name) : name];
      pieces.forEach(function (piece, n) {
        found.push({ name: piece, kind: kind, gap: !n && between !== "", splits: !n && /[\s,，、;；+|/]/.test(between) });
      });
      end = stop;
    });
    return found;
  }

  // The items between spaces and commas.
  function parted(list) {
    var found = [];
    list.forEach(function (item, n) {
      if (!n || item.splits) found.push([]);
      found[found.length - 1].push(item);
    });
    return found;
  }

  // The letters from an item on that nothing parts.
  function letters(list, at) {
    var run = "";
    for (var n = at; n < list.length && list[n].kind === text.LATIN && !(run && list[n].gap); n++) run += list[n].name;
    return run;
  }

  // Items as what one word of the text may be: whole syllables where the letters are nothing but that.
  function units(list, spelling) {
    var found = [];
    for (var at = 0; at < list.length;) {
      var run = letters(list, at), syllables = run ? spelled(run, spelling) : [1];
      if (!syllables) syllables = [run.length];
      syllables.forEach(function (length) {
        found.push(list.slice(at, at + length));
        at += length;
      });
    }
    return found;
  }

  // The lengths of the fewest syllables that the letters are; null where they are none.
  function spelled(run, spelling) {
    var best = [[]];
    for (var end = 1; end <= run.length; end++) {
      for (var start = Math.max(0, end - SYLLABLE); start < end; start++) {
        if (!best[start] || !spelling.has(run.slice(start, end))) continue;
        if (!best[end] || best[start].length + 1 < best[end].length) best[end] = best[start].concat(end - start);
      }
    }
    return best[run.length] || null;
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

  function isNumeral(item) {
    return Boolean(item) && (item.kind === text.NUMBER || isHanNumeral(item));
  }

  function isHanNumeral(item) {
    return Boolean(item) && /^[〇零一二两三四五六七八九十百千万]$/.test(item.name);
  }

  parts.typed = {
    SYLLABLE: SYLLABLE, items: items, parted: parted, letters: letters, units: units,
    inHan: inHan, inDigits: inDigits, isNumeral: isNumeral, isHanNumeral: isHanNumeral
  };
})(window.handbookSearch.parts);
