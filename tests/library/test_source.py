"""From a value's path to the line and column that a report names."""

from __future__ import annotations

from generator.diagnostics import Location
from generator.library.source import Source

_LINES = ("- id: read", "  wording: 甲乙丙。", "  items: [丁, 戊]")
_SOURCE = Source(
    "data/x.yml",
    _LINES,
    {(): (0, 0), (0,): (0, 2), (0, "wording"): (1, 11), (0, "items"): (2, 9), (0, "items", 1): (2, 13)},
    {(0, "wording"): (1, 2)},
)


def _place(location: Location) -> tuple[str, int, int, str]:
    return location.file, location.line, location.column, location.text


def test_a_value_is_named_by_its_line_and_column() -> None:
    assert _place(_SOURCE.at(0, "wording")) == ("data/x.yml", 2, 12, _LINES[1])
    assert _place(_SOURCE.at(0, "items", 1)) == ("data/x.yml", 3, 14, _LINES[2])


def test_a_value_without_a_place_is_named_by_what_holds_it() -> None:
    assert _place(_SOURCE.at(0, "items", 7, "id")) == ("data/x.yml", 3, 10, _LINES[2])
    assert _place(_SOURCE.at(0, "title")) == ("data/x.yml", 1, 3, _LINES[0])
    assert _place(_SOURCE.at(5)) == ("data/x.yml", 1, 1, _LINES[0])


def test_a_place_moves_to_the_character_meant() -> None:
    assert _SOURCE.at(0, "wording", text="甲乙丙。", offset=2).column == 14


def test_a_place_stays_where_the_text_is_broken_over_lines() -> None:
    assert _SOURCE.at(0, "wording", text="甲乙丙。丁", offset=3).column == 12


def test_an_offset_does_not_move_the_place_of_what_holds_the_value() -> None:
    assert _SOURCE.at(0, "title", text="read", offset=2).column == 3


def test_a_key_is_named_by_itself_or_else_by_its_value() -> None:
    assert _place(_SOURCE.at_key(0, "wording")) == ("data/x.yml", 2, 3, _LINES[1])
    assert _SOURCE.at_key(0, "items").column == 10


def test_without_any_mark_the_whole_file_is_named() -> None:
    assert str(Source("data/x.yml").at(0, "id")) == "data/x.yml"


def test_a_line_beyond_the_end_has_no_text() -> None:
    assert _place(_SOURCE.line(9, 2)) == ("data/x.yml", 9, 2, "")
