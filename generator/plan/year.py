"""A year's duties as a timeline: what the actions table says, by rhythm, with the months as a picture.

A mark is a stretch of the year, never a day that no document gives: once a quarter is four quarters.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.plan.views.handbooks import Row, Rows
from generator.plan.views.records import CadenceView, Day
from generator.plan.views.year import Mark, RhythmView, Said, Track, YearEntry, YearView

_MONTH = 13
"""Units of a track: a week is 3, so that 52 weeks and 12 months both come out whole."""
_WIDTH = 12 * _MONTH
_HEIGHT = 12
_DEADLINE = 2
_LANES = 4
"""More lanes than this could not be told apart: the stretch is drawn whole, the words give the number."""
_LENGTHS = {"day": _WIDTH, "week": 3, "month": _MONTH, "quarter": 39, "half-year": 78, "year": _WIDTH}
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_RHYTHMS = (*_LENGTHS, "date", "other")


def year_view(rows: Rows, study_year: int) -> YearView:
    """Return the timeline of the table's rows in force; what is past or replaced is never due."""
    by_rhythm: dict[str, list[YearEntry]] = {rhythm: [] for rhythm in _RHYTHMS}
    for row in rows.current:
        for rhythm, entry in _entries(row, study_year):
            by_rhythm[rhythm].append(entry)
    rhythms = tuple(RhythmView(one, tuple(entries)) for one, entries in by_rhythm.items() if entries)
    is_drawn = any(entry.track.marks for rhythm in rhythms for entry in rhythm.entries)
    return YearView(rhythms, is_drawn)


def _entries(row: Row, study_year: int) -> Iterator[tuple[str, YearEntry]]:
    """Yield an entry for each frequency and deadline; where an upper document says the like, it joins in.

    Two duties of one record stay two entries, however alike; but what has no picture shares one.
    """
    found: list[tuple[str, YearEntry]] = []
    for source in row.sources:
        others = list(range(len(found)))
        for cadence in source.timings:
            said = Said(cadence.wording, source.document)
            rhythm, track = _rhythm(cadence), track_of(cadence, study_year)
            free = others if track.marks else range(len(found))
            alike = next((n for n in free if (found[n][0], found[n][1].track) == (rhythm, track)), None)
            if alike is None:
                found.append((rhythm, YearEntry(source.record, (said,), track)))
            else:
                others = [n for n in others if n != alike]
                entry = found[alike][1]
                found[alike] = (rhythm, replace(entry, said=(*entry.said, said)))
    yield from found


def _rhythm(cadence: CadenceView) -> str:
    """Return the group: a day within a year says more than the year."""
    if cadence.every in ("", "year") and (cadence.by or cadence.around):
        return "date"
    return cadence.every or "other"


def track_of(cadence: CadenceView, study_year: int) -> Track:
    """Return the picture of `cadence`: no marks where the text gives neither rhythm nor day of the year."""
    marks: list[Mark] = []
    if _rhythm(cadence) in _LENGTHS:
        marks += _stretches(cadence)
    if cadence.around:
        marks += _around(cadence.around)
    if cadence.by and cadence.by.year in (0, study_year):
        marks += _until(cadence.by)
    return Track(_WIDTH, _HEIGHT, tuple(marks))


def _stretches(cadence: CadenceView) -> Iterator[Mark]:
    """Yield each period, in as many lanes as it has times: those that must be, then those that may."""
    length = _LENGTHS[cadence.every]
    must = cadence.exactly or cadence.at_least
    lanes = ["once"] * must + ["more"] * (cadence.up_to - must)
    if len(lanes) > _LANES:
        lanes = lanes[:1]
    height = _HEIGHT // max(len(lanes), 1)
    between = 1 if len(lanes) > 1 else 0
    after = 0 if length == _WIDTH else max(1, length // _MONTH)
    for start in range(0, _WIDTH, length):
        for n, role in enumerate(lanes or ["uncounted"]):
            yield Mark(role, start, n * height, length - after, height - between)


def _around(day: Day) -> Iterator[Mark]:
    """Yield a month's length about the day, within the year."""
    middle = _end_of(day)
    start = max(0, middle - _MONTH // 2)
    yield Mark("around", start, 0, min(_WIDTH, middle + _MONTH // 2) - start, _HEIGHT)


def _until(day: Day) -> Iterator[Mark]:
    """Yield the day as a line; from when on, no document says."""
    yield Mark("deadline", max(0, _end_of(day) - _DEADLINE), 0, _DEADLINE, _HEIGHT)


def _end_of(day: Day) -> int:
    """Return where the day, the month or the year ends on the track."""
    if not day.month:
        return _WIDTH
    days = _DAYS[day.month - 1]
    return (day.month - 1) * _MONTH + round(_MONTH * min(day.day or days, days) / days)
