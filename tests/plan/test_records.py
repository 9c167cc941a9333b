"""A record's view: its wording whole, cut into blocks and runs by what each part is."""

from __future__ import annotations

from typing import Any

import pytest

from generator.library.library import Library
from generator.plan.records import record_view
from generator.plan.views.records import Block, Day, RecordView
from tests.factories import audience, document, draft, library, region


def _view(short_id: str, *, lines: list[str] | None = None, **values: Any) -> RecordView:
    one = document("a", "city", draft(short_id, "member", **values), lines=lines or [])
    made = library([region("city")], [audience("member")], [one])
    (record,) = made.records()
    return record_view(made, record)


def _written(blocks: tuple[Block, ...]) -> str:
    return "".join(run.text for block in blocks for run in block.runs)


def _runs(block: Block) -> list[tuple[str, str]]:
    return [(run.text, run.role) for run in block.runs]


def _named(view: RecordView) -> list[tuple[str, str]]:
    """Return the runs that play a role."""
    return [(run.text, run.role) for block in view.quotation.blocks for run in block.runs if run.role]


def test_the_blocks_of_every_real_record_keep_its_wording_in_order(real_library: Library) -> None:
    changed = [
        record.id
        for record in real_library.records()
        if _written(record_view(real_library, record).quotation.blocks) != "".join(record.fields.stretches)
    ]
    assert changed == []


def test_every_real_part_is_set_off(real_library: Library) -> None:
    for record in real_library.records():
        view = record_view(real_library, record)
        anchors = [block.anchor for block in view.quotation.blocks if block.anchor]
        named = [
            run.role for block in view.quotation.blocks for run in block.runs if run.role in ("item", "step")
        ]
        assert len(anchors) + len(named) == len(record.fields.parts), record.id


def test_a_paragraph_each_is_a_block_each() -> None:
    view = _view("duties/one", wording=["甲。", "乙。"], lines=["甲。", "乙。"])
    assert [(b.role, _runs(b)) for b in view.quotation.blocks] == [
        ("text", [("甲。", "")]),
        ("text", [("乙。", "")]),
    ]


def test_an_item_is_a_block_with_its_roles_marked() -> None:
    item = {
        "id": "i",
        "wording": "一要查甲，有没有乙、有没有丙等问题，强化丁。",
        "examine": "查甲",
        "questions": ["有没有乙", "有没有丙等问题"],
        "strengthen": "丁",
    }
    view = _view("checklists/one", lead="对照检查：", items=[item])
    assert [(b.role, b.anchor) for b in view.quotation.blocks] == [
        ("lead", ""),
        ("item", "a--checklists--one--i"),
    ]
    assert _runs(view.quotation.blocks[0]) == [("对照检查：", "")]
    assert _runs(view.quotation.blocks[1]) == [
        ("一要", ""),
        ("查甲", "examine"),
        ("，", ""),
        ("有没有乙", "question"),
        ("、", ""),
        ("有没有丙等问题", "question"),
        ("，强化", ""),
        ("丁", "strengthen"),
        ("。", ""),
    ]


def test_steps_that_begin_sentences_are_blocks() -> None:
    steps = [{"id": "before", "wording": "会前甲。"}, {"id": "after", "wording": "会后乙。"}]
    view = _view("meetings/one", wording="开会。会前甲。再丙。会后乙。散会。", steps=steps)
    assert [(b.role, b.anchor, _written((b,))) for b in view.quotation.blocks] == [
        ("text", "", "开会。"),
        ("step", "a--meetings--one--before", "会前甲。再丙。"),
        ("step", "a--meetings--one--after", "会后乙。散会。"),
    ]


def test_steps_inside_a_sentence_stay_in_it() -> None:
    steps = [{"id": "first", "wording": "读书"}, {"id": "second", "wording": "讨论"}]
    view = _view("meetings/one", wording="先读书，再讨论。", steps=steps)
    assert [_runs(b) for b in view.quotation.blocks] == [
        [("先", ""), ("读书", "step"), ("，再", ""), ("讨论", "step"), ("。", "")]
    ]


def test_steps_stand_in_the_paragraph_that_holds_them() -> None:
    steps = [{"id": "first", "wording": "甲。"}, {"id": "second", "wording": "丙。"}]
    wording = ["甲。乙。", "丙。丁。"]
    view = _view("meetings/one", wording=wording, lines=wording, steps=steps)
    assert [(b.role, _written((b,))) for b in view.quotation.blocks] == [
        ("step", "甲。乙。"),
        ("step", "丙。丁。"),
    ]


def test_items_of_a_wording_are_marked_inside_it() -> None:
    items = [{"id": "one", "wording": "读好书"}, {"id": "two", "wording": "写体会"}]
    view = _view("goals/three", wording="做到读好书、写体会。", items=items)
    assert _named(view) == [("读好书", "item"), ("写体会", "item")]


def test_books_and_subjects_are_marked_where_they_stand() -> None:
    works = [{"title": "《甲》"}, {"title": "《乙》", "how": "通读"}]
    reading = _view("readings/one", wording="要读《甲》，通读《乙》。", works=works)
    assert _named(reading) == [("《甲》", "work"), ("《乙》", "work")]
    assert [(w.title, w.how) for w in reading.works] == [("《甲》", ""), ("《乙》", "通读")]
    topic = _view("topics/one", wording="围绕“甲”“乙”讨论。", subjects=["“甲”", "“乙”"])
    assert _named(topic) == [("“甲”", "subject"), ("“乙”", "subject")]


def test_the_same_words_are_marked_where_their_turn_comes() -> None:
    subjects = ["甲", "甲"]
    view = _view("topics/one", wording="先谈甲，再谈甲。", subjects=subjects)
    assert _runs(view.quotation.blocks[0]) == [
        ("先谈", ""),
        ("甲", "subject"),
        ("，再谈", ""),
        ("甲", "subject"),
        ("。", ""),
    ]


@pytest.mark.parametrize(
    ("period", "shown"), [(None, ""), (2016, "2016"), ({"first": 2016, "last": 2018}, "2016–2018")]
)
def test_a_period_is_shown_as_its_years(period: object, shown: str) -> None:
    assert _view("duties/one", period=period).period == shown


@pytest.mark.parametrize(
    ("by", "day"),
    [
        ("12-31", (0, 12, 31)),
        ("2016", (2016, 0, 0)),
        ("2016-12", (2016, 12, 0)),
        ("2016-12-31", (2016, 12, 31)),
    ],
)
def test_a_day_is_as_exact_as_it_is_written(by: str, day: tuple[int, int, int]) -> None:
    (cadence,) = _view("duties/one", wording="年底前。", cadence={"wording": "年底前", "by": by}).cadences
    assert cadence.by == Day(*day)


def test_the_citation_names_section_paragraph_and_place() -> None:
    view = _view("duties/one", wording="乙。", lines=["甲。", "乙。"])
    assert (view.citation.section, view.citation.paragraph) == ("一", 2)
    assert view.citation.url == "documents/a/index.html#a--duties--one"


def test_what_a_record_says_as_data_is_in_the_texts_own_words() -> None:
    view = _view(
        "duties/one",
        wording="支部可每月学习，没有支部的，自学。",
        actor="支部",
        force="可",
        cadence={"wording": "每月", "every": "month"},
        exceptions=[{"condition": "没有支部的", "instead": "自学"}],
    )
    assert (view.actor, view.participants, view.force) == ("支部", "", "可")
    assert [(c.wording, c.every) for c in view.cadences] == [("每月", "month")]
    assert [(e.condition, e.instead) for e in view.exceptions] == [("没有支部的", "自学")]


def test_what_the_other_fields_say_already_is_not_said_again() -> None:
    view = _view("duties/one", wording="村支部要学习。", actor="村支部", condition="村支部", force="要")
    assert (view.actor, view.condition, view.force) == ("村支部", "", "")


def test_an_extended_checklist_is_named_with_its_place() -> None:
    first = draft("checklists/first", "member", items=[{"id": "i", "wording": "查甲。"}])
    second = draft(
        "checklists/second",
        "member",
        items=[{"id": "i", "wording": "查乙。"}],
        extends="a/checklists/first",
    )
    made = library([region("city")], [audience("member")], [document("a", "city", first, second)])
    one, other = (record_view(made, record) for record in made.records())
    assert one.extends is None
    assert other.extends is not None
    assert (other.extends.label, other.extends.url) == (
        "first",
        "documents/a/index.html#a--checklists--first",
    )
