"""The example project's whole tree, character by character. Accept a wanted change with `make accept`."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import build_tree
from tests.support import EXPECTED, INVALID, example_project, invalid_cases, invalid_project, report


def _expected_files() -> dict[str, str]:
    return {
        path.relative_to(EXPECTED).as_posix(): path.read_text("utf-8")
        for path in sorted(EXPECTED.rglob("*"))
        if path.is_file()
    }


def test_the_tree_is_as_accepted(tmp_path: Path) -> None:
    files = dict(build_tree(example_project(tmp_path / "example")).tree.files)
    expected = _expected_files()
    assert sorted(files) == sorted(expected)
    assert [name for name in files if files[name] != expected[name]] == []


@pytest.mark.parametrize("case", invalid_cases())
def test_the_report_is_as_accepted(case: str, tmp_path: Path) -> None:
    """Each folder of tests/invalid is one mistake; its report says where it is and what to do."""
    assert report(invalid_project(case, tmp_path / case)) == (INVALID / case / "_report.txt").read_text(
        "utf-8"
    )
