"""Rules on terms: names that the text has, spelled out by the document's own words only."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.places import place_of
from generator.diagnostics import Diagnostic, did_you_mean, error, warning
from generator.library.documents import Document, Term
from generator.library.library import Library
from generator.library.names import Names


def terms_stand_in_the_text(library: Library) -> Iterator[Diagnostic]:
    """名词的 title 和 aliases 逐字出自正文。"""
    for document in library.documents:
        for term in document.terms:
            for n, name in enumerate(term.fields.names):
                if document.body.find(name) is None:
                    path = ("aliases", n - 1) if n else ("title",)
                    yield error(
                        "term-not-found",
                        place_of(term, *path),
                        f"正文中没有“{name}”。",
                        "写原文中的名称，外面的引号不写。",
                    )


def terms_have_one_id(library: Library) -> Iterator[Diagnostic]:
    """同一个名称在各文件用同一个编号；一个文件里一个名称只录一次。"""
    ids: dict[str, Term] = {}
    for document in library.documents:
        seen: dict[str, Term] = {}
        for term in document.terms:
            for n, name in enumerate(term.fields.names):
                if seen.get(name) is term:
                    place = place_of(term, "aliases", n - 1)
                    yield error("term-duplicate", place, f"“{name}”在这一条里写了两次。", "请删去一个。")
                elif name in seen:
                    message = f"名词“{name}”已经录过（编号 {seen[name].fields.id}）。"
                    yield error("term-duplicate", term.origin.at("id"), message, "请并成一条。")
                elif (first := ids.setdefault(name, term)).fields.id != term.fields.id:
                    message = f"名词“{name}”在 {first.document_id} 的编号是 {first.fields.id}。"
                    cure = "同一个名称用同一个编号，各文件的展开才能排在一起。"
                    yield error("term-two-ids", term.origin.at("id"), message, cure)
                seen.setdefault(name, term)


def one_id_stands_for_one_term(library: Library) -> Iterator[Diagnostic]:
    """同一编号在各文件的名称，一个含另一个（两新、两新组织）：不然名词页会把两个名词排成一个。"""
    first: dict[str, Term] = {}
    for term in library.terms():
        other = first.setdefault(term.fields.id, term)
        alike = (a in b or b in a for a in term.fields.names for b in other.fields.names)
        if other.document_id != term.document_id and not any(alike):
            message = f"编号 {term.fields.id} 在 {other.document_id} 是“{other.fields.title}”，名称不相近。"
            cure = "不同的名词用不同的编号；确是同一个的，在 document.yml 的 allow 中注明原因。"
            yield warning("term-id-shared", term.origin.at("id"), message, cure)


def terms_are_named_by_themselves(library: Library) -> Iterator[Diagnostic]:
    """名词在正文中至少有一处不在更长的名词之内：不然没有一处会连到它。"""
    for document in library.documents:
        texts = [paragraph.text for paragraph in document.body.paragraphs]
        named = {text[start:end] for text in texts for start, end, _ in document.names.find(text)}
        for term in document.terms:
            stands = any(document.body.find(name) for name in term.fields.names)
            if stands and named.isdisjoint(term.fields.names):
                message = f"“{term.fields.title}”在正文中只出现在更长的名词里，没有一处会连到它。"
                yield warning(
                    "term-inside-longer",
                    term.origin.at("title"),
                    message,
                    "请删去它；确要保留，在 document.yml 的 allow 中注明原因。",
                )


def terms_are_spelled_out_by_their_document(library: Library) -> Iterator[Diagnostic]:
    """名词的 expands 是本文件的条目或其一部分，wording 逐字出自其中：别的文件的话不能展开它。"""
    for document in library.documents:
        known = {r.id for r in document.records}
        known |= {r.part_id(part) for r in document.records for part in r.fields.parts}
        for term in document.terms:
            yield from _repeated(term)
            unknown = [t for t in term.fields.expands if t not in known]
            for target in unknown:
                if not library.may_exist(target):
                    place = place_of(term, "expands", term.fields.expands.index(target))
                    hint = did_you_mean(target, known) or "写本文件条目的完整编号。"
                    yield error("reference-unknown", place, f"本文件没有条目 {target}。", hint)
            if not unknown:
                yield from _judge_spans(library, term)


def _repeated(term: Term) -> Iterator[Diagnostic]:
    """A record named twice, or beside a part of itself, would stand twice in the note."""
    named = term.fields.expands
    for n, target in enumerate(named):
        if target in named[:n] or ("#" in target and target.partition("#")[0] in named):
            place = place_of(term, "expands", n)
            yield error(
                "term-expands-twice", place, f"{target} 写了两次，或它的整条已经写了。", "请删去一个。"
            )


def _judge_spans(library: Library, term: Term) -> Iterator[Diagnostic]:
    records = [library.record_by_id[target.partition("#")[0]] for target in term.fields.expands]
    if not all(record.passages for record in records):  # misquoted: another rule speaks
        return
    wordings = [run for target in term.fields.expands for run in library.wording_of(target)]
    for n, span in enumerate(term.fields.wording or ()):
        if not any(span in run for run in wordings):
            message = f"所写条目的原文中没有“{span}”。"
            cure = "请从那个条目的原文中逐字复制，不跨段。"
            yield error("term-wording", place_of(term, "wording", n), message, cure)


def names_known_elsewhere_are_listed(library: Library) -> Iterator[Diagnostic]:
    """别的文件录为名词的名称，出现在本文件中的，本文件也要录：写明展开，或不写 expands（原文未展开）。"""
    names = Names({name: term.fields.id for term in library.terms() for name in term.fields.names})
    for document in library.documents:
        if document.is_complete:
            yield from _unlisted(document, names)


def _unlisted(document: Document, names: Names) -> Iterator[Diagnostic]:
    told = {name for term in document.terms for name in term.fields.names}
    for paragraph in document.body.paragraphs:
        for start, end, one in names.find(paragraph.text):
            name = paragraph.text[start:end]
            if name not in told:
                told.add(name)
                yield warning(
                    "term-unlisted",
                    document.text_source.line(paragraph.line, start + 1),
                    f"“{name}”在别的文件中录为名词（编号 {one}），本文件的 terms.yml 没有它。",
                    "请录进来：写明哪个条目展开它；原文没有展开的只写 id 和 title。",
                )
