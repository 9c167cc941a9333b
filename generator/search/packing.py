"""The corpus and the readings of its characters as one compact JSON value, read by `search/text.js`.

lunr's index is not in it: the text implies every posting and length of that index (a token is a word or a
pair of neighbours), so the browser makes of it the part that a query needs. All positions count UTF-16 units.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any

from generator.library.handbook import Handbook
from generator.library.library import Library
from generator.schema.kinds import CHAPTERS, KINDS
from generator.search.corpus import DOCUMENT, PAGE, SECTION, Corpus, Findable, Span, corpus
from generator.search.sounds import sounds
from generator.search.words import steps, width


def search_data(library: Library, handbooks: Sequence[Handbook]) -> dict[str, Any]:
    """Return what the browser needs to find anything in `library`.

    text: all lines, joined by line breaks
    regions, audiences: [id, name] · chapters: ids · documents: [id, short title, region]
    handbooks: [number of the region, of the audience, title]
    kinds: [id, label, part of the records' ids]; both empty for what is no record
    kind, document (-1: none), name, section, paragraph, place: columns, one value for each findable
    sections: the paths that `section` numbers · places: what `place` numbers, each a list of steps from one
    handbook × chapters + chapter to the next
    counts, spans: for each findable how many spans, and of each the steps to its line, its start, what is
    left out at the line's end; the first is the title
    and what `sounds` returns
    """
    everything = corpus(library, handbooks)
    assert not any("\n" in line for line in everything.lines), "a break of lines is what parts them"
    regions = tuple(dict.fromkeys(handbook.region for handbook in handbooks))
    audiences = tuple(dict.fromkeys(handbook.audience for handbook in handbooks))
    documents = library.documents_from_above
    return {
        "text": "\n".join(everything.lines),
        "regions": [[region.id, region.full_name] for region in regions],
        "audiences": [[audience.id, audience.name] for audience in audiences],
        "handbooks": [[regions.index(h.region), audiences.index(h.audience), h.title] for h in handbooks],
        "chapters": [chapter.id for chapter in CHAPTERS],
        "documents": [[d.id, d.fields.short_title, d.fields.region] for d in documents],
        "kinds": [
            *([kind.id, kind.label, kind.plural] for kind in KINDS),
            *([kind, "", ""] for kind in (SECTION, DOCUMENT, PAGE)),
        ],
        **_findables(everything, [handbook.id for handbook in handbooks], [d.id for d in documents]),
        **sounds(everything.lines, library.pinyin_by_words),
    }


class _Numbered(dict[Any, int]):
    """Gives each new value the next number."""

    def __missing__(self, value: Any) -> int:
        self[value] = len(self)
        return self[value]


def _findables(everything: Corpus, handbooks: list[str], documents: list[str]) -> dict[str, Any]:
    """Return one column for each field; places that several findables share are listed once."""
    kinds = {kind: n for n, kind in enumerate([*(k.id for k in KINDS), SECTION, DOCUMENT, PAGE])}
    chapters = {chapter.id: n for n, chapter in enumerate(CHAPTERS)}
    number = {handbook: n for n, handbook in enumerate(handbooks)}
    documents_by_id = {document: n for n, document in enumerate(documents)}
    places = _Numbered()
    sections = _Numbered()
    rows = [
        (
            kinds[one.kind],
            documents_by_id.get(one.document, -1),
            _name(one),
            sections[one.section],
            one.paragraph,
            places[tuple(number[h] * len(CHAPTERS) + chapters[chapter] for h, chapter in one.places)],
        )
        for one in everything.findables
    ]
    names = ("kind", "document", "name", "section", "paragraph", "place")
    widths = _Widths(everything.lines)
    spans = [widths.packed(one.title, *one.text) for one in everything.findables]
    columns = {name: list(column) for name, column in zip(names, zip(*rows, strict=True), strict=True)}
    lists = {"places": [list(steps(sorted(each))) for each in places], "sections": list(sections)}
    return {**columns, **lists, "counts": [len(each) // 3 for each in spans], "spans": list(chain(*spans))}


def _name(one: Findable) -> str:
    """Return what tells this findable from the others: the end of a record's id, else its address."""
    if one.id:
        return one.id.rpartition("/")[2]
    return one.url if one.kind == PAGE else one.url.partition("#")[2]


class _Widths:
    """Counts in UTF-16 units, as scripts do."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._line = 0

    def packed(self, *spans: Span) -> list[int]:
        """Return for each span the steps to its line, its start, its characters left out at the end."""
        found: list[int] = []
        for span in spans:
            line = self._lines[span.line]
            found += (span.line - self._line, width(line[: span.start]), width(line[span.end :]))
            self._line = span.line
        return found
