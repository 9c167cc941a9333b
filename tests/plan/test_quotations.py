"""A long quotation folds: its beginning stands before the fold, all of it is there, in order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.library.library import Library
from generator.plan.quotations import OPENING, folded, quotation_of
from generator.plan.views.records import Block, Run
from tests.factories import audience, document, draft, library, region

_SENTENCE = "要学习文件，要联系实际，要见诸行动。"  # 18 characters


def _text(blocks: tuple[Block, ...]) -> str:
    return "".join(run.text for block in blocks for run in block.runs)


def _opening(*pieces: str) -> tuple[str, str]:
    opening, rest = folded(tuple(Block((Run(piece),)) for piece in pieces))
    return _text(opening), _text(rest)


def test_a_quotation_of_two_hundred_characters_is_shown_whole() -> None:
    assert _opening("字" * 200) == ("字" * 200, "")
    assert _opening("字" * 201)[1] != ""


def test_the_opening_ends_with_a_sentence() -> None:
    assert _opening(_SENTENCE * 12) == (_SENTENCE * 10, _SENTENCE * 2)


def test_without_an_end_of_a_sentence_it_ends_with_a_clause() -> None:
    long = "要这样，" * 60
    assert _opening(long) == (long[:180], long[180:])
    assert _opening("字" * 170 + "，" + "字" * 60) == ("字" * 170 + "，", "字" * 60)


def test_a_sentence_that_ends_too_early_does_not_end_the_opening() -> None:
    assert _opening("好。" + "字" * 100 + "，" + "字" * 150)[0] == "好。" + "字" * 100 + "，"
    assert _opening("好。" + "字" * 250)[0] == "好。" + "字" * 178


def test_what_closes_a_quotation_stays_with_it() -> None:
    assert _opening("“" + "字" * 150 + "。”" + "字" * 100)[1] == "字" * 100
    assert _opening("“" + "字" * 178 + "。”" + "字" * 100)[1] == "字" * 100


def test_no_name_is_cut() -> None:
    block = Block((Run("字" * 170), Run("三会，一课、三会，一课", "", "term"), Run("字" * 80)))
    opening, rest = folded((block,))
    assert (_text(opening), _text(rest)) == ("字" * 170 + "三会，一课、三会，一课", "字" * 80)


def test_without_any_mark_it_ends_where_the_opening_is_full() -> None:
    assert _opening("字" * 300) == ("字" * 180, "字" * 120)


def test_a_piece_that_does_not_fit_stands_in_the_fold_when_enough_is_shown() -> None:
    lead = _SENTENCE * 6
    assert _opening(lead, "字" * 100) == (lead, "字" * 100)


def test_a_short_lead_is_not_all_that_is_shown() -> None:
    assert _opening("对照检查：", "一要查摆，" * 50)[0] == "对照检查：" + "一要查摆，" * 35


def test_a_cut_paragraph_runs_on_and_bears_its_anchor_once() -> None:
    block = Block((Run(_SENTENCE * 6), Run(_SENTENCE * 6, "item")), "item", "anchor", runs_on=True)
    opening, rest = folded((block,))
    assert [(b.anchor, b.runs_on, b.is_cut, b.role) for b in (*opening, *rest)] == [
        ("anchor", True, False, "item"),
        ("", True, True, "item"),
    ]
    assert [(run.role, run.term) for b in (*opening, *rest) for run in b.runs] == [
        ("", ""),
        ("item", ""),
        ("item", ""),
    ]


@given(st.lists(st.lists(st.text("字，。；", min_size=1, max_size=120), min_size=1), min_size=1, max_size=6))
def test_whatever_the_pieces_nothing_is_lost_and_the_opening_is_short(pieces: list[list[str]]) -> None:
    blocks = tuple(Block(tuple(map(Run, runs)), anchor=f"a{n}") for n, runs in enumerate(pieces))
    opening, rest = folded(blocks)
    assert _text((*opening, *rest)) == _text(blocks)
    assert [b.anchor for b in (*opening, *rest) if b.anchor] == [b.anchor for b in blocks]
    assert len(_text(opening)) <= (OPENING if rest else 200)
    assert all(run.text for b in (*opening, *rest) for run in b.runs)
    assert _text(opening)


def test_every_real_quotation_is_short_before_its_fold(real_library: Library) -> None:
    for one, record in real_library.records_in_documents():
        quotation = quotation_of(one, record)
        assert len(_text(quotation.opening)) <= 200, record.id
        assert quotation.rest_length == len(_text(quotation.rest))
        assert _text(quotation.opening)[-1] in "。；！？：，、”" or not quotation.rest, record.id


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"wording": ["甲。", "乙。"], "lines": ["甲。", "乙。"]}, [False, False]),
        ({"lead": "查：", "items": [{"id": "i", "wording": "一。"}], "lines": []}, [False, True]),
    ],
)
def test_pieces_of_one_paragraph_run_on(values: dict[str, object], expected: list[bool]) -> None:
    lines = values.pop("lines")
    made = library(
        [region("city")],
        [audience("member")],
        [document("a", "city", draft("checklists/one", "member", **values), lines=lines)],  # type: ignore[arg-type]
    )
    (record,) = made.records()
    blocks = quotation_of(made.document_by_id["a"], record).blocks
    assert [block.runs_on for block in blocks] == expected
