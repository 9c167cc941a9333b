// How a result of the search and a phrase that was understood are drawn: copies of the page's templates, filled
// with text, never with markup.
(function () {
  "use strict";
  var api = window.handbookSearch;

  function copyOf(name) { return document.getElementById(name).content.firstElementChild.cloneNode(true); }

  function filled(words, values) {
    return words.replace(/\{(\w+)\}/g, function (all, name) { return values[name]; });
  }

  function put(element, text, marks) {
    var at = 0;
    (marks || []).forEach(function (span) {
      element.append(text.slice(at, span[0]));
      element.appendChild(document.createElement("mark")).textContent = text.slice(span[0], span[1]);
      at = span[1];
    });
    element.append(text.slice(at));
  }

  // The words to be marked at the target are part of its address.
  function address(one) {
    var parts = one.url.split("#");
    var words = one.words.length ? one.words : one.titleMarks.map(function (span) { return one.title.slice(span[0], span[1]); });
    var query = words.map(function (word) { return "h=" + encodeURIComponent(word); }).join("&");
    return parts[0] + (query && "?" + query) + (parts[1] ? "#" + parts[1] : "");
  }

  // The reader's own handbook first, at most three by name.
  function books(ids, titles, words) {
    var own = api.choices()[0];
    var sorted = ids.filter(function (id) { return id === own; }).concat(ids.filter(function (id) { return id !== own; }));
    return sorted.slice(0, 3).map(function (id) { return titles[id]; }).join(words.and)
      + (ids.length > 3 ? filled(words.many, { n: ids.length }) : "");
  }

  // A section as a whole has no paragraph.
  function placeOf(one, words) {
    var place = one.place && filled(one.place.paragraph ? words.place : words.section, one.place);
    return [one.document, place].filter(Boolean).join(words.comma);
  }

  // `names` are the titles of kinds and of handbooks by their ids.
  function hit(one, names, number) {
    var link = copyOf("search-hit");
    var find = function (name) { return link.querySelector(".hit-" + name); };
    var words = link.dataset;
    link.id = "search-hit-" + number;
    link.href = api.root + address(one);
    put(find("name"), one.title, one.titleMarks);
    if (one.excerpt !== one.title) put(find("excerpt"), one.excerpt, one.marks);
    find("guess").hidden = !one.isGuess;
    find("excerpt").classList.toggle("is-official", one.kind !== "page" && one.kind !== "document");
    find("place").textContent = [placeOf(one, words), names.kinds[one.kind]].filter(Boolean).join(words.dot);
    find("books").hidden = !one.handbooks.length;
    find("books").lastChild.textContent = books(one.handbooks, names.handbooks, words);
    return link;
  }

  function phrases(line, list, found) {
    var typed = line.querySelector(".typed");
    var place = line.querySelector(".phrases");
    line.hidden = !list.length;
    if (typed && found) typed.textContent = found.query;
    place.textContent = "";
    list.forEach(function (one) {
      var button = copyOf("search-phrase");
      button.value = button.firstChild.textContent = one.words;
      button.lastChild.textContent = one.count;
      place.appendChild(button);
    });
  }

  api.parts.results = { copyOf: copyOf, filled: filled, hit: hit, phrases: phrases };
})();
