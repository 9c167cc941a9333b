"""The home page: what there is, region by region."""

from __future__ import annotations

from generator.library import addresses
from generator.library.handbook import Handbook
from generator.library.library import Library
from generator.plan.documents import register_entry
from generator.plan.page import Page
from generator.plan.regions import regions_with_handbooks
from generator.plan.views.home import DocumentYear, HomePage, RegionEntry
from generator.plan.views.records import Link
from generator.schema.settings import Region


def home_page(library: Library, handbooks: tuple[Handbook, ...]) -> Page:
    listed = regions_with_handbooks(library, handbooks)
    view = HomePage(
        site=library.site.name,
        publisher=library.site.publisher,
        data_date=library.site.data_date,
        regions=tuple(_entry(library, region) for region in listed),
        unlisted=tuple(region.name for region in library.regions if region not in listed),
        documents=tuple(register_entry(library, document) for document in library.documents_from_above),
    )
    return Page(addresses.HOME, "首页", "home.md.j2", view)


def _entry(library: Library, region: Region) -> RegionEntry:
    own = [d.fields for d in library.documents_from_above if d.fields.region == region.id]
    return RegionEntry(
        region=Link(region.full_name, addresses.region_page(region)),
        note=region.note or "",
        documents=tuple(DocumentYear(fields.short_title, fields.year) for fields in own),
    )
