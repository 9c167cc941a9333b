"""The pipeline on one screen: load → check → resolve → print → plan and search → render; others write it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.checks import check
from generator.checks.characters import characters_can_be_printed
from generator.diagnostics import Diagnostic, DiagnosticsError, arrange, has_errors
from generator.editions.fonts import FontFamilies, lacking
from generator.editions.press import Book, Sheet, Told, print_books, template_characters, template_sources
from generator.editions.subsets import print_fonts
from generator.library import addresses
from generator.library.handbook import Handbook
from generator.library.library import Library
from generator.library.papers import Paper, PrintedFile
from generator.library.tree import Tree
from generator.load import load_library
from generator.plan import SitePlan, plan_site
from generator.plan.chapters import views_of
from generator.plan.printed import printed_handbook
from generator.plan.views.printed import PrintedHandbook
from generator.project import Project
from generator.render import render_site
from generator.render.book import address_code, book_data
from generator.resolve import resolve
from generator.schema.engine import EngineSettings
from generator.search import search_data


@dataclass(frozen=True)
class Resolved:
    """A sound project's handbooks; `diagnostics` holds warnings only."""

    library: Library
    handbooks: tuple[Handbook, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True)
class Press:
    """What is printed with, on which papers, and who is told how far it is."""

    fonts: FontFamilies
    papers: Sequence[Paper]
    told: Told


@dataclass(frozen=True)
class Built:
    """What the pipeline made of a project; `diagnostics` holds warnings only.

    `printed` are the printed files, path from the site's root → where it stands.
    """

    library: Library
    handbooks: tuple[Handbook, ...]
    plan: SitePlan
    tree: Tree
    engine: EngineSettings
    diagnostics: tuple[Diagnostic, ...]
    printed: Mapping[str, Path] = field(default_factory=dict)


def checked_library(project: Project, *, accept_ids: bool = False) -> tuple[Library, tuple[Diagnostic, ...]]:
    """Load and check `project`; return its library and all diagnostics, errors included.

    Raises:
        DiagnosticsError: a settings file cannot be read, so that there is no library to return.
    """
    library, found = load_library(project)
    return library, arrange((*found, *check(library, accept_ids=accept_ids)))


def resolve_project(project: Project, *, accept_ids: bool = False) -> Resolved:
    """Load, check and resolve `project`.

    Raises:
        DiagnosticsError: the data has an error; it carries every diagnostic of the run.
    """
    library, diagnostics = checked_library(project, accept_ids=accept_ids)
    if has_errors(diagnostics):
        raise DiagnosticsError(diagnostics)
    return Resolved(library, resolve(library), diagnostics)


def build_tree(project: Project, *, accept_ids: bool = False, press: Press | None = None) -> Built:
    """Run the whole pipeline up to the tree of Markdown and files; only what `press` prints is written.

    Raises:
        DiagnosticsError: the data has an error; it carries every diagnostic of the run.
        PressError: a handbook could not be printed.
    """
    resolved = resolve_project(project, accept_ids=accept_ids)
    library, handbooks = resolved.library, resolved.handbooks
    assert library.engine is not None, "an unreadable mkdocs.yml is an error above"
    sheets = print_handbooks(project, resolved, handbooks, press) if press else {}
    plan = plan_site(library, handbooks, tuple(sheets))
    tree = render_site(project, plan, search_data(library, handbooks))
    printed = {file.url: sheet.path for file, sheet in sheets.items()}
    return Built(library, handbooks, plan, tree, library.engine, resolved.diagnostics, printed)


def print_handbooks(
    project: Project, resolved: Resolved, handbooks: Sequence[Handbook], press: Press
) -> Mapping[PrintedFile, Sheet]:
    """Print `handbooks`; return for each file that the site offers where it stands.

    Raises:
        DiagnosticsError: the fonts lack a character of the data or the templates.
        PressError: a handbook could not be printed.
    """
    every = books_of(resolved)
    books = [every[handbook.id] for handbook in handbooks]
    lacked = lacking(press.fonts, _characters(books) | template_characters(project))
    missing = characters_can_be_printed(resolved.library, lacked, template_sources(project))
    if missing:
        raise DiagnosticsError((*resolved.diagnostics, *missing))
    # the characters of all: a file's bytes must not depend on which handbooks are printed beside it
    characters = _characters(every.values()) | template_characters(project)
    fonts = print_fonts(project, press.fonts, characters)
    by_id = {handbook.id: handbook for handbook in handbooks}
    return {
        PrintedFile(
            sheet.book.id,
            sheet.paper,
            addresses.printed_file(by_id[sheet.book.id], sheet.paper),
            sheet.path.stat().st_size,
        ): sheet
        for sheet in print_books(project, books, press.papers, fonts, press.told)
    }


def books_of(resolved: Resolved) -> dict[str, Book]:
    """Return what each handbook is printed of, by its id."""
    views = views_of(resolved.library)
    return {one.id: _book(one, printed_handbook(resolved.library, one, views)) for one in resolved.handbooks}


def _book(handbook: Handbook, view: PrintedHandbook) -> Book:
    return Book(handbook.id, handbook.title, book_data(view), address_code(view.address))


def _characters(books: Iterable[Book]) -> set[str]:
    return set().union(*(book.data for book in books))
