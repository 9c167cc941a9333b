"""A reader with a browser: each visit starts afresh, everything asked for or complained of is recorded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, Page, Route, ViewportSize, sync_playwright

from tests.browser.server import Server
from tests.browser.tools import chromium

Scheme = Literal["light", "dark"]
Until = Literal["commit", "load"]

PHONE = ViewportSize(width=360, height=740)
DESK = ViewportSize(width=1280, height=900)
ZOOMED = ViewportSize(width=320, height=256)
"""What is left of 1280×1024 at 400 %."""

_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
    "--font-render-hinting=none",
)
_PATIENCE = 10_000
"""Milliseconds until what does not come is given up."""

_INSIDE = ("data:", "blob:", "about:")
_HEAR_VIOLATIONS = """
addEventListener('securitypolicyviolation',
    e => console.error('Content-Security-Policy: ' + e.violatedDirective + ' ' + e.blockedURI));
"""

_SETTLED = """async () => {
    await document.fonts.ready;
    const moving = document.getAnimations().filter(one => isFinite(one.effect.getComputedTiming().endTime));
    await Promise.all(moving.map(one => one.finished.catch(() => null)));
    for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
}"""


@contextmanager
def browsing() -> Iterator[Browser]:
    """Start the system's browser. Raises ToolMissingError."""
    path = chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Visit:
    """An open page, and what has happened since it was opened."""

    page: Page
    root: str
    scripts: bool = True
    asked: list[str] = field(default_factory=list)
    """Every address asked for, in order."""
    foreign: list[str] = field(default_factory=list)
    """Those of another origin or outside the site's folder; they were failed."""
    complaints: list[str] = field(default_factory=list)
    """Console errors, exceptions that nobody caught, violations of the Content-Security-Policy."""

    def go(self, path: str, until: Until = "load") -> None:
        """Go to `path`, from the site's root, with or without an anchor."""
        self.page.goto(self.root + path, wait_until=until)

    def settle(self) -> None:
        """Wait until fonts are in, transitions have ended and the page is painted anew.

        Without scripts a page cannot say so: a tenth of a second is given.
        """
        if self.scripts:
            self.page.evaluate(_SETTLED)
        else:
            self.page.wait_for_timeout(100)


@dataclass
class Reader:
    """Visits pages of one site, over HTTP or from its folder."""

    browser: Browser
    server: Server
    site: Path

    @contextmanager
    def visit(
        self,
        path: str = "index.html",
        *,
        size: ViewportSize = PHONE,
        scheme: Scheme = "light",
        scripts: bool = True,
        by_file: bool = False,
        until: Until = "load",
    ) -> Iterator[Visit]:
        """Open `path` in a browser without memory: no storage, no cache, nothing granted."""
        root = self.site.as_uri() + "/" if by_file else self.server.url
        context = self.browser.new_context(
            viewport=size, color_scheme=scheme, java_script_enabled=scripts, locale="zh-CN"
        )
        try:
            context.set_default_timeout(_PATIENCE)
            visit = Visit(context.new_page(), root, scripts)
            _record(context, visit)
            visit.go(path, until)
            yield visit
        finally:
            context.close()


def _record(context: BrowserContext, visit: Visit) -> None:
    def is_foreign(url: str) -> bool:
        return not url.startswith((visit.root, *_INSIDE))

    def refuse(route: Route) -> None:
        visit.foreign.append(route.request.url)
        route.abort()

    context.route(is_foreign, refuse)
    context.on("request", lambda request: visit.asked.append(request.url))
    context.on("weberror", lambda problem: visit.complaints.append(str(problem.error)))
    context.on(
        "console",
        lambda message: visit.complaints.append(message.text) if message.type == "error" else None,
    )
    context.add_init_script(_HEAR_VIOLATIONS)
