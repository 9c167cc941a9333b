"""Where a project's files stand. Knows names of folders, reads nothing but whether they exist."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Project:
    """The folders of one project, all below `root`."""

    root: Path

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def documents(self) -> Path:
        return self.data / "documents"

    @property
    def id_register(self) -> Path:
        return self.data / "ids.lock"

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def templates(self) -> Path:
        return self.root / "templates"

    @property
    def overrides(self) -> Path:
        return self.root / "site_overrides"

    @property
    def engine_config(self) -> Path:
        return self.root / "mkdocs.yml"

    @property
    def build(self) -> Path:
        return self.root / "build"

    @property
    def site(self) -> Path:
        return self.build / "site"

    @property
    def fonts(self) -> Path:
        return self.build / "fonts"

    @property
    def editions(self) -> Path:
        return self.build / "editions"

    def may_write(self, folder: Path) -> bool:
        """Whether a built tree may stand at `folder`: outside the project, or inside its build folder."""
        is_apart = folder != self.root and folder not in self.root.parents
        return is_apart and (self.root not in folder.parents or self.build in folder.parents)

    def relative(self, path: Path) -> str:
        """Return `path` relative to the project's root with forward slashes, as reports name it."""
        return path.relative_to(self.root).as_posix()


def find_project(start: Path) -> Project | None:
    """Return the project that `start` stands in, looking upwards for `mkdocs.yml` beside `data/`."""
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").is_file() and (folder / "data").is_dir():
            return Project(folder)
    return None
