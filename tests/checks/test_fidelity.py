"""One wrong character in the official wording of any real record is reported where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.build import checked_library
from generator.diagnostics import Location
from generator.library.documents import Record
from generator.library.library import Library
from generator.project import Project
from tests.support import real_project

_WRONG = "甲的，。；：“”0 "
"""Characters to put in: rare and frequent ones, marks at which sentences end, a space."""


@dataclass(frozen=True)
class _Place:
    """Characters of a record's wording in its file: line and column from 0."""

    line: int
    start: int
    length: int


@dataclass(frozen=True)
class _Copy:
    """A copy of the real project, to spoil one file of it at a time."""

    project: Project

    def errors(self, record: Record, spoil: Callable[[list[str]], None]) -> list[Location]:
        """Return where errors are reported once `spoil` has changed the lines of the record's file."""
        path = self.project.root / record.origin.source.file
        whole = path.read_text("utf-8")
        lines = whole.split("\n")
        spoil(lines)
        path.write_text("\n".join(lines), encoding="utf-8")
        try:
            _, found = checked_library(self.project)
        finally:
            path.write_text(whole, encoding="utf-8")
        return [diagnostic.location for diagnostic in found if diagnostic.is_error]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> _Copy:
    return _Copy(real_project(tmp_path_factory.mktemp("spoilt") / "project"))


def _paths(record: Record) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield where each piece of the wording may stand in its file, and the piece."""
    fields = record.fields
    for n, run in enumerate(fields.wording or ()):
        yield ("wording", n), run
        if len(fields.wording or ()) == 1:
            yield ("wording",), run
    if fields.lead:
        yield ("lead",), fields.lead
    for n, item in enumerate(fields.items if fields.wording is None else ()):
        yield ("items", n, "wording"), item.wording


def _places(record: Record) -> list[_Place]:
    """Return the stretches of the record's wording as they stand on the lines of its file."""
    source = record.origin.source
    found = []
    for path, text in _paths(record):
        mark = source.values.get((*record.origin.path, *path))
        if mark and source.lines[mark[0]].startswith(text, mark[1]):
            found.append(_Place(mark[0], mark[1], len(text)))
    return found


def _lines_of(library: Library, record: Record) -> range:
    """Return the lines of the record's entry, from 1: up to the next one's."""
    begins = [r.origin.at().line for r in library.records() if r.origin.source is record.origin.source]
    own = record.origin.at().line
    return range(own, min([b for b in begins if b > own], default=len(record.origin.source.lines) + 1))


def test_every_real_record_can_be_spoilt(real_library: Library) -> None:
    """What the property below says, it says of all records."""
    written = {r.id: sum(place.length for place in _places(r)) for r in real_library.records()}
    assert written == {r.id: r.length for r in real_library.records()}


def test_the_real_data_has_no_error(real_library: Library, copy: _Copy) -> None:
    assert copy.errors(next(real_library.records()), lambda lines: None) == []


@given(st.data())
@settings(max_examples=30)
def test_one_wrong_character_is_reported_in_its_record(
    real_library: Library, copy: _Copy, data: st.DataObject
) -> None:
    record = data.draw(st.sampled_from(list(real_library.records())), label="record")
    place = data.draw(st.sampled_from(_places(record)), label="place")
    last = place.length - 1
    offset = data.draw(st.sampled_from([0, last]) | st.integers(0, last), label="offset")
    change = data.draw(st.sampled_from(["substitute", "delete", "insert"]), label="change")
    at = place.start + offset
    right = record.origin.source.lines[place.line][at]
    may_be_space = 0 < offset < last
    choices = [c for c in _WRONG if c != right and (may_be_space or c != " ")]
    wrong = "" if change == "delete" else data.draw(st.sampled_from(choices), label="wrong")

    def spoil(lines: list[str]) -> None:
        line = lines[place.line]
        lines[place.line] = line[:at] + wrong + line[at + (change != "insert") :]

    where = _lines_of(real_library, record)
    found = copy.errors(record, spoil)
    assert any(place.file == record.origin.source.file and place.line in where for place in found)
