"""A folder served over HTTP on this machine, with a record of what was asked for."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any


class Server(ThreadingHTTPServer):
    """Files of `folder`, as they are: not compressed, not cached. Listens on a free port of 127.0.0.1.

    `asked` are the paths asked for, in order.
    """

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
        self.asked: list[str] = []
        self._script_delay = 0.0
        self._scripts_before = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"

    @contextmanager
    def slow_scripts(self, delay: float) -> Iterator[None]:
        """Hold back each script by `delay` seconds more than the one before, as a slow network does.

        So a page is painted between its scripts, and what they move is seen to move.
        """
        self._script_delay = delay
        self._scripts_before = self._scripts_asked()
        try:
            yield
        finally:
            self._script_delay = 0.0

    def hold(self) -> None:
        """Wait as long as the script just asked for is to be held back."""
        if self._script_delay:
            time.sleep(self._script_delay * (self._scripts_asked() - self._scripts_before))

    def _scripts_asked(self) -> int:
        return sum(path.endswith(".js") for path in self.asked)


class _Handler(SimpleHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        if self.path.endswith(".js"):
            self.server.hold()
        super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *arguments: Any) -> None:
        """Say nothing: the tests read `asked`."""


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    with Server(folder) as server:
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()
