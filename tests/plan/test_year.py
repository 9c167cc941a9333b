"""The timeline: each mark is a stretch that the text names, and what no text says has no mark."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from generator.library.library import Library
from generator.plan import plan_site
from generator.plan.views.handbooks import FirstPage
from generator.plan.views.records import CadenceView, Day
from generator.plan.views.year import Mark, YearView
from generator.plan.year import track_of, year_view
from generator.resolve import resolve
from tests.factories import Draft, audience, document, draft, library, region

_NOTHING: dict[str, Any] = {
    "every": "",
    "exactly": 0,
    "at_least": 0,
    "up_to": 0,
    "unit": "",
    "by": None,
    "around": None,
}


def _cadence(**given: Any) -> CadenceView:
    return CadenceView(wording="原文", **{**_NOTHING, **given})


def _marks(**given: Any) -> list[Mark]:
    return list(track_of(_cadence(**given), 2020).marks)


def _months(marks: list[Mark], role: str) -> list[tuple[int, int]]:
    """Return the first and the last month that each mark of `role` touches."""
    month = track_of(_cadence(), 2020).width // 12
    return [(m.x // month + 1, (m.x + m.width - 1) // month + 1) for m in marks if m.role == role]


_PERIODS = [
    ("month", [(month, month) for month in range(1, 13)]),
    ("quarter", [(1, 3), (4, 6), (7, 9), (10, 12)]),
    ("half-year", [(1, 6), (7, 12)]),
    ("year", [(1, 12)]),
    ("day", [(1, 12)]),
]


@pytest.mark.parametrize(("every", "months"), _PERIODS)
def test_a_rhythm_has_a_mark_for_each_period(every: str, months: list[tuple[int, int]]) -> None:
    marks = _marks(every=every, exactly=1)
    assert _months(marks, "once") == months
    assert len(marks) == len(months)


def test_a_year_has_52_weeks() -> None:
    marks = _marks(every="week", exactly=1)
    assert len(marks) == 52
    assert all(one.x + one.width < other.x for one, other in pairwise(marks))


def test_times_that_must_be_and_that_may_be_are_told_apart_in_each_period() -> None:
    marks = _marks(every="quarter", at_least=1, up_to=3)
    first = [(m.role, m.x, m.y) for m in marks if m.x == 0]
    assert first == [("once", 0, 0), ("more", 0, 4), ("more", 0, 8)]
    assert len(marks) == 4 * 3


def test_a_rhythm_without_a_number_shows_none() -> None:
    assert {m.role for m in _marks(every="month")} == {"uncounted"}


def test_more_times_than_can_be_told_apart_are_left_to_the_words() -> None:
    assert len(_marks(every="year", at_least=8)) == 1


def test_a_deadline_is_where_its_day_ends() -> None:
    year = track_of(_cadence(), 2020).width
    for by, end in (
        (Day(0, 12, 31), year),
        (Day(0, 6, 30), year // 2),
        (Day(2020, 0, 0), year),
        (Day(2020, 3, 0), year // 4),
    ):
        (deadline,) = _marks(by=by)
        assert deadline.role == "deadline"
        assert deadline.x + deadline.width == end


def test_a_day_at_the_years_beginning_stays_on_the_track() -> None:
    for given in ({"by": Day(0, 1, 1)}, {"around": Day(0, 1, 1)}, {"around": Day(0, 12, 31)}):
        track = track_of(_cadence(**given), 2020)
        assert track.marks
        assert all(m.x >= 0 and m.width > 0 and m.x + m.width <= track.width for m in track.marks)


def test_around_the_first_of_july_is_the_end_of_june_and_the_beginning_of_july() -> None:
    assert _months(_marks(exactly=1, around=Day(0, 7, 1)), "around") == [(6, 7)]


@pytest.mark.parametrize(
    "given", [{}, {"exactly": 1}, {"at_least": 3}, {"by": Day(2016, 12, 31)}, {"by": Day(2021, 0, 0)}]
)
def test_no_rhythm_or_another_years_day_has_no_mark(given: dict[str, Any]) -> None:
    assert _marks(**given) == []


def _meeting(one: str, words: str, data: dict[str, Any] | list[dict[str, Any]], **values: Any) -> Draft:
    given = {"actor": "支部", "matter": "meeting", "cadence": data, **values}
    return draft(f"meetings/{one}", "member", wording=words, **given)


def _year(*drafts: Draft, upper: Draft | None = None) -> YearView:
    documents = [document("b", "city", *drafts)] + ([document("a", "top", upper)] if upper else [])
    made = library([region("top"), region("city", "top")], [audience("member", everyone=True)], documents)
    pages = plan_site(made, resolve(made)).pages
    (view,) = [page.view for page in pages if page.path == "city/member/index.html"]
    assert isinstance(view, FirstPage)
    return view.year


def _shown(year: YearView) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    return [
        (
            rhythm.id,
            [
                (entry.record.url, [f"{s.document}：{s.wording}" for s in entry.said])
                for entry in rhythm.entries
            ],
        )
        for rhythm in year.rhythms
    ]


_PAGE = "city/member/meetings.html#"
_MONTHLY = {"wording": "每月", "every": "month"}


def test_entries_stand_by_rhythm_and_lead_to_their_record() -> None:
    year = _year(
        _meeting("often", "定期开会。", {"wording": "定期"}, matter="often"),
        _meeting("yearly", "年底前评议。", {"wording": "年底前", "by": "12-31"}, matter="review"),
        _meeting("monthly", "每月开会。", _MONTHLY),
    )
    assert _shown(year) == [
        ("month", [(f"{_PAGE}b--meetings--monthly", ["b：每月"])]),
        ("date", [(f"{_PAGE}b--meetings--yearly", ["b：年底前"])]),
        ("other", [(f"{_PAGE}b--meetings--often", ["b：定期"])]),
    ]
    assert year.is_drawn


def test_an_upper_document_that_says_the_like_joins_the_entry() -> None:
    own = _meeting("own", "每月都开会。", _MONTHLY, implements="a/meetings/upper")
    upper = _meeting("upper", "每月开会。", _MONTHLY)
    assert _shown(_year(own, upper=upper)) == [
        ("month", [(f"{_PAGE}b--meetings--own", ["b：每月", "a：每月"])]),
    ]


def test_an_upper_document_that_says_otherwise_has_an_entry_of_its_own() -> None:
    own = _meeting("own", "每月都开会。", _MONTHLY, implements="a/meetings/upper")
    upper = _meeting("upper", "定期开会。", {"wording": "定期"})
    assert _shown(_year(own, upper=upper)) == [
        ("month", [(f"{_PAGE}b--meetings--own", ["b：每月"])]),
        ("other", [(f"{_PAGE}a--meetings--upper", ["a：定期"])]),
    ]


def test_two_duties_of_one_record_stay_two() -> None:
    both = [{"wording": "每月开会", "every": "month"}, {"wording": "每月学习", "every": "month"}]
    assert _shown(_year(_meeting("one", "每月开会，每月学习。", both))) == [
        ("month", [(f"{_PAGE}b--meetings--one", [f"b：每月{what}"]) for what in ("开会", "学习")]),
    ]


def test_what_has_no_picture_shares_one_entry() -> None:
    own: list[dict[str, Any]] = [{"wording": "一次", "exactly": 1}, {"wording": "随时"}]
    upper = _meeting("upper", "定期讲课。", {"wording": "定期"})
    year = _year(_meeting("own", "讲一次课，随时讲课。", own, implements="a/meetings/upper"), upper=upper)
    assert _shown(year) == [("other", [(f"{_PAGE}b--meetings--own", ["b：一次", "b：随时", "a：定期"])])]
    assert not year.is_drawn


def test_what_is_past_or_without_a_frequency_is_not_drawn() -> None:
    year = _year(
        _meeting("once", "每月开会。", _MONTHLY, period=2018),
        _meeting("still", "坚持开会。", []),
    )
    assert year.rhythms == ()


def test_the_timeline_of_every_real_handbook_says_what_its_table_says(real_library: Library) -> None:
    pages = plan_site(real_library, resolve(real_library)).pages
    views = [page.view for page in pages if isinstance(page.view, FirstPage)]
    assert views
    for view in views:
        table = [(s.record.url, c) for row in view.rows.current for s in row.sources for c in s.cadences]
        told = [
            (entry.record.url, said.wording)
            for rhythm in view.year.rhythms
            for entry in rhythm.entries
            for said in entry.said
        ]
        assert sorted(words for _, words in told) == sorted(words for _, words in table)
        assert {url for url, _ in told} <= {url for url, _ in table}
        ended = replace(view.rows, current=())
        assert year_view(ended, real_library.site.study_year).rhythms == ()
