"""What the templates of documents' pages see."""

from __future__ import annotations

from dataclasses import dataclass

from generator.plan.views.demands import DemandMap
from generator.plan.views.handbooks import MentionView, RegisterEntry
from generator.plan.views.records import Link


@dataclass(frozen=True)
class Stretch:
    """Characters of a paragraph; `url` where they name a term, for the first time in their section."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class Segment:
    """Characters of a paragraph that are quoted alike; `anchors` of the records and parts that begin here."""

    stretches: tuple[Stretch, ...]
    anchors: tuple[str, ...]
    is_quoted: bool


@dataclass(frozen=True)
class RecordLine:
    """A record named under its paragraph on the document's page."""

    title: str
    kind: str
    anchor: str
    handbooks: tuple[Link, ...]
    note: str


@dataclass(frozen=True)
class ParagraphView:
    anchor: str
    section: str
    number: int
    segments: tuple[Segment, ...]
    records: tuple[RecordLine, ...]


@dataclass(frozen=True)
class SectionView:
    """A section of a document; `heading` is set apart where it is a line of its own (`is_bare`).

    `is_title` where the text leaves it out: an attachment's title, as registered.
    """

    path: str
    anchor: str
    heading: str
    opening: str
    depth: int
    is_bare: bool
    is_title: bool
    paragraphs: tuple[ParagraphView, ...]


@dataclass(frozen=True)
class OmissionView:
    wording: str
    description: str
    reason: str


@dataclass(frozen=True)
class DocumentPage:
    entry: RegisterEntry
    sections: tuple[SectionView, ...]
    omissions: tuple[OmissionView, ...]
    mentions: tuple[MentionView, ...]
    records: int
    demands: DemandMap


@dataclass(frozen=True)
class ListedDocument:
    entry: RegisterEntry
    demands: DemandMap


@dataclass(frozen=True)
class DocumentList:
    documents: tuple[ListedDocument, ...]
