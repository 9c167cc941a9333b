"""Rules on the words of a printed handbook: each takes the book and what is wanted, and yields faults."""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from pathlib import Path

from tests.browser.tools import program
from tests.editions.book import BOTTOM, TOP, Block, Book, squeezed
from tests.editions.wanted import Wanted

_SMALLEST_OF_LARGE = 14
"""Points: 四号."""


def every_wording_comes_back_whole(book: Book, wanted: Wanted) -> Iterator[str]:
    """pdftotext gives each wording whole: on one page, or to a page's notes and on from the next's top."""
    pages = texts_between_head_and_foot(book)
    for record in wanted.records:
        if not any(_reads_on(record.wording, pages, page) for page in range(len(pages))):
            yield f"{record.anchor}: {record.wording}"


def _reads_on(wording: str, pages: list[str], page: int) -> bool:
    if wording in pages[page]:
        return True
    following = pages[page + 1] if page + 1 < len(pages) else ""
    cuts = (n for n in range(1, len(wording)) if following[:1] == wording[n])
    return any(
        wording[:n] in pages[page] and _goes_on(wording[n:], pages, page + 1) for n in cuts if following
    )


def _goes_on(rest: str, pages: list[str], page: int) -> bool:
    """Whether `page` begins with `rest`, or with as much of it as it holds above its notes."""
    if page >= len(pages):
        return False
    if pages[page].startswith(rest):
        return True
    pairs = zip(rest, pages[page], strict=False)
    length = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return any(_goes_on(rest[n:], pages, page + 1) for n in range(length, 0, -1))


def no_other_wording_stands_in_it(book: Book, wanted: Wanted) -> Iterator[str]:
    """What the handbook does not list is not printed in its chapters, unless one that it lists holds it."""
    printed = squeezed(*(block.text for block in _chapters(book)))
    for other in wanted.others:
        if other in printed and not any(other in own for own in wanted.wordings):
            yield other


def every_record_stands_under_its_heading(book: Book, wanted: Wanted) -> Iterator[str]:
    """By the tags: title, wording whole, what is to be done with it, before the next heading."""
    for record in wanted.records:
        heading = book.heading_of(record.anchor)
        if heading is None:
            yield f"{record.anchor}: no heading"
            continue
        if record.title not in book.blocks[heading].text:
            yield f"{record.anchor}: {book.blocks[heading].text}"
        under = book.under(heading)
        printed = "".join(block.text for block in under if block.role != "Note")
        wants = (record.wording, *record.forms)
        yield from (f"{record.anchor}: {text}" for text in wants if text not in printed)
        rows: dict[int | None, str] = {}
        for cell in under:
            if cell.role == "TD":
                rows[cell.row] = rows.get(cell.row, "") + cell.text
        if len(rows) != len(record.rows) or any(
            text not in row for text, row in zip(record.rows, rows.values(), strict=False)
        ):
            yield f"{record.anchor}: rows {list(rows.values())} for {record.rows}"


def every_note_stands_below_its_mark(book: Book, wanted: Wanted) -> Iterator[str]:
    """Each wording has one mark; the note with its number is on the same page and tells where it is from."""
    for record in wanted.records:
        under = book.under(book.heading_of(record.anchor) or 0)
        marks = [mark for block in under for mark in block.marks]
        notes = [block for block in under if block.role == "Note"]
        if len(marks) != 1 or len(notes) != 1:
            yield f"{record.anchor}: {len(marks)} marks, {len(notes)} notes"
            continue
        on = {run.page for run in notes[0].runs}
        if on != {marks[0].page}:
            labels = [book.pages[page].label for page in on]
            yield f"{record.anchor}: mark on {book.pages[marks[0].page].label}, note on {labels}"
        text, place = notes[0].text, f"{record.section}第{record.paragraph}段"
        if not (text.startswith(marks[0].text.strip()) and place in text):
            yield f"{record.anchor}: {text}"


def records_stand_in_order(book: Book, wanted: Wanted) -> Iterator[str]:
    """Those in force as the site has them; after them, in a chapter of its own, what is past or replaced."""
    order = [book.heading_of(anchor) for anchor in (*wanted.living, *wanted.ended)]
    there = [n for n in order if n is not None]
    if there != sorted(there) or len(set(there)) != len(order):
        yield f"order: {order}"
    parts = [chapter_of(book, book.heading_of(anchor)) for anchor in wanted.living]
    apart = {chapter_of(book, book.heading_of(anchor)) for anchor in wanted.ended}
    if len(apart) > 1 or apart & set(parts):
        yield f"ended among the living: {apart}"
    if any(chapter is None or "已过时限" not in chapter.text for chapter in apart):
        yield "what has ended stands in a chapter that does not say so"


def chapter_of(book: Book, number: int | None) -> Block | None:
    before = [block for block in book.blocks[: number or 0] if block.level == 1]
    return before[-1] if before else None


def every_chapter_is_there(book: Book, wanted: Wanted) -> Iterator[str]:
    """The chapters of the site, in their order, after the table of actions and the contents."""
    tops = [block.text for block in book.headings() if block.level == 1]
    if tops[:2] != ["规定动作一览表", "目次"]:
        yield f"first: {tops[:2]}"
    for top, chapter in zip(tops[2:], wanted.chapters, strict=False):
        if chapter not in top:
            yield f"{top} instead of {chapter}"
    if len(tops) < 2 + len(wanted.chapters):
        yield f"only {tops}"


def the_table_of_actions_is_page_one(book: Book, wanted: Wanted) -> Iterator[str]:
    """It is the page labelled 1 and no other; it has a row for each matter, with who and when in it.

    In large print it may run on, but only where its letters are as small as they may be there (四号).
    """
    table = book.under(next(n for n, block in enumerate(book.blocks) if block.level == 1))
    places = list(dict.fromkeys(book.pages[run.page].label for block in table for run in block.runs))
    sizes = {round(run.size) for block in table for run in block.runs}
    if places != ["1"] and (sizes != {_SMALLEST_OF_LARGE} or places[0] != "1"):
        yield f"on {places}"
    rows: dict[int | None, str] = {}
    for cell in table:
        if cell.role == "TD":
            rows[cell.row] = rows.get(cell.row, "") + cell.text
    if len(rows) != len(wanted.actions):
        yield f"{len(rows)} rows for {len(wanted.actions)}"
    for row, cells in zip(rows.values(), wanted.actions, strict=False):
        yield from (f"{cell} not in {row}" for cell in cells if cell not in row)


def the_contents_tell_the_right_pages(book: Book, wanted: Wanted) -> Iterator[str]:
    """Each entry is a heading, in their order, with the label of the page that it stands on."""
    headings = [(block.text, book.pages[block.runs[0].page].label) for block in book.headings()]
    told = [_entry(block) for block in book.blocks if block.role == "TOCI"]
    left = iter(headings)
    yield from (f"{entry}" for entry in told if entry not in left)
    entries = {text for text, _ in told}
    tops = [block.text for block in book.headings() if block.level in (1, 2)]
    yield from (f"not in the contents: {top}" for top in tops if top not in entries and top != "目次")
    for anchor in (*wanted.living, *wanted.ended):
        heading = book.heading_of(anchor)
        if heading is not None and book.blocks[heading].text not in entries:
            yield f"not in the contents: {anchor}"


def _entry(block: Block) -> tuple[str, str]:
    return squeezed(*(run.text for run in block.runs[:-1])), squeezed(block.runs[-1].text)


def every_term_is_spelled_out(book: Book, wanted: Wanted) -> Iterator[str]:
    """In the chapter of terms: the records that spell them out have the same words elsewhere."""
    tops = [n for n, block in enumerate(book.blocks) if block.level == 1]
    begins = next((n for n in tops if book.blocks[n].text.endswith("名词")), len(book.blocks))
    ends = next((n for n in tops if n > begins), len(book.blocks))
    printed = squeezed(*(block.text for block in book.blocks[begins:ends]))
    for name, *lines in wanted.terms:
        yield from (f"{name}: {line}" for line in (name, *lines) if line not in printed)


def _chapters(book: Book) -> list[Block]:
    """Return the blocks of the chapters proper: neither the front, nor notes, nor lists at the end."""
    tops = [n for n, block in enumerate(book.blocks) if block.level == 1]
    return [block for block in book.blocks[tops[2] : tops[-1]] if block.role != "Note"]


def texts_between_head_and_foot(book: Book) -> list[str]:
    """Return each page's text by pdftotext, without blanks, running heads and page numbers."""
    height, (head, foot) = round(book.pages[0].height), head_and_foot(book)
    frame = (height - head + _BELOW_BASELINE, height - foot - _ABOVE_BASELINE)
    texts = pdf_to_text(book.path, *frame)
    return [squeezed(text) for text in texts]


def head_and_foot(book: Book) -> tuple[int, int]:
    """Return the baselines of running heads and page numbers; where there are none, the page's edges.

    They stand above and below all text of all numbered pages: a repeated head of a table does not.
    """
    runs = [run for page in book.pages if page.label for run in page.runs]
    highest = max(run.box[TOP] for run in runs if run.number is not None)
    lowest = min(run.box[BOTTOM] for run in runs if run.number is not None)
    outside = [run for run in runs if run.number is None]
    heads = Counter(round(run.baseline) for run in outside if run.box[BOTTOM] > highest)
    feet = Counter(round(run.baseline) for run in outside if run.box[TOP] < lowest)
    head = max(heads, key=heads.__getitem__, default=round(book.pages[0].height))
    return head, max(feet, key=feet.__getitem__, default=0)


_BELOW_BASELINE, _ABOVE_BASELINE = 4, 12
"""Points that letters of a running head hang down, and that those of a page number reach up, at most."""


@cache
def pdf_to_text(path: Path, top: int = 0, bottom: int = 2000, left: int = 0, right: int = 2000) -> list[str]:
    """Return what pdftotext reads on each page inside the frame, in points from the upper left corner.

    In the file's own order: else it takes a sign that stands closer than its square for another word's.
    """
    frame = ["-x", str(left), "-y", str(top), "-W", str(right - left), "-H", str(bottom - top)]
    command = [program("pdftotext"), "-raw", *frame, str(path), "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")
    return text.removesuffix("\f").split("\f")


RULES = (
    every_wording_comes_back_whole,
    no_other_wording_stands_in_it,
    every_record_stands_under_its_heading,
    every_note_stands_below_its_mark,
    records_stand_in_order,
    every_chapter_is_there,
    the_table_of_actions_is_page_one,
    the_contents_tell_the_right_pages,
    every_term_is_spelled_out,
)
