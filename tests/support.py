"""What tests share: projects in a temporary folder, and the way golden files are compared."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.build import checked_library
from generator.diagnostics import DiagnosticsError, format_report
from generator.project import Project

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "tests" / "example"
EXPECTED = EXAMPLE / "_expected"
INVALID = ROOT / "tests" / "invalid"


def example_project(folder: Path) -> Project:
    """Copy the example project to `folder`, with the real templates, overrides and engine settings."""
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("_expected"))
    _add_shared(folder)
    return Project(folder)


def real_project(folder: Path) -> Project:
    """Copy the repository's own project to `folder`, so that a test may build or break it."""
    for name in ("data", "content"):
        shutil.copytree(ROOT / name, folder / name)
    _add_shared(folder)
    return Project(folder)


def _add_shared(folder: Path) -> None:
    for name in ("templates", "site_overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)


def invalid_cases() -> list[str]:
    return sorted(path.name for path in INVALID.iterdir() if path.is_dir())


def invalid_project(case: str, folder: Path) -> Project:
    """Copy the example project and lay the case's files over it; `_delete` names files to take away."""
    project = example_project(folder)
    source = INVALID / case
    shutil.copytree(
        source, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("_report.txt", "_delete")
    )
    deletions = source / "_delete"
    for name in deletions.read_text("utf-8").split() if deletions.exists() else []:
        target = folder / name
        shutil.rmtree(target) if target.is_dir() else target.unlink()
    return project


def report(project: Project) -> str:
    """Return what `handbook check` prints for `project`."""
    try:
        _, diagnostics = checked_library(project)
    except DiagnosticsError as problem:
        diagnostics = problem.diagnostics
    return format_report(diagnostics)


def run_handbook(
    folder: Path, *arguments: str, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run `handbook` on the project in `folder` as a person would, in a process of its own."""
    command = [sys.executable, "-m", "generator", "--project", str(folder), *arguments]
    environment = {**os.environ, **(env or {})}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


@contextmanager
def previewing(folder: Path, printed: Path) -> Iterator[str]:
    """Serve the project in `folder` on a free port; give its address. What it prints goes to `printed`."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    command = [sys.executable, "-m", "generator", "-p", str(folder), "serve", "--address", address]
    with printed.open("wb") as output, subprocess.Popen(command, stdout=output, stderr=output) as server:
        try:
            yield f"http://{address}/"
        finally:
            server.terminate()
