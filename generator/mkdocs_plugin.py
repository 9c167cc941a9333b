"""The seam to the site engine: the only module that imports mkdocs. It hands over the tree, no more.

With it plain `mkdocs build` and `mkdocs serve` work; `build_site` and `serve_site` are the same for the
command line. MkDocs 1.x is unmaintained: what another engine needs is `handbook generate`.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
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
from generator.diagnostics import Diagnostic, DiagnosticsError, error, format_report
from generator.library.source import Source
from generator.project import Project
from generator.write.staging import BusyError, staged

_LINK = re.compile(r"Doc file '(?P<page>.+?)' contains a link '(?P<link>.+?)', but (?P<why>.+)")
_CONFIG = (
    (re.compile(r"Config value 'docs_dir'"), "没有 content/ 文件夹。请建一个，可以是空的。"),
    (
        re.compile(r"Config value 'plugins': The \"(.+)\" plugin"),
        "mkdocs.yml 的 plugins 里写了 {0}，但没有这个插件。",
    ),
    (
        re.compile(r"A reference to '(.+)' is included in the 'nav'"),
        "mkdocs.yml 的 nav 写了 {0}，但没有这一页。",
    ),
)


class EngineError(Exception):
    """The engine gave up; the message is Chinese."""


class _Warnings(logging.Handler):
    """Gathers the engine's warnings: broken links of hand-written pages as diagnostics, others as text."""

    def __init__(self, pages: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__(logging.WARNING)
        self.pages = pages
        self.diagnostics: list[Diagnostic] = []
        self.messages: list[str] = []

    @property
    def count(self) -> int:
        return len(self.diagnostics) + len(self.messages)

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Listen to MkDocs while the block runs; listening twice at once counts nothing twice."""
        logger = logging.getLogger("mkdocs")
        is_first = self not in logger.handlers
        logger.addHandler(self)
        try:
            yield
        finally:
            if is_first:
                logger.removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        if link := _LINK.match(text):
            self.diagnostics.append(self._broken_link(link["page"], link["link"]))
            return
        found = ((pattern.match(text), chinese) for pattern, chinese in _CONFIG)
        known = (chinese.format(*match.groups()) for match, chinese in found if match)
        self.messages.append(next(known, f"网站引擎：{text}"))

    def _broken_link(self, page: str, link: str) -> Diagnostic:
        source = Source(f"content/{page}", self.pages.get(f"content/{page}", ()))
        places = ((n, line.find(link)) for n, line in enumerate(source.lines, 1))
        line, column = next(((n, c + 1) for n, c in places if c >= 0), (0, 0))
        place = source.line(line, column) if line else source.whole()
        return error(
            "page-link",
            place,
            f"链接 {link} 没有指到任何页面或位置。",
            "请核对路径；页面写 .md 的路径，位置写 #编号。",
        )

    def failure(self, problem: MkDocsException) -> Exception:
        """Return what to tell the editor instead of MkDocs' own error."""
        if self.diagnostics:
            return DiagnosticsError(self.diagnostics)
        return EngineError("\n".join(self.messages or [str(problem)]))


class HandbookPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Runs the pipeline when MkDocs starts, and adds its tree to MkDocs' files."""

    def __init__(self) -> None:
        self.built: Built | None = None
        self.prepared: Built | None = None
        """Set by `build_site`, so that the pipeline does not run twice. Good for one build: MkDocs keeps
        a plugin for as long as it serves."""
        self.warnings = _Warnings({})
        """What the engine has warned of since this plugin was made, or since `build_site` began."""
        self._is_serving = False
        self._staging = ExitStack()

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self._is_serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        project = Project(Path(config.config_file_path).parent)
        self.built = self.prepared or _build_or_abort(project, is_preview=self._is_serving)
        self.prepared = None
        config.site_name = self.built.tree.site_name
        config.nav = [*self.built.tree.navigation, *(config.nav or [])]
        if not self._is_serving:
            self.warnings.pages = self.built.library.pages
            self._staging.enter_context(self.warnings.listening())
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
        """Swap the site in; MkDocs itself would judge its warnings only after this."""
        if self._is_serving:
            return
        if config.strict and self.warnings.count:
            raise Abort(f"严格模式下有 {self.warnings.count} 个提醒，网站没有生成。")
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


def build_site(project: Project, built: Built) -> None:
    """Build the site of `built` in a staging folder and swap it in.

    Raises:
        DiagnosticsError: a hand-written page has a broken link.
        EngineError: MkDocs refused for another reason.
        BusyError: another run is building.
        OSError: the disk refuses.
    """
    warnings = _Warnings(built.library.pages)
    logging.getLogger("mkdocs").propagate = False
    try:
        with warnings.listening():
            config = load_config(config_file=str(project.engine_config))
            plugin = config.plugins.get("handbook")
            if not isinstance(plugin, HandbookPlugin):
                raise EngineError("mkdocs.yml 的 plugins 里没有 handbook，请补上一行“- handbook”。")
            plugin.prepared = built
            plugin.warnings = warnings
            mkdocs_build(config)
    except MkDocsException as problem:
        raise warnings.failure(problem) from None


def serve_site(project: Project, address: str) -> None:
    """Serve a preview at `address` (host:port) and rebuild it whenever a file changes."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    try:
        mkdocs_serve(config_file=str(project.engine_config), dev_addr=address, strict=False)
    except MkDocsException as problem:
        raise EngineError(str(problem)) from None
