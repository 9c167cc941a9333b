"""`handbook build --editions`: the PDFs on the site, in the API and on first pages; without it none."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from generator.library.papers import PAPERS
from generator.project import Project
from tests.editions.survey import Printed
from tests.html import read_page
from tests.support import example_project, run_handbook


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The example, built with its editions."""
    project = example_project(tmp_path_factory.mktemp("editions") / "project")
    result = run_handbook(project.root, "build", "--editions")
    assert result.returncode == 0, result.stdout + result.stderr
    assert "36 份 PDF" in result.stdout
    return project


def _handbooks(site: Path) -> list[dict[str, Any]]:
    value: list[dict[str, Any]] = json.loads((site / "api/v1/handbooks.json").read_text("utf-8"))
    return value


def _printed(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*.pdf")}


def test_the_api_names_every_edition_and_its_file_is_there(
    project: Project, printed_example: Printed
) -> None:
    named = set()
    for handbook in _handbooks(project.site):
        editions = {form: path for form, path in handbook["editions"].items() if path.endswith(".pdf")}
        assert set(editions) == {paper.edition for paper in PAPERS}
        named |= set(editions.values())
        for paper in PAPERS:
            file = project.site / editions[paper.edition]
            printed = printed_example.path(handbook["id"].replace("/", "-"), paper.id)
            assert file.name == printed.name
            assert file.read_bytes() == printed.read_bytes()
    assert _printed(project.site) == named


def test_first_pages_link_each_edition_with_its_format_and_size(project: Project) -> None:
    for handbook in _handbooks(project.site):
        first = project.site / handbook["url"]
        html = first.read_text("utf-8")
        for path in filter(None, handbook["editions"].values()):
            if path.endswith(".pdf"):
                name = path.rpartition("/")[2]
                told = re.search(rf'href="{re.escape(name)}".*?</li>', html, re.DOTALL)
                assert told, f"{name} is not linked from {first}"
                text = re.sub("<[^>]*>", "", told[0])
                assert "PDF" in text
                assert _size(text) == pytest.approx((first.parent / name).stat().st_size, rel=0.06)


def _size(text: str) -> float:
    """Return the bytes that a text names as KB or MB."""
    found = re.search(r"([\d.]+)\s*(KB|MB)", text)
    assert found, text
    return float(found[1]) * (1024 if found[2] == "KB" else 1024**2)


def test_the_store_holds_what_the_site_shows_and_no_more(project: Project) -> None:
    (project.editions / "0123456789abcdef0123456789abcdef.pdf").write_bytes(b"of data that have changed")
    result = run_handbook(project.root, "build", "--editions")
    assert result.returncode == 0, result.stderr
    assert len(list(project.editions.iterdir())) == len(_printed(project.site)) == 36


def test_a_build_without_editions_has_no_trace_of_them(project: Project) -> None:
    """Even where they were built before."""
    plain = example_project(project.root.parent / "plain")
    for one in (plain, project):
        result = run_handbook(one.root, "build")
        assert result.returncode == 0, result.stderr
        assert "PDF" not in result.stdout
        assert _printed(one.site) == set()
        assert not any(re.search(r"\.pdf", str(handbook["editions"])) for handbook in _handbooks(one.site))
        for page in one.site.rglob("*.html"):
            assert not [link for link in read_page(page).links if ".pdf" in link], page
    assert not plain.editions.exists()


def test_without_fonts_all_but_the_pdfs_is_built_and_said(tmp_path: Path) -> None:
    project = example_project(tmp_path / "project")
    env = {"FONTCONFIG_SYSROOT": str(tmp_path / "empty"), "HOME": str(tmp_path)}
    result = run_handbook(project.root, "build", "--editions", env=env)
    assert result.returncode == 0, result.stderr
    assert "PDF 没有生成" in result.stderr
    assert "handbook fonts" in result.stderr
    assert _printed(project.site) == set()
    assert (project.site / "index.html").is_file()
    refused = run_handbook(project.root, "print", env=env)
    assert refused.returncode == 1
    assert "handbook fonts" in refused.stderr
    assert "Traceback" not in refused.stderr
