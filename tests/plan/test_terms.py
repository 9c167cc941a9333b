"""Terms: opened where a section first names them, only by records of this handbook, never explained."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from generator.library.documents import Document, Origin, Term
from generator.library.handbook import Handbook
from generator.library.library import Library
from generator.library.source import Source
from generator.plan.chapters import Views, chapter_groups, views_of
from generator.plan.printed import printed_handbook
from generator.plan.records import record_view
from generator.plan.terms import term_views, terms_page
from generator.plan.views.handbooks import EntryView, GroupView
from generator.plan.views.terms import TermsPage
from generator.resolve import resolve
from generator.schema.terms import TermFields
from tests.factories import Draft, audience, document, draft, library, region

_AUDIENCES = [audience("member", everyone=True), audience("branch", "member", words=["支部"])]


def _term(one: str, title: str, **values: Any) -> Term:
    fields = TermFields.model_validate({"id": one, "title": title, **values})
    return Term(f"a/terms/{one}", "a", fields, Origin(Source("data/documents/a/terms.yml"), (0,)))


def _document(drafts: Sequence[Draft], *terms: Term) -> Document:
    made = document("a", "r", *drafts)
    return Document("a", made.fields, made.source, made.text_source, made.body, made.records, terms)


def _library(drafts: Sequence[Draft], *terms: Term) -> Library:
    return library([region("r")], _AUDIENCES, [_document(drafts, *terms)])


def _groups(made: Library, audience_id: str) -> list[GroupView]:
    views = Views({r.id: record_view(made, r) for r in made.records()}, term_views(made))
    (handbook,) = [h for h in resolve(made) if h.audience.id == audience_id]
    return [
        group
        for chapter in handbook.chapters
        for group in chapter_groups(handbook, chapter, views, _places(handbook))
    ]


def _places(handbook: Handbook) -> dict[str, str]:
    return {entry.record.id: f"here#{entry.record.id}" for entry in handbook.entries()}


def _entry(groups: Sequence[GroupView], record: str) -> EntryView:
    (found,) = [e for group in groups for e in group.current if e.record.id == record]
    return found


_LIST = draft("duties/list", "member", wording="做到三到：眼到、口到、心到。")
_NAMING = draft("duties/naming", "member", wording="坚持三到。再说三到。")
_AGAIN = draft("duties/once-more", "member", wording="还要三到。")
_THREE = _term("three", "三到", expands="a/duties/list", wording="眼到、口到、心到")


def test_a_section_opens_a_term_once_where_it_first_names_it() -> None:
    groups = _groups(_library([_LIST, _NAMING, _AGAIN], _THREE), "member")
    first, again = _entry(groups, "a/duties/naming"), _entry(groups, "a/duties/once-more")
    assert [(note.term.name, note.expansions[0].lines) for note in first.term_notes] == [
        ("三到", (("眼到、口到、心到",),))
    ]
    assert first.terms["a/terms/three"].anchor == first.term_notes[0].anchor
    assert first.term_notes[0].expansions[0].url == "here#a/duties/list"
    assert (again.terms, again.term_notes) == ({}, ())


def test_only_the_first_of_a_records_occurrences_is_marked() -> None:
    entry = _entry(_groups(_library([_LIST, _NAMING], _THREE), "member"), "a/duties/naming")
    runs = [(run.text, run.term) for block in entry.record.quotation.blocks for run in block.runs]
    assert runs == [("坚持", ""), ("三到", "a/terms/three"), ("。再说三到。", "")]


def test_the_record_that_spells_a_term_out_does_not_open_it() -> None:
    entry = _entry(_groups(_library([_LIST], _THREE), "member"), "a/duties/list")
    assert (entry.record.terms, entry.terms, entry.term_notes) == ((), {}, ())


def test_each_section_opens_it_anew() -> None:
    meeting = draft("meetings/m", "member", wording="会上讲三到。")
    groups = _groups(_library([_LIST, _NAMING, meeting], _THREE), "member")
    assert [len(_entry(groups, r).term_notes) for r in ("a/duties/naming", "a/meetings/m")] == [1, 1]


def test_a_book_spells_out_what_its_own_records_do_and_nothing_else() -> None:
    branch_only = draft("duties/list", "branch", wording="支部做到三到：眼到、口到、心到。", addressee="支部")
    made = _library([branch_only, _NAMING], _THREE)
    books = {h.audience.id: printed_handbook(made, h, views_of(made)) for h in resolve(made)}
    assert books["member"].terms == ()
    (note,) = books["branch"].terms
    assert (note.term.name, note.expansions[0].lines) == ("三到", (("眼到、口到、心到",),))
    assert (note.expansions[0].url, note.term.expansions) == ("a--duties--list", ())


def test_what_others_must_do_is_not_opened_but_linked_on_the_documents_page() -> None:
    branch_only = draft("duties/list", "branch", wording="支部做到三到：眼到、口到、心到。", addressee="支部")
    made = _library([branch_only, _NAMING], _THREE)
    member = _entry(_groups(made, "member"), "a/duties/naming")
    assert member.term_notes == ()
    assert member.terms["a/terms/three"].url == "documents/a/index.html#a--duties--list"
    branch = _entry(_groups(made, "branch"), "a/duties/naming")
    assert [note.term.id for note in branch.term_notes] == ["a/terms/three"]


def test_a_term_that_the_document_does_not_spell_out_leads_to_the_page_of_terms() -> None:
    entry = _entry(_groups(_library([_NAMING], _term("three", "三到")), "member"), "a/duties/naming")
    assert entry.term_notes == ()
    assert entry.terms["a/terms/three"].url == "terms/index.html#term-three"


def test_a_term_with_two_lists_opens_those_of_the_reader_only() -> None:
    lists = [
        draft("checklists/members", "member", wording="党员三查：甲。"),
        draft("checklists/branches", "branch", wording="支部三查：乙。", addressee="支部"),
    ]
    term = _term("three", "三查", expands=["a/checklists/members", "a/checklists/branches"])
    naming = draft("duties/naming", "member", wording="结合三查。")
    made = _library([*lists, naming], term)
    notes = {one: _entry(_groups(made, one), "a/duties/naming").term_notes[0] for one in ("member", "branch")}
    assert {one: ([e.record for e in note.expansions], note.is_partial) for one, note in notes.items()} == {
        "member": (["a/checklists/members"], True),
        "branch": (["a/checklists/members", "a/checklists/branches"], False),
    }


def test_only_the_record_that_holds_the_words_is_cited_for_them() -> None:
    other = draft("duties/other", "member", wording="别的。")
    term = _term("three", "三到", expands=["a/duties/other", "a/duties/list"], wording="眼到、口到、心到")
    expansions = term_views(_library([_LIST, other], term))["a/terms/three"].expansions
    assert [(e.record, e.lines) for e in expansions] == [("a/duties/list", (("眼到、口到、心到",),))]


def test_a_part_spells_out_alone_and_its_record_does_not_open_the_term() -> None:
    items = [{"id": "x", "wording": "一要三到；"}, {"id": "y", "wording": "二要眼到、口到、心到。"}]
    goal = draft("goals/g", "member", lead="党员：", items=items)
    made = _library([goal], _term("three", "三到", expands="a/goals/g#y"))
    assert term_views(made)["a/terms/three"].expansions[0].lines == (("二要眼到、口到、心到",),)
    assert _entry(_groups(made, "member"), "a/goals/g").terms == {}


def test_what_is_past_is_marked_where_it_spells_a_term_out() -> None:
    past = draft("duties/list", "member", wording="做到三到：眼到、口到、心到。", period=2016)
    groups = _groups(_library([past, _NAMING], _THREE), "member")
    (note,) = _entry(groups, "a/duties/naming").term_notes
    assert [e.standing for e in note.expansions] == ["past"]


def test_a_checklist_spells_out_by_what_its_items_examine_and_strengthen() -> None:
    items = [
        {"id": "x", "wording": "一要查甲，强化乙；", "examine": "甲", "strengthen": "乙"},
        {"id": "y", "wording": "二要查丙。"},
    ]
    checklist = draft("checklists/c", "member", lead="“两查”：", items=items)
    views = term_views(_library([checklist], _term("two", "两查", expands="a/checklists/c")))
    assert views["a/terms/two"].expansions[0].lines == (("甲", "乙"), ("二要查丙",))


def test_the_page_of_terms_stands_by_pinyin_with_every_place() -> None:
    drafts = [_LIST, _NAMING, draft("duties/other", "member", wording="用4+X和八个一。")]
    made = _library(drafts, _THREE, _term("x", "4+X"), _term("eight", "八个一"))
    page = terms_page(made, term_views(made)).view
    assert isinstance(page, TermsPage)
    assert [(one.letter, [t.names for t in one.terms]) for one in page.letters] == [
        ("", [("4+X",)]),
        ("B", [("八个一",)]),
        ("S", [("三到",)]),
    ]
    (three,) = page.letters[2].terms[0].documents
    assert [(p.section, p.paragraph, p.count) for p in three.places] == [("一", 1, 1), ("一", 2, 2)]
    assert page.letters[0].terms[0].documents[0].term.expansions == ()


def _walk(entries: Sequence[EntryView]) -> Iterator[EntryView]:
    for entry in entries:
        yield entry
        yield from _walk(entry.counterparts)


def test_no_real_handbook_opens_what_it_does_not_hold(real_library: Library) -> None:
    records = {r.id: record_view(real_library, r) for r in real_library.records()}
    views = Views(records, term_views(real_library))
    opened = 0
    for handbook in resolve(real_library):
        places = _places(handbook)
        for chapter in handbook.chapters:
            for group in chapter_groups(handbook, chapter, views, places):
                for entry in _walk((*group.current, *group.past, *group.replaced)):
                    for note in entry.term_notes:
                        assert {e.record for e in note.expansions} <= set(places)
                        opened += 1
    assert opened
