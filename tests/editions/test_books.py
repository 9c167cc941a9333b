"""Every printed handbook keeps every rule: the example's, and all of the real data on every paper."""

from __future__ import annotations

import pytest

from tests.editions.survey import READ_AS_PAGES, RULES, Printed, Rule, Survey

_SHOWN = 12
"""Faults that a failing test names."""

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)


def _fail_by(rule: Rule, survey: Survey) -> None:
    if faults := survey.faults[rule.__name__]:
        pytest.fail("\n".join([f"{rule.__doc__}", *faults[:_SHOWN], f"({len(faults)})"]), pytrace=False)


@each_rule
def test_the_example_keeps(rule: Rule, example_survey: Survey) -> None:
    _fail_by(rule, example_survey)


@each_rule
def test_all_real_handbooks_keep(rule: Rule, real_survey: Survey) -> None:
    _fail_by(rule, real_survey)


def test_every_handbook_is_printed_on_every_paper(printed_real: Printed, real_survey: Survey) -> None:
    wants = {
        printed_real.path(name, paper)
        for name in printed_real.wanted
        for paper in (*READ_AS_PAGES, "booklet")
    }
    assert set(printed_real.folder.iterdir()) == wants
    assert real_survey.seen["books"] == len(READ_AS_PAGES) * len(printed_real.wanted) > 150


def test_the_rules_have_had_something_to_judge(real_survey: Survey, example_survey: Survey) -> None:
    assert all(count >= 10 for count in real_survey.seen.values()), real_survey.seen
    assert example_survey.seen["ended"] > 0
    assert real_survey.seen["wordings"] > 5000
