"""A folder served over HTTP on this machine, with a record of what was asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any

_PATIENCE = 20
"""Seconds that a file is held back at most."""


class Server(ThreadingHTTPServer):
    """Files of `folder`, as they are: not compressed, not cached. Listens on a free port of 127.0.0.1.

    `asked` are the paths asked for, in order.
    """

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
        self.asked: list[str] = []
        self._held: dict[str, Event] = {}

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"

    @contextmanager
    def holding(self, path: str) -> Iterator[Event]:
        """Hold back the file at `path` (from the root) until the event is set, or the block is left."""
        event = self._held["/" + path] = Event()
        try:
            yield event
        finally:
            event.set()

    def wait_for(self, path: str) -> None:
        if path in self._held:
            self._held[path].wait(_PATIENCE)


class _Handler(SimpleHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.server.wait_for(self.path)
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
