"""The order of what is found, and queries of several words: what counts, what is near, what is said first."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from playwright.sync_api import Page

from generator.library.library import Library
from generator.search.corpus import DOCUMENT, SECTION, Corpus, Findable
from generator.search.words import words
from tests.browser.engine import ask, cut
from tests.search.texts import compared, han_in, records_of, title_of, words_of

_CLAUSE_END = "。；！？，、：,;:"
_ALL = 300
"""More than any query here finds, but for single letters."""


def _surely(page: Page, query: str) -> list[str]:
    """Return the ids of the records that are found and no guess."""
    results = ask(page, query, limit=_ALL)["results"]
    return [one["record"] for one in results if one["record"] and not one["isGuess"]]


# Several words -------------------------------------------------------------------------------


class _Around:
    """What stands around a record: its section, those around that, its document, its handbooks."""

    def __init__(self, found: Corpus, library: Library) -> None:
        self._found = found
        self._library = library
        self._sections = {(s.document, s.section): s for s in found.findables if s.kind == SECTION}
        self._registers = {s.document: s for s in found.findables if s.kind == DOCUMENT}

    def section(self, one: Findable) -> str:
        section = self._sections.get((one.document, one.section))
        return "\n".join(words_of(self._found, section)) if section else ""

    def headings(self, one: Findable) -> list[str]:
        """Return those of its section and of the ones around, the outermost first."""
        steps = one.section.split("/")
        paths = ["/".join(steps[: n + 1]) for n in range(len(steps))]
        found = [self._sections.get((one.document, path)) for path in paths]
        return [title_of(self._found, section) for section in found if section]

    def register(self, one: Findable) -> str:
        """Return the name of its document, then title, number, issuer and region."""
        register = self._registers[one.document]
        return "\n".join([title_of(self._found, register), *words_of(self._found, register)])

    def handbooks(self, one: Findable) -> str:
        ids = {handbook for handbook, _ in one.places}
        regions = [one.full_name + one.name for one in self._library.regions]
        audiences = [one.name for one in self._library.audiences]
        return "\n".join([*ids, *regions, *audiences])


@pytest.fixture(scope="module")
def around(real_corpus: Corpus, real_library: Library) -> _Around:
    return _Around(real_corpus, real_library)


def _pairs(found: Corpus, around: _Around) -> Iterator[tuple[Findable, str, str]]:
    """Yield records with a stretch of their text, and one that only another paragraph of the section has."""
    chance = Random(3)
    for one in records_of(found):
        own = "\n".join(words_of(found, one))
        known = compared(own + title_of(found, one) + "".join(around.headings(one)) + around.register(one))
        known += around.handbooks(one)
        others = [s for s in han_in(around.section(one), 4) if s not in known]
        if others:
            yield one, chance.choice(han_in(own, 4)), chance.choice(others)


def test_what_only_another_paragraph_says_does_not_count(
    engine_page: Page, real_corpus: Corpus, around: _Around
) -> None:
    tried = 0
    for one, own, other in _pairs(real_corpus, around):
        assert one.id not in _surely(engine_page, f"{own} {other}"), (own, other)
        assert one.id in _surely(engine_page, own)
        tried += 1
    assert tried > 100


def test_the_headings_around_count(engine_page: Page, real_corpus: Corpus, around: _Around) -> None:
    tried = 0
    for one in records_of(real_corpus):
        own = "\n".join(words_of(real_corpus, one))
        for heading in around.headings(one):
            for above in han_in(heading, 4)[:1]:
                if above not in own:
                    assert one.id in _surely(engine_page, f"{han_in(own, 4)[0]} {above}"), above
                    tried += 1
    assert tried > 100


@pytest.mark.parametrize(
    ("query", "record"),
    [
        ("常州方案 讲党课", "changzhou-2016/duties/member-lecture"),  # the document's name
        ("常办发〔2016〕22号 讲党课", "changzhou-2016/duties/member-lecture"),
        ("常办发22号 讲党课", "changzhou-2016/duties/member-lecture"),
        ("德清 每月集中学习", "deqing-2016/meetings/rural-monthly-study"),  # its region
        ("deqing meiyue xuexi", "deqing-2016/meetings/rural-monthly-study"),
        ("常州 农村 党课", "changzhou-2016/duties/member-lecture"),  # a handbook's region and audience
        ("党课 农村 常州", "changzhou-2016/duties/member-lecture"),
        ("农村，党课；常州", "changzhou-2016/duties/member-lecture"),
    ],
)
def test_document_region_and_audience_count_as_words(query: str, record: str, engine_page: Page) -> None:
    assert record in _surely(engine_page, query)


def _distance(text: str, query: str) -> int:
    """Return how far apart, in words, the two words of a query stand where they are nearest."""
    held = [word.text for word in words(text)]
    one, other = (
        [n for n in range(len(held)) if "".join(held[n : n + len(word)]) == word] for word in query.split()
    )
    return min(abs(a - b) for a in one for b in other)


def _class_of(distance: int) -> int:
    return sum(distance >= least for least in (10, 30, 100))


_TWO = (
    *("组织 作用", "学习 讨论", "作风 问题", "支部 述职", "评议 民主", "整改 问题", "思想 行动", "书记 述职"),
    *("制度 执行", "监督 群众", "培训 书记", "党章 纪律", "讨论 党课", "措施 征求意见", "专题 讲话"),
)


def test_where_the_words_stand_nearer_comes_first(engine_page: Page, real_corpus: Corpus) -> None:
    """Of the records that hold both in one paragraph, apart."""
    whole = {one.id: words_of(real_corpus, one) for one in records_of(real_corpus)}
    classes = set()
    for query in _TWO:
        plain = query.replace(" ", "")
        texts = [compared("".join(whole[record])) for record in _surely(engine_page, query)]
        single = [len(whole[record]) == 1 for record in _surely(engine_page, query)]
        apart = [
            _class_of(_distance(text, query))
            for text, is_single in zip(texts, single, strict=True)
            if is_single and plain not in text and all(word in text for word in query.split())
        ]
        assert apart == sorted(apart), query
        classes |= set(apart)
    assert classes >= {0, 1, 2}


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("查摆 nindao", {"查摆", "领导"}),
        ("nindao 查摆", {"查摆", "领导"}),
        ("党课 nindao", {"党课", "领导"}),
    ],
)
def test_one_word_of_several_may_sound_alike(query: str, words: set[str], engine_page: Page) -> None:
    results = ask(engine_page, query)["results"]
    assert results
    for one in results:
        marked = "".join([*cut(one["excerpt"], one["marks"]), *cut(one["title"], one["titleMarks"])])
        assert one["isGuess"]
        assert all(word in marked for word in words), one


# What is said first --------------------------------------------------------------------------


def test_no_reading_of_initials_takes_all_the_first_places(engine_page: Page) -> None:
    answer = ask(engine_page, "dzz")
    first = {compared(one["words"][0]) for one in answer["results"]}
    assert len(first) > 2
    assert answer["understood"][0]["words"] == "党组织"


@pytest.mark.parametrize("query", ["dzz", "dangzuzhi", "党zz", "dangzz", "zzsh", "sanhuiyike"])
def test_a_phrase_is_told_without_what_stands_in_it_in_one_place(query: str, engine_page: Page) -> None:
    told = [one["words"] for one in ask(engine_page, query)["understood"]]
    assert told
    assert not any(mark in one for one in told for mark in _CLAUSE_END)


def test_each_record_is_among_the_first_for_its_title(engine_page: Page, real_corpus: Corpus) -> None:
    """Though its wording may not say it: 三会一课 stands in the wording of a dozen others."""
    for one in records_of(real_corpus):
        results = ask(engine_page, title_of(real_corpus, one))["results"]
        assert one.id in [each["record"] for each in results], title_of(real_corpus, one)


@pytest.mark.parametrize("query", ["三会一课", "sanhuiyike", "shyk", "三会1课"])
def test_a_record_titled_so_is_among_the_first_however_it_is_typed(query: str, engine_page: Page) -> None:
    found = [one["record"] for one in ask(engine_page, query)["results"]]
    assert "huaian-etdz-2017/meetings/san-hui-yi-ke" in found


def test_most_of_a_title_is_as_good_as_the_wording(engine_page: Page) -> None:
    """Two others quote 七查摆 in their wording; 七查摆七强化 has it in its title alone."""
    first = ask(engine_page, "七查摆")["results"][0]
    assert first["record"] == "changzhou-2016/checklists/qi-chabai-qi-qianghua"


# How many are wanted -------------------------------------------------------------------------

_ANY = (
    *(
        "查摆",
        "党",
        "shi",
        "dzz",
        "lxxn",
        "lixiangxinian",
        "理想念信",
        "支部 学习",
        "常州 农村 党课",
        "查摆 nindao",
    ),
    *("每月1次", "qiyidangke", "shuai", "cb", "zhixingl", "dangyuanhuodonri", "3次"),
)


@pytest.mark.parametrize("query", _ANY)
def test_what_is_found_does_not_depend_on_how_much_is_wanted(query: str, engine_page: Page) -> None:
    few, some, many = (ask(engine_page, query, limit=limit) for limit in (3, 10, _ALL))
    assert few["total"] == some["total"] == many["total"]
    first = [[one["url"] for one in answer["results"]] for answer in (few, some, many)]
    assert first[0] == first[1][:3]
    assert first[1] == first[2][:10]


# What is left out or wrong -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "phrase"),
    [
        ("理想念信", "理想信念"),  # two swapped
        ("三一会课", "三会一课"),
        ("民评主议党员", "民主评议党员"),
        ("先锋范作用", "先锋模范作用"),  # one missing
        ("民主评党员", "民主评议党员"),
        ("先锋模模范作用", "先锋模范作用"),  # one too many
        ("民主的评议党员", "民主评议党员"),
        ("先峰模范", "先锋模范"),  # one that the text lacks
        ("轮讯", "轮训"),
        ("茶摆", "查摆"),
        ("李想信念", "理想信念"),
        ("nixianxinnia", "理想信念"),  # half typed, in fuzzy sounds
        ("dangyuanhuodonri", "党员活动日"),
    ],
)
def test_a_slip_is_seen_through(query: str, phrase: str, engine_page: Page) -> None:
    """What it most likely stands for is told first, and comes first."""
    answer = ask(engine_page, query)
    first = answer["results"][0]
    assert phrase in [*cut(first["excerpt"], first["marks"]), *cut(first["title"], first["titleMarks"])]
    assert first["isGuess"]
    assert answer["understood"][0]["words"] == phrase


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("每月1次", {"每月", "一次"}),
        ("每年1次", {"每年", "一次"}),
        ("qiyidangke", {"七一", "党课"}),
        ("七一党课", {"七一", "党课"}),
        ("minzhupingyichengxu", {"民主评议", "程序"}),
        ("dangfeijiaona", {"交纳党费"}),
    ],
)
def test_what_stands_nowhere_whole_is_found_by_its_halves(
    query: str, words: set[str], engine_page: Page
) -> None:
    results = ask(engine_page, query)["results"]
    marks = [set(cut(one["excerpt"], one["marks"])) for one in results]
    assert any(words <= marked for marked in marks), marks
    assert all(one["isGuess"] for one in results)


@pytest.mark.parametrize("query", ["每月1次", "每年1次"])
def test_a_numeral_counts_alike_in_halves_too(query: str, engine_page: Page) -> None:
    found = [one["url"] for one in ask(engine_page, query)["results"]]
    assert found == [one["url"] for one in ask(engine_page, query.replace("1", "一"))["results"]]


@pytest.mark.parametrize("query", ["2016-05-24", "2016.5.24", "2016-5-24", "2016年5月24日", "2016/05/24"])
def test_a_date_is_found_however_it_is_written(query: str, engine_page: Page) -> None:
    (one,) = ask(engine_page, query)["results"]
    assert one["record"] == "beijing-2016/backgrounds/basis"
    assert cut(one["excerpt"], one["marks"])[0].startswith("2016年5月24")
    assert not one["isGuess"]


@pytest.mark.parametrize(
    "query", ["22号", "22号文", "22号文件", "常办22号", "常办发22号文件", "〔2016〕22号文"]
)
def test_a_document_is_found_by_its_number_as_it_is_said(query: str, engine_page: Page) -> None:
    first = ask(engine_page, query)["results"][0]
    assert (first["kind"], first["url"]) == ("document", "documents/changzhou-2016/index.html#page")


@pytest.mark.parametrize("query", ["dan", "jiaoy", "习j"])
def test_the_first_ten_do_not_depend_on_how_many_are_wanted(query: str, engine_page: Page) -> None:
    some, many = (ask(engine_page, query, limit=limit)["results"] for limit in (10, _ALL))
    assert [one["url"] for one in some] == [one["url"] for one in many[:10]]
