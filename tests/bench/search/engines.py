"""What is measured: a folder to serve or open, a page in it, and a script that puts questions to its search.

A script (`pages/`) sets `window.bench`: `open()` loads the engine, `ask(text)` gives at most ten results,
each with `record` and `excerpt`, or with `page` where every record has a page of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

PAGES = Path(__file__).parent / "pages"


@dataclass(frozen=True)
class Engine:
    name: str
    folder: Path
    page: str
    script: Path
    data: re.Pattern[str]
    """The paths of data among what the search loads; the rest is code."""
    settings: Mapping[str, str] = field(default_factory=dict)
    """What the script finds in `window.bench` beside its own."""
    record_of: Mapping[str, str] = field(default_factory=dict)
    """Page → id of the record."""
    loaded: tuple[str, ...] = ()
    """Code of the search that is there before the first question."""
    is_ours: bool = False
    """It can be opened from files too, and its script tells `files()`: what it loads, in order."""


def ours(site: Path) -> Engine:
    """Return the search of a built site."""
    return Engine(
        name="本站",
        folder=site,
        page="index.html",
        script=PAGES / "ours.js",
        data=re.compile(r"search/data\.js"),
        loaded=("assets/search.js",),
        is_ours=True,
    )
