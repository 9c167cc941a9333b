"""All rules on all books of a printed project, in as many processes as there are cores."""

from __future__ import annotations

import multiprocessing
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from generator.build import Built
from tests.editions import rules_file, rules_layout, rules_text
from tests.editions.book import Book
from tests.editions.reading import read_book
from tests.editions.wanted import Wanted, wanted_of

Rule = Callable[[Book, Wanted], Iterator[str]]
RULES: tuple[Rule, ...] = (*rules_text.RULES, *rules_layout.RULES, *rules_file.RULES)
READ_AS_PAGES = ("a4", "large", "a5")
"""Papers whose files are books themselves; a booklet shows the pages of another."""


@dataclass(frozen=True)
class Printed:
    """A project's printed files in `folder`, each named after handbook and paper."""

    folder: Path
    wanted: Mapping[str, Wanted]

    def path(self, handbook: str, paper: str) -> Path:
        return self.folder / f"{handbook}-{paper}.pdf"


@dataclass(frozen=True)
class Survey:
    """The faults that were found, by the rule's name, and how much there was of what the rules judge."""

    faults: Mapping[str, list[str]]
    seen: Counter[str]


def printed(built: Built, folder: Path) -> Printed:
    return Printed(folder, wanted_of(built))


def survey(printed: Printed) -> Survey:
    """Read every book of `printed` and judge it by every rule."""
    jobs = [
        (printed.path(name, paper), wanted)
        for name, wanted in printed.wanted.items()
        for paper in READ_AS_PAGES
    ]
    faults: dict[str, list[str]] = {rule.__name__: [] for rule in RULES}
    seen: Counter[str] = Counter()
    with ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("spawn")) as pool:
        for (path, _), (found, count) in zip(jobs, pool.map(_judged, jobs, chunksize=4), strict=True):
            seen += count
            for name, texts in found.items():
                faults[name] += [f"{path.name}: {text}" for text in texts]
    return Survey(faults, seen)


def _judged(job: tuple[Path, Wanted]) -> tuple[dict[str, list[str]], Counter[str]]:
    path, wanted = job
    book = read_book(path)
    return {rule.__name__: list(rule(book, wanted)) for rule in RULES}, _seen(book, wanted)


def _seen(book: Book, wanted: Wanted) -> Counter[str]:
    tables = list(rules_layout.tables(book))
    broken = [cells for cells in tables if len({run.page for cell in cells for run in cell.runs}) > 1]
    return Counter(
        {
            "books": 1,
            "wordings": len(wanted.records),
            "other wordings": len(wanted.others),
            "ended": len(wanted.ended),
            "actions": len(wanted.actions),
            "terms": len(wanted.terms),
            "notes": sum(block.role == "Note" for block in book.blocks),
            "entries of contents": sum(block.role == "TOCI" for block in book.blocks),
            "links": sum(link.target is not None for block in book.blocks for link in block.links),
            "tables on several pages": len(broken),
            "cells to write in": sum(
                cell.role == "TD" and not cell.text for cells in tables for cell in cells
            ),
            "wordings over two pages": sum(
                block.role == "P" and len({run.page for run in block.runs}) > 1 for block in book.blocks
            ),
            "blank pages": sum(not page.runs for page in book.pages),
            "lines": sum(len(block.lines()) for block in book.blocks if block.role == "P"),
        }
    )
