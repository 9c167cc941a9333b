"""A page to render and the navigation over all pages."""

from __future__ import annotations

from dataclasses import dataclass

from generator.plan.views.documents import DocumentList, DocumentPage
from generator.plan.views.handbooks import AppendixPage, ChapterPage, FirstPage, SelectionPage
from generator.plan.views.home import HomePage, RegionPage
from generator.plan.views.matters import MatterList, MatterPage
from generator.plan.views.terms import TermsPage
from generator.plan.views.works import WorksPage

PageView = (
    HomePage
    | RegionPage
    | FirstPage
    | ChapterPage
    | AppendixPage
    | SelectionPage
    | DocumentPage
    | DocumentList
    | TermsPage
    | MatterPage
    | MatterList
    | WorksPage
)


@dataclass(frozen=True)
class Page:
    """A page to render: `path` of its HTML from the site's root, its title, its template, its view."""

    path: str
    title: str
    template: str
    view: PageView

    @property
    def source(self) -> str:
        """Path of its Markdown."""
        return self.path.removesuffix(".html") + ".md"


@dataclass(frozen=True)
class NavNode:
    """An entry of the navigation: a page, or a heading over others."""

    title: str
    page: str = ""
    children: tuple[NavNode, ...] = ()
