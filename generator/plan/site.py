"""The whole site laid out: pages, navigation, API."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.library import addresses
from generator.library.handbook import Handbook, nearest_handbook
from generator.library.library import Library
from generator.library.papers import PrintedFile
from generator.plan.api import api_files
from generator.plan.chapters import views_of
from generator.plan.documents import document_pages
from generator.plan.handbooks import handbook_pages
from generator.plan.home import home_page
from generator.plan.matters import matter_pages
from generator.plan.page import NavNode, Page
from generator.plan.regions import region_pages
from generator.plan.terms import terms_page
from generator.plan.views.records import Link
from generator.plan.works import works_page


@dataclass(frozen=True)
class SitePlan:
    """All that is to be rendered; `files` are the API's, path from the site's root → value."""

    site_name: str
    pages: tuple[Page, ...]
    navigation: tuple[NavNode, ...]
    files: Mapping[str, object]


def plan_site(
    library: Library, handbooks: tuple[Handbook, ...], printed: tuple[PrintedFile, ...] = ()
) -> SitePlan:
    """Lay out the site of `library` and its resolved `handbooks`, with the ways to what is `printed`."""
    views = views_of(library)
    home = home_page(library, handbooks)
    by_region = region_pages(library, handbooks)
    by_handbook = {
        h.id: handbook_pages(library, h, views, _see_also(library, handbooks, h), _of(h, printed))
        for h in handbooks
    }
    titles = {handbook.id: handbook.title for handbook in handbooks}
    matters, *each_matter = matter_pages(library, views.records)
    lists = [
        document_pages(library, handbooks, titles),
        [matters],
        [works_page(library)],
        [terms_page(library, views.terms)],
    ]
    pages = [
        home,
        *by_region.values(),
        *(p for own in by_handbook.values() for p in own),
        *(p for one in lists for p in one),
    ]
    pages += each_matter  # far too many for the navigation: their list leads to them
    navigation = _navigation(home, by_region, handbooks, by_handbook, lists)
    return SitePlan(
        library.site.name, tuple(pages), navigation, api_files(library, handbooks, by_handbook, printed)
    )


def _of(handbook: Handbook, printed: tuple[PrintedFile, ...]) -> tuple[PrintedFile, ...]:
    return tuple(file for file in printed if file.handbook == handbook.id)


def _see_also(library: Library, handbooks: tuple[Handbook, ...], handbook: Handbook) -> tuple[Link, ...]:
    found = (
        nearest_handbook(library, handbooks, handbook.region, library.audience_by_id[other])
        for other in handbook.audience.see_also
    )
    return tuple(Link(h.title, addresses.handbook_page(h)) for h in found if h)


def _navigation(
    home: Page,
    by_region: dict[str, Page],
    handbooks: tuple[Handbook, ...],
    by_handbook: dict[str, list[Page]],
    lists: list[list[Page]],
) -> tuple[NavNode, ...]:
    """Region → audience → chapter, then the lists, each with its pages; hand-written pages are appended."""
    regions = tuple(
        NavNode(
            page.title,
            children=(
                NavNode(page.title, page.source),
                *(_handbook_node(h, by_handbook[h.id]) for h in handbooks if h.region.id == region),
            ),
        )
        for region, page in by_region.items()
    )
    nodes = [NavNode(home.title, home.source), NavNode("手册", children=regions)]
    for first, *others in lists:
        children = tuple(NavNode(page.title, page.source) for page in (first, *others))
        nodes.append(
            NavNode(first.title, children=children) if others else NavNode(first.title, first.source)
        )
    return tuple(nodes)


def _handbook_node(handbook: Handbook, pages: list[Page]) -> NavNode:
    first, *chapters = pages
    children = (
        NavNode(handbook.audience.name, first.source),
        *(NavNode(p.title, p.source) for p in chapters),
    )
    return NavNode(handbook.audience.name, children=children)
