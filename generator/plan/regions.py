"""A page for each region with a handbook: its documents, and its audiences to choose from."""

from __future__ import annotations

from collections import Counter

from generator.library import addresses
from generator.library.handbook import Handbook, nearest_handbook
from generator.library.library import Library
from generator.plan.documents import register_entry
from generator.plan.handbooks import words_of
from generator.plan.page import Page
from generator.plan.views.home import Choice, ChoiceGroup, RegionPage
from generator.plan.views.records import Link
from generator.schema.settings import Audience, Region

_MOST_WORDS = 4
"""Words of address that are named beside a choice: one line; the handbook's first page has them all."""


def regions_with_handbooks(library: Library, handbooks: tuple[Handbook, ...]) -> tuple[Region, ...]:
    """Return the regions that have a handbook, in the order of the data."""
    return tuple(r for r in library.regions if any(handbook.region is r for handbook in handbooks))


def region_pages(library: Library, handbooks: tuple[Handbook, ...]) -> dict[str, Page]:
    """Return the page of each region with a handbook, by the region's id."""
    return {
        region.id: Page(
            addresses.region_page(region), region.name, "region.md.j2", _view(library, handbooks, region)
        )
        for region in regions_with_handbooks(library, handbooks)
    }


def _view(library: Library, handbooks: tuple[Handbook, ...], region: Region) -> RegionPage:
    groups: dict[str, list[Choice]] = {}
    for audience in library.audiences:
        handbook = nearest_handbook(library, handbooks, region, audience)
        if handbook:
            choice = _choice(library, handbooks, region, audience, handbook)
            groups.setdefault(audience.group or "", []).append(choice)
    own = [d for d in library.documents_from_above if d.fields.region == region.id]
    return RegionPage(
        title=region.full_name,
        note=region.note or "",
        documents=tuple(register_entry(library, document) for document in own),
        groups=tuple(ChoiceGroup(title, tuple(choices)) for title, choices in groups.items()),
    )


def _choice(
    library: Library,
    handbooks: tuple[Handbook, ...],
    region: Region,
    audience: Audience,
    handbook: Handbook,
) -> Choice:
    is_own = handbook.region is region
    words = _own_words(library, handbook) if is_own else []
    return Choice(
        audience=audience.name,
        url=addresses.handbook_page(handbook),
        region=handbook.region.name,
        is_own=is_own,
        instead=() if is_own else _instead(handbooks, region, audience),
        words=tuple(words[:_MOST_WORDS]),
        has_more_words=len(words) > _MOST_WORDS,
    )


def _own_words(library: Library, handbook: Handbook) -> list[str]:
    """Return the words by which the region's own documents address the audience, the commonest first.

    Those that sentences use come before those of headings: 各级党委 tells a reader more than 组织领导.
    """
    own = [e for e in handbook.entries() if e.document.fields.region == handbook.region.id]
    named = [(word, entry) for entry in own for word in words_of(library, handbook, entry)]
    all_uses = Counter(word for word, _ in named)
    in_sentences = Counter(w for w, e in named if any(w in run for run in e.record.fields.stretches))
    return sorted(all_uses, key=lambda word: (-in_sentences[word], -all_uses[word]))


def _instead(handbooks: tuple[Handbook, ...], region: Region, audience: Audience) -> tuple[Link, ...]:
    """Return the region's own handbooks for the audiences that this one is told to see also."""
    own = {h.audience.id: h for h in handbooks if h.region is region}
    held = [own[one] for one in audience.see_also if one in own]
    return tuple(Link(h.audience.name, addresses.handbook_page(h)) for h in held)
