"""Rules on whom a record addresses: the text's own words, and no audience that they contradict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.checks.places import place_of
from generator.diagnostics import Diagnostic, did_you_mean, error
from generator.library.documents import Document, Record
from generator.library.library import Library


def _stands_near(document: Document, record: Record, text: str) -> bool:
    """Whether the words stand near a record; where its wording is not found, another rule speaks."""
    return not record.passages or any(text in near for near in document.scope_of(record))


def addressee_stands_near_the_wording(library: Library) -> Iterator[Diagnostic]:
    """称谓逐字出现在条目原文、所在段落、所在各级标题、文件标题或 addressed_in 所写的那一节中。"""
    words = _audiences_by_word(library)
    for document, record in library.records_in_documents():
        section = record.fields.addressed_in
        if section is not None and not document.body.speaks_for(section, record.fields.section):
            continue  # of that the next rule speaks
        where = f"、标题或 {section} 一节" if section else "或标题"
        for n, word in enumerate(record.fields.addressee or ()):
            if not _stands_near(document, record, word):
                near = [known for known in words if _stands_near(document, record, known)]
                hint = (
                    did_you_mean(word, near) or "请用原文中称呼对象的字；本段没有点名谁的，见 addressed_in。"
                )
                message = f"称谓“{word}”不在本条原文、所在段落{where}中。"
                yield error("addressee-not-found", place_of(record, "addressee", n), message, hint)


def addressed_in_is_needed_and_speaks_for_the_record(library: Library) -> Iterator[Diagnostic]:
    """addressed_in 写称谓所在的节：本节、上级各节或开头的通知、引言；近处已点名谁的，不用它。"""
    longest_first = _longest_words_first(library)
    for document, record in library.records_in_documents():
        path, place = record.fields.addressed_in, record.origin.at("addressed_in")
        if path is None or not record.passages:
            continue
        if not document.body.speaks_for(path, record.fields.section):
            message = f"{path} 不是本节、上级的节，也不是开头的通知、引言：那里的称谓管不到本条。"
            paths = [
                s.path
                for s in document.body.sections
                if document.body.speaks_for(s.path, record.fields.section)
            ]
            hint = did_you_mean(path, paths) or f"管得到本条的有：{'、'.join(paths)}。"
            yield error("addressed-in-section", place, message, hint)
        elif named := _words_named(longest_first, "\n".join(document.nearest_to(record))):
            message = f"近处已点名“{'”“'.join(named)}”，不能再用别处的称谓。"
            hint = "请把它写进 addressee，删去 addressed_in；字面相同而不指对象的，写进 not_words。"
            yield error("addressed-in-not-needed", place, message, hint)


def addressee_names_the_audiences(library: Library) -> Iterator[Diagnostic]:
    """称谓须在 audiences.yml 的 words 中；条目的每个对象都由某个称谓指到，每个称谓都指到某个对象。"""
    words = _audiences_by_word(library)
    for document, record in library.records_in_documents():
        if all(audience in library.audience_by_id for audience in record.fields.audiences):
            yield from _judge_addressees(library, document, record, words)


def _judge_addressees(
    library: Library, document: Document, record: Record, words: dict[str, set[str]]
) -> Iterator[Diagnostic]:
    addressees, audiences = record.fields.addressee or (), set(record.fields.audiences)
    named: set[str] = set()
    for n, word in enumerate(addressees):
        place = place_of(record, "addressee", n)
        if word in words and words[word] & audiences:
            named |= words[word]
            continue
        named |= audiences
        if word in words:
            yield error(
                "addressee-contradicts",
                place,
                f"称谓“{word}”指的是 {_names(library, words[word])}，"
                f"而条目的对象是 {_names(library, audiences)}。",
                "请核对原文，改对象或称谓。",
            )
        elif _stands_near(document, record, word):
            hint = "核对原文；确是新的称谓，请加进 data/audiences.yml 相应对象的 words。"
            yield error("addressee-unknown", place, f"audiences.yml 中没有称谓“{word}”。", hint)
    for n, audience in enumerate(record.fields.audiences):
        if audience not in named:
            yield error(
                "audience-not-addressed",
                place_of(record, "audiences", n),
                f"对象 {_names(library, {audience})} 不是称谓“{'、'.join(addressees)}”所指。",
                "请删去这个对象，或写上原文中指它的称谓。",
            )


def wording_addresses_no_other_audience(library: Library) -> Iterator[Diagnostic]:
    """条目的称谓不在原文和各级标题里时，原文点名的（除全体党员一类的对象外）不能全是别的对象：那是录错了行。

    标题点名的（德清的各份指导方案）不在此列：整份方案、整节都是对它说的，其中常写党支部怎样做。
    """
    words, longest_first = _audiences_by_word(library), _longest_words_first(library)
    everyone = {audience.id for audience in library.audiences if audience.everyone}
    for document, record in library.records_in_documents():
        addressees, audiences = record.fields.addressee or (), set(record.fields.audiences)
        above = (*document.body.headings_above(record.fields.section), document.fields.title)
        if any(word in heading for word in addressees for heading in above):
            continue
        named = _words_named(longest_first, "\n".join(record.fields.stretches))
        if not (addressees and record.passages) or any(word in named for word in addressees):
            continue
        others = [word for word in named if not words[word] & everyone]
        if others and not any(words[word] & audiences for word in named):
            yield error(
                "wording-addresses-others",
                place_of(record, "addressee"),
                f"称谓“{'、'.join(addressees)}”不在原文里；原文点名的是“{'”“'.join(others)}”，"
                f"不指 {_names(library, audiences)}。",
                "请核对原文是不是录错了条目；字面相同而不指对象的，写进 data/audiences.yml 的 not_words。",
            )


def _longest_words_first(library: Library) -> dict[str, bool]:
    """Return each word of address, and each `not_word`, with whether it is one."""
    words = {word: True for audience in library.audiences for word in audience.words or ()}
    words |= {word: False for audience in library.audiences for word in audience.not_words or ()}
    return {word: words[word] for word in sorted(words, key=len, reverse=True)}


def _words_named(longest_first: dict[str, bool], text: str) -> list[str]:
    """Return the words of address in `text`; what stands inside a longer one, or a `not_word`, is none."""
    named = []
    for word, is_address in longest_first.items():
        if word in text:
            text = text.replace(word, "\n")
            named += [word] if is_address else []
    return named


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
    """actor 与 participants 用原文的字：在条目原文、所在段落、各级标题、文件标题或 addressed_in 那一节中。"""
    for document, record in library.records_in_documents():
        for name in ("actor", "participants"):
            text = getattr(record.fields, name)
            if text and not _stands_near(document, record, text):
                yield error(
                    "actor-not-found",
                    record.origin.at(name),
                    f"{name} “{text}”不在本条原文、所在段落或标题中。",
                    "请用原文中的字。",
                )
