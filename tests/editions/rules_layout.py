"""Rules on how the pages of a printed handbook look, whatever its sizes: each yields faults."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tests.editions.book import BOTTOM, LEFT, RIGHT, TOP, Block, Book, Page, Run, squeezed
from tests.editions.rules_text import chapter_of, head_and_foot
from tests.editions.wanted import Wanted

_NEVER_FIRST = "、。」”，；：？！）》』】〉〕’…"
_NEVER_LAST = "（「“《『【〈〔‘"
_MAY_HANG = "、。，；：？！」”）》』】〉〕’,.;:!?)"
"""Signs that may lend to the margin as much of their room as is white."""
_LEAST_LINES = 5
_LEAST_ROW = 12 / 25.4 * 72
"""Points of a row in which somebody is to write by hand."""
_SLACK = 0.3


def chapters_begin_on_right_hand_pages(book: Book, wanted: Wanted) -> Iterator[str]:
    """A right-hand page has an odd number and is an odd sheet of the file; what is before it may be blank."""
    for block in book.headings():
        page = book.pages[block.runs[0].page]
        if block.level == 1 and block.text != "目次":
            if int(page.label) % 2 == 0 or page.index % 2 == 1:
                yield f"{block.text} on {page.label}, sheet {page.index + 1}"
            if block.runs[0] is not _first(page):
                yield f"{block.text} is not at the head of its page"


def _first(page: Page) -> Run:
    return max((run for run in page.runs if run.number is not None), key=lambda run: run.baseline)


def blank_pages_are_blank_and_alone(book: Book, wanted: Wanted) -> Iterator[str]:
    """Without text a page has nothing at all, no head, no number; no two such stand together."""
    blank = [not any(run.number is not None for run in page.runs) for page in book.pages]
    for page in book.pages:
        if blank[page.index] and (page.runs or page.strokes):
            yield f"sheet {page.index + 1} bears {[run.text for run in page.runs]}"
        if blank[page.index] and page.index and blank[page.index - 1]:
            yield f"sheets {page.index} and {page.index + 1} are blank"
    if blank[0] or blank[-1]:
        yield "blank at an end"


def pages_are_numbered(book: Book, wanted: Wanted) -> Iterator[str]:
    """From the table of actions on 1, 2, 3 …; each page that is not blank shows its label as — 1 —."""
    labels = [page.label for page in book.pages]
    front = next(n for n, label in enumerate(labels) if label)
    if labels[front:] != [str(n + 1) for n in range(len(labels) - front)]:
        yield f"labels: {labels}"
    for page in book.pages:
        shown = [run for run in page.artifacts if squeezed(run.text).startswith("—")]
        wants = [f"—{page.label}—"] if page.label and page.runs else []
        if [squeezed(run.text) for run in shown] != wants:
            yield f"{[run.text for run in shown]} on {page.label}"
        if any(
            run.baseline >= min(r.box[BOTTOM] for r in page.runs if r.number is not None) for run in shown
        ):
            yield f"number not at the foot of {page.label}"


def running_heads_tell_book_and_chapter(book: Book, wanted: Wanted) -> Iterator[str]:
    """On every page of a chapter but, if it is so set, its first; on no page before the first chapter."""
    tops, (head, _) = [n for n, block in enumerate(book.blocks) if block.level == 1], head_and_foot(book)
    for page in book.pages:
        if all(run.number is None for run in page.runs):
            continue
        told = squeezed(*(run.text for run in page.artifacts if abs(run.baseline - head) < 1))
        first = next(n for n, b in enumerate(book.blocks) if any(run.page == page.index for run in b.runs))
        opens = book.blocks[first].level == 1
        chapter = book.blocks[first] if opens else chapter_of(book, first)
        if chapter is None or book.blocks.index(chapter) < tops[2]:
            wants: tuple[str, ...] = ()
        else:
            wants = (squeezed(wanted.title), chapter.text)
        if told and not wants:
            yield f"{told} on {page.label}"
        if not opens or told:
            yield from (f"{want} not in {told} on {page.label}" for want in wants if want not in told)


def no_heading_is_left_at_the_foot(book: Book, wanted: Wanted) -> Iterator[str]:
    """What it heads begins on its page, below it."""
    for n, block in enumerate(book.blocks):
        if block.level:
            end = block.runs[-1]
            after = next((b.runs[0] for b in book.blocks[n + 1 :] if b.runs and b.role != "Note"), None)
            if after is None or after.page != end.page or after.baseline >= end.baseline:
                yield f"{block.text} on {book.pages[end.page].label}"


def no_page_is_nearly_empty(book: Book, wanted: Wanted) -> Iterator[str]:
    """Five lines of text besides notes, but on the last page of a chapter."""
    opening = {block.runs[0].page for block in book.headings() if block.level == 1}
    lines: dict[int, set[int]] = {page.index: set() for page in book.pages}
    for block in book.blocks:
        if block.role != "Note":
            for run in block.runs:
                lines[run.page].add(round(run.baseline / 3))
    for page in book.pages[:-1]:
        is_last = page.index + 1 in opening or not lines[page.index + 1]
        if page.label and lines[page.index] and not is_last and len(lines[page.index]) < _LEAST_LINES:
            yield f"{len(lines[page.index])} lines on {page.label}"


def no_line_begins_or_ends_with_the_wrong_sign(book: Book, wanted: Wanted) -> Iterator[str]:
    """No closing sign or stop begins a line, no opening one ends a line, in any block."""
    for block in book.blocks:
        lines = [squeezed(*(run.text for run in line)) for line in block.lines()]
        yield from (f"begins: {line}" for line in lines[1:] if line[:1] and line[0] in _NEVER_FIRST)
        yield from (f"ends: {line}" for line in lines[:-1] if line[-1:] and line[-1] in _NEVER_LAST)


def both_margins_are_flush(book: Book, wanted: Wanted) -> Iterator[str]:
    """All lines of a wording but its paragraphs' last end where the others end, to a third of a point.

    A stop may lend to the margin what is white of its square; a figure or a letter has white of its own.
    """
    every = "\n".join(wanted.wordings)
    paragraphs = [b for b in book.blocks if b.role == "P" and b.runs[0].is_serif and b.text in every]
    lines = [line for paragraph in paragraphs for line in paragraph.lines()[:-1]]
    ends = [round(book.line_end(line), 1) for line in lines]
    for side in (0, 1):
        own = [(line, end) for line, end in zip(lines, ends, strict=True) if line[0].page % 2 == side]
        full = Counter(end for line, end in own if not _hangs(line)).most_common(1)
        for line, end in own if full else ():
            beyond = line[-1].size / 2 if _hangs(line) else 0
            white = line[-1].size / 10 if squeezed(line[-1].text)[-1].isascii() else 0
            if not -_SLACK - white <= end - full[0][0] <= beyond + _SLACK:
                text = "".join(run.text for run in line)
                yield f"{text} ends at {end}, not {full[0][0]}, on {book.pages[line[0].page].label}"


def _hangs(line: list[Run]) -> bool:
    return squeezed(line[-1].text)[-1] in _MAY_HANG


def heads_of_tables_are_repeated(book: Book, wanted: Wanted) -> Iterator[str]:
    """On every page that a table goes on to, above its rows."""
    for cells in tables(book):
        head = [cell.text for cell in cells if cell.role == "TH"]
        body = [run for cell in cells if cell.role == "TD" for run in cell.runs]
        first = next((cell.runs[0].page for cell in cells if cell.runs), None)
        for page in {run.page for run in body} - {first}:
            height = max(run.box[TOP] for run in body if run.page == page)
            above = [run.text for run in book.pages[page].artifacts if run.box[BOTTOM] > height]
            told = squeezed(*above)
            yield from (
                f"{text} not repeated on {book.pages[page].label}" for text in head if text not in told
            )
        if not any(run.page == first for run in body):
            yield f"only the head of {head} on {book.pages[first or 0].label}"


def rows_are_unbroken(book: Book, wanted: Wanted) -> Iterator[str]:
    for cells in tables(book):
        pages: dict[int | None, set[int]] = {}
        for cell in cells:
            pages.setdefault(cell.row, set()).update(run.page for run in cell.runs)
        texts = {row: squeezed(*(c.text for c in cells if c.row == row)) for row in pages}
        yield from (f"{texts[row]} is on {on}" for row, on in pages.items() if len(on) > 1)


def rows_to_write_in_are_high_enough(book: Book, wanted: Wanted) -> Iterator[str]:
    """A row with an empty cell is twelve millimetres high or more, from rule to rule."""
    for cells in tables(book):
        for row in {cell.row for cell in cells if cell.role == "TD" and not cell.text}:
            run = next(run for cell in cells if cell.row == row for run in cell.runs)
            rules = [
                box
                for box in book.pages[run.page].strokes
                if box[TOP] - box[BOTTOM] < 3 < box[RIGHT] - box[LEFT]
            ]
            above = min((box[BOTTOM] for box in rules if box[BOTTOM] > run.baseline), default=0)
            below = max((box[TOP] for box in rules if box[TOP] < run.baseline), default=0)
            if above - below + 1 < _LEAST_ROW:
                yield f"{run.text}: {(above - below) / 72 * 25.4:.1f} mm"


def tables(book: Book) -> Iterator[list[Block]]:
    """Yield the cells of each table."""
    found: dict[int, list[Block]] = {}
    for block in book.blocks:
        if block.table is not None:
            found.setdefault(block.table, []).append(block)
    yield from found.values()


def nothing_leaves_its_page(book: Book, wanted: Wanted) -> Iterator[str]:
    """Letters and rules stay inside the sheet, off its edges."""
    for page in book.pages:
        for box, what in (
            *((run.box, run.text) for run in page.runs),
            *((b, "a rule") for b in page.strokes),
        ):
            room = (box[LEFT], box[BOTTOM], page.width - box[RIGHT], page.height - box[TOP])
            if min(room) < _EDGE:
                yield f"{what} on sheet {page.index + 1}: {[round(one) for one in room]}"


_EDGE = 14
"""Points that most printers leave white: five millimetres."""


def no_letters_stand_on_others(book: Book, wanted: Wanted) -> Iterator[str]:
    """No two runs of letters share more of the page than PDFium errs in telling their widths."""
    for page in book.pages:
        runs = sorted(page.runs, key=lambda run: -run.box[TOP])
        for n, one in enumerate(runs):
            for other in runs[n + 1 :]:
                if other.box[TOP] < one.box[BOTTOM] + 1:
                    break
                shared = min(one.box[RIGHT], other.box[RIGHT]) - max(one.box[LEFT], other.box[LEFT])
                if shared > max(one.size, other.size) / 4:
                    yield f"{one.text} and {other.text} on {page.label}"


RULES = (
    chapters_begin_on_right_hand_pages,
    blank_pages_are_blank_and_alone,
    pages_are_numbered,
    running_heads_tell_book_and_chapter,
    no_heading_is_left_at_the_foot,
    no_page_is_nearly_empty,
    no_line_begins_or_ends_with_the_wrong_sign,
    both_margins_are_flush,
    heads_of_tables_are_repeated,
    rows_are_unbroken,
    rows_to_write_in_are_high_enough,
    nothing_leaves_its_page,
    no_letters_stand_on_others,
)
