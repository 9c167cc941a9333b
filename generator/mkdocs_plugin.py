"""The seam to the site engine: the only module that imports mkdocs. It hands over the tree, no more.

With it plain `mkdocs build` and `mkdocs serve` work; `build_site` and `serve_site` are the same for the
command line. MkDocs 1.x is unmaintained: what another engine needs is `handbook generate`.
"""

from __future__ import annotations

import logging
import re
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from generator.build import Built, build_tree
from generator.diagnostics import DiagnosticsError, format_report
from generator.project import Project
from generator.write.staging import BusyError, staged

_WARNINGS = (
    (
        r"Doc file '(.+)' contains a link '(.+)', but the target",
        "content/{0} 里的链接 {1} 没有指到任何页面。",
    ),
    (
        r"Doc file '(.+)' contains a link '(.+)', but (?:the doc|there is no)",
        "content/{0} 里的链接 {1} 指到的位置不存在。",
    ),
    (r"A reference to '(.+)' is included in the 'nav'", "mkdocs.yml 的 nav 中写了 {0}，但没有这一页。"),
)


class EngineError(Exception):
    """The engine gave up; the message is Chinese."""


class HandbookPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Runs the pipeline when MkDocs starts, and adds its tree to MkDocs' files."""

    def __init__(self) -> None:
        self.built: Built | None = None
        """Set by `build_site`, so that the pipeline does not run twice."""
        self._is_serving = False
        self._staging = ExitStack()

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self._is_serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        project = Project(Path(config.config_file_path).parent)
        if self.built is None:
            self.built = _build_or_abort(project, is_preview=self._is_serving)
        config.site_name = self.built.tree.site_name
        config.nav = [*self.built.tree.navigation, *(config.nav or [])]
        if not self._is_serving:
            try:
                config.site_dir = str(self._staging.enter_context(staged(Path(config.site_dir))))
            except BusyError:
                raise Abort("另一个生成正在进行，请等它结束。") from None
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        assert self.built is not None
        for name, text in self.built.tree.files.items():
            if files.get_file_from_path(name) is not None:
                raise Abort(f"content/{name} 与生成的页面同名，请给它换一个名字。")
            files.append(File.generated(config, name, content=text))
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        assert self.built is not None
        page.update_date = self.built.library.site.data_date
        return markdown

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        if not self._is_serving:
            self._staging.close()

    def on_build_error(self, *, error: Exception, **kwargs: Any) -> None:
        self._staging.__exit__(type(error), error, error.__traceback__)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        project = Project(Path(config.config_file_path).parent)
        for folder in (project.data, project.templates, project.overrides):
            server.watch(str(folder))
        return server


def _build_or_abort(project: Project, *, is_preview: bool) -> Built:
    try:
        built = build_tree(project, accept_ids=is_preview)
    except DiagnosticsError as problem:
        raise Abort(format_report(problem.diagnostics)) from None
    if built.diagnostics:
        logging.getLogger("mkdocs.plugins.handbook").info("%s", format_report(built.diagnostics))
    return built


class _ChineseWarnings(logging.Handler):
    """Gathers the engine's warnings, those that hand-written pages can cause in Chinese."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        for pattern, chinese in _WARNINGS:
            if match := re.match(pattern, text):
                self.messages.append(chinese.format(*match.groups()))
                return
        self.messages.append(f"网站引擎：{text}")


def build_site(project: Project, built: Built) -> None:
    """Build the site of `built` in a staging folder and swap it in.

    Raises:
        EngineError: MkDocs refused, for instance because a hand-written page has a broken link.
        BusyError: another run is building.
        OSError: the disk refuses.
    """
    warnings = _ChineseWarnings()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(warnings)
    logger.propagate = False
    try:
        config = load_config(config_file=str(project.engine_config))
        plugin = config.plugins["handbook"]
        assert isinstance(plugin, HandbookPlugin)
        plugin.built = built
        mkdocs_build(config)
    except MkDocsException as problem:
        raise EngineError("\n".join(warnings.messages or [str(problem)])) from None
    finally:
        logger.removeHandler(warnings)


def serve_site(project: Project, address: str) -> None:
    """Serve a preview at `address` (host:port) and rebuild it whenever a file changes."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    try:
        mkdocs_serve(config_file=str(project.engine_config), dev_addr=address, strict=False)
    except MkDocsException as problem:
        raise EngineError(str(problem)) from None
