"""What official texts say of how often and until when, and the data that may stand for it."""

from __future__ import annotations

from typing import Any

import pytest

from generator.checks.cadences import (
    counts_are_those_of_the_words,
    days_are_those_of_the_words,
    frequencies_are_those_of_the_words,
)
from tests.factories import audience, document, draft, library, region

_RULES = (frequencies_are_those_of_the_words, counts_are_those_of_the_words, days_are_those_of_the_words)


def _codes(wording: str, fields: dict[str, Any]) -> list[str]:
    record = draft("duties/one", "a", wording=f"{wording}。", cadence={"wording": wording, **fields})
    whole = library([region("r")], [audience("a")], [document("d", "r", record)])
    return [diagnostic.code.removeprefix("cadence-") for rule in _RULES for diagnostic in rule(whole)]


@pytest.mark.parametrize(
    ("wording", "fields"),
    [
        ("每月至少要组织党员进行1至2次", {"every": "month", "at_least": 1, "up_to": 2}),
        ("每年组织党员听1-2次党课", {"every": "year", "at_least": 1, "up_to": 2}),
        ("每季度召开１次", {"every": "quarter", "exactly": 1}),
        ("每周组织1次集中学习", {"every": "week", "exactly": 1}),
        ("每半年召开两次", {"every": "half-year", "exactly": 2}),
        ("一年一次", {"every": "year", "exactly": 1}),
        ("每年参加不少于一次", {"every": "year", "at_least": 1}),
        ("每年第四季度", {"every": "year"}),
        ("每季度听取一次年度计划的汇报", {"every": "quarter", "exactly": 1}),
        ("不超过十二次", {"up_to": 12}),
        ("定期", {}),
        ("“七一”前后", {"around": "07-01"}),
        ("6月底前", {"by": "06-30"}),
        ("十月二十日前", {"by": "2016-10-20"}),
        ("年底前", {"by": "12-31"}),
        ("每3个月召开1次", {"exactly": 1}),
    ],
)
def test_data_that_say_what_the_words_say(wording: str, fields: dict[str, Any]) -> None:
    assert _codes(wording, fields) == []


@pytest.mark.parametrize(
    ("wording", "fields", "codes"),
    [
        ("每季度召开一次", {"every": "month", "exactly": 1}, ["frequency"]),
        ("每季度召开一次", {"exactly": 1}, ["frequency"]),
        ("定期", {"every": "month"}, ["frequency"]),
        ("2016年6月", {"every": "year", "by": "06-30"}, ["frequency"]),
        ("每3个月召开1次", {"every": "month", "exactly": 1}, ["frequency"]),
        ("上半年开展一次", {"every": "half-year", "exactly": 1}, ["frequency"]),
        ("一般定期召开", {"exactly": 1}, ["count"]),
        ("“七一”前后", {"exactly": 1, "around": "07-01"}, ["count"]),
        ("每月至少一次", {"every": "month", "exactly": 1}, ["count"]),
        ("每月一次", {"every": "month", "at_least": 1}, ["count"]),
        ("每月至少一次", {"every": "month", "at_least": 1, "up_to": 2}, ["count"]),
        ("年底前", {"by": "11-30"}, ["day"]),
        ("年底前", {}, ["day"]),
        ("“七一”前后", {"around": "05-01"}, ["day"]),
    ],
)
def test_data_that_say_more_or_less(wording: str, fields: dict[str, Any], codes: list[str]) -> None:
    assert _codes(wording, fields) == codes
