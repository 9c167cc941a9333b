"""The first page's one-page table: one row for a matter, every document's words beside each other."""

from __future__ import annotations

from generator.library.documents import Document
from generator.library.library import Library
from generator.plan import plan_site
from generator.plan.records import citation_view
from generator.plan.views.handbooks import FirstPage, Row, Rows
from generator.resolve import resolve
from tests.factories import audience, document, draft, library, region

_MONTHLY = {"actor": "支部", "matter": "meeting", "cadence": {"wording": "每月", "every": "month"}}
_YEARLY = {"actor": "支部", "matter": "review", "cadence": {"wording": "每年", "every": "year"}}


def _table(*documents: Document) -> Rows:
    regions = [region("top"), region("city", "top")]
    made = library(regions, [audience("member", everyone=True)], list(documents))
    pages = plan_site(made, resolve(made)).pages
    (view,) = [page.view for page in pages if page.path == "city/member/index.html"]
    assert isinstance(view, FirstPage)
    return view.rows


def _rows(*documents: Document) -> list[Row]:
    return list(_table(*documents).current)


def _shown(rows: list[Row]) -> list[tuple[str, list[tuple[str, tuple[str, ...]]]]]:
    return [(row.record.label, [(s.document, s.cadences) for s in row.sources]) for row in rows]


def test_a_counterpart_of_the_same_matter_stands_in_the_same_row() -> None:
    upper = document("a", "top", draft("meetings/upper", "member", wording="每月开会。", **_MONTHLY))
    local = draft(
        "meetings/local", "member", wording="每月都开会。", implements="a/meetings/upper", **_MONTHLY
    )
    assert _shown(_rows(upper, document("b", "city", local))) == [
        ("local", [("b", ("每月",)), ("a", ("每月",))]),
    ]


def test_a_counterpart_of_another_matter_has_its_own_row() -> None:
    upper = document("a", "top", draft("meetings/upper", "member", wording="每年评议。", **_YEARLY))
    local = draft("meetings/local", "member", wording="每月开会。", implements="a/meetings/upper", **_MONTHLY)
    assert _shown(_rows(upper, document("b", "city", local))) == [
        ("local", [("b", ("每月",))]),
        ("upper", [("a", ("每年",))]),
    ]


def test_a_meeting_without_a_frequency_is_listed_once_and_says_nothing_of_one() -> None:
    drafts = [
        draft("meetings/monthly", "member", wording="每月开会。", **_MONTHLY),
        draft("meetings/steps", "member", wording="会上发言。", actor="支部", matter="meeting"),
        draft("meetings/review", "member", wording="开展评议。", actor="支部", matter="review"),
        draft("meetings/outcome", "member", wording="评议要反馈。", actor="支部", matter="review"),
        draft("duties/other", "member", wording="做好工作。", actor="支部", matter="work"),
    ]
    assert _shown(_rows(document("b", "city", *drafts))) == [
        ("monthly", [("b", ("每月",))]),
        ("review", [("b", ())]),
    ]


def test_what_is_past_stands_apart_and_hides_no_meeting_in_force() -> None:
    drafts = [
        draft("meetings/once", "member", wording="每月开会。", period=2018, **_MONTHLY),
        draft("meetings/still", "member", wording="坚持开会。", actor="支部", matter="meeting"),
    ]
    table = _table(document("b", "city", *drafts, date="2018"))
    assert _shown(list(table.current)) == [("still", [("b", ())])]
    assert _shown(list(table.ended)) == [("once", [("b", ("每月",))])]


def test_a_counterpart_that_is_past_lends_no_deadline_to_what_is_in_force() -> None:
    past = draft("meetings/upper", "member", wording="每月开会。", period=2016, **_MONTHLY)
    upper = document("a", "top", past, date="2016")
    local = draft(
        "meetings/local",
        "member",
        wording="坚持开会。",
        actor="支部",
        matter="meeting",
        implements="a/meetings/upper",
    )
    table = _table(upper, document("b", "city", local))
    assert _shown(list(table.current)) == [("local", [("b", ())])]
    assert _shown(list(table.ended)) == [("upper", [("a", ("每月",))])]


def test_of_meetings_without_a_frequency_the_one_with_participants_stands_for_the_matter() -> None:
    drafts = [
        draft("meetings/grades", "member", wording="确定等次。", actor="支部", matter="review"),
        draft(
            "meetings/review",
            "member",
            wording="评议成员。",
            actor="支部",
            participants="成员",
            matter="review",
        ),
    ]
    assert _shown(_rows(document("b", "city", *drafts))) == [("review", [("b", ())])]


def test_no_frequency_of_a_real_handbook_is_lost(real_library: Library) -> None:
    handbooks = resolve(real_library)
    pages = plan_site(real_library, handbooks).pages
    tables = {page.path: page.view.rows for page in pages if isinstance(page.view, FirstPage)}
    for handbook in handbooks:
        rows = tables[f"{handbook.id}/index.html"]
        shown = {
            (source.citation.url, words)
            for row in (*rows.current, *rows.ended)
            for source in row.sources
            for words in source.cadences
        }
        told = {
            (citation_view(entry.document, entry.record).url, cadence.wording)
            for entry in handbook.entries()
            for cadence in entry.record.fields.cadence
        }
        assert told <= shown, handbook.id
