"""Warnings that the editor has looked at: one occurrence is allowed by code and reason, beside the value."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Location, error
from generator.library.library import Library
from generator.schema.base import Allowance


def apply_allowances(library: Library, found: list[Diagnostic], *, is_whole: bool) -> list[Diagnostic]:
    """Drop each warning that an `allow` names; an `allow` that meets no warning is an error.

    Unless the library `is_whole`, some warnings were not looked for, and no `allow` can be called unused.
    """
    kept = list(found)
    for starts, end, allowance, place in _allowances(library):
        allowed = [
            d
            for d in kept
            if not d.is_error and d.code == allowance.code and any(_within(d, start, end) for start in starts)
        ]
        if allowed:
            kept.remove(allowed[0])
        elif is_whole:
            kept.append(
                error(
                    "allow-unused",
                    place,
                    f"allow 的 {allowance.code} 没有对应的提醒。",
                    "请删去这一项；错误（不是提醒）不能用 allow 放过。",
                )
            )
    return kept


def _within(diagnostic: Diagnostic, start: Location, end: int | None) -> bool:
    at = diagnostic.location
    return at.file == start.file and start.line <= at.line and (end is None or at.line < end)


def _allowances(library: Library) -> Iterator[tuple[tuple[Location, ...], int | None, Allowance, Location]]:
    """Yield each allowance with the lines that it speaks for: from its entry to the next one.

    A document's speaks for its `text.txt` and `terms.yml` too: nothing can be allowed in them.
    """
    records = list(library.records())
    for record, following in zip(records, [*records, None][1:], strict=True):
        same_file = following is not None and following.origin.source is record.origin.source
        end = following.origin.at().line if following is not None and same_file else None
        for n, allowance in enumerate(record.fields.allow):
            yield (record.origin.at(),), end, allowance, record.origin.at("allow", n)
    for stem, entries in (
        ("regions", library.regions),
        ("audiences", library.audiences),
        ("matters", library.matters),
        ("pinyin", library.pinyin),
    ):
        source = library.sources[stem]
        for k, entry in enumerate(entries):
            end = source.at(k + 1).line if k + 1 < len(entries) else None
            for n, allowance in enumerate(entry.allow):
                yield (source.at(k),), end, allowance, source.at(k, "allow", n)
    for document in library.documents:
        sources = (
            document.source,
            document.text_source,
            *(term.origin.source for term in document.terms[:1]),
        )
        starts = tuple(source.line(1) for source in sources)
        for n, allowance in enumerate(document.fields.allow):
            yield starts, None, allowance, document.source.at("allow", n)
    for n, allowance in enumerate(library.site.allow):
        yield (library.sources["site"].line(1),), None, allowance, library.sources["site"].at("allow", n)
