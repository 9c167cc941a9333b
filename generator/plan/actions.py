"""The one-page table of a handbook: what must be done, who does it, how often, by which document."""

from __future__ import annotations

from collections.abc import Iterator

from generator.library.handbook import Entry, Handbook, Standing
from generator.plan.chapters import Places, Views
from generator.plan.views.handbooks import Row, Rows, RowSource
from generator.plan.views.records import Link
from generator.schema.kinds import MEETINGS


def action_rows(handbook: Handbook, views: Views, places: Places) -> Rows:
    """Return a row for each matter with a frequency or deadline, then the meetings that have neither.

    Of several meetings on one matter the first that says who takes part stands for it.
    What is past or replaced makes no matter told: a meeting still in force has its row beside it.
    """
    bundles = [bundle for group in handbook.groups for entry in group.entries for bundle in _bundles(entry)]
    timed = [bundle for bundle in bundles if any(entry.record.fields.cadence for entry in bundle)]
    matters = {_matter(bundle[0]) for bundle in timed if _is_in_force(bundle)}
    untimed: dict[str, list[Entry]] = {}
    for bundle in (bundle for bundle in bundles if bundle not in timed):
        record, matter = bundle[0].record, _matter(bundle[0])
        if record.kind.chapter is MEETINGS and record.fields.actor and matter not in matters:
            told = untimed.setdefault(matter, bundle)
            if record.fields.participants and not told[0].record.fields.participants:
                untimed[matter] = bundle
    rows = [(_row(bundle, views, places), _is_in_force(bundle)) for bundle in (*timed, *untimed.values())]
    return Rows(tuple(row for row, holds in rows if holds), tuple(row for row, holds in rows if not holds))


def _is_in_force(bundle: list[Entry]) -> bool:
    return bundle[0].standing is Standing.CURRENT


def _bundles(entry: Entry) -> Iterator[list[Entry]]:
    """Yield an entry with those folded under it that share its matter, then each of the others.

    What is past is never bundled with what is in force: it would lend it a deadline.
    """
    holds = entry.standing is Standing.CURRENT
    alike = [
        one
        for one in entry.walk()
        if _matter(one) == _matter(entry) and (one.standing is Standing.CURRENT) == holds
    ]
    yield alike
    yield from ([one] for one in entry.walk() if one not in alike)


def _matter(entry: Entry) -> str:
    """Return the record's main matter; a record without one is a matter of its own."""
    return next(iter(entry.record.fields.matter), entry.record.id)


def _row(bundle: list[Entry], views: Views, places: Places) -> Row:
    """Show the first of the bundle that says how often, and where the others say it."""
    told = [entry for entry in bundle if entry.record.fields.cadence] or bundle[:1]
    fields = told[0].record.fields
    sources = tuple(_row_source(one, views, places) for one in told)
    return Row(sources[0].record, fields.actor or "", fields.participants or "", sources)


def _row_source(entry: Entry, views: Views, places: Places) -> RowSource:
    view = views.records[entry.record.id]
    return RowSource(
        document=view.document,
        record=Link(view.title, places[view.id]),
        timings=view.cadences,
        citation=view.citation,
        standing=entry.standing.value,
    )
