"""The real data many times over: every lower document again in regions of its own."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from generator.project import Project
from tests.support import real_project

_REGION = re.compile(r"(?m)^region: (\S+)$")


def multiplied_project(folder: Path, times: int) -> Project:
    """Copy the repository's project to `folder`, each document of a lower region standing `times` times.

    A copy's region, documents and records have ids of their own; what it carries out above stays.
    """
    project = real_project(folder)
    regions = (project.data / "regions.yml").read_text("utf-8")
    lower = [path for path in sorted(project.documents.iterdir()) if path.name != "central-2016"]
    for copy in range(2, times + 1):
        for path in lower:
            region = _copy(project, path, copy)
            regions += f"- id: {region}-{copy}\n  name: 副本{copy}\n  parent: central\n"
    (project.data / "regions.yml").write_text(regions, encoding="utf-8")
    return project


def _copy(project: Project, path: Path, copy: int) -> str:
    """Write the `copy`-th copy of the document at `path`; return the region of the original."""
    own = f"{path.name}-{copy}"
    target = project.documents / own
    shutil.copytree(path, target)
    for file in target.glob("*.yml"):
        text = file.read_text("utf-8").replace(f"{path.name}/", f"{own}/")
        file.write_text(_REGION.sub(rf"region: \1-{copy}", text), encoding="utf-8")
    found = _REGION.search((path / "document.yml").read_text("utf-8"))
    assert found is not None
    return found[1]
