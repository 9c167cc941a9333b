"""The official wording as the API gives it, to compare with what is shown, printed or copied."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

from tests.html import read_page


def api(site: Path, name: str) -> list[dict[str, Any]]:
    """Read `api/v1/<name>.json` of the built site."""
    value: list[dict[str, Any]] = json.loads((site / "api/v1" / f"{name}.json").read_text("utf-8"))
    return value


def records_on(site: Path, path: str) -> list[dict[str, Any]]:
    """Return the records that stand on a handbook's page: those whose anchors are there."""
    anchors = set(read_page(site / path).ids)
    return [record for record in api(site, "records") if anchor(record) in anchors]


def anchor(record: dict[str, Any]) -> str:
    """Return the anchor of a record, the same on each page that shows it."""
    return str(record["url"].partition("#")[2])


def squeezed(text: str) -> str:
    """Return `text` without blanks and line ends, which layout adds and takes away.

    Compatibility forms are evened out: from a PDF, 一 may come back as the radical ⼀.
    """
    return "".join(unicodedata.normalize("NFKC", text).split())
