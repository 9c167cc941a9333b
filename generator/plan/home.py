"""The home page: what there is, and the chooser by region and audience."""

from __future__ import annotations

from generator.library import addresses
from generator.library.handbook import Handbook, nearest_handbook
from generator.library.library import Library
from generator.plan.documents import register_entry
from generator.plan.page import Page
from generator.plan.views.handbooks import Choice, HomePage, RegionChoices
from generator.plan.views.records import Link
from generator.schema.settings import Audience, Region


def home_page(library: Library, handbooks: tuple[Handbook, ...]) -> Page:
    listed = [r for r in library.regions if any(handbook.region is r for handbook in handbooks)]
    view = HomePage(
        site=library.site.name,
        publisher=library.site.publisher,
        data_date=library.site.data_date,
        regions=tuple(_region(library, handbooks, region) for region in listed),
        unlisted=tuple(region.name for region in library.regions if region not in listed),
        documents=tuple(register_entry(library, document) for document in library.documents_from_above),
    )
    return Page(addresses.HOME, "首页", "home.md.j2", view)


def _region(library: Library, handbooks: tuple[Handbook, ...], region: Region) -> RegionChoices:
    choices = []
    for audience in library.audiences:
        handbook = nearest_handbook(library, handbooks, region, audience)
        if handbook:
            page = addresses.handbook_page(handbook)
            is_own = handbook.region is region
            instead = () if is_own else _instead(handbooks, region, audience)
            choices.append(Choice(audience.name, page, handbook.region.name, is_own, instead))
    return RegionChoices(region.name, region.title or "", region.note or "", tuple(choices))


def _instead(handbooks: tuple[Handbook, ...], region: Region, audience: Audience) -> tuple[Link, ...]:
    """Return the region's own handbooks for the audiences that this one is told to see also."""
    own = {h.audience.id: h for h in handbooks if h.region is region}
    held = [own[one] for one in audience.see_also if one in own]
    return tuple(Link(h.audience.name, addresses.handbook_page(h)) for h in held)
