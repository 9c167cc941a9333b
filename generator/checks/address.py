"""Rules on whom a record addresses: the text's own words, and no audience that they contradict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, did_you_mean, error
from generator.library.library import Document, Library, Record
from generator.library.source import Path


def _records_in_place(library: Library) -> Iterator[tuple[Document, Record]]:
    """Yield the records whose wording was found: about the others another rule speaks."""
    for document in library.documents:
        for record in document.records:
            if record.passages:
                yield document, record


def _addressee_path(record: Record, n: int) -> Path:
    listed = (*record.entry.path, "addressee", n) in record.entry.source.values
    return ("addressee", n) if listed else ("addressee",)


def addressee_stands_near_the_wording(library: Library) -> Iterator[Diagnostic]:
    """称谓逐字出现在条目原文、所在段落、所在各级标题或文件标题中。"""
    for document, record in _records_in_place(library):
        scope = document.scope_of(record)
        for n, word in enumerate(record.fields.addressee or ()):
            if not any(word in text for text in scope):
                yield error(
                    "addressee-not-found",
                    record.entry.at(*_addressee_path(record, n)),
                    f"称谓“{word}”不在本条原文、所在段落或标题中。",
                    "请用原文中称呼对象的字。",
                )


def addressee_names_the_audiences(library: Library) -> Iterator[Diagnostic]:
    """称谓须在 audiences.yml 的 words 中；条目的每个对象都由某个称谓指到，每个称谓都指到某个对象。"""
    words = _audiences_by_word(library)
    for record in library.records():
        addressees = record.fields.addressee or ()
        named: set[str] = set()
        for n, word in enumerate(addressees):
            place = record.entry.at(*_addressee_path(record, n))
            if word not in words:
                hint = did_you_mean(word, words) or "新的称谓请先加进 data/audiences.yml 相应对象的 words。"
                yield error("addressee-unknown", place, f"audiences.yml 中没有称谓“{word}”。", hint)
                named |= set(record.fields.audiences)
            elif not words[word] & set(record.fields.audiences):
                yield error(
                    "addressee-contradicts",
                    place,
                    f"称谓“{word}”指的是 {_names(library, words[word])}，"
                    f"而条目的对象是 {_names(library, set(record.fields.audiences))}。",
                    "请核对原文，改对象或称谓。",
                )
                named |= set(record.fields.audiences)
            else:
                named |= words[word]
        for n, audience in enumerate(record.fields.audiences):
            if audience in library.audience_by_id and audience not in named:
                place = _audience_place(record, n)
                yield error(
                    "audience-not-addressed",
                    place,
                    f"对象 {_names(library, {audience})} 不是称谓“{'、'.join(addressees)}”所指。",
                    "请删去这个对象，或写上原文中指它的称谓。",
                )


def _audience_place(record: Record, n: int):  # type: ignore[no-untyped-def]
    listed = (*record.entry.path, "audiences", n) in record.entry.source.values
    return record.entry.at("audiences", n) if listed else record.entry.at("audiences")


def _audiences_by_word(library: Library) -> dict[str, set[str]]:
    words: dict[str, set[str]] = defaultdict(set)
    for audience in library.audiences:
        for word in audience.words or ():
            words[word].add(audience.id)
    return dict(words)


def _names(library: Library, audiences: set[str]) -> str:
    known = library.audience_by_id
    return "、".join(f"{a}（{known[a].name}）" if a in known else a for a in sorted(audiences))


def actors_stand_near_the_wording(library: Library) -> Iterator[Diagnostic]:
    """actor 与 participants 用原文的字：在条目原文、所在段落、各级标题或文件标题中。"""
    for document, record in _records_in_place(library):
        scope = document.scope_of(record)
        for name in ("actor", "participants"):
            text = getattr(record.fields, name)
            if text and not any(text in near for near in scope):
                yield error(
                    "actor-not-found",
                    record.entry.at(name),
                    f"{name} “{text}”不在本条原文、所在段落或标题中。",
                    "请用原文中的字。",
                )
