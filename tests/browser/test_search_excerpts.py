"""Excerpts: whole, in one piece where pieces touch, from the start of a clause, with every place marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random
from typing import Any

from playwright.sync_api import Page

from generator.search.corpus import Corpus
from tests.browser.engine import ask
from tests.search.texts import compared, han_in, records_of, words_of

_CLAUSE_END = "。；！？，、：,;:"


def _over_long_lines(found: Corpus) -> Iterator[str]:
    """Yield queries of two words that stand somewhere in one long text."""
    chance = Random(21)
    lines = [text for one in records_of(found) for text in words_of(found, one) if len(text) > 50]
    for _ in range(250):
        text = chance.choice(lines)
        stretches = han_in(text, chance.choice((2, 4)))
        yield f"{chance.choice(stretches)} {chance.choice(stretches)}"


def test_no_stretch_of_an_excerpt_stands_in_it_twice(engine_page: Page, real_corpus: Corpus) -> None:
    """And each place of one of the words that it shows is marked."""
    whole = {one.id: "\n".join(words_of(real_corpus, one)) for one in records_of(real_corpus)}
    pieces = 0
    for query in _over_long_lines(real_corpus):
        for one in ask(engine_page, query, limit=20)["results"]:
            if not one["record"] or one["isGuess"]:
                continue
            at = 0
            for piece in filter(None, one["excerpt"].split("…")):
                at = whole[one["record"]].find(piece, at)
                assert at >= 0, (query, one["excerpt"])
                at += len(piece)
                pieces += 1
            if query.replace(" ", "") not in compared(whole[one["record"]]):
                _assert_marked(one, query)
    assert pieces > 500


def _assert_marked(one: dict[str, Any], query: str) -> None:
    for word in query.split():
        for match in re.finditer(word, one["excerpt"]):
            start, end = match.span()
            assert any(a <= start and end <= b for a, b in one["marks"]), (query, one)


_PLAIN = (
    "整改",
    "cb",
    "问题 整改",
    "1至2次",
    "北京 党课",
    "22号",
    "zilv",
    "党员",
    "shyk",
    "学习",
    "组织生活",
)


def _shown(page: Page, found: Corpus) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield results that are records, each with its whole text."""
    whole = {one.id: "\n".join(words_of(found, one)) for one in records_of(found)}
    for query in [*_PLAIN, *(query.split()[0] for query in _over_long_lines(found))]:
        for one in ask(page, query, limit=20)["results"]:
            if one["record"]:
                yield one, whole[one["record"]]


def test_an_excerpt_is_no_stub(engine_page: Page, real_corpus: Corpus) -> None:
    for one, text in _shown(engine_page, real_corpus):
        shown = one["excerpt"].replace("…", "")
        assert len(shown) >= 20 or shown in text.split("\n"), one


def test_an_excerpt_begins_with_a_clause_where_one_is_near(engine_page: Page, real_corpus: Corpus) -> None:
    """Half-width commas end clauses too, as a document of the library has them."""
    half = 0
    for one, text in _shown(engine_page, real_corpus):
        if not one["excerpt"].startswith("…") or not one["marks"]:
            continue
        piece = one["excerpt"].split("…")[1]
        before = {text[m.start() - 1] for m in re.finditer(re.escape(piece), text)}
        opening = one["excerpt"][1 : one["marks"][0][0]]
        if any(mark in opening for mark in _CLAUSE_END):
            assert before & set(_CLAUSE_END), one["excerpt"]
        half += bool(before & set(",;:"))
    assert half > 10


def test_an_excerpt_for_several_words_is_no_stub(engine_page: Page, real_corpus: Corpus) -> None:
    whole = {one.id: "\n".join(words_of(real_corpus, one)) for one in records_of(real_corpus)}
    stubs = []
    for query in _over_long_lines(real_corpus):
        for one in ask(engine_page, query, limit=20)["results"]:
            shown = one["excerpt"].replace("…", "")
            if one["record"] and len(shown) < 20 and shown not in whole[one["record"]].split("\n"):
                stubs.append((query, one["excerpt"]))
    assert stubs == []
