"""The Jinja environment: everything is escaped, nothing undefined passes unnoticed."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Hashable, Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

_IN_MARKDOWN = {ord(sign): f"&#{ord(sign)};" for sign in "\\`*_{}[]()#+-.!|~:^=$&<>\"'"}


def environment(folder: Path) -> Environment:
    """Return the environment over the templates in `folder`."""
    env = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.globals["once"] = _Once()
    env.filters["relative"] = _relative
    env.filters["in_markdown"] = _in_markdown
    env.filters["in_front_matter"] = _in_front_matter
    return env


class _Once:
    """What a macro made of a record, kept for the next handbook that holds it."""

    def __init__(self) -> None:
        self._made: dict[Hashable, Markup] = {}

    @pass_context
    def __call__(self, context: Context, macro: Macro, record: object, terms: Mapping[str, object]) -> Markup:
        """Return `macro(record, terms)`, rendered once for all pages at the same depth.

        `record` must be one and the same object for all of them, and the macro must link to nothing in the
        page's own folder: then all its links are the same at one depth.
        """
        depth = context["page_path"].count("/")
        key = (macro.name, depth, id(record), *terms.items())
        if key not in self._made:
            self._made[key] = Markup(macro(record, terms))
        return self._made[key]


@pass_context
def _relative(context: Context, url: str) -> str:
    """Return `url`, given from the site's root, as seen from the page that is being rendered."""
    path, hash_sign, fragment = url.partition("#")
    return _way(path, posixpath.dirname(context["page_path"])) + hash_sign + fragment


@cache
def _way(path: str, folder: str) -> str:
    """Return the way from `folder` to `path`: few folders, and the same paths on page after page."""
    return posixpath.relpath(path, folder or ".")


def _in_markdown(text: str) -> Markup:
    """Return `text` so that Markdown shows it character by character."""
    return Markup(text.translate(_IN_MARKDOWN))


def _in_front_matter(text: str) -> Markup:
    """Return `text` as a value of a page's front matter: engines put titles into their pages unescaped.

    YAML reads no pair of surrogates, which JSON would make of a rare character, so none is escaped.
    """
    return Markup(json.dumps(str(escape(text)), ensure_ascii=False))
