"""Rules on the file itself: what it says of itself, fonts, tags, outline, links. Each yields faults."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.browser.tools import program
from tests.editions.book import Book, squeezed
from tests.editions.wanted import Wanted

_ROLES = {
    *(
        "Document",
        "Part",
        "Sect",
        "Div",
        "P",
        "Span",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "Table",
        "THead",
        "TBody",
    ),
    *(
        "TR",
        "TH",
        "TD",
        "L",
        "LI",
        "LBody",
        "Lbl",
        "Link",
        "TOC",
        "TOCI",
        "Reference",
        "Note",
        "Figure",
        "Strong",
    ),
    *("BlockQuote", "Formula", "Caption", "Em"),
}


def it_says_what_it_is(book: Book, wanted: Wanted) -> Iterator[str]:
    """PDF/UA-1, tagged, Chinese; title and publisher; the day of the data and no other."""
    wants = {
        "pdfuaid:part": "1",
        "is tagged": "True",
        "language": "zh-CN",
        "shows title": "True",
        "/Author": wanted.publisher,
    }
    yield from (
        f"{name}: {book.facts.get(name)}" for name, want in wants.items() if book.facts.get(name) != want
    )
    if wanted.publisher not in book.facts["dc:creator"]:
        yield f"dc:creator: {book.facts['dc:creator']}"
    for name in ("/Title", "dc:title"):
        if not all(text in squeezed(book.facts[name]) for text in (wanted.title, wanted.site)):
            yield f"{name}: {book.facts[name]}"
    day = wanted.data_date.replace("-", "")
    yield from (
        f"{n}: {book.facts[n]}" for n in ("/CreationDate", "/ModDate") if f"D:{day}" not in book.facts[n]
    )


def fonts_are_embedded_subsets(book: Book, wanted: Wanted) -> Iterator[str]:
    """Every font is in the file, as a subset, with the way back to characters; Noto or Source Han alone."""
    yield from faults_of_fonts(book.path)


def faults_of_fonts(path: Path) -> Iterator[str]:
    told = subprocess.run([program("pdffonts"), str(path)], capture_output=True, text=True, check=True).stdout
    lines = told.splitlines()[2:]
    if not lines:
        yield f"{path.name}: no fonts"
    for line in lines:
        *_, embedded, subset, to_unicode, _, _ = line.split()
        if (embedded, subset, to_unicode) != ("yes", "yes", "yes") or not (
            "Noto" in line or "SourceHan" in line
        ):
            yield f"{path.name}: {line}"


def every_letter_is_tagged(book: Book, wanted: Wanted) -> Iterator[str]:
    """Each run is text that the tags reach, or is marked as the page's alone; roles are known ones."""
    yield from (f"reached by no tag: {run.text}" for run in book.untagged)
    yield from (f"role {role}" for role in book.roles.keys() - _ROLES)
    if book.untold_pictures:
        yield f"{book.untold_pictures} pictures without words for them"


def headings_step_down_one_by_one(book: Book, wanted: Wanted) -> Iterator[str]:
    """No level is left out on the way down."""
    before = 0
    for block in book.headings():
        if block.level > before + 1:
            yield f"{block.text}: level {block.level} after {before}"
        before = block.level


def the_outline_is_all_headings(book: Book, wanted: Wanted) -> Iterator[str]:
    """Every heading has its bookmark, in their order, at its level, leading to its page."""
    wants = [(block.level - 1, block.text, block.runs[0].page) for block in book.headings()]
    if list(book.outline) != wants:
        yield from (
            f"{one} instead of {want}" for one, want in zip(book.outline, wants, strict=False) if one != want
        )
        yield f"{len(book.outline)} for {len(wants)}"


def page_numbers_are_links_to_their_pages(book: Book, wanted: Wanted) -> Iterator[str]:
    """A link that ends with a number leads to the page of that label; notes and marks aside."""
    for block in book.blocks:
        for link in block.links if block.role != "Note" else ():
            if not link.runs:
                yield f"a link without words in {block.text}"
            elif (number := squeezed(link.runs[-1].text)).isdigit():
                told = book.pages[link.target].label if link.target is not None else None
                if told != number:
                    yield f"{block.text}: {number} leads to {told}"


RULES = (
    it_says_what_it_is,
    fonts_are_embedded_subsets,
    every_letter_is_tagged,
    headings_step_down_one_by_one,
    the_outline_is_all_headings,
    page_numbers_are_links_to_their_pages,
)
