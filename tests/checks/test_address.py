"""Whom a wording names, against whom its record addresses."""

from __future__ import annotations

import pytest

from generator.checks.address import wording_addresses_no_other_audience
from generator.library.text import Opening
from tests.factories import audience, document, draft, library, region

_AUDIENCES = (
    audience("all", everyone=True, words=["党员"]),
    audience("rural", words=["农村党员"]),
    audience("secretary", words=["书记"], not_words=["总书记"]),
)


@pytest.mark.parametrize(
    ("wording", "addressee", "audiences", "is_told"),
    [
        ("农村党员要学习。", "书记", ["secretary"], True),
        ("农村党员要学习。", "党员", ["all"], True),  # 党员 stands there inside a longer word only
        ("农村党员要学习。", "农村党员", ["rural"], False),
        ("农村党员和书记要学习。", "支部", ["rural"], False),
        ("党员要学习。", "书记", ["secretary"], False),  # everyone's name is no other audience's
        ("学习总书记的讲话。", "农村党员", ["rural"], False),
        ("学习总书记的讲话，书记要带头。", "农村党员", ["rural"], True),
    ],
)
def test_a_wording_that_names_others_is_told(
    wording: str, addressee: str, audiences: list[str], is_told: bool
) -> None:
    record = draft("duties/one", *audiences, wording=wording, addressee=addressee)
    whole = library([region("r")], _AUDIENCES, [document("d", "r", record)])
    assert bool(list(wording_addresses_no_other_audience(whole))) is is_told


def test_what_a_heading_addresses_may_say_what_others_do() -> None:
    """A plan for one audience (Deqing's) says what the secretary does for it."""
    record = draft("duties/one", "rural", wording="书记要点评。", addressee="农村党员")
    plan = document(
        "d",
        "r",
        record,
        lines=["一、农村党员", "书记要点评。"],
        openings=[Opening("一", "一、农村党员", "一、农村党员")],
    )
    whole = library([region("r")], _AUDIENCES, [plan])
    assert list(wording_addresses_no_other_audience(whole)) == []
