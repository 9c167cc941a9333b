"""Characters that no document may contain are refused where they stand, however they are written."""

from __future__ import annotations

import pytest

from generator.build import checked_library
from generator.diagnostics import Diagnostic, DiagnosticsError, format_report
from generator.project import Project
from tests.hostile import every_field_project

_REFUSED = (
    *("\x02", "\x08", "\x0b", "\x1b", "\x7f", "\x85", "\x9f", "\u00ad", "\u200b", "\u200d", "\u200f"),
    *("\u202a", "\u202e", "\u2028", "\u2029", "\u2060", "\u2066", "\u2069", "\ufeff", "\ufffd", "\ufffe"),
    *("\ufdd0", "\ue000", "\U000f0000", "\U0001ffff", "\U000e0041", "\u3164", "\u2800"),
)
"""Controls, what turns the reading order round, joiners, line separators, private use, no characters."""
_FREE_TEXTS = (
    ("data/site.yml", "name: "),
    ("data/site.yml", "publisher: "),
    ("data/regions.yml", "note: "),
    ("data/audiences.yml", "name: "),
    ("data/matters.yml", "title: "),
    ("data/works.yml", "note: "),
    ("data/documents/every-2021/document.yml", "note: "),
    ("data/documents/every-2021/document.yml", "short_title: "),
    ("data/documents/every-2021/themes.yml", "title: "),
    ("data/documents/every-2021/terms.yml", "note: "),
)


@pytest.fixture(scope="module")
def every_field(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return every_field_project(tmp_path_factory.mktemp("every") / "project")


@pytest.mark.parametrize(
    ("character", "is_escaped"),
    [("\x00", True), ("\n", True), *((c, is_escaped) for c in _REFUSED for is_escaped in (False, True))],
    ids=lambda value: f"{ord(value):04X}" if isinstance(value, str) else str(value),
)
def test_what_no_document_may_contain_is_refused_at_its_place(
    every_field: Project, character: str, is_escaped: bool
) -> None:
    written = f"\\U{ord(character):08x}" if is_escaped else character
    texts = {name: (every_field.root / name).read_text("utf-8") for name, _ in _FREE_TEXTS}
    wanted = []
    try:
        for name, key in _FREE_TEXTS:
            before, _, after = (every_field.root / name).read_text("utf-8").partition(key)
            value, rest = after.split("\n", 1)
            line = f'{before}{key}"甲{written}{value}"\n{rest}'
            (every_field.root / name).write_text(line, encoding="utf-8", newline="\n")
            column = len(before) - before.rfind("\n") + len(key) + 2
            wanted.append((name, before.count("\n") + 1, column, "text-invisible"))
        found = [d for d in _report(every_field) if d.is_error]
    finally:
        for name, text in texts.items():
            (every_field.root / name).write_text(text, encoding="utf-8", newline="\n")
    assert [(d.location.file, d.location.line, d.location.column, d.code) for d in found] == sorted(wanted)
    assert all("字符" in d.message and d.hint for d in found)
    assert character.isprintable() or character in "\n\ufffd" or character not in format_report(found)


def _report(project: Project) -> tuple[Diagnostic, ...]:
    try:
        return checked_library(project, accept_ids=True)[1]
    except DiagnosticsError as problem:
        return problem.diagnostics
