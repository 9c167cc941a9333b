"""The tree that an engine builds: path → text of every generated Markdown page and data file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import escape

from generator.library import addresses
from generator.library.tree import Tree
from generator.plan import SitePlan
from generator.plan.page import NavNode
from generator.project import Project
from generator.render.environment import environment

_IN_SINGLE_QUOTES = str.maketrans({"\\": "\\\\", "'": "\\'", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def render_site(project: Project, plan: SitePlan, search: Mapping[str, Any]) -> Tree:
    """Render every page of `plan`; write out its API and what `search` finds as text.

    Raises:
        jinja2.TemplateError: a template is missing or wrong.
    """
    env = environment(project.templates / "site")
    files: dict[str, str] = {}
    for page in plan.pages:
        template = env.get_template(page.template)
        files[page.source] = template.render(view=page.view, page_title=page.title, page_path=page.path)
    for path, value in plan.files.items():
        files[path] = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    files[addresses.SEARCH_DATA] = _search_script(search)
    return Tree(str(escape(plan.site_name)), files, [_nav(node) for node in plan.navigation])


def _search_script(value: Mapping[str, Any]) -> str:
    """Return the script that hands `value` over: from `file://` no page may read anything but scripts.

    As a text to be parsed it is read faster than as a literal, and single quotes leave its own as they are.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"window.handbookSearch.parts.data='{text.translate(_IN_SINGLE_QUOTES)}';\n"


def _nav(node: NavNode) -> dict[str, Any]:
    """Engines put titles into their pages unescaped, so they are escaped here."""
    return {str(escape(node.title)): node.page or [_nav(child) for child in node.children]}
