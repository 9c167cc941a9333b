"""The Jinja environment: everything is escaped, nothing undefined passes unnoticed."""

from __future__ import annotations

import posixpath
import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

_MARKDOWN = re.compile(r"[\\`*_{}\[\]()#+\-.!|~:^=$]")


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
    env.filters["relative"] = _relative
    env.filters["in_markdown"] = _in_markdown
    return env


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
    return Markup("").join(_character(c) for c in text)


def _character(character: str) -> Markup:
    return Markup(f"&#{ord(character)};") if _MARKDOWN.fullmatch(character) else escape(character)
