"""Rules on dates: a day that is written must be a day of the calendar."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator

from generator.checks.places import place_of
from generator.diagnostics import Diagnostic, Location, error
from generator.library.library import Library

_LEAP_YEAR = "2000"
"""Stands in for the year of a date that has none: 02-29 comes, though not every year."""


def dates_are_in_the_calendar(library: Library) -> Iterator[Diagnostic]:
    """日期是日历上有的一天：没有 2 月 30 日、6 月 31 日，平年没有 2 月 29 日。"""
    for place, date in _dates(library):
        if not is_in_the_calendar(date):
            message = f"{date} 不是日历上的一天：这个月只到 {_last_day(date)} 日。"
            yield error("date-not-in-calendar", place, message, "请核对原文后改正。")


def is_in_the_calendar(date: str) -> bool:
    return int(_parts(date)[-1]) <= _last_day(date)


def _last_day(date: str) -> int:
    """Return the last day of the month of `date`."""
    *_, year, month, _day = (_LEAP_YEAR, *_parts(date))
    return monthrange(int(year), int(month))[1]


def _parts(date: str) -> tuple[str, ...]:
    """Return month and day, with the year before them where there is one; 01 for what is not given."""
    steps = date.split("-")
    if len(steps[0]) == 4:
        steps += ["01"] * (3 - len(steps))
    return tuple(steps)


def _dates(library: Library) -> Iterator[tuple[Location, str]]:
    yield library.sources["site"].at("data_date"), library.site.data_date
    for n, work in enumerate(library.works):
        if work.later:
            yield library.sources["works"].at(n, "later", "date"), work.later.date
    for document in library.documents:
        yield document.source.at("date"), document.fields.date
    for record in library.records():
        for n, cadence in enumerate(record.fields.cadence):
            for name in ("by", "around"):
                if date := getattr(cadence, name):
                    yield place_of(record, "cadence", n, name), date
