"""The pipeline on one screen: load → check → resolve → plan and search → render. Writing is the caller's."""

from __future__ import annotations

from dataclasses import dataclass

from generator.checks import check
from generator.diagnostics import Diagnostic, DiagnosticsError, arrange, has_errors
from generator.library.handbook import Handbook
from generator.library.library import Library
from generator.library.tree import Tree
from generator.load import load_library
from generator.plan import SitePlan, plan_site
from generator.project import Project
from generator.render import render_site
from generator.resolve import resolve
from generator.schema.engine import EngineSettings
from generator.search import search_data


@dataclass(frozen=True)
class Built:
    """What the pipeline made of a project; `diagnostics` holds warnings only."""

    library: Library
    handbooks: tuple[Handbook, ...]
    plan: SitePlan
    tree: Tree
    engine: EngineSettings
    diagnostics: tuple[Diagnostic, ...]


def checked_library(project: Project, *, accept_ids: bool = False) -> tuple[Library, tuple[Diagnostic, ...]]:
    """Load and check `project`; return its library and all diagnostics, errors included.

    Raises:
        DiagnosticsError: a settings file cannot be read, so that there is no library to return.
    """
    library, found = load_library(project)
    return library, arrange((*found, *check(library, accept_ids=accept_ids)))


def build_tree(project: Project, *, accept_ids: bool = False) -> Built:
    """Run the whole pipeline up to the tree of Markdown and files; nothing is written.

    Raises:
        DiagnosticsError: the data has an error; it carries every diagnostic of the run.
    """
    library, diagnostics = checked_library(project, accept_ids=accept_ids)
    if has_errors(diagnostics):
        raise DiagnosticsError(diagnostics)
    assert library.engine is not None, "an unreadable mkdocs.yml is an error above"
    handbooks = resolve(library)
    plan = plan_site(library, handbooks)
    tree = render_site(project, plan, search_data(library, handbooks))
    return Built(library, handbooks, plan, tree, library.engine, diagnostics)
