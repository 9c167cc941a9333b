"""Numbers and dates in the forms that official texts give them."""

from __future__ import annotations

import pytest

from generator.checks.numerals import dates_as_written, numbers


@pytest.mark.parametrize(
    ("text", "unit", "found"),
    [
        ("1至2次", "", {1, 2}),
        ("１２次", "", {12}),
        ("十次", "", {10}),
        ("两次", "", {2}),
        ("二十六项和十二项", "", {26, 12}),
        ("12月二十日、六月", "月", {12, 6}),
        ("定期", "", set()),
    ],
)
def test_numbers(text: str, unit: str, found: set[int]) -> None:
    assert numbers(text, unit) == found


def test_a_date_is_written_as_exactly_as_it_is_given() -> None:
    assert dates_as_written("2016-04-26") == ("2016年4月26日", "2016年04月26日", "二〇一六年四月二十六日")
    assert dates_as_written("2016-10") == ("2016年10月", "2016年10月", "二〇一六年十月")
    assert dates_as_written("2016") == ("2016年", "2016年", "二〇一六年")
