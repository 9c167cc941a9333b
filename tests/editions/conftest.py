"""The example and the real handbooks, printed once for a run on all papers, and what the rules find."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.build import Built, build_tree
from generator.project import Project
from tests.editions.survey import Printed, Survey, printed, survey
from tests.support import example_project, real_project, run_handbook


@pytest.fixture(scope="session")
def printed_example(example: Built, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    folder = tmp_path_factory.mktemp("printed")
    result = run_handbook(example_project(folder / "project").root, "print", "--out", str(folder / "out"))
    assert result.returncode == 0, result.stdout + result.stderr
    return printed(example, folder / "out")


@pytest.fixture(scope="session")
def printed_real(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    folder = tmp_path_factory.mktemp("printed-real")
    project = real_project(folder / "project")
    result = run_handbook(project.root, "print", "--out", str(folder / "out"))
    assert result.returncode == 0, result.stdout + result.stderr
    return printed(build_tree(project), folder / "out")


@pytest.fixture(scope="session")
def example_survey(printed_example: Printed) -> Survey:
    return survey(printed_example)


@pytest.fixture(scope="session")
def real_survey(printed_real: Printed) -> Survey:
    return survey(printed_real)


@pytest.fixture(scope="session")
def warm(printed_example: Printed, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small fonts, made once: a folder to put into a project's `build`."""
    folder = tmp_path_factory.mktemp("warm") / "fonts"
    shutil.copytree(printed_example.folder.parent / "project" / "build" / "fonts", folder)
    return folder


@pytest.fixture
def project(warm: Path, tmp_path: Path) -> Project:
    project = example_project(tmp_path / "project")
    shutil.copytree(warm, project.fonts)
    return project
