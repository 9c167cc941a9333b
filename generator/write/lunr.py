"""lunr's script for the browser, from the engine's package: it scores what search finds."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from rjsmin import jsmin

_IN_ENGINE = "contrib/search/templates/search/lunr.js"


def lunr_script() -> str:
    """Return lunr.js, its licence kept, other comments and blanks left out (25 KB become 10 when packed).

    Raises:
        OSError: the engine is installed without its search.
    """
    engine = find_spec("mkdocs")
    assert engine is not None
    assert engine.submodule_search_locations is not None
    written = (Path(engine.submodule_search_locations[0]) / _IN_ENGINE).read_text("utf-8")
    licence = written[: written.index("*/") + 2]
    return f"{licence}\n{jsmin(written)}\n"
