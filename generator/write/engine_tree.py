"""The tree for any engine: generated and hand-written pages in one folder, with a plain `mkdocs.yml`."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml

from generator.library.tree import Tree
from generator.project import Project
from generator.write.staging import staged, write_files


def write_engine_tree(project: Project, tree: Tree, target: Path) -> None:
    """Write `tree` with the hand-written pages and the theme's overrides to `target`, all at once.

    Raises:
        BusyError: another run is writing there.
        OSError: the disk refuses.
    """
    with staged(target) as folder:
        if project.content.is_dir():
            shutil.copytree(project.content, folder / "docs")
        write_files(folder / "docs", tree.files)
        shutil.copytree(project.overrides, folder / "overrides")
        config = _config(project, tree)
        text = yaml.safe_dump(config, allow_unicode=True, sort_keys=False, width=10_000)
        write_files(folder, {"mkdocs.yml": text})


def _config(project: Project, tree: Tree) -> dict[str, Any]:
    """Return the project's engine settings, with our plugin replaced by what it would have done."""
    config: dict[str, Any] = yaml.safe_load(project.engine_config.read_text(encoding="utf-8"))
    config["site_name"] = tree.site_name
    config["docs_dir"] = "docs"
    config["site_dir"] = "site"
    config["theme"]["custom_dir"] = "overrides"
    config["plugins"] = [p for p in config.get("plugins", []) if p != "handbook"]
    config["nav"] = [*tree.navigation, *(config.get("nav") or [])]
    return config
