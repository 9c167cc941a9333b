"""Other searches on the same records: a page or a document for each, with its title and its wording.

None is changed, each has what its documentation advises for Chinese; nothing of them is kept.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
import subprocess
import sys
import tarfile
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Browser

from tests.bench.search.engines import PAGES, Engine
from tests.browser.server import serving

Record = dict[str, Any]
"""An entry of `api/v1/records.json`."""

_BIN = Path(sys.executable).parent
_PAGE = "bench.html"
_BLANK = "<!doctype html><html lang=zh><meta charset=utf-8><title>bench</title><body></body></html>"
_MINISEARCH = "minisearch@7.2.0"
_SHA512 = "dqT2XBYUOZOiC5t2HRnwADjhNS2cecp9u+TJRiJ1Qp/f5qjkeT5APcGPjHw+bz89Ms8Jp+cG4AlE+QZ/QnDglg=="


class TamperedError(Exception):
    """A package that was fetched is not the one that was pinned."""


def material(folder: Path, records: Sequence[Record]) -> Engine:
    """Build a site with stock Material and its search plugin, which cuts words with jieba.

    All pages are searched; a navigation of thousands would only cost time.
    """
    docs, site = folder / "docs", folder / "site"
    docs.mkdir(parents=True)
    for name, record in _named(records):
        (docs / f"{name}.md").write_text(f"# {_title(record)}\n\n{_paragraphs(record)}", encoding="utf-8")
    config = {
        "site_name": "bench",
        "use_directory_urls": False,
        "plugins": ["search"],
        "theme": {"name": "material", "language": "zh", "font": False},
        "nav": ["r0.md"],
        "not_in_nav": "*",
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    _run([sys.executable, "-m", "mkdocs", "build", "-q"], folder, {"NO_MKDOCS_2_WARNING": "1"})
    (site / _PAGE).write_text(_BLANK, encoding="utf-8")
    worker = next(site.glob("assets/javascripts/workers/search.*.min.js"))
    return Engine(
        name="Material＋jieba",
        folder=site,
        page=_PAGE,
        script=PAGES / "material.js",
        data=re.compile(r"search_index\.json"),
        settings={"worker": worker.relative_to(site).as_posix()},
        record_of={f"{name}.html": record["id"] for name, record in _named(records)},
    )


def pagefind(folder: Path, records: Sequence[Record]) -> Engine:
    """Write a page for each record and have Pagefind (extended: it cuts Chinese words) index them."""
    folder.mkdir(parents=True)
    for name, record in _named(records):
        head = f"<!doctype html><html lang=zh><meta charset=utf-8><title>{_title(record)}</title>"
        page = f"{head}<body><h1>{_title(record)}</h1>{_paragraphs(record)}</body></html>"
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
    _run([sys.executable, "-m", "pagefind_bin_extended", "--site", "."], folder)
    (folder / _PAGE).write_text(_BLANK, encoding="utf-8")
    return Engine(
        name="Pagefind",
        folder=folder,
        page=_PAGE,
        script=PAGES / "pagefind.js",
        data=re.compile(r"\.pf_\w+|entry\.json"),
        record_of={f"{name}.html": record["id"] for name, record in _named(records)},
    )


def minisearch(folder: Path, records: Sequence[Record], browser: Browser) -> Engine:
    """Have MiniSearch index pairs of Han characters, and keep its index as a file. Raises TamperedError."""
    folder.mkdir(parents=True)
    (folder / _PAGE).write_text(_BLANK, encoding="utf-8")
    (folder / "minisearch.js").write_bytes(_fetched_minisearch(folder))
    documents = [
        {"page": name, "title": record["title"], "text": "\n".join(record["wording"])}
        for name, record in _named(records)
    ]
    script = PAGES / "minisearch.js"
    with serving(folder) as server, browser.new_context() as context:
        page = context.new_page()
        page.add_init_script(path=script)
        page.goto(server.url + _PAGE)
        index = page.evaluate("records => bench.make(records)", documents)
    (folder / "index.json").write_text(index, encoding="utf-8")
    return Engine(
        name="MiniSearch",
        folder=folder,
        page=_PAGE,
        script=script,
        data=re.compile(r"index\.json"),
        record_of={name: record["id"] for name, record in _named(records)},
    )


def _fetched_minisearch(folder: Path) -> bytes:
    npm = _BIN / "npm" if (_BIN / "npm").exists() else "npm"
    _run([str(npm), "pack", _MINISEARCH, "--ignore-scripts", "--silent"], folder)
    package = next(folder.glob("minisearch-*.tgz"))
    found = base64.b64encode(hashlib.sha512(package.read_bytes()).digest()).decode()
    if found != _SHA512:
        raise TamperedError(f"{package.name}: sha512-{found}")
    with tarfile.open(package) as archive:
        file = archive.extractfile("package/dist/umd/index.js")
        assert file is not None
        return file.read()


def _named(records: Sequence[Record]) -> list[tuple[str, Record]]:
    return [(f"r{number}", record) for number, record in enumerate(records)]


def _title(record: Record) -> str:
    return escape(record["title"])


def _paragraphs(record: Record) -> str:
    return "\n\n".join(f"<p>{escape(piece)}</p>" for piece in record["wording"])


def _run(command: list[str], folder: Path, environment: dict[str, str] | None = None) -> None:
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **(environment or {})},
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
