"""The search's benchmark judges rightly: its queries mean what they say, its oracle finds what matches."""

from __future__ import annotations

import random
from functools import cache

import pytest

from generator.library.library import Library
from tests.bench.search.corpus import Corpus, Grade, distinct_characters
from tests.bench.search.oracle import Oracle, Result, Score
from tests.bench.search.queries import KINDS, Phrase, Query, draw_queries, slip, sounds_like

_COUNT = 40
_TEXTS = {
    "ideals": "坚定理想信念，“补钙”固本。",
    "example": "以上率下；提高效率。",
    "again": "理想、信念",
    "repeat": "反复重温入党誓词，突出重点",
}


@pytest.fixture(scope="module")
def corpus(real_library: Library) -> Corpus:
    return Corpus((record.id, "\n".join(record.fields.pieces)) for record in real_library.records())


@pytest.fixture(scope="module")
def queries(corpus: Corpus) -> list[Query]:
    return draw_queries(corpus, seed=1, count=_COUNT)


@pytest.fixture
def small() -> Corpus:
    return Corpus(_TEXTS.items())


def test_each_class_has_as_many_queries_as_asked_for(queries: list[Query]) -> None:
    texts = {kind: {query.text for query in queries if query.kind == kind} for kind in KINDS}
    assert {kind: len(found) for kind, found in texts.items()} == dict.fromkeys(KINDS, _COUNT)


def test_same_seed_same_queries(corpus: Corpus, queries: list[Query]) -> None:
    assert draw_queries(corpus, seed=1, count=_COUNT) == queries
    assert draw_queries(corpus, seed=2, count=_COUNT) != queries


def test_what_a_query_was_made_of_is_relevant(corpus: Corpus, queries: list[Query]) -> None:
    oracle = Oracle(corpus)
    for query in queries:
        assert corpus.holders(query.phrase.words) <= oracle.relevant(query), query


@pytest.mark.parametrize(
    ("query", "grade", "found"),
    [
        ("理想信念", Grade.WHOLE, {"ideals", "again"}),
        ("lixiangxinnian", Grade.WHOLE, {"ideals", "again"}),
        ("li xiang xin nian", Grade.WHOLE, {"ideals", "again"}),
        ("lixiang xinnian", Grade.WHOLE, {"ideals", "again"}),
        ("lix iang", Grade.INITIALS, set()),
        ("lxxn", Grade.INITIALS, {"ideals", "again"}),
        ("lxxn", Grade.PREFIX, set()),
        ("理xiangx念", Grade.INITIALS, {"ideals", "again"}),
        ("lixiangxinn", Grade.PREFIX, {"ideals", "again"}),
        ("lixiangxinn", Grade.WHOLE, set()),
        ("lixnian", Grade.PREFIX, set()),
        ("xinnianbugai", Grade.WHOLE, {"ideals"}),
        ("shuaixia", Grade.WHOLE, {"example"}),
        ("xiaolv", Grade.WHOLE, {"example"}),
        ("chongwen", Grade.WHOLE, {"repeat"}),
        ("zhongdian", Grade.WHOLE, {"repeat"}),
        ("rdshc", Grade.INITIALS, {"repeat"}),
        ("信念率", Grade.WHOLE, set()),
    ],
)
def test_where_a_query_matches(small: Corpus, query: str, grade: Grade, found: set[str]) -> None:
    assert small.holders(query, grade) == found


def test_relevant_is_what_matches_no_worse_than_the_phrase_meant() -> None:
    oracle = Oracle(Corpus([("whole", "翻"), ("unfinished", "方")]))
    assert oracle.relevant(Query("full", "fan", Phrase("翻", ("fan",)))) == {"whole"}
    assert oracle.relevant(Query("prefix", "fan", Phrase("方", ("fang",)))) == {"whole", "unfinished"}


@cache
def _ideals(kind: str) -> Query:
    text = {"keyword": "理想", "typo": "lixaing"}[kind]
    return Query(kind, text, Phrase("理想", ("li", "xiang")))


def test_a_slip_means_the_phrase_and_what_sounds_like_it() -> None:
    oracle = Oracle(Corpus([("meant", "理想"), ("alike", "里巷"), ("other", "立项目标"), ("far", "利息")]))
    assert oracle.relevant(_ideals("typo")) == {"meant", "alike", "other"}
    assert oracle.relevant(_ideals("keyword")) == {"meant"}


@pytest.mark.parametrize(
    ("results", "score"),
    [
        ([Result("ideals"), Result("again")], Score(1, True)),
        ([Result("repeat"), Result("again")], Score(0.5, False)),
        ([Result(None, "有理想……"), Result("ideals")], Score(2 / 3, True)),
        ([Result(None, "有思想……"), Result("ideals"), Result("again")], Score(1, False)),
        ([Result("repeat")] * 10 + [Result("ideals")], Score(0, False)),
        ([], Score(0, False)),
    ],
)
def test_score(small: Corpus, results: list[Result], score: Score) -> None:
    assert Oracle(small).score(_ideals("keyword"), results) == score


def test_of_many_relevant_records_ten_are_enough() -> None:
    oracle = Oracle(Corpus((f"record-{n}", "理想") for n in range(12)))
    query = _ideals("keyword")
    assert oracle.is_crowded(query)
    assert oracle.score(query, [Result(f"record-{n}") for n in range(10)]) == Score(1, True)


@pytest.mark.parametrize(
    ("reading", "alike"),
    [
        ("zhang", {"zang", "zhan"}),
        ("zan", {"zhan", "zang"}),
        ("lin", {"nin", "rin", "ling"}),
        ("nan", {"lan", "nang"}),
        ("ren", {"len", "reng"}),
        ("fu", {"hu"}),
        ("da", set()),
    ],
)
def test_sounds_that_are_confused(reading: str, alike: set[str]) -> None:
    assert set(sounds_like(reading)) == alike


def test_a_slip_is_one() -> None:
    """What is typed and what was meant are alike if at most one letter is taken out of each."""
    drawn = random.Random(1)
    for typed in {slip("lixiang", drawn) for _ in range(300)}:
        assert _shorter("lixiang") & _shorter(typed)


def _shorter(text: str) -> set[str]:
    return {text, *(text[:at] + text[at + 1 :] for at in range(len(text)))}


def test_a_sentence_that_stands_twice_is_counted_once() -> None:
    assert distinct_characters(["甲。乙丙。", "乙丙。丁"]) == len("甲。乙丙。丁")
