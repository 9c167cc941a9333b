"""The seam to the site engine: the only module that imports mkdocs. It hands over the tree and one script.

With it plain `mkdocs build` and `mkdocs serve` work; `build_site` and `serve_site` are the same for the
command line. MkDocs 1.x is unmaintained: what another engine needs is `handbook generate`.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from markdown.extensions.toc import nest_toc_tokens
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from generator.build import Built, build_tree
from generator.diagnostics import Diagnostic, DiagnosticsError, Location, did_you_mean, error, format_report
from generator.library.library import Library
from generator.library.source import Source
from generator.project import Project
from generator.write.scripts import search_scripts
from generator.write.staging import StagingError, check_target, copy_files, staged

_LINK = re.compile(r"Doc file '(?P<page>.+?)' contains a link '(?P<link>.+?)', but (?P<why>.+)")
_NAV = re.compile(r"A reference to '(?P<page>.+)' is included in the 'nav'")
_HEADING = re.compile(r"(?m)^(#{1,6}) (.+) \{: #(\S+) \}$")
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_ANCHOR = re.compile(r'\sid="([^"]+)"')
_SIGN = "api/v1/handbooks.json"
"""By this file an earlier site of ours is known."""


class EngineError(Exception):
    """The engine gave up; the message is Chinese where it is ours."""


class _Warnings(logging.Handler):
    """Gathers what the engine warns of, as diagnostics."""

    def __init__(self, library: Library | None = None) -> None:
        super().__init__(logging.WARNING)
        self.library = library
        self.diagnostics: list[Diagnostic] = []

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
            found = self._broken_link(link["page"], link["link"])
        elif nav := _NAV.match(text):
            message = f"nav 写了 {nav['page']}，但 content/ 里没有这一页。"
            found = error("page-nav", Location("mkdocs.yml"), message, "请核对文件名，或删去这一行。")
        else:
            found = error("engine", Location("mkdocs.yml"), f"网站引擎说：{text}", "请核对 mkdocs.yml。")
        self.diagnostics.append(found)

    def _broken_link(self, page: str, link: str) -> Diagnostic:
        lines = self.library.pages.get(f"content/{page}", ()) if self.library else ()
        source = Source(f"content/{page}", lines)
        places = ((n, line.find(link)) for n, line in enumerate(lines, 1))
        line, column = next(((n, c + 1) for n, c in places if c >= 0), (0, 0))
        place = source.line(line, column) if line else source.whole()
        cure = "请核对路径；页面写 .md 的路径，位置写 #编号。"
        return error("page-link", place, f"链接 {link} 没有指到任何页面或位置。", cure)


class HandbookPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Runs the pipeline when MkDocs starts, and adds its tree to MkDocs' files."""

    def __init__(self) -> None:
        self.built: Built | None = None
        self.prepared: Built | None = None
        """Set by `build_site`, so that the pipeline does not run twice. Good for one build: MkDocs keeps
        a plugin for as long as it serves."""
        self.warnings = _Warnings()
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
        if self._is_serving:
            config.extra["is_preview"] = True  # live reload is a script inside the page
        else:
            self.warnings.library = self.built.library
            self._staging.enter_context(self.warnings.listening())
            config.site_dir = str(self._staging.enter_context(_staged_site(project, Path(config.site_dir))))
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        assert self.built is not None
        scripts = search_scripts(Project(Path(config.config_file_path).parent))
        for name, text in (*self.built.tree.files.items(), *scripts.items()):
            files.append(File.generated(config, name, content=text))
        self.warnings.diagnostics += _missing_assets(config, {file.src_uri for file in files})
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        assert self.built is not None
        page.update_date = self.built.library.site.data_date
        return "" if self._generated(page) else markdown

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Tell the engine of a generated page what it would have learnt from parsing it."""
        if markdown := self._generated(page):
            content, headings = _content(markdown)
            page.toc = get_toc(nest_toc_tokens(headings))
            page.present_anchor_ids = set(_ANCHOR.findall(content))
        return html

    def on_page_context(self, context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
        """Give a generated page its HTML for as long as it is written: all at once would take much memory."""
        if markdown := self._generated(page):
            page.content = _content(markdown)[0]
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        assert self.built is not None
        if page.file.src_uri in self.built.tree.files:
            page.content = ""
        return output

    def _generated(self, page: Page) -> str:
        """Return a generated page's Markdown without its front matter; nothing for one written by hand."""
        assert self.built is not None
        return _FRONT_MATTER.sub("", self.built.tree.files.get(page.file.src_uri, ""), count=1)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Swap the site in; MkDocs itself would judge its warnings only after this."""
        if self._is_serving:
            return
        if config.strict and self.warnings.diagnostics:
            raise Abort(format_report(self.warnings.diagnostics))
        assert self.built is not None
        copy_files(Path(config.site_dir), self.built.printed)
        self._staging.close()

    def on_build_error(self, *, error: Exception, **kwargs: Any) -> None:
        self._staging.__exit__(type(error), error, error.__traceback__)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        project = Project(Path(config.config_file_path).parent)
        for folder in (project.data, project.templates, project.overrides):
            server.watch(str(folder))
        return server


def _content(markdown: str) -> tuple[str, list[dict[str, Any]]]:
    """Return the HTML of a generated page, and its headings as the engine's parser would list them.

    All but the headings is HTML already: parsing it once more would cost more than all else together.
    """
    first, *rest = _HEADING.split(markdown)
    parts, headings = [first.strip("\n")], []
    for signs, text, anchor, chunk in zip(rest[::4], rest[1::4], rest[2::4], rest[3::4], strict=True):
        level = len(signs)
        parts += [f'<h{level} id="{anchor}">{text}</h{level}>', chunk.strip("\n")]
        headings.append({"level": level, "id": anchor, "name": text})
    return "\n".join(part for part in parts if part), headings


def _missing_assets(config: MkDocsConfig, known: set[str]) -> Iterator[Diagnostic]:
    """Yield each style, script or icon of mkdocs.yml that is not there: the engine itself says nothing."""
    scripts = [getattr(script, "path", script) for script in config.extra_javascript]
    for path in (*config.extra_css, *scripts, config.theme.get("favicon")):
        if path and path not in known:
            hint = (
                did_you_mean(path, sorted(known)) or "请核对文件名；样式和脚本放在 site_overrides/assets/。"
            )
            yield error("engine-asset", Location("mkdocs.yml"), f"没有 {path} 这个文件。", hint)


@contextmanager
def _staged_site(project: Project, target: Path) -> Iterator[Path]:
    """Give the folder to build in; what MkDocs is told instead of our errors is the same in its own kind."""
    try:
        check_target(project, target, _SIGN)
        with staged(target) as folder:
            yield folder
    except StagingError as problem:
        raise Abort(str(problem)) from None


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
        DiagnosticsError: a hand-written page has a broken link, or MkDocs warns of something else.
        EngineError: MkDocs refused, or another run is building.
        OSError: the disk refuses.
    """
    warnings = _Warnings(built.library)
    logging.getLogger("mkdocs").propagate = False
    try:
        with warnings.listening():
            config = load_config(config_file=str(project.engine_config), site_dir=str(project.site))
            plugin = config.plugins["handbook"]
            assert isinstance(plugin, HandbookPlugin)
            plugin.prepared = built
            plugin.warnings = warnings
            mkdocs_build(config)
    except MkDocsException as problem:
        if warnings.diagnostics:
            raise DiagnosticsError(warnings.diagnostics) from None
        raise EngineError(str(problem)) from None


_NEWS = (
    (re.compile(r".*Serving on (\S+)"), "预览地址：{0}　按 Ctrl-C 结束。"),
    (re.compile(r".*Detected file changes"), "文件有改动，正在重新生成……"),
    (re.compile(r".*Reloading browsers"), "已更新。"),
    (re.compile(r".*An error happened during the rebuild"), "有错误，页面没有更新；改正后会自动更新。"),
)


class _News(logging.Handler):
    """Says in Chinese what an editor who previews wants to know; the engine's other chatter is left out."""

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        found = ((pattern.match(text), chinese) for pattern, chinese in _NEWS)
        told = next((chinese.format(*match.groups()) for match, chinese in found if match), "")
        if told or record.levelno >= logging.WARNING:
            print(told or text, file=sys.stderr, flush=True)


def serve_site(project: Project, address: str) -> None:
    """Serve a preview at `address` (host:port) and rebuild it whenever a file changes.

    Raises:
        EngineError: the data has an error at the start, or MkDocs refused; the message is the report.
    """
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.INFO)
    logger.propagate = False
    logger.addHandler(_News())
    try:
        mkdocs_serve(config_file=str(project.engine_config), dev_addr=address, strict=False)
    except MkDocsException as problem:
        raise EngineError(str(problem)) from None
