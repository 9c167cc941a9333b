"""The figures of `handbook verify`, counted by hand on small documents."""

from __future__ import annotations

import pytest

from generator.fidelity.measures import Length, Measures, Nature, Share, Uncovered, measure
from generator.library.text import Opening
from generator.schema.settings import Gauges
from tests.factories import document, draft


def _half() -> Measures:
    """A document of 20 characters, 10 of them in records, with a bare heading."""
    drafts = [
        draft("duties/one", "member", wording="甲乙丙丁。"),
        draft("requirements/two", "member", wording="戊己。"),
        draft("backgrounds/three", wording="庚。"),
    ]
    lines = ["一、标题", "甲乙丙丁。未录一。戊己。", "庚。未 录。"]
    openings = [Opening("一", "一、标题", "一、标题")]
    return measure(document("a", "city", *drafts, lines=lines, openings=openings))


def test_characters_and_coverage_leave_out_white_space() -> None:
    assert (_half().characters, _half().coverage) == (21, 10 / 21)


def test_what_stands_in_no_record_is_named_with_its_line() -> None:
    assert _half().uncovered == (
        Uncovered(1, "一、标题", nature=Nature.HEADING),
        Uncovered(2, "未录一。", nature=Nature.TEXT),
        Uncovered(3, "未 录。", nature=Nature.TEXT),
    )


def test_an_ordinal_is_told_from_lost_text() -> None:
    found = measure(
        document("a", "city", draft("duties/one", "member", wording="甲。"), lines=["1. 甲。（二）乙。"])
    )
    assert [(u.text, u.nature) for u in found.uncovered] == [
        ("1.", Nature.ORDINAL),
        ("（二）乙。", Nature.TEXT),
    ]


def test_characters_that_two_records_quote_count_once() -> None:
    drafts = [draft("duties/one", "member", wording="甲。"), draft("backgrounds/two", wording="甲。")]
    assert measure(document("a", "city", *drafts, lines=["甲。乙。"])).coverage == 0.5


def test_white_space_alone_is_not_uncovered() -> None:
    drafts = [draft("duties/one", "member", wording="甲。"), draft("duties/two", "member", wording="乙。")]
    found = measure(document("a", "city", *drafts, lines=["甲。 乙。"]))
    assert (found.coverage, found.uncovered) == (1, ())


def test_lengths_are_those_of_whole_wordings() -> None:
    parts = [{"id": "i", "wording": "甲乙丙丁戊己。"}]
    drafts = [
        draft("duties/short", "member", wording="甲。"),
        draft("duties/pair", "member", wording=["乙。", "丙丁。"]),
        draft("checklists/long", "member", lead="查：", items=parts),
        draft("duties/last", "member", wording="戊己庚。"),
    ]
    lines = ["甲。", "乙。", "丙丁。", "查：甲乙丙丁戊己。", "戊己庚。"]
    found = measure(document("a", "city", *drafts, lines=lines))
    assert found.median_length == 4.5
    assert found.longest == Length("a/checklists/long", 9)
    assert found.longest_without_parts == Length("a/duties/pair", 5)


def test_shares_are_of_the_bodys_characters_by_kind() -> None:
    assert _half().shares == (
        Share("requirement", "要求", 1, 3 / 21),
        Share("duty", "工作要求", 1, 5 / 21),
        Share("background", "背景", 1, 2 / 21),
    )
    assert _half().share_of("requirement", "background") == pytest.approx(5 / 21)


def test_a_share_leaves_out_white_space() -> None:
    spaced = document("a", "city", draft("duties/one", "member", wording="甲 乙 丙。"))
    assert measure(spaced).share_of("duty") == 1


def test_a_document_without_records_is_wholly_uncovered() -> None:
    found = measure(document("a", "city", lines=["甲。", "乙。"]))
    assert (found.records, found.coverage, found.median_length) == (0, 0, 0)
    assert [u.text for u in found.uncovered] == ["甲。", "乙。"]


_MET = Gauges(
    coverage_at_least=10 / 21,
    median_length_up_to=3,
    length_without_parts_up_to=5,
    requirement_and_background_up_to=3 / 21 + 2 / 21,
)


def test_gauges_that_are_just_met_are_not_missed() -> None:
    assert _half().missed(_MET) == ()


@pytest.mark.parametrize(
    ("gauge", "value", "word"),
    [
        ("coverage_at_least", 0.48, "覆盖率"),
        ("median_length_up_to", 2, "中位数"),
        ("length_without_parts_up_to", 4, "a/duties/one"),
        ("requirement_and_background_up_to", 0.23, "要求与背景"),
    ],
)
def test_a_gauge_that_is_missed_is_named(gauge: str, value: float, word: str) -> None:
    (sentence,) = _half().missed(_MET.model_copy(update={gauge: value}))
    assert word in sentence
