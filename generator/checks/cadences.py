"""Rules on how often, how many times and until when: the data say what the words say, no more and no less."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.checks.dates import is_in_the_calendar
from generator.checks.numerals import NUMERAL, numbers, plain
from generator.checks.places import place_of
from generator.diagnostics import Diagnostic, Location, error
from generator.library.documents import Record
from generator.library.library import Library
from generator.schema.records import Cadence, Years

_ASKING = {
    "year": ("每年",),
    "half-year": ("半年",),
    "quarter": ("每季", "每个季"),
    "month": ("每月", "每个月"),
    "week": ("每周", "每星期", "每个星期"),
    "day": ("每日", "每天"),
}
"""Of each `every`, the words that ask for it."""
_BEARING = {
    "year": ("年",),
    "half-year": ("半年",),
    "quarter": ("季",),
    "month": ("月",),
    "week": ("周", "星期"),
    "day": ("日", "天"),
}
"""Of each `every`, what the words must hold at least."""
_TIMES = re.compile(
    rf"(?!1[个年]|一[个年季月周星日天]){NUMERAL}个?(?:周?年|季|月|周|星期|日|天)|(?<!每)年[初中底末内]|[上下]半年"
)
"""Dates, ages and spans of time: no frequency."""
_NO_NUMBER = re.compile("一般|一定|一起|一律|统一|进一步|[五七八]一|第[一二三四五六七八九十]+")
"""Where 一 counts nothing, and ordinals."""
_AT_LEAST = ("至少", "不少于", "不得少于", "不低于", "最少")
_UP_TO = ("不超过", "不得超过", "不多于", "至多", "最多")
_RANGE = re.compile(rf"{NUMERAL}[至到~—–-]{NUMERAL}")
_NAMED_DAYS = {"07-01": ("七一", "7月1日"), "12-31": ("年底", "年末", "年内", "年终", "12月", "十二月")}
"""Days that texts name by a word."""
_YEAR = re.compile("[0-9]{4}")


@dataclass(frozen=True)
class _Placed:
    """A cadence, the words that it stands for made plain, and where it is."""

    fields: Cadence
    words: str
    record: Record
    position: int

    def at(self, name: str) -> Location:
        return place_of(self.record, "cadence", self.position, name)


def _cadences(library: Library) -> Iterator[_Placed]:
    """Yield the cadences whose words stand in the wording; of the others another rule speaks."""
    for record in library.records():
        whole = "\n".join(record.fields.stretches)
        for n, cadence in enumerate(record.fields.cadence):
            if cadence.wording in whole:
                yield _Placed(cadence, plain(cadence.wording), record, n)


def frequencies_are_those_of_the_words(library: Library) -> Iterator[Diagnostic]:
    """cadence 的 every 就是它的 wording 所说的：原文说每季度才写 quarter，说了就要写。"""
    for cadence in _cadences(library):
        every, words = cadence.fields.every, _TIMES.sub("", cadence.words)
        asked = [unit for unit, asking in _ASKING.items() if any(word in words for word in asking)]
        wording = f"原文“{cadence.fields.wording}”"
        if asked and every is None:
            message = f"{wording}说了多久一次，这里没有写。"
            yield error("cadence-frequency", cadence.at("wording"), message, f"请补上 every: {asked[0]}。")
        elif asked and every not in asked:
            message = f"every: {every} 与{wording}不符。"
            yield error("cadence-frequency", cadence.at("every"), message, f"请改为 every: {asked[0]}。")
        elif every is not None and not any(word in words for word in _BEARING[every]):
            cure = "请照原文改正；原文没有说多久一次，就删去 every。"
            yield error("cadence-frequency", cadence.at("every"), f"{wording}没有说 every: {every}。", cure)


def counts_are_those_of_the_words(library: Library) -> Iterator[Diagnostic]:
    """exactly、at_least、up_to 的数在 cadence 的 wording 中，至少、至多也照原文；只说“定期”的不写次数。"""
    for cadence in _cadences(library):
        counted = numbers(_NO_NUMBER.sub("", cadence.words))
        for name in ("exactly", "at_least", "up_to"):
            count = getattr(cadence.fields, name)
            if count is None:
                continue
            wording = f"原文“{cadence.fields.wording}”"
            if count not in counted:
                cure = f"请照原文改正；原文没有写次数（如只说“定期”），就删去 {name}。"
                yield error("cadence-count", cadence.at(name), f"{wording}中没有 {count} 这个数。", cure)
            elif said := _misfit(name, cadence):
                yield error("cadence-count", cadence.at(name), f"{wording}{said[0]}。", said[1])


def _misfit(name: str, cadence: _Placed) -> tuple[str, str] | None:
    """Return what the words say of a bound, against the field `name`, and the cure; None where they agree."""
    words = cadence.words
    least, most = (any(word in words for word in bound) for bound in (_AT_LEAST, _UP_TO))
    is_range = _RANGE.search(words) is not None
    if name == "at_least" and not (least or "以上" in words or (is_range and cadence.fields.up_to)):
        return "没有说“至少”", "次数固定的写 exactly。"
    if name == "up_to" and not (most or "以内" in words or is_range):
        return "没有说“至多”", "请删去 up_to；次数固定的写 exactly。"
    if name == "exactly" and least:
        return "说的是“至少”", "请把 exactly 改为 at_least。"
    if name == "exactly" and most:
        return "说的是“至多”", "请把 exactly 改为 up_to。"
    return None


def units_are_those_of_the_words(library: Library) -> Iterator[Diagnostic]:
    """unit 是 cadence 的 wording 中的字：网页用它说次数，原文没有的不写。"""
    for cadence in _cadences(library):
        unit = cadence.fields.unit
        if unit is not None and unit not in cadence.fields.wording:
            message = f"原文“{cadence.fields.wording}”中没有“{unit}”。"
            yield error(
                "cadence-unit", cadence.at("unit"), message, "请写原文中数后面的量词；就是“次”的，删去 unit。"
            )


def days_are_those_of_the_words(library: Library) -> Iterator[Diagnostic]:
    """by、around 的日子在 cadence 的 wording 中：那个月，或年底（12-31）、“七一”（07-01）；说了就要写。"""
    for cadence in _cadences(library):
        days = [(name, day) for name in ("by", "around") if (day := getattr(cadence.fields, name))]
        wording = f"原文“{cadence.fields.wording}”"
        for name, day in days:
            if is_in_the_calendar(day) and not _is_named(day, cadence.words):
                cure = f"请照原文改正；原文没有说哪一天，就删去 {name}。"
                yield error("cadence-day", cadence.at(name), f"{wording}没有说 {name}: {day}。", cure)
        named = [day for day, names in _NAMED_DAYS.items() if any(one in cadence.words for one in names)]
        if named and not days:
            message = f"{wording}说了日子，这里没有写。"
            cure = f"请补上 by: {named[0]}；原文说“前后”的写 around。"
            yield error("cadence-day", cadence.at("wording"), message, cure)


def _is_named(day: str, words: str) -> bool:
    """Whether the words name the month of `day`, or the day itself; of the year another rule speaks."""
    month_day = _YEAR.sub("", day).strip("-")
    by_name = any(name in words for name in _NAMED_DAYS.get(month_day, ()))
    return not month_day or by_name or int(month_day[:2]) in numbers(words, "月")


def years_are_those_of_the_words(library: Library) -> Iterator[Diagnostic]:
    """period 与 by 的年份写在条目原文中，或就是文件的年份。"""
    for document, record in library.records_in_documents():
        years = list(_years(record))
        if not (years and record.passages):
            continue
        known = {document.fields.year, *_YEAR.findall(plain("".join(record.fields.stretches)))}
        for place, year in years:
            if year not in known:
                message = f"{year} 年不在本条原文中，也不是文件的年份（{document.fields.year}）。"
                yield error("period-not-found", place, message, "请照原文改正；原文没有说哪一年，就删去它。")


def _years(record: Record) -> Iterator[tuple[Location, str]]:
    period = record.fields.period
    if isinstance(period, Years):
        yield record.origin.at("period", "first"), str(period.first)
        yield record.origin.at("period", "last"), str(period.last)
    elif period is not None:
        yield record.origin.at("period"), str(period)
    for n, cadence in enumerate(record.fields.cadence):
        if cadence.by and (year := _YEAR.match(cadence.by)):
            yield place_of(record, "cadence", n, "by"), year.group()
