"""Texts that the real site lacks, on hand-written pages of a small project: what could stop a search."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from generator.build import build_tree
from generator.library import addresses
from tests.browser.engine import ask, cut, open_engine
from tests.support import example_project

_NUMBERS = range(100_000, 170_000)
_PAGES = {
    "rare.md": "# 生僻\n\n党㐂生僻\n\nThe blue value of XVI, lue and nue\n\n" + "啊" * 60 + "\n\n" + "a" * 60,
    "clauses.md": "# 甲乙\n\n子丑，寅卯\n\n# 丙丁\n\n子丑寅卯 辰巳午未申酉戌亥 子丑 子丑 子丑",
    "shifted.md": "early 最早\n\n# 题目\n\n<h2>多\n行</h2>\n\n正文在此\n\n<div>最后的话</div>",
    "bare.md": "没有题目之文",
}
_MANY = {"many.md": "# 号码\n\n" + " ".join(map(str, _NUMBERS)) + "\n\n最末一词"}


def _opened(browser: Browser, folder: Path, pages: Mapping[str, str]) -> Page:
    project = example_project(folder / "project")
    for name, text in pages.items():
        (project.root / "content" / name).write_text(text, encoding="utf-8")
    page = browser.new_page()
    open_engine(page, build_tree(project).tree.files[addresses.SEARCH_DATA])
    page.evaluate("() => { handbookSearch.ask = engine.ask }")
    return page


@pytest.fixture(scope="module")
def rare(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    page = _opened(browser, tmp_path_factory.mktemp("rare"), _PAGES)
    yield page
    page.close()


def _marked(page: Page, query: str) -> list[str]:
    """Return what is marked in the first result."""
    first: dict[str, Any] = ask(page, query)["results"][0]
    return cut(first["excerpt"], first["marks"])


@pytest.mark.parametrize("query", ["㐂", "党㐂", "党㐂生僻", "dang㐂", "㐂 党", "党㐂生辟", "d㐂s"])
def test_a_character_that_nobody_can_read_is_found_where_it_stands(query: str, rare: Page) -> None:
    assert any("㐂" in one for one in _marked(rare, query))


@pytest.mark.parametrize("query", ["㐀", "党㐀", "党㐀生僻会议", "㐀㐀㐀㐀㐀", "dang㐀sheng"])
def test_one_that_the_text_lacks_besides_stops_nothing(query: str, rare: Page) -> None:
    assert ask(rare, query)["query"] == query


@pytest.mark.parametrize("query", ["a" * 13, "a" * 40, "啊" * 40, "a" * 39 + "b", "啊" * 20 + "a" * 20])
def test_a_line_of_one_character_ends_no_search(query: str, rare: Page) -> None:
    """There are more ways through it than could ever be tried."""
    assert ask(rare, query)["query"] == query


def test_where_one_character_fills_a_line_it_is_found(rare: Page) -> None:
    assert _marked(rare, "啊" * 40)
    assert _marked(rare, "aaa")


@pytest.mark.parametrize("query", ["blue", "value", "XVI", "xvi", "lue", "nue", "the blue value"])
def test_a_latin_word_is_found_though_v_may_be_typed_so(query: str, rare: Page) -> None:
    assert [one.lower() for one in _marked(rare, query)] == [query.lower()]


def test_words_over_the_end_of_a_clause_come_after_those_that_are_not(rare: Page) -> None:
    """Even where they stand in the shorter text, and further to the front."""
    results = ask(rare, "子丑寅卯")["results"]
    assert [one["title"] for one in results] == ["丙丁", "甲乙"]


@pytest.mark.parametrize("query", ["最早", "多行", "正文在此", "最后的话", "没有题目之文", "bare"])
def test_a_page_is_found_whole_however_it_is_written(query: str, rare: Page) -> None:
    first = ask(rare, query)["results"][0]
    marked = [*cut(first["title"], first["titleMarks"]), *cut(first["excerpt"], first["marks"])]
    assert query in {"".join(one.split()) for one in marked}


def test_more_words_than_two_bytes_can_number_are_told_apart(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert len(_NUMBERS) > 1 << 16
    page = _opened(browser, tmp_path_factory.mktemp("many"), _MANY)
    for query in (str(_NUMBERS[-1]), "最末一词"):
        assert _marked(page, query) == [query]
    page.close()
