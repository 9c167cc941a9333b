"""Names are found as the longest at each place, and never inside another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.library.names import Names


def _found(names: dict[str, str], text: str) -> list[tuple[str, str]]:
    return [(text[start:end], one) for start, end, one in Names(names).find(text)]


def test_the_longest_name_is_taken_and_none_inside_it() -> None:
    names = {"五查摆": "short", "五查摆五强化": "long", "强化": "inside"}
    assert _found(names, "围绕“五查摆五强化”，五查摆，强化。") == [
        ("五查摆五强化", "long"),
        ("五查摆", "short"),
        ("强化", "inside"),
    ]


def test_characters_of_patterns_are_plain_characters() -> None:
    assert _found({"4+X": "x", "(a|b)": "y"}, "推广“4+X”，44X，(a|b)。") == [("4+X", "x"), ("(a|b)", "y")]


def test_without_names_nothing_is_found() -> None:
    assert _found({}, "三会一课") == []


@given(
    st.dictionaries(st.text("甲乙丙", min_size=1, max_size=4), st.text("x", max_size=1)), st.text("甲乙丙")
)
def test_what_is_found_stands_in_the_text_in_order_without_overlap(names: dict[str, str], text: str) -> None:
    at = 0
    for start, end, one in Names(names).find(text):
        assert at <= start < end
        assert names[text[start:end]] == one
        assert not any(text.startswith(longer, start) for longer in names if len(longer) > end - start)
        at = end


def test_pieces_that_follow_each_other_are_cut_once_where_they_name_something() -> None:
    met: set[str] = set()
    names = Names({"五查摆五强化": "long", "强化": "short"})
    assert list(names.cut(["围绕五查摆", "五强化，强化；", "再强化。"], met)) == [
        [("围绕五查摆", "")],
        [("五强化，", ""), ("强化", "short"), ("；", "")],
        [("再强化。", "")],
    ]
    assert met == {"short"}
