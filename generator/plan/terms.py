"""Terms: what spells each out, and the page that lists them all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from generator.library import addresses
from generator.library.documents import Document, Record, Term
from generator.library.library import Library
from generator.library.pinyin import initial, sort_key
from generator.plan.page import Page
from generator.plan.records import attachment_title, citation_view
from generator.plan.views.records import Expansion, Link, TermView
from generator.plan.views.terms import TermInDocument, TermLetter, TermOfAll, TermPlace, TermsPage
from generator.schema.records import ChecklistItem, Part


def term_views(library: Library) -> dict[str, TermView]:
    """Return the view of each term by its id."""
    return {term.id: _term_view(library, term) for term in library.terms()}


def _term_view(library: Library, term: Term) -> TermView:
    document = library.document_by_id[term.document_id]
    return TermView(
        id=term.id,
        name=term.fields.title,
        entry=addresses.term_url(term),
        document=document.fields.short_title,
        year=document.fields.year,
        expansions=tuple(_expansions(library, document, term)),
        note=term.fields.note or "",
    )


def _expansions(library: Library, document: Document, term: Term) -> Iterator[Expansion]:
    """Yield an expansion for each record; with the term's own `wording`, only the records that hold it."""
    for target in term.fields.expands:
        record = library.record_by_id[target.partition("#")[0]]
        lines = tuple(_lines(library, term, target, record))
        if lines:
            url = addresses.record_url(document, record)
            attachment = attachment_title(document, record.fields.section)
            citation = citation_view(document, record)
            yield Expansion(record.id, record.fields.title, url, lines, attachment, citation)


def _lines(library: Library, term: Term, target: str, record: Record) -> Iterator[tuple[str, ...]]:
    if term.fields.wording:
        runs = library.wording_of(target)
        yield from ((span,) for span in term.fields.wording if any(span in run for run in runs))
    elif target in library.part_by_id:
        yield _spans(library.part_by_id[target])
    elif record.fields.items:
        yield from (_spans(item) for item in record.fields.items)
    else:
        yield from ((piece,) for piece in record.fields.pieces)


def _spans(part: Part) -> tuple[str, ...]:
    """Return what an item of a checklist examines and strengthens; of any other part the whole wording.

    The mark that ends an item (；) belongs to the sentence around it and is left out.
    """
    spans = (part.examine, part.strengthen) if isinstance(part, ChecklistItem) else ()
    return tuple(span for span in spans if span) or (part.wording.rstrip("；;，,、。"),)


def terms_page(library: Library, views: Mapping[str, TermView]) -> Page:
    """Return the page of all terms, by pinyin; each with what every document says of it."""
    by_short_id: dict[str, list[Term]] = defaultdict(list)
    for term in library.terms():
        by_short_id[term.fields.id].append(term)
    entries = [_of_all(library, terms, views) for terms in by_short_id.values()]
    entries.sort(key=lambda entry: sort_key(entry.names[0]))
    letters: dict[str, list[TermOfAll]] = defaultdict(list)
    for entry in entries:
        letters[initial(entry.names[0])].append(entry)
    view = TermsPage(tuple(TermLetter(letter, tuple(letters[letter])) for letter in sorted(letters)))
    return Page(addresses.TERMS, "名词", "terms.md.j2", view)


def _of_all(library: Library, terms: list[Term], views: Mapping[str, TermView]) -> TermOfAll:
    names = dict.fromkeys(name for term in terms for name in term.fields.names)
    documents = tuple(
        TermInDocument(
            Link(views[term.id].document, addresses.document_page(library.document_by_id[term.document_id])),
            views[term.id],
            tuple(_places(library.document_by_id[term.document_id], term)),
        )
        for term in terms
    )
    return TermOfAll(addresses.term_anchor(terms[0]), tuple(names), documents)


def _places(document: Document, term: Term) -> Iterator[TermPlace]:
    """Yield each paragraph that has the name, and how often."""
    for paragraph, count in document.naming[term.id]:
        of_heading = addresses.section_anchor(paragraph.line)
        anchor = addresses.paragraph_anchor(paragraph.line) if paragraph.number else of_heading
        url = f"{addresses.document_page(document)}#{anchor}"
        yield TermPlace(paragraph.section, paragraph.number, url, count)
