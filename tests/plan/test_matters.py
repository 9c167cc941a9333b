"""Pages of matters: a column for each document that regulates it, and only the editor's word on them."""

from __future__ import annotations

from generator.library.library import Library
from generator.plan.matters import matter_pages
from generator.plan.records import record_view
from generator.plan.views.matters import MatterPage
from generator.schema.settings import Matter
from tests.factories import audience, document, draft, library, region

_YEARS = {"first": 2019, "last": 2021}


def _page(made: Library) -> MatterPage:
    view = matter_pages(made, {r.id: record_view(made, r) for r in made.records()})[1].view
    assert isinstance(view, MatterPage)
    return view


def _library(**relations: str) -> Library:
    return library(
        [region("top"), region("city", "top"), region("town", "top")],
        [audience("member", everyone=True)],
        [
            document("town-doc", "town", draft("duties/else", "member")),
            document(
                "city-doc",
                "city",
                draft("meetings/two", "member", wording="后一句。", matter="meeting"),
                draft("duties/one", "member", wording="前一句。", matter=["study", "meeting"], period=2019),
                draft("duties/still", "member", wording="中一句。", matter="meeting", period=_YEARS),
                lines=["前一句。", "中一句。", "后一句。"],
            ),
            document("top-doc", "top", draft("meetings/m", "member", matter="meeting")),
        ],
        matters=[Matter(id="meeting", title="会议", relations=relations)],
    )


def test_each_document_that_regulates_it_has_a_column_upper_ones_first() -> None:
    columns = _page(_library()).columns
    assert [(c.document.label, [r.record.id for r in c.records]) for c in columns] == [
        ("top-doc", ["top-doc/meetings/m"]),
        ("city-doc", ["city-doc/duties/one", "city-doc/duties/still", "city-doc/meetings/two"]),
    ]


def test_the_chain_names_every_document_with_the_editors_word_and_computes_none() -> None:
    told = _page(_library(**{"city-doc": "stricter", "town-doc": "silent"})).chain
    assert [(link.document.label, link.relation) for link in told] == [
        ("top-doc", ""),
        ("city-doc", "stricter"),
        ("town-doc", "silent"),
    ]
    assert [link.relation for link in _page(_library()).chain] == ["", "", ""]


def test_what_is_past_is_marked() -> None:
    records = _page(_library()).columns[1].records
    assert [(one.record.id, one.standing) for one in records] == [
        ("city-doc/duties/one", "past"),
        ("city-doc/duties/still", "current"),
        ("city-doc/meetings/two", "current"),
    ]


def test_what_is_replaced_for_some_of_its_readers_only_is_not_marked() -> None:
    old = [
        draft("meetings/old", "member", "branch", wording="旧例。", matter="meeting"),
        draft("meetings/older", "member", wording="更旧。", matter="meeting"),
    ]
    new = draft(
        "meetings/new",
        "member",
        wording="新例。",
        matter="meeting",
        replaces=["a/meetings/old", "a/meetings/older"],
    )
    made = library(
        [region("r")],
        [audience("member", everyone=True), audience("branch")],
        [document("a", "r", *old), document("b", "r", new, date="2021")],
        matters=[Matter(id="meeting", title="会议")],
    )
    shown = {one.record.id: one.standing for column in _page(made).columns for one in column.records}
    assert shown == {
        "a/meetings/old": "current",
        "a/meetings/older": "replaced",
        "b/meetings/new": "current",
    }
