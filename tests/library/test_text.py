"""Sentences, sections and places in a body."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.library.text import Body, Opening, Paragraph, Passage, cut

_CHARACTERS = "甲乙丙。！？；!?;，”’」）)》1２.．、（一十 　"
_texts = st.text(_CHARACTERS, min_size=1, max_size=30)


def _paragraph(text: str) -> Paragraph:
    return Paragraph(1, text, "一", 1)


def _pieces(text: str, *, whole: bool) -> list[str]:
    found = _paragraph(text).breaks
    cuts = sorted(p for p, is_whole in found.items() if is_whole or not whole)
    return [text[start:end] for start, end in pairwise(cuts)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("甲。乙！丙？", ["甲。", "乙！", "丙？"]),
        ("甲!乙?丙", ["甲!", "乙?", "丙"]),
        ("甲？！乙。", ["甲？！", "乙。"]),
        ("他问：“甲？”乙。", ["他问：“甲？”", "乙。"]),
        ("（“甲。”）乙。", ["（“甲。”）", "乙。"]),
        ("《甲！》乙。", ["《甲！》", "乙。"]),
        ("甲；乙。丙", ["甲；乙。", "丙"]),
        ("甲1.5倍，乙。", ["甲1.5倍，乙。"]),
        ("甲、乙，丙：丁", ["甲、乙，丙：丁"]),
        ("甲。 ", ["甲。", " "]),
    ],
)
def test_a_sentence_ends_with_its_stop_and_closing_marks(text: str, sentences: list[str]) -> None:
    assert _pieces(text, whole=True) == sentences


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("甲；乙。", ["甲；", "乙。"]),
        ("甲;乙。", ["甲;", "乙。"]),
        ("“甲；”乙。", ["“甲；”", "乙。"]),
        ("甲，乙。", ["甲，乙。"]),
    ],
)
def test_a_clause_ends_with_a_semicolon(text: str, clauses: list[str]) -> None:
    assert _pieces(text, whole=False) == clauses


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("1. 甲。2. 乙。", {0: True, 3: True, 5: True, 8: True, 10: True}),
        ("１．甲。", {0: True, 2: True, 4: True}),
        ("（1）甲；（2）乙。", {0: True, 3: True, 5: False, 8: False, 10: True}),
        ("(十二)甲。", {0: True, 4: True, 6: True}),
        ("一、甲。", {0: True, 2: True, 4: True}),
        ("甲（1）乙。", {0: True, 6: True}),
        ("一要甲。", {0: True, 4: True}),
    ],
)
def test_a_sentence_may_begin_after_its_enumerator(text: str, starts: dict[int, bool]) -> None:
    assert _paragraph(text).breaks == starts


@given(_texts)
def test_breaks_stand_within_bounds(text: str) -> None:
    breaks = _paragraph(text).breaks
    assert {0, len(text)} <= set(breaks)
    assert all(0 <= position <= len(text) for position in breaks)


@given(_texts, st.data())
def test_the_sentence_around_a_span_is_whole_and_contains_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    breaks = _paragraph(text).breaks
    first, last = _paragraph(text).sentence_around(start, end)
    assert first <= start <= end <= last
    assert breaks[first]
    assert breaks[last]
    assert not any(whole for p, whole in breaks.items() if first < p <= start or end <= p < last)


def test_a_paragraph_ends_whole_even_after_a_semicolon() -> None:
    assert _paragraph("甲；乙；").breaks == {0: True, 2: False, 4: True}


def test_the_sentence_around_a_clause_reaches_beyond_the_semicolon() -> None:
    text = "甲。乙；丙。丁。"
    start, end = _paragraph(text).sentence_around(4, 6)
    assert text[start:end] == "乙；丙。"


def _places(body: Body) -> list[tuple[str, int, str]]:
    return [(p.section, p.number, p.text) for p in body.paragraphs]


def test_lines_are_cut_into_sections_and_numbered_there() -> None:
    lines = ["开头。", "一、甲", "乙。", "丙。", "1. 丁。戊。", "二、己", "庚。"]
    openings = [Opening("一", "一、甲", "一、甲"), Opening("一/1", "1. 丁。", "1. 丁。")]
    body, missing = cut(lines, [*openings, Opening("二", "二、己", "二、己")])
    assert missing == ()
    assert _places(body) == [
        ("", 1, "开头。"),
        ("一", 0, "一、甲"),
        ("一", 1, "乙。"),
        ("一", 2, "丙。"),
        ("一/1", 1, "1. 丁。戊。"),
        ("二", 0, "二、己"),
        ("二", 1, "庚。"),
    ]
    assert [(s.path, s.heading, s.line) for s in body.sections] == [
        ("一", "一、甲", 2),
        ("一/1", "1. 丁。", 5),
        ("二", "二、己", 6),
    ]


def test_a_section_without_heading_counts_its_first_line() -> None:
    body, _ = cut(["甲。", "乙。"], [Opening("引言", "", "甲")])
    assert _places(body) == [("引言", 1, "甲。"), ("引言", 2, "乙。")]


def test_openings_that_are_absent_or_out_of_order_are_returned() -> None:
    absent, early = Opening("二", "", "没有"), Opening("三", "", "甲")
    body, missing = cut(["甲。", "乙。", "丙。"], [Opening("一", "", "乙"), absent, early])
    assert missing == (absent, early)
    assert _places(body) == [("", 1, "甲。"), ("一", 1, "乙。"), ("一", 2, "丙。")]


def test_an_opening_begins_its_line() -> None:
    opening = Opening("一", "", "乙")
    assert cut(["甲乙。"], [opening])[1] == (opening,)


@given(st.lists(_texts, min_size=1, max_size=8), st.lists(_texts, max_size=4))
def test_cutting_keeps_every_line_in_order(lines: list[str], begins: list[str]) -> None:
    openings = [Opening(str(n), "", text) for n, text in enumerate(begins)]
    body, missing = cut(lines, openings)
    assert [p.text for p in body.paragraphs] == lines
    assert [p.line for p in body.paragraphs] == list(range(1, len(lines) + 1))
    assert {s.path for s in body.sections} | {o.path for o in missing} == {o.path for o in openings}


def _nested() -> Body:
    lines = ["甲。", "一、乙", "丙。", "1. 丁。丙。", "10. 戊。", "二、己", "丙。"]
    openings = [("一", "一、乙"), ("一/1", "1. 丁。"), ("一/10", "10. 戊。"), ("二", "二、己")]
    return cut(lines, [Opening(path, heading, heading) for path, heading in openings])[0]


@pytest.mark.parametrize(
    ("wording", "section", "place"),
    [
        ("丙。", None, Passage(2, 0, 2)),
        ("丙。", "一", Passage(2, 0, 2)),
        ("丙。", "一/1", Passage(3, 5, 7)),
        ("丙。", "二", Passage(6, 0, 2)),
        ("戊。", "一", None),
        ("戊。", "一/1", None),
        ("己", "一", None),
        ("丁。\n", None, None),
        ("甲。一、乙", None, None),
    ],
)
def test_a_wording_is_found_in_its_section_only(
    wording: str, section: str | None, place: Passage | None
) -> None:
    assert _nested().find(wording, section) == place


def test_headings_stand_above_a_section_outermost_first() -> None:
    assert _nested().headings_above("一/10") == ("一、乙", "10. 戊。")
    assert _nested().headings_above("三") == ()


_OPENINGS = [
    ("通知", "", "甲"),
    ("引言", "", "乙"),
    ("一", "一、丙", "一、丙"),
    ("一/导语", "", "丁"),
    ("一/1", "1. 戊。", "1. 戊。"),
    ("一/10", "10. 己。", "10. 己。"),
    ("二", "二、庚", "二、庚"),
    ("二/1", "1. 辛。", "1. 辛。"),
    ("二/后", "", "壬"),
]


@pytest.mark.parametrize(
    ("path", "section", "speaks"),
    [
        ("一/1", "一/1", True),
        ("一", "一/1", True),
        ("一/1", "一/10", False),
        ("一/1", "一", False),
        ("一", "二", False),
        ("通知", "二/1", True),
        ("引言", "附件1/一", True),
        ("一/导语", "一/1", True),
        ("一/导语", "二", False),
        ("二/后", "二/1", False),  # without a heading, but after the first heading of its level
        ("没有", "一", False),
    ],
)
def test_a_section_speaks_for_what_is_in_it_and_an_opening_for_what_follows(
    path: str, section: str, speaks: bool
) -> None:
    body, missing = cut([begins for _, _, begins in _OPENINGS], [Opening(*one) for one in _OPENINGS])
    assert missing == ()
    assert body.speaks_for(path, section) is speaks


@given(_texts, st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=5))
def test_covered_marks_exactly_the_characters_of_the_passages(
    text: str, spans: list[tuple[int, int]]
) -> None:
    inside = [sorted((min(a, len(text)), min(b, len(text)))) for a, b in spans]
    body = Body((_paragraph("别段。"), _paragraph(text)), ())
    other, marks = body.covered(Passage(1, start, end) for start, end in inside)
    assert set(other) == {0}
    expected = {n for start, end in inside for n in range(start, end)}
    assert [n for n, mark in enumerate(marks) if mark] == sorted(expected)
    assert len(marks) == len(text)
