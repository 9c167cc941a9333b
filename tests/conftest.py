"""What several test modules read: the real library and the example's build, made once for a run."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from generator.build import Built, build_tree
from generator.library.library import Library
from generator.load import load_library
from generator.project import Project
from generator.resolve import resolve
from generator.search.corpus import Corpus, corpus
from tests.support import ROOT, example_project, real_project, run_handbook

settings.register_profile(
    "repeatable",
    derandomize=True,
    deadline=None,
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def real_library() -> Library:
    """The repository's own data, only read."""
    library, _ = load_library(Project(ROOT))
    return library


@pytest.fixture(scope="session")
def real_corpus(real_library: Library) -> Corpus:
    """All that can be found on the real site."""
    return corpus(real_library, resolve(real_library))


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build_tree(example_project(tmp_path_factory.mktemp("example") / "project"))


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built in a copy of the project as `handbook build` does it."""
    project = real_project(tmp_path_factory.mktemp("real") / "project")
    result = run_handbook(project.root, "build")
    assert result.returncode == 0, result.stdout + result.stderr
    return project.site
