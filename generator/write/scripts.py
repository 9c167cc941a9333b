"""The script that searches: lunr's from the engine's package, then ours from templates/search/, as one file."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

from rjsmin import jsmin

from generator.project import Project

_LUNR = "contrib/search/templates/search/lunr.js"
_UNUSED = frozenset(
    (
        *("Builder", "QueryLexer", "QueryParseError", "QueryParser", "tokenizer"),
        *("generateStopWordFilter", "stemmer", "stopWordFilter", "trimmer"),
    )
)
"""Parts of lunr that make an index, or read English: ours is made of the text, and is Chinese."""
_PARTS = re.compile(r"^lunr\.(?P<name>\w+) = ", re.MULTILINE)
_EXPORT = re.compile(r"^ *;\(function \(root, factory\)", re.MULTILINE)
_ORDER = ("text", "query", "match", "score", "catalogue", "excerpt", "answer")
"""Each of our scripts builds on those before it."""


def search_script(project: Project) -> str:
    """Return all that the browser loads to search, besides the data; comments and blanks are left out.

    Raises:
        OSError: a script is missing.
    """
    licence, lunr = _lunr()
    own = ((project.templates / "search" / f"{name}.js").read_text("utf-8") for name in _ORDER)
    return "\n".join([licence, *map(jsmin, (lunr, *own)), ""])


def _lunr() -> tuple[str, str]:
    """Return lunr's licence, and its script without the parts that are unused here."""
    engine = find_spec("mkdocs")
    assert engine is not None
    assert engine.submodule_search_locations is not None
    written = (Path(engine.submodule_search_locations[0]) / _LUNR).read_text("utf-8")
    export = _EXPORT.search(written)
    assert export is not None
    body, end = written[: export.start()], written[export.start() :]
    begins = [*_PARTS.finditer(body)]
    ends = [*(part.start() for part in begins[1:]), len(body)]
    parts = [body[a.start() : b] for a, b in zip(begins, ends, strict=True) if a["name"] not in _UNUSED]
    licence = written[: written.index("*/") + 2]
    return licence, "".join([body[: begins[0].start()], *parts, end])
