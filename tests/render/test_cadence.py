"""Frequencies and deadlines as data, beside the text's words: each figure as given, none added."""

from __future__ import annotations

from typing import Any

import pytest

from generator.plan.views.records import CadenceView, Day
from generator.render.environment import environment
from tests.support import ROOT

_CASES: dict[str, dict[str, Any]] = {
    "": {},
    "每月，1至2次": {"every": "month", "at_least": 1, "up_to": 2},
    "每季度，至少1次": {"every": "quarter", "at_least": 1},
    "每半年，至多3次": {"every": "half-year", "up_to": 3},
    "每年，1堂": {"every": "year", "exactly": 1, "unit": "堂"},
    "12月31日前": {"by": Day(0, 12, 31)},
    "2016年12月31日前": {"by": Day(2016, 12, 31)},
    "2016年底前": {"by": Day(2016, 0, 0)},
    "1次，7月1日前后": {"exactly": 1, "around": Day(0, 7, 1)},
}


@pytest.mark.parametrize("said", _CASES)
def test_a_cadence_is_said_as_given(said: str) -> None:
    given = {"every": "", "exactly": 0, "at_least": 0, "up_to": 0, "unit": "", "by": None, "around": None}
    view = CadenceView(wording="原文", **{**given, **_CASES[said]})
    template = environment(ROOT / "templates" / "site").from_string(
        '{% import "_cadence.j2" as cadence %}{{ cadence.data(view) }}'
    )
    assert template.render(view=view).strip() == said
