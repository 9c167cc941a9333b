"""The script that searches: lunr as the engine's package has it, then ours; no copy of lunr is kept."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from rjsmin import jsmin

from generator.library import addresses
from generator.project import Project
from generator.write.scripts import search_scripts
from tests.support import ROOT, example_project

_LUNRS = (b"Oliver Nightingale", b"lunr.Index = function", b"lunr.Index=function")
"""What lunr's script holds, its licence kept or not."""
_NOT_OURS = {"build", "__pycache__"}


def _repository() -> Iterator[Path]:
    """Yield its files, without what is installed, built or kept by tools."""
    for folder, inner, names in os.walk(ROOT):
        inner[:] = [name for name in inner if not name.startswith(".") and name not in _NOT_OURS]
        yield from (Path(folder) / name for name in names)


def test_no_file_of_the_repository_holds_lunr() -> None:
    files = [path for path in _repository() if path != Path(__file__)]
    assert ROOT / "generator/write/scripts.py" in files
    assert [path for path in files if any(sign in path.read_bytes() for sign in _LUNRS)] == []


def test_the_script_says_whose_lunr_is_and_holds_all_of_ours() -> None:
    scripts = search_scripts(Project(ROOT))
    script = scripts[addresses.SEARCH_SCRIPT]
    assert script.startswith("/**")
    assert _LUNRS[0].decode() in script[: script.index("*/")]
    ours = list((ROOT / "templates/search").glob("*.js"))
    assert len(ours) > 5
    assert [
        path.name for path in ours if jsmin(path.read_text("utf-8")) not in "".join(scripts.values())
    ] == []


def test_a_script_that_is_not_there_is_told(tmp_path: Path) -> None:
    project = example_project(tmp_path / "project")
    (project.templates / "search" / "match.js").unlink()
    with pytest.raises(OSError, match=r"match\.js"):
        search_scripts(project)
