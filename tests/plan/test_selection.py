"""The page for printing: a tick for each record, those in force by chapter, all others apart."""

from __future__ import annotations

from generator.library.documents import Document
from generator.library.library import Library
from generator.plan import plan_site
from generator.plan.views.handbooks import ChapterPage, SelectionPage, TickList
from generator.resolve import resolve
from tests.factories import audience, document, draft, library, region


def _pages(made: Library) -> tuple[SelectionPage, dict[str, ChapterPage]]:
    pages = [page for page in plan_site(made, resolve(made)).pages if page.path.startswith("city/member/")]
    (selection,) = [page.view for page in pages if isinstance(page.view, SelectionPage)]
    return selection, {page.path: page.view for page in pages if isinstance(page.view, ChapterPage)}


def _shown(lists: tuple[TickList, ...]) -> list[tuple[tuple[str, ...], list[tuple[str, int]]]]:
    return [(one.place, [(tick.anchor, tick.counterparts) for tick in one.ticks]) for one in lists]


def _library(*documents: Document) -> Library:
    regions = [region("top"), region("city", "top")]
    return library(regions, [audience("member", everyone=True)], list(documents))


def test_counterparts_go_with_their_record_and_the_past_stands_apart() -> None:
    upper = document("a", "top", draft("duties/upper", "member"), draft("duties/else", "member"))
    local = document(
        "b",
        "city",
        draft("duties/local", "member", implements="a/duties/upper"),
        draft("duties/once", "member", period=2018),
        date="2018",
    )
    page, _ = _pages(_library(upper, local))
    (chapter,) = page.chapters
    assert _shown(chapter.lists) == [
        (("b",), [("b--duties--local", 1)]),
        (("a",), [("a--duties--else", 0)]),
    ]
    assert _shown(page.ended) == [(("做什么", "b"), [("b--duties--once", 0)])]
    assert (chapter.count, page.count) == (3, 4)


def test_a_place_is_told_only_where_it_tells_apart() -> None:
    page, _ = _pages(_library(document("b", "city", draft("duties/one", "member"))))
    assert [one.place for chapter in page.chapters for one in chapter.lists] == [()]


def test_a_chapter_leads_to_itself_alone_unless_nothing_in_it_is_in_force() -> None:
    past = draft("duties/once", "member", period=2018)
    page, chapters = _pages(_library(document("b", "city", past, draft("topics/one", "member"), date="2018")))
    assert {path: view.selection for path, view in chapters.items()} == {
        "city/member/discuss.html": "city/member/print.html#discuss",
        "city/member/act.html": "city/member/print.html",
    }
    assert [bool(chapter.lists) for chapter in page.chapters] == [True, False]


def test_notes_have_anchors_of_their_own_in_the_whole_handbook(real_library: Library) -> None:
    for page in plan_site(real_library, resolve(real_library)).pages:
        if isinstance(page.view, SelectionPage):
            entries = [e for chapter in page.view.chapters for group in chapter.groups for e in group.current]
            anchors = [
                note.anchor
                for entry in entries
                for one in (entry, *entry.counterparts)
                for note in one.term_notes
            ]
            assert len(set(anchors)) == len(anchors), page.path
