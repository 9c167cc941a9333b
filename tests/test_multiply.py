"""The data that costs are measured on: the same for a seed, sound, and as much more as was asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import checked_library
from generator.diagnostics import has_errors
from generator.library.library import Library
from generator.plan import plan_site
from generator.project import Project
from generator.resolve import resolve
from tests.bench.dialects import HAN
from tests.bench.multiply import multiplied_project
from tests.support import ROOT


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return multiplied_project(tmp_path_factory.mktemp("twice") / "project", times=2, seed=1)


def _files(project: Project) -> dict[str, bytes]:
    return {project.relative(path): path.read_bytes() for path in project.data.rglob("*") if path.is_file()}


def _checked(project: Project) -> Library:
    library, diagnostics = checked_library(project)
    assert not has_errors(diagnostics)
    return library


def _pages(library: Library) -> int:
    return len(plan_site(library, resolve(library)).pages)


def _pairs(library: Library, document: str) -> set[str]:
    texts = [paragraph.text for paragraph in library.document_by_id[document].body.paragraphs]
    return {text[n : n + 2] for text in texts for n in range(len(text) - 1) if HAN.match(text[n + 1])}


def test_same_seed_same_bytes(twice: Project, tmp_path: Path) -> None:
    assert _files(multiplied_project(tmp_path / "again", times=2, seed=1)) == _files(twice)


def test_another_seed_gives_other_texts(twice: Project, tmp_path: Path) -> None:
    name = "data/documents/changzhou-2016-2/text.txt"
    other = multiplied_project(tmp_path / "other", times=2, seed=2)
    assert _files(other)[name] != _files(twice)[name]


def test_once_is_the_data_as_it_is(tmp_path: Path) -> None:
    once = checked_library(multiplied_project(tmp_path / "once", times=1, seed=1))
    assert once[0].published_ids == checked_library(Project(ROOT))[0].published_ids
    assert not has_errors(once[1])


def test_most_words_of_a_copy_are_new(twice: Project) -> None:
    library = _checked(twice)
    own, copied = (_pairs(library, f"changzhou-2016{suffix}") for suffix in ("", "-2"))
    assert len(copied - own) > 0.6 * len(copied)


def test_pages_grow_with_the_copies(twice: Project, tmp_path: Path) -> None:
    thrice = multiplied_project(tmp_path / "thrice", times=3, seed=1)
    one, two, three = (_pages(_checked(project)) for project in (Project(ROOT), twice, thrice))
    assert two - one > one / 2
    assert three - two == pytest.approx(two - one, rel=0.25)
