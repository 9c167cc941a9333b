"""What holds of the handbooks of any library at all: random regions, audiences and documents."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.library.documents import Document
from generator.library.library import Library
from generator.resolve import resolve
from generator.schema.settings import Audience
from tests.factories import Draft, audience, document, draft, library, region

_KINDS = ("duties", "meetings", "readings", "backgrounds")
_UNADDRESSED = {"backgrounds"}


@st.composite
def _random_audiences(draw: st.DrawFn) -> list[Audience]:
    """Return audiences that include earlier ones only, so that there is no cycle."""
    made = [audience("a0", everyone=draw(st.booleans()))]
    for n in range(1, draw(st.integers(2, 5))):
        included = draw(st.lists(st.sampled_from([a.id for a in made]), unique=True, max_size=2))
        made.append(audience(f"a{n}", *included, grouping=draw(st.booleans())))
    return made


@st.composite
def _random_drafts(draw: st.DrawFn, audiences: list[str], upper: list[str]) -> list[Draft]:
    drafts = []
    for n in range(draw(st.integers(0, 4))):
        kind = draw(st.sampled_from(_KINDS))
        if kind in _UNADDRESSED:
            drafts.append(draft(f"{kind}/r{n}"))
            continue
        addressed = draw(st.lists(st.sampled_from(audiences), unique=True, min_size=1, max_size=2))
        targets = draw(st.lists(st.sampled_from(upper), unique=True, max_size=2)) if upper else []
        drafts.append(draft(f"{kind}/r{n}", *addressed, implements=targets))
    return drafts


@st.composite
def _random_libraries(draw: st.DrawFn) -> Library:
    audiences = draw(_random_audiences())
    regions = [region("r0")]
    for n in range(1, draw(st.integers(1, 4))):
        regions.append(region(f"r{n}", draw(st.sampled_from([r.id for r in regions]))))
    documents: list[Document] = []
    for n, where in enumerate(draw(st.lists(st.sampled_from(regions), max_size=4))):
        above = {r.id for r in library(regions, audiences, []).lineage(where.id)} - {where.id}
        upper = [r.id for d in documents if d.fields.region in above for r in d.records]
        drafts = draw(_random_drafts([a.id for a in audiences], upper))
        documents.append(document(f"d{n}", where.id, *drafts, date=draw(st.sampled_from(["2019", "2020"]))))
    return library(regions, audiences, documents)


def _expected_handbooks(made: Library) -> set[str]:
    return {
        f"{where.id}/{one.id}"
        for where in made.regions
        for one in made.audiences
        if not one.grouping
        and any(
            addressed in made.closure(one.id)
            and (addressed == one.id or not made.audience_by_id[addressed].everyone)
            for d in made.documents
            if d.fields.region == where.id
            for r in d.records
            for addressed in r.fields.audiences
        )
    }


@given(_random_libraries())
def test_handbooks_exist_by_the_rule(made: Library) -> None:
    assert {h.id for h in resolve(made)} == _expected_handbooks(made)


@given(_random_libraries())
def test_a_handbook_holds_exactly_what_reaches_it_each_record_once(made: Library) -> None:
    for handbook in resolve(made):
        closure = set(made.closure(handbook.audience.id))
        lineage = {r.id for r in made.lineage(handbook.region.id)}
        expected = {
            record.id
            for d in made.documents
            if d.fields.region in lineage
            for record in d.records
            if record.kind.chapter and closure & set(record.fields.audiences)
        }
        held = [entry.record.id for entry in handbook.entries()]
        assert len(held) == len(set(held))
        assert set(held) == expected


@given(_random_libraries())
def test_a_record_stands_under_its_own_document_or_what_implements_it(made: Library) -> None:
    for handbook in resolve(made):
        for group in handbook.groups:
            assert group.entries
            for entry in group.entries:
                assert entry.document is group.document
                assert entry.record.kind.chapter is group.chapter
                for one in entry.walk():
                    assert all(c.record.id in one.record.fields.implements for c in one.counterparts)
