"""What is asked for is found, the surer readings first; what was not typed is marked as a guess."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from generator.library.library import Library
from generator.load.yaml_source import read_yaml
from generator.search.readings import read
from generator.search.words import words
from tests.browser.engine import ask, cut
from tests.browser.likeness import Likeness, likeness
from tests.browser.reader import Reader
from tests.browser.wordings import api

_ITEMS = Path(__file__).parent / "known_items.yml"
KNOWN: dict[str, list[dict[str, str]]] = read_yaml(_ITEMS, _ITEMS.name).value
_GUESSED = ("fuzzy", "typo", "wrong_han")
_ROWS = [(kind, one["query"], one["phrase"]) for kind, items in KNOWN.items() for one in items]


def _compared(text: str) -> str:
    return "".join(word.text for word in words(text))


@pytest.fixture(scope="module")
def wordings(built_site: Path) -> dict[str | None, str]:
    return {one["id"]: _compared("".join(one["wording"])) for one in api(built_site, "records")}


@pytest.mark.parametrize(("kind", "query", "phrase"), _ROWS, ids=[f"{row[0]}-{row[1]}" for row in _ROWS])
def test_a_known_item_is_among_the_first_ten(
    kind: str, query: str, phrase: str, engine_page: Page, wordings: dict[str | None, str]
) -> None:
    results = ask(engine_page, query)["results"]
    assert len(results) <= 10
    texts = [wordings.get(one["record"], "") + "\n" + _compared(one["excerpt"]) for one in results]
    assert any(_compared(phrase) in text for text in texts), [one["excerpt"] for one in results]


def test_every_class_of_queries_is_tried() -> None:
    assert len(KNOWN) == 14
    assert min(map(len, KNOWN.values())) >= 14


def test_answers_are_the_same_over_http(reader: Reader, engine_page: Page) -> None:
    with reader.visit() as visit:
        for _, query, _ in _ROWS:
            assert ask(visit.page, query) == ask(engine_page, query), query
        assert visit.foreign == visit.complaints == []


def _answered(one: dict[str, Any], query: str) -> Likeness:
    """Return how the best of what a result marks answers the query; neighbours are marked as one."""
    marked = [*cut(one["title"], one["titleMarks"]), *cut(one["excerpt"], one["marks"])]
    parts = [part for text in marked for part in _parts(text)]
    return min(likeness(part, query) for part in (*one["words"], *parts))


def _parts(text: str) -> Iterator[str]:
    found = words(text)
    yield from (text[a.start : b.end] for n, a in enumerate(found) for b in found[n:])


_ORDERED = """
chabai chaba cb 查b lxxn lixiangxinnian lixiangxinnia lixxn 理想xn 理xiangxn zhixingl zhixinl dangke dangk dan
dangj shi zhi zh zzsh zuzhishh sixiang sixiangzhengz hexin fuwu huwu lingdao lindao linda nidao zongjiao
zhongjiao jiaoyu jiaoy jy zerenzhi zelenzhi fengxian hengxian chengxin cengxin qunzhong qunzong dangyan
shuaixian dangyuanhuodongri dangyuanhuodonri yishangshuaixia shenbuji zuqunzhong chongdanzhang
huohe zhilingdao nianga zhilingda ypidangyuan
"""
"""Words of the text, whole, shortened, half typed, misheard and mistyped."""


@pytest.mark.parametrize("query", _ORDERED.split())
def test_surer_readings_come_first_and_guesses_say_so(query: str, engine_page: Page) -> None:
    results = ask(engine_page, query, limit=300)["results"]
    assert results
    found = [_answered(one, query) for one in results]
    assert found == sorted(found)
    assert [one["isGuess"] for one in results] == [one.is_guess for one in found]


def test_each_class_is_seen_before_the_next(engine_page: Page) -> None:
    """So that the order above is one of several classes."""
    seen = set()
    for query in _ORDERED.split():
        found = [_answered(one, query) for one in ask(engine_page, query, limit=300)["results"]]
        seen |= {(a, b) for a, b in pairwise(found) if a != b}
    assert (Likeness.EXACT, Likeness.PREFIX) in seen
    assert (Likeness.EXACT, Likeness.INITIALS) in seen
    assert (Likeness.INITIALS, Likeness.FUZZY) in seen
    assert (Likeness.FUZZY, Likeness.SLIP) in seen


@pytest.mark.parametrize("kind", [kind for kind in KNOWN if kind not in _GUESSED])
def test_what_was_typed_rightly_is_no_guess(kind: str, engine_page: Page) -> None:
    for one in KNOWN[kind]:
        assert not ask(engine_page, one["query"])["results"][0]["isGuess"], one


@pytest.mark.parametrize("kind", _GUESSED)
def test_what_was_mistyped_is_told_as_it_was_understood(kind: str, engine_page: Page) -> None:
    for one in KNOWN[kind]:
        understood = ask(engine_page, one["query"])["understood"]
        told = [_compared(each["words"]) for each in understood]
        assert any(phrase in _compared(one["phrase"]) for phrase in told), (one, understood)


def test_what_was_found_as_typed_is_not_told_again(engine_page: Page) -> None:
    for one in KNOWN["single_han"]:
        assert ask(engine_page, one["query"])["understood"] == []


def test_the_reading_most_likely_meant_is_told_first(engine_page: Page) -> None:
    for one in (*KNOWN["full"], *KNOWN["mixed"]):
        first, *_ = ask(engine_page, one["query"])["understood"]
        assert _compared(first["words"]) in _compared(one["phrase"]), one
        assert not first["isGuess"]


@pytest.mark.parametrize(
    ("query", "phrase"),
    [("yishanglvxia", "以上率下"), ("zhongwen", "重温"), ("biaolv", "表率"), ("xiaoshuai", "效率")],
)
def test_a_character_is_found_by_its_other_reading(query: str, phrase: str, engine_page: Page) -> None:
    """Many read a character wrongly; what the dictionary knows of it elsewhere is no guess."""
    first, *_ = ask(engine_page, query)["results"]
    assert phrase in first["excerpt"]
    assert not first["isGuess"]


def test_where_it_is_read_so_comes_before_where_it_is_not(engine_page: Page, real_library: Library) -> None:
    """率 is shuai in 表率 and lv in 效率: who types shuai sees the former first."""
    right = []
    for one in ask(engine_page, "shuai", limit=100)["results"]:
        syllables = read(one["excerpt"], real_library.pinyin_by_words)
        right.append("shuai" in {syllables[n] for start, end in one["marks"] for n in range(start, end)})
    assert right.index(False) > 10
    assert sorted(right, reverse=True) == right
