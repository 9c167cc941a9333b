"""The tree for any engine: generated and hand-written pages in one folder, with a plain `mkdocs.yml`."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml

from generator.library.tree import Tree
from generator.project import Project
from generator.schema.engine import EngineSettings, plugin_name
from generator.write.scripts import search_scripts
from generator.write.staging import check_target, staged, write_files

SIGN = "docs/api/v1/handbooks.json"
"""By this file an earlier tree of ours is known."""


def write_engine_tree(project: Project, tree: Tree, settings: EngineSettings, target: Path) -> None:
    """Write `tree` with the hand-written pages and the theme's overrides to `target`, all at once.

    Raises:
        TargetError: something else stands at the target.
        BusyError: another run is writing there.
        OSError: the disk refuses.
    """
    check_target(project, target, SIGN)
    with staged(target) as folder:
        if project.content.is_dir():
            shutil.copytree(project.content, folder / "docs")
        write_files(folder / "docs", {**tree.files, **search_scripts(project)})
        shutil.copytree(project.overrides, folder / "overrides")
        text = yaml.safe_dump(_config(tree, settings), allow_unicode=True, sort_keys=False, width=10_000)
        write_files(folder, {"mkdocs.yml": text})


def _config(tree: Tree, settings: EngineSettings) -> dict[str, Any]:
    """Return the engine's settings, with our plugin replaced by what it would have done."""
    config = settings.model_dump(exclude_unset=True)
    config["theme"]["custom_dir"] = "overrides"
    own = {
        "site_name": tree.site_name,
        "docs_dir": "docs",
        "site_dir": "site",
        "plugins": [plugin for plugin in settings.plugins if plugin_name(plugin) != "handbook"],
        "nav": [*tree.navigation, *settings.nav],
    }
    return {**config, **own}
