"""What templates see of one record, of its citation, and of the terms that it names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Link:
    label: str
    url: str


@dataclass(frozen=True)
class Pager:
    """The pages before and after in reading order; None at either end."""

    previous: Link | None
    next: Link | None


@dataclass(frozen=True)
class Run:
    """Characters of official wording that play one role: examine, question, strengthen, item … or none.

    `term` is the id of the term that they name, where the record first names it.
    """

    text: str
    role: str = ""
    term: str = ""


@dataclass(frozen=True)
class Block:
    """A piece of a quotation on lines of its own; `anchor` where it is a part with an id of its own.

    `runs_on` where the piece before it stands in the same paragraph of the text; where the fold has cut a
    piece in two, the first half `goes_on` and the second `is_cut`.
    """

    runs: tuple[Run, ...]
    role: str = "text"
    anchor: str = ""
    runs_on: bool = False
    is_cut: bool = False
    goes_on: bool = False


@dataclass(frozen=True)
class Quotation:
    """A record's wording: what is shown at once, and what stands in the fold (`rest`, so many characters)."""

    opening: tuple[Block, ...]
    rest: tuple[Block, ...]
    rest_length: int

    @property
    def blocks(self) -> tuple[Block, ...]:
        return (*self.opening, *self.rest)


@dataclass(frozen=True)
class CitationView:
    """Where a record stands: section, number of the paragraph, and the place on the document's page."""

    section: str
    paragraph: int
    url: str


@dataclass(frozen=True)
class WorkView:
    """A book or rule to read, as the document prints it; `full_title` where it prints a shorter one."""

    title: str
    how: str
    chapters: tuple[str, ...]
    full_title: str
    url: str


@dataclass(frozen=True)
class ExceptionView:
    """What the text lets some do instead, both in its own words."""

    condition: str
    instead: str


@dataclass(frozen=True)
class StepView:
    """One step of a meeting, both fields in the text's own words; `phase` may be empty (会前)."""

    phase: str
    wording: str


@dataclass(frozen=True)
class Day:
    """A day as exact as its source: 0 for a year, month or day that it leaves open."""

    year: int
    month: int
    day: int


@dataclass(frozen=True)
class CadenceView:
    """How often or until when: the text's words, and the same as data (`every`: quarter; 0: not said)."""

    wording: str
    every: str
    exactly: int
    at_least: int
    up_to: int
    unit: str
    by: Day | None
    around: Day | None


@dataclass(frozen=True)
class RecordView:
    """A record, the same in whatever handbook it stands."""

    id: str
    anchor: str
    kind: str
    title: str
    quotation: Quotation
    document: str
    number: str
    year: str
    """Empty where the number says it."""
    attachment: str
    """Title of the attachment that it stands in, if it does."""
    citation: CitationView
    actor: str
    participants: str
    condition: str
    """Empty where it is the actor."""
    force: str
    """Empty where it is the plain 要."""
    exceptions: tuple[ExceptionView, ...]
    steps: tuple[StepView, ...]
    cadences: tuple[CadenceView, ...]
    works: tuple[WorkView, ...]
    extends: Link | None
    to_examine: tuple[str, ...]
    """Of a checklist what each item examines, in the text's own words: a row to fill in."""
    note: str
    period: str
    addressees: tuple[str, ...]
    matters: tuple[Link, ...]
    terms: tuple[str, ...]
    """Ids of the terms that its runs name."""


@dataclass(frozen=True)
class Expansion:
    """What one record says that a term comprises: spans of its wording, line by line.

    `url` is where the record stands for this reader: in his handbook, else on the document's page;
    `standing` whether it still holds there (empty outside a handbook).
    """

    record: str
    title: str
    url: str
    lines: tuple[tuple[str, ...], ...]
    attachment: str
    citation: CitationView
    standing: str = ""


@dataclass(frozen=True)
class TermView:
    """A name of one document's text; `entry` is its place on the page of terms."""

    id: str
    name: str
    entry: str
    document: str
    year: str
    expansions: tuple[Expansion, ...]
    note: str


@dataclass(frozen=True)
class TermLink:
    """Where a name leads: to the note on this page (`anchor`), else to another page (`url`)."""

    anchor: str = ""
    url: str = ""


@dataclass(frozen=True)
class TermNote:
    """A term spelled out below the record that first names it in its section.

    `is_partial` where other records, not in this handbook, spell out the rest of it.
    """

    anchor: str
    term: TermView
    expansions: tuple[Expansion, ...]
    is_partial: bool
