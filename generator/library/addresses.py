"""Where everything stands on the site: the one place that makes paths and anchors.

Source: design, "Addresses that others rely on".
"""

from __future__ import annotations

from generator.library.documents import Document, Record, Term
from generator.library.handbook import Handbook
from generator.library.papers import Paper
from generator.schema.kinds import Chapter
from generator.schema.settings import Matter, Region, RegisteredWork

HOME = "index.html"
DOCUMENTS = "documents/index.html"
TERMS = "terms/index.html"
MATTERS = "matters/index.html"
WORKS = "works/index.html"
API = "api/v1"
SEARCH_DATA = "assets/search/data.js"
SEARCH_STUB = "assets/search.js"
SEARCH_SCRIPT = "assets/search/search.js"
PAGE_ANCHOR = "page"
"""The heading of a page, where it has no other."""
RESERVED = (
    "index",
    "README",
    "404",
    "sitemap",
    "documents",
    "terms",
    "matters",
    "works",
    "api",
    "assets",
    "templates",
)
"""First names of paths, besides the ids of regions, that no hand-written page may take: generated pages
have them, or the engine leaves them out."""


def region_page(region: Region) -> str:
    return f"{region.id}/index.html"


def handbook_page(handbook: Handbook, chapter: Chapter | None = None) -> str:
    return f"{handbook.id}/{chapter.id if chapter else 'index'}.html"


def printed_file(handbook: Handbook, paper: Paper) -> str:
    """Return where a handbook's print stands; its name says whose it is, wherever it is saved."""
    return f"{handbook.id}/{handbook.id.replace('/', '-')}-{paper.id}.pdf"


def selection_page(handbook: Handbook, chapter: Chapter | None = None) -> str:
    """Return the page that prints a selection of the handbook, where given with just `chapter` ticked.

    All of it stands on the handbook's other pages: the API does not list it, nor does the search lead to it.
    """
    return f"{handbook.id}/print.html" + (f"#{chapter.id}" if chapter else "")


def document_page(document: Document) -> str:
    return f"documents/{document.id}/index.html"


def anchor(full_id: str) -> str:
    """Return the anchor of a record or part: stable, and no two ids share one (ids have no `--`)."""
    return full_id.replace("/", "--").replace("#", "--")


def record_url(document: Document, record: Record) -> str:
    return f"{document_page(document)}#{anchor(record.id)}"


def matter_page(matter: Matter) -> str:
    return f"matters/{matter.id}/index.html"


def term_anchor(term: Term) -> str:
    """Return the anchor on the page of terms: one for the name, whichever document has it."""
    return f"term-{term.fields.id}"


def term_url(term: Term) -> str:
    return f"{TERMS}#{term_anchor(term)}"


def work_url(work: RegisteredWork) -> str:
    return f"{WORKS}#work-{work.id}"


def paragraph_anchor(line: int) -> str:
    return f"p{line}"


def section_anchor(line: int) -> str:
    return f"s{line}"
