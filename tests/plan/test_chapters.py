"""A chapter's groups: a long one follows its document's sections, so that no level has too many entries."""

from __future__ import annotations

from generator.library.handbook import MOST_CHOICES
from generator.library.library import Library
from generator.library.text import Opening
from generator.plan import plan_site
from generator.plan.views.handbooks import ChapterPage, GroupView, SelectionPage
from generator.resolve import resolve
from tests.factories import Draft, audience, document, draft, library, region


def _group(*drafts: Draft, openings: list[Opening]) -> GroupView:
    lines = [run for d in drafts for run in d.wording]
    made = library(
        [region("city")],
        [audience("member", everyone=True)],
        [document("a", "city", *drafts, lines=lines, openings=openings)],
    )
    (group,) = _chapters(made)["city/member/act.html"].groups
    return group


def _chapters(made: Library) -> dict[str, ChapterPage]:
    pages = plan_site(made, resolve(made)).pages
    return {page.path: page.view for page in pages if isinstance(page.view, ChapterPage)}


def _shown(group: GroupView) -> list[tuple[str, list[str]]]:
    return [
        (subgroup.heading, [entry.record.title for entry in subgroup.entries]) for subgroup in group.subgroups
    ]


def _duties(section: str, *names: str, plural: str = "duties") -> list[Draft]:
    return [draft(f"{plural}/{n}", "member", wording=f"{section}{n}。", section=section) for n in names]


def test_few_entries_stand_together() -> None:
    drafts = _duties("一", *"abcdefghijkl")
    group = _group(*drafts, openings=[Opening("一", "一、做什么", drafts[0].wording[0])])
    assert _shown(group) == [("", list("abcdefghijkl"))]


def test_many_entries_stand_under_the_headings_of_their_sections_in_the_order_of_the_text() -> None:
    first, second = _duties("一", *"abcdefg"), _duties("二", *"hijklm")
    roles = _duties("一", "r", plural="roles")
    drafts = [*first, *roles, *second]
    openings = [
        Opening("一", "一a", drafts[0].wording[0]),
        Opening("二", "", second[0].wording[0]),
    ]
    group = _group(*drafts, openings=openings)
    assert _shown(group) == [("一a", [*"abcdefg", "r"]), ("二", list("hijklm"))]
    assert group.current == tuple(entry for subgroup in group.subgroups for entry in subgroup.entries)


def test_a_section_with_too_many_is_divided_by_the_sections_in_it() -> None:
    parts = [_duties(f"一/{n}", *(f"{n}{letter}" for letter in "abcdefg")) for n in (1, 2)]
    drafts = [d for part in parts for d in part]
    openings = [Opening(f"一/{n}", "", part[0].wording[0]) for n, part in enumerate(parts, 1)]
    group = _group(*drafts, openings=openings)
    assert [(heading, len(names)) for heading, names in _shown(group)] == [("一 › 1", 7), ("一 › 2", 7)]


def test_no_real_level_has_more_than_twelve_entries(real_library: Library) -> None:
    crowded = [
        (path, subgroup.heading, len(subgroup.entries))
        for path, page in _chapters(real_library).items()
        for group in page.groups
        for subgroup in group.subgroups
        if len(subgroup.entries) > MOST_CHOICES or len(group.subgroups) > MOST_CHOICES
    ]
    assert crowded == []


def test_the_pages_of_a_handbook_lead_on_from_the_first_to_the_appendix(real_library: Library) -> None:
    pages = [
        p
        for p in plan_site(real_library, resolve(real_library)).pages
        if p.path.startswith("deqing/rural/") and not isinstance(p.view, SelectionPage)
    ]
    pagers = [page.view.pager for page in pages]  # type: ignore[union-attr]
    assert [p.next.url if p.next else None for p in pagers] == [*(p.path for p in pages[1:]), None]
    assert [p.previous.url if p.previous else None for p in pagers] == [None, *(p.path for p in pages[:-1])]


def test_every_real_heading_of_entries_begins_with_their_section(real_library: Library) -> None:
    """All of them stand in one section of the first level, and its heading, or its path, comes first."""
    seen = 0
    for path, page in _chapters(real_library).items():
        for subgroup in (
            subgroup for group in page.groups for subgroup in group.subgroups if subgroup.heading
        ):
            records = [real_library.record_by_id[entry.record.id] for entry in subgroup.entries]
            ((document_id, name),) = {(r.document_id, r.fields.section.partition("/")[0]) for r in records}
            section = real_library.document_by_id[document_id].section(name)
            first = (section and section.heading) or name
            assert subgroup.heading.split(" › ")[0] == first, path
            seen += 1
    assert seen > 20
