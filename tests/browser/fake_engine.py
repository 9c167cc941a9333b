"""Stands in for the search's engine where the site has none: finds what is typed in the API's records."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import BrowserContext, Route

from tests.browser.wordings import api

_FILES = ("lunr", "data", "text", "query", "match", "rank")

_ENGINE = """
(function () {
  var records = %s, titles = %s, documents = %s, kinds = %s;
  var read = {lxxn: '理想信念', 理想xn: '理想信念', cb: '查摆'};
  var guessed = {lixiangxinian: '理想信念'};
  function ask(text, options) {
    var query = text.slice(0, 40), words = read[query] || guessed[query] || query, isGuess = query in guessed;
    var found = records.filter(function (one) {
      return one.wording.join('').indexOf(words) >= 0
        && (!options.kind || one.kind === options.kind)
        && (!options.region || one.handbooks.some(function (id) {
          return id.split('/')[0] === options.region;
        }))
        && (!options.audience || one.handbooks.some(function (id) {
          return id.split('/')[1] === options.audience;
        }));
    });
    return {
      query: query, total: found.length,
      understood: words === query || !found.length
        ? [] : [{words: words, count: found.length, isGuess: isGuess}],
      results: found.slice(0, options.limit).map(function (one) {
        var wording = one.wording.join(''), at = wording.indexOf(words), start = Math.max(0, at - 12);
        return {
          record: one.id, kind: one.kind, url: one.url, title: one.title, titleMarks: [],
          excerpt: wording.slice(start, start + 80), marks: [[at - start, at - start + words.length]],
          document: documents[one.document], place: {section: one.section, paragraph: one.paragraph},
          handbooks: one.handbooks, words: [words], isGuess: isGuess
        };
      })
    };
  }
  function list(of) {
    return Object.keys(titles).map(function (id) { return id.split('/')[of]; })
      .filter(function (id, i, all) { return all.indexOf(id) === i; })
      .map(function (id) { return {id: id, title: id}; });
  }
  window.handbookSearch.parts.open = function () {
    return {ask: ask, regions: list(0), audiences: list(1), handbooks: titles, kinds: kinds};
  };
})();
"""


def stand_in(context: BrowserContext, site: Path) -> None:
    """Serve the stand-in wherever the site has no engine of its own."""
    if (site / "assets/search/data.js").exists():
        return
    titles = {one["id"]: one["title"] for one in api(site, "handbooks")}
    documents = {one["id"]: one["title"] for one in api(site, "documents")}
    records = api(site, "records")
    kinds = [{"id": kind, "title": kind} for kind in sorted({one["kind"] for one in records})]
    data = (json.dumps(one, ensure_ascii=False) for one in (records, titles, documents, kinds))
    engine = _ENGINE % tuple(data)
    for name in _FILES:
        context.route(f"**/assets/search/{name}.js", _answering(engine if name == "rank" else ""))


def _answering(body: str) -> Callable[[Route], None]:
    return lambda route: route.fulfill(body=body, content_type="text/javascript; charset=utf-8")
