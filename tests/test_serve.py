"""The preview: it shows what the files say now, tells of mistakes, and goes on after them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from generator.project import Project
from tests.support import example_project, previewing

_PATIENCE = 60


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return example_project(tmp_path / "example")


@pytest.fixture
def preview(project: Project, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """Serve the example; give its address and the file that holds what it prints."""
    printed = tmp_path / "printed"
    with previewing(project.root, printed) as url:
        yield url, printed


def _read(url: str) -> str:
    try:
        with urlopen(url, timeout=5) as answer:
            return str(answer.read().decode("utf-8"))
    except URLError:
        return ""


def _comes_true(condition: Callable[[], bool]) -> bool:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.2)
    return False


def test_the_preview_follows_the_data(project: Project, preview: tuple[str, Path]) -> None:
    url, printed = preview
    page = url + "upper/member/principles.html"
    goals = project.documents / "upper-2020" / "goals.yml"
    good = goals.read_text("utf-8")
    assert _comes_true(lambda: "三个一" in _read(page)), printed.read_text("utf-8")
    assert "livereload(" in _read(page)
    assert "Content-Security-Policy" not in _read(page), "it would stop the script that reloads the page"

    goals.write_text(good.replace("title: 三个一", "title: 三件读书的事"), encoding="utf-8")
    assert _comes_true(lambda: "三件读书的事" in _read(page)), printed.read_text("utf-8")

    goals.write_text(good.replace("写一篇体会", "写一遍体会"), encoding="utf-8")
    assert _comes_true(lambda: "wording-differs" in printed.read_text("utf-8"))
    assert "Traceback" not in printed.read_text("utf-8")

    goals.write_text(good.replace("title: 三个一", "title: 又是三个一"), encoding="utf-8")
    assert _comes_true(lambda: "又是三个一" in _read(page)), printed.read_text("utf-8")
