"""The scripts that search: the stub; lunr's from the engine's package and ours as one."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

from rjsmin import jsmin

from generator.library import addresses
from generator.project import Project

_LUNR = "contrib/search/templates/search/lunr.js"
_UNUSED = frozenset(
    (
        *("Builder", "Pipeline", "QueryLexer", "QueryParseError", "QueryParser", "Token", "TokenSet"),
        *("generateStopWordFilter", "idf", "stemmer", "stopWordFilter", "tokenizer", "trimmer"),
        *("Index.load", "Index.prototype.search", "Index.prototype.toJSON", "Vector.prototype.toJSON"),
        *("utils.clone", "utils.warn"),
    )
)
"""What makes an index or reads English: ours is implied by the text, and its terms stand for themselves."""
_PARTS = re.compile(r"^lunr\.(?P<name>(?P<owner>\w+)[\w.]*) = ", re.MULTILINE)
_EXPORT = re.compile(r"^ *;\(function \(root, factory\)", re.MULTILINE)
_ENGINE = (
    *("text", "typed", "slips", "query", "match"),
    *("score", "catalogue", "excerpt", "several", "answer"),
)
_FACE = ("results", "recent", "face")
"""Each of our scripts builds on those before it."""


def search_scripts(project: Project) -> dict[str, str]:
    """Return path → text: what every page loads, and what the search loads besides its data.

    Comments and blanks are left out, but for lunr's licence.

    Raises:
        OSError: a script is missing.
    """

    def own(name: str) -> str:
        return str(jsmin((project.templates / "search" / f"{name}.js").read_text("utf-8")))

    licence, lunr = _lunr()
    parts = [licence, str(jsmin(lunr)), *map(own, (*_ENGINE, *_FACE))]
    return {addresses.SEARCH_STUB: own("stub") + "\n", addresses.SEARCH_SCRIPT: "\n".join([*parts, ""])}


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
    used = (
        (a.start(), b) for a, b in zip(begins, ends, strict=True) if not _UNUSED & {a["name"], a["owner"]}
    )
    licence = written[: written.index("*/") + 2]
    return licence, "".join([body[: begins[0].start()], *(body[a:b] for a, b in used), end])
