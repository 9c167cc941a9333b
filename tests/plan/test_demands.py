"""The map of a document: every record counted where it speaks, and a way only to where it can be read."""

from __future__ import annotations

from collections import Counter

import pytest

from generator.library.library import Library
from generator.plan import plan_site
from generator.plan.demands import demand_map
from generator.plan.views.demands import DemandMap
from generator.plan.views.handbooks import ChapterPage, EntryView
from generator.resolve import resolve
from tests.factories import Draft, audience, document, draft, library, region


def _map(*drafts: Draft) -> DemandMap:
    audiences = [
        audience("member", everyone=True),
        audience("leader", "member", grouping=True),
        audience("county-leader", "leader"),
        audience("branch", "member"),
        audience("lonely", grouping=True),
    ]
    made = library([region("city")], audiences, [document("a", "city", *drafts)])
    return demand_map(made, resolve(made), made.documents[0])


def _cells(found: DemandMap) -> dict[str, list[tuple[int, str]]]:
    return {row.audience: [(cell.count, cell.url) for cell in row.cells] for row in found.rows}


def test_a_record_counts_for_each_audience_that_it_names_and_no_other() -> None:
    found = _map(
        draft("duties/one", "branch", "member"),
        draft("duties/two", "member"),
        draft("meetings/one", "branch"),
        draft("backgrounds/one"),
    )
    assert found.chapters == ("做什么", "组织生活")
    assert _cells(found) == {
        "对象member": [(2, "city/member/act.html"), (0, "")],
        "对象branch": [(1, "city/branch/act.html"), (1, "city/branch/meetings.html")],
    }


def test_a_grouping_is_read_in_the_handbook_that_includes_it() -> None:
    assert _cells(_map(draft("duties/one", "leader"))) == {
        "对象leader": [(1, "city/county-leader/act.html")],
    }


def test_without_a_handbook_there_is_a_number_and_no_way() -> None:
    assert _cells(_map(draft("duties/one", "lonely"))) == {"对象lonely": [(1, "")]}


def test_a_way_leads_only_where_all_the_counted_records_stand() -> None:
    """A record that is folded under another chapter's is not to be read on its own chapter's page."""
    older = document("a", "city", *(draft(f"duties/{one}", "member") for one in ("one", "two")))
    newer = [draft("meetings/m", "member"), draft("meetings/m", "member", implements="a/duties/one")]
    found = []
    for meeting in newer:
        documents = [older, document("b", "city", meeting, date="2021")]
        made = library([region("city")], [audience("member", everyone=True)], documents)
        found.append(_cells(demand_map(made, resolve(made), older)))
    assert found == [{"对象member": [(2, "city/member/act.html")]}, {"对象member": [(2, "")]}]


def test_a_document_that_asks_nothing_has_no_rows() -> None:
    assert _map(draft("backgrounds/one")).rows == ()


@pytest.mark.parametrize(("count", "weight"), [(1, 1), (2, 2), (4, 2), (5, 3), (9, 3), (10, 4), (40, 4)])
def test_more_records_weigh_more(count: int, weight: int) -> None:
    found = _map(*(draft(f"duties/d{n}", "member") for n in range(count)), draft("meetings/m", "branch"))
    assert [[cell.weight for cell in row.cells] for row in found.rows] == [[weight, 0], [0, 1]]


def test_every_real_cell_leads_to_a_chapter_with_as_many_of_the_documents_records(
    real_library: Library,
) -> None:
    handbooks = resolve(real_library)
    pages = {page.path: page.view for page in plan_site(real_library, handbooks).pages}
    names = {audience.name: audience.id for audience in real_library.audiences}
    for one in real_library.documents:
        found = demand_map(real_library, handbooks, one)
        shown: Counter[tuple[str, str]] = Counter()
        for row in found.rows:
            for chapter, cell in zip(found.chapters, row.cells, strict=True):
                assert bool(cell.count) == bool(cell.url)
                if cell.url:
                    page = pages[cell.url]
                    assert isinstance(page, ChapterPage)
                    theirs = {
                        r.id
                        for r in one.records
                        if names[row.audience] in r.fields.audiences
                        and r.kind.chapter
                        and r.kind.chapter.label == chapter
                    }
                    assert len(theirs) == cell.count
                    assert theirs <= _held(page)
                    shown[(names[row.audience], chapter)] = cell.count
        asked = Counter(
            (audience, r.kind.chapter.label)
            for r in one.records
            if r.kind.chapter
            for audience in r.fields.audiences
        )
        assert shown == asked


def _held(page: ChapterPage) -> set[str]:
    def walk(entries: tuple[EntryView, ...]) -> set[str]:
        return {e.record.id for e in entries}.union(*(walk(e.counterparts) for e in entries))

    return set().union(*(walk((*g.current, *g.past, *g.replaced)) for g in page.groups))
