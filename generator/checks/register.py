"""Rules on what `document.yml` says of the document: it stands there, or in what is left out of it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.dates import is_in_the_calendar
from generator.checks.numerals import dates_as_written, plain
from generator.diagnostics import Diagnostic, Location, error
from generator.library.documents import Document
from generator.library.library import Library

_LABELS = {"title": "标题", "issuer": "发文机关", "number": "文号", "date": "日期"}


def the_register_stands_in_the_document(library: Library) -> Iterator[Diagnostic]:
    """登记的标题、机关、文号、日期、主送、附件标题、提到的文件，都在 text.txt 或 omissions 中（不计空白）。

    略去的部分只有说明、没有原文时，找不到的不判断：它可能就在那里。
    """
    for document in library.documents:
        if any(omission.wording is None for omission in document.fields.omissions):
            continue
        told = _told(document)
        for name, label, value, place in _registered(document):
            if not _is_told(name, value, told):
                shown = dates_as_written(value)[0] if name == "date" else value
                yield error(
                    "register-not-found",
                    place,
                    f"{label}“{shown}”不在 text.txt 中，也不在 omissions 中。",
                    "请照原文改正；原文中写着它的那一行若没有收进 text.txt，请录进 omissions。",
                )


def _registered(document: Document) -> Iterator[tuple[str, str, str, Location]]:
    """Yield field, label, value and place of all that the register takes from the document."""
    fields, source = document.fields, document.source
    for name, label in _LABELS.items():
        if value := getattr(fields, name):
            yield name, label, value, source.at(name)
    for n, addressee in enumerate(fields.addressees or ()):
        yield "addressees", "主送", addressee, source.at("addressees", n)
    for n, attachment in enumerate(fields.attachments):
        yield "attachments", "附件标题", attachment.title, source.at("attachments", n, "title")
    for n, mention in enumerate(fields.mentions):
        yield "mentions", "提到的文件", mention.title, source.at("mentions", n, "title")
        if mention.number:
            yield "mentions", "文号", mention.number, source.at("mentions", n, "number")


def _told(document: Document) -> tuple[str, str]:
    """Return the document's text and what is left out of it, without white space."""
    omitted = "".join(omission.wording or "" for omission in document.fields.omissions)
    return "".join("".join(document.text_source.lines).split()), "".join(omitted.split())


def _is_told(name: str, value: str, told: tuple[str, str]) -> bool:
    if name != "date":
        return any("".join(value.split()) in text for text in told)
    if not is_in_the_calendar(value):  # another rule speaks
        return True
    texts = [plain(text) for text in told]
    return any(way in text for text in texts for way in dates_as_written(value))
