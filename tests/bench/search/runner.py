"""Puts the questions in Chromium, and times them there: inside the page, around the engine.

Chromium slows the main thread of a page only. So while it does, an engine that has a Worker works in the
page instead. Times are milliseconds, as coarse as the browser tells them (0.1).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page

from tests.bench.search.engines import PAGES, Engine
from tests.bench.search.oracle import Result
from tests.bench.search.queries import Query
from tests.bench.search.sizes import Size, size_of
from tests.browser.server import Server, serving

_PATIENCE = 120_000
_QUIET = 300
"""Milliseconds that a page has to itself before it is asked."""
_SAMPLE = 240
"""Queries for a slowed browser."""


@dataclass(frozen=True)
class Way:
    """How a page is opened."""

    by_file: bool = False
    slowness: int = 1


HTTP, FILE, SLOW = Way(), Way(by_file=True), Way(slowness=4)


@dataclass(frozen=True)
class Pace:
    """Times of one way: `ready` from the first call to the first answer, once for each fresh page.

    `asked` is the middle one of each query's rounds: this machine may do something else meanwhile.
    """

    ready: Sequence[float]
    asked: Sequence[float]
    opening: Sequence[float] = ()
    """Of our own engine alone, once its files are in."""


@dataclass(frozen=True)
class Measured:
    engine: str
    answers: Mapping[Query, Sequence[Result]]
    paces: Mapping[Way, Pace]
    data: Size
    code: Size
    first: Size
    """What was fetched until the first answer."""
    unlike: int = 0
    """Queries that were answered otherwise over file://."""


def measure(engine: Engine, browser: Browser, queries: Sequence[Query], repeats: int) -> Measured:
    """Ask `queries` in each way that the engine has; `repeats` pages for the time until it is ready."""
    with serving(engine.folder) as server:
        bench = _Bench(engine, browser, server)
        answers, asked, data, code = bench.ask(queries, HTTP, rounds=repeats)
        first, ready = bench.ready(queries[0], HTTP, repeats)
        paces = {HTTP: Pace(ready, asked, bench.opening(HTTP, repeats))}
        unlike = 0
        for way in (FILE, SLOW) if engine.is_ours else (SLOW,):
            some = queries if way is FILE else queries[:: max(1, len(queries) // _SAMPLE)]
            others, asked, *_ = bench.ask(some, way, rounds=repeats)
            unlike += sum(others[query] != answers[query] for query in some)
            paces[way] = Pace(bench.ready(queries[0], way, repeats)[1], asked, bench.opening(way, repeats))
    return Measured(engine.name, answers, paces, data, code, first, unlike)


@dataclass(frozen=True)
class _Bench:
    engine: Engine
    browser: Browser
    server: Server

    def ask(
        self, queries: Sequence[Query], way: Way, rounds: int
    ) -> tuple[dict[Query, list[Result]], list[float], Size, Size]:
        """Return the answers, a time for each, and the sizes of the data and the code that were fetched."""
        with self._page(way) as page:
            page.evaluate("bench.open()")
            texts = [query.text for query in queries]
            found = page.evaluate(_script("ask"), {"queries": texts, "rounds": rounds})
        record_of = self.engine.record_of
        answers = {
            query: [
                Result(record_of[result["page"].partition("#")[0]], "")
                if result.get("page")
                else Result(result.get("record"), result.get("excerpt") or "")
                for result in results
            ]
            for query, results in zip(queries, found["answers"], strict=True)
        }
        data, code = self._fetched()
        return answers, [median(times) for times in found["times"]], data, code

    def ready(self, query: Query, way: Way, repeats: int) -> tuple[Size, list[float]]:
        times = []
        for _ in range(repeats):
            with self._page(way) as page:
                times.append(float(page.evaluate(_script("ready"), query.text)))
        data, code = self._fetched()
        return data + code, times

    def opening(self, way: Way, repeats: int) -> list[float]:
        """Return how long our own engine takes to open; nothing for another."""
        if not self.engine.is_ours:
            return []
        with self._page(way) as page:
            files = page.evaluate("bench.files()")
        times = []
        for _ in range(repeats):
            with self._page(way) as page:
                times.append(float(page.evaluate(_script("opening"), files)))
        return times

    def _fetched(self) -> tuple[Size, Size]:
        """Return the sizes of data and code fetched since the last page was opened."""
        paths = dict.fromkeys(unquote(urlsplit(path).path).lstrip("/") for path in self.server.asked)
        paths.update(dict.fromkeys(self.engine.loaded))
        files = {path: self.engine.folder / path for path in paths if path}
        data = [file for path, file in files.items() if file.is_file() and self.engine.data.search(path)]
        code = [file for file in files.values() if file.is_file() and file not in data]
        return size_of(data), size_of(code)

    @contextmanager
    def _page(self, way: Way) -> Iterator[Page]:
        """Open the engine's page in a browser without memory, and wait until it has nothing more to do."""
        context = self.browser.new_context()
        try:
            page = context.new_page()
            page.set_default_timeout(_PATIENCE)
            page.add_init_script(path=self.engine.script)
            root = self.engine.folder.as_uri() + "/" if way.by_file else self.server.url
            page.goto(root + self.engine.page)
            settings = {**self.engine.settings, "isInPage": way.slowness > 1}
            page.evaluate(f"Object.assign(bench, {json.dumps(settings)})")
            page.wait_for_timeout(_QUIET)
            self.server.asked.clear()
            context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": way.slowness})
            yield page
        finally:
            context.close()


def _script(name: str) -> str:
    return (PAGES / f"{name}.js").read_text("utf-8").strip().removesuffix(";")
