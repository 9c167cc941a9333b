"""What a result shows and where it leads, whatever was typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page

from generator.search.corpus import Corpus
from generator.search.readings import read
from generator.search.words import words
from tests.browser.engine import Answer, ask, cut, units
from tests.browser.likeness import Likeness, likeness
from tests.search.texts import title_of, words_of

Result = dict[str, Any]

_LEFT_OUT = "…"
_LONGEST = 40
_BLANKS = "".join(map(chr, (*range(9, 14), 32, 160, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F)))
_BLANKS += "\u205f\u3000\ufeff"
"""What scripts hold for blank; Python does not agree on all of it."""

_ODD = (
    *("a", "党", "z", "1", "一", " ", "", "\n\t\r", "，。、；：？！“”‘’（）《》〔〕—…", "-- -- --"),
    *("((((((((((", "[a-z]+(?=x)", "\\", "\\d+\\u{1F600}", ".*", "^$", "(?:", "*+?{}|", "\\u0000", "\x00"),
    *("__proto__", "constructor", "hasOwnProperty", "toString valueOf", "prototype.__defineGetter__"),
    *('<img src=x onerror="hurt=1">', "<script>hurt=1</script>", '"><svg onload=hurt=1>党员', "' OR 1=1;--"),
    *("javascript:hurt=1", "{{7*7}}${7*7}<%=7*7%>", "%E5%85%9A%00%zz", "&lt;b&gt;党员&lt;/b&gt;", "\ufdfa"),
    *("\ud800", "\udc00党", "党\ud83d员\udca9", "\u202e党员\u202c", "理\u200b想\ufeff信\xad念"),
    *("lǐxiǎngxìnniàn1234", "查摆chabaiЖλאبㅎあﾊﾛ", "\U00020000\U00020bb7", "ﬀ①②㈠½Ⅷ㎡", "NaN null true"),
    *("党" * 500, "dangyuan" * 60, "zh" * 250, "z" * 500, "lx xn " * 80, "一二三四五六七八九十" * 50),
    *("1" * 500, "９" * 500, "党 " * 250, "zhizhizhi" * 50, "x" * 39 + "党" + "y" * 99, "a'b'c'd'" * 20),
    *(
        "\U00020bb7" * 39 + "党员",
        "1 2 3 4 5 6 7 8 9",
        "é\u0301" * 50,
        "😀" * 300,
        "😀",
        "党😀员",
        "党\x00员",
    ),
)
_TYPED = st.text(st.sampled_from("党员查摆理想信念三次chabailxzgn'0123 -，。“ ２ＡÁ〇擺😀\\<"), max_size=14)

_HURT = """() => window.hurt || Object.keys(Object.prototype).length
    || document.querySelectorAll('[onload], [onerror]').length"""


@pytest.fixture(scope="module")
def official(real_corpus: Corpus) -> dict[str, str]:
    """Return the text of each record; under "" all that there is, one text a line."""
    texts = {one.id: "\n".join(words_of(real_corpus, one)) for one in real_corpus.findables if one.id}
    return {**texts, "": "\n".join(real_corpus.lines)}


@pytest.fixture(scope="module")
def kinds(real_corpus: Corpus) -> set[str]:
    return {one.kind for one in real_corpus.findables}


def _assert_spans(marks: Any, text: str) -> None:
    """Marks are half-open, in order, apart, inside the text, and split no pair."""
    ends = [0]
    for start, end in marks:
        assert ends[-1] <= start < end <= len(units(text))
        assert start > ends[-1] or len(ends) == 1
        ends.append(end)
    for stretch in cut(text, marks):
        assert words(stretch)


def _assert_result(one: Result, official: dict[str, str], kinds: set[str]) -> None:
    assert set(one) == {
        *("record", "kind", "url", "title", "titleMarks", "excerpt", "marks"),
        *("document", "place", "handbooks", "words", "isGuess"),
    }
    assert one["record"] in official if one["record"] else one["record"] is None
    assert one["kind"] in kinds
    assert re.fullmatch(r"[a-z0-9/-]+\.html#\S+", one["url"])
    assert isinstance(one["isGuess"], bool)
    assert one["title"]
    if one["place"]:
        assert set(one["place"]) == {"section", "paragraph"}
        assert one["document"]
    _assert_spans(one["marks"], one["excerpt"])
    _assert_spans(one["titleMarks"], one["title"])
    assert all(text in official[""] for text in one["words"])


def _kept(typed: str) -> str:
    """Return what is asked of what was typed: not the blanks around it, nor what is too long."""
    return typed.strip(_BLANKS)[:_LONGEST]


def _assert_answer(answer: Answer, typed: str, limit: int, official: dict[str, str], kinds: set[str]) -> None:
    results = answer["results"]
    assert set(answer) == {"query", "understood", "total", "results"}
    assert len(results) <= min(limit, answer["total"])
    assert units(answer["query"]) == units(_kept(typed))
    assert len(answer["understood"]) <= 5
    for told in answer["understood"]:
        assert set(told) == {"words", "count", "isGuess"}
        assert told["words"] in official[""]
        assert 0 < told["count"] <= answer["total"]
    for one in results:
        _assert_result(one, official, kinds)
    assert len({(one["record"], one["url"]) for one in results}) == len(results)


@pytest.mark.parametrize("typed", _ODD, ids=range(len(_ODD)))
def test_whatever_is_typed_is_answered(
    typed: str, engine_page: Page, official: dict[str, str], kinds: set[str]
) -> None:
    for limit in (10, 3):
        _assert_answer(ask(engine_page, typed, limit=limit), typed, limit, official, kinds)
    assert not engine_page.evaluate(_HURT)


@given(_TYPED)
def test_any_mixture_is_answered(
    engine_page: Page, official: dict[str, str], kinds: set[str], typed: str
) -> None:
    _assert_answer(ask(engine_page, typed, limit=7), typed, 7, official, kinds)


@pytest.mark.parametrize("typed", ["", " ", "，。", "😀", "\ud800", "\u202e"])
def test_where_nothing_can_be_sought_nothing_is_found(typed: str, engine_page: Page) -> None:
    assert ask(engine_page, typed) == {"query": typed.strip(), "understood": [], "total": 0, "results": []}


def test_search_gives_the_results_of_the_answer(engine_page: Page) -> None:
    results = engine_page.evaluate("() => handbookSearch.search('查摆', {limit: 4})")
    assert results == ask(engine_page, "查摆", limit=4)["results"]
    assert len(results) == 4


def _stretches(found: Corpus, count: int, seed: int) -> Iterator[str]:
    """Yield stretches of 2 to 6 Han characters from anywhere in the text."""
    chance = Random(seed)
    lines = [line for line in found.lines if len(line) > 20]
    while count:
        line = chance.choice(lines)
        start = chance.randrange(len(line) - 6)
        stretch = line[start : start + chance.randrange(2, 7)]
        if all(word.is_han for word in words(stretch)) and len(words(stretch)) == len(stretch):
            count -= 1
            yield stretch


def _pinyin(stretch: str) -> str:
    return "".join(read(stretch, {}))


def _initials(stretch: str) -> str:
    return "".join(syllable[0] for syllable in read(stretch, {}))


def _mixed(stretch: str) -> str:
    return stretch[:1] + _initials(stretch[1:2]) + _pinyin(stretch[2:])


_Way = Callable[[str], str]
_WAYS: dict[str, _Way] = {"keyword": str, "pinyin": _pinyin, "initials": _initials, "mixed": _mixed}


def _is_made_of(text: str, query: str, worst: Likeness) -> bool:
    """Whether a mark is one or several answers to the query; they may overlap (组织制 for zz)."""
    found = words(text)
    covered: set[int] = set()
    for first, one in enumerate(found):
        for last in range(first, len(found)):
            if likeness(text[one.start : found[last].end], query) <= worst:
                covered |= set(range(first, last + 1))
    return len(covered) == len(found)


@pytest.mark.parametrize(("way", "worst"), [("keyword", 0), ("pinyin", 1), ("initials", 2), ("mixed", 2)])
def test_what_is_marked_is_what_was_asked_for(
    way: str, worst: int, engine_page: Page, real_corpus: Corpus
) -> None:
    """Character by character: no more is marked and no less, in any result that is no guess."""
    marked = 0
    for stretch in _stretches(real_corpus, 60, seed=7):
        query = _WAYS[way](stretch)
        for one in ask(engine_page, query)["results"]:
            marks = [*cut(one["excerpt"], one["marks"]), *cut(one["title"], one["titleMarks"])]
            assert marks, (query, one)
            for text in () if one["isGuess"] else (*one["words"], *marks):
                assert _is_made_of(text, query, Likeness(worst)), (query, text)
                marked += 1
    assert marked > 200


def test_each_occurrence_in_a_records_excerpt_is_marked(engine_page: Page, real_corpus: Corpus) -> None:
    for stretch in _stretches(real_corpus, 60, seed=8):
        for one in ask(engine_page, stretch)["results"]:
            if one["isGuess"] or not one["record"]:
                continue
            for text, marks in ((one["excerpt"], one["marks"]), (one["title"], one["titleMarks"])):
                places = {m.start() for m in re.finditer(re.escape(stretch), text)}
                assert all(any(a <= n and n + len(stretch) <= b for a, b in marks) for n in places), one


def _queries(found: Corpus) -> Iterator[str]:
    for n, stretch in enumerate(_stretches(found, 80, seed=9)):
        yield [*_WAYS.values()][n % 4](stretch)
    for one, other in zip(_stretches(found, 30, seed=10), _stretches(found, 30, seed=11), strict=True):
        yield f"{one[:2]} {other[:2]}"
    yield from ("党", "z", "3次", "德清 党课", "常办发22号", "lixiangxinian", "shi")


def test_an_excerpt_is_official_text_exactly(
    engine_page: Page, real_corpus: Corpus, official: dict[str, str]
) -> None:
    """Stretches of the text that was found, in its order, with … wherever something is left out."""
    assert _LEFT_OUT not in official[""]
    for query in _queries(real_corpus):
        for one in ask(engine_page, query)["results"]:
            _assert_stretches(one["excerpt"], official[one["record"] or ""].split("\n"))
            assert len(one["excerpt"]) <= 160


def _assert_stretches(excerpt: str, lines: Sequence[str]) -> None:
    """Where no … stands before or after a stretch, the line begins or ends with it."""
    stretches = excerpt.split(_LEFT_OUT)
    for n, stretch in enumerate(stretches):
        held = [line for line in lines if stretch in line]
        held = held if n else [line for line in held if line.startswith(stretch)]
        held = held if n < len(stretches) - 1 else [line for line in held if line.endswith(stretch)]
        assert held, (stretch, excerpt)


def test_a_title_is_the_whole_title(engine_page: Page, real_corpus: Corpus) -> None:
    titles = {one.id or one.url: title_of(real_corpus, one) for one in real_corpus.findables}
    for query in _queries(real_corpus):
        for one in ask(engine_page, query)["results"]:
            assert one["title"] == titles[one["record"] or one["url"]]


def test_what_a_record_holds_is_not_listed_again_as_its_section(
    engine_page: Page, real_corpus: Corpus
) -> None:
    for one in [one for one in real_corpus.findables if one.id][::17]:
        query = words_of(real_corpus, one)[0][:14]
        kinds = {
            hit["record"]: hit["kind"] for hit in ask(engine_page, query)["results"] if not hit["isGuess"]
        }
        assert one.id in kinds
        assert "section" not in kinds.values()


@pytest.mark.parametrize("query", ["教育 党员", "群众 服务", "党员 学习", "问题 整改"])
def test_where_several_words_stand_near_each_other_comes_first(
    query: str, engine_page: Page, official: dict[str, str]
) -> None:
    """Of more than ten records that hold both, the first ten hold them side by side."""
    results = ask(engine_page, query)["results"]
    assert all(_gap(official[one["record"]], query) < 12 for one in results if one["record"])


def _gap(text: str, query: str) -> int:
    """Return how many words the two words of a query stand apart where they are nearest."""
    plain = "".join(word.text for word in words(text))
    one, other = ([m.start() for m in re.finditer(word, plain)] for word in query.split())
    return min((abs(a - b) for a in one for b in other), default=len(plain))


@pytest.mark.parametrize("query", ["dangguan", "fuwo", "chbai"])
def test_a_short_word_is_not_guessed_from_a_slip(query: str, engine_page: Page) -> None:
    """Of two syllables, almost any letters are a slip away from something."""
    assert [one["words"] for one in ask(engine_page, query)["results"] if one["isGuess"]] == []
