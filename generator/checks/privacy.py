"""Personal data must not be published: telephone and identity-card numbers, contact lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Location, error
from generator.library.library import Library
from generator.library.source import Source

_GAP = r"[\s\-‐-―·.•*_/|]{0,3}"
_MOBILE = re.compile(rf"(?<!\d)(?:\+?86{_GAP})?1{_GAP}[3-9](?:{_GAP}\d){{9}}(?!{_GAP}\d)")
_LANDLINE = re.compile(rf"(?<!\d)[(]?0\d{{2,3}}[)]?{_GAP}[2-9](?:{_GAP}\d){{6,7}}(?!\d)")
_HOTLINE = re.compile(rf"(?<!\d)[48]00{_GAP}\d{{3,4}}{_GAP}\d{{3,4}}(?!\d)")
_IDENTITY = re.compile(
    rf"(?<!\d)[1-9](?:{_GAP}\d){{5}}{_GAP}(?:1{_GAP}9|2{_GAP}0)(?:{_GAP}\d){{2}}{_GAP}[01]{_GAP}\d"
    rf"{_GAP}[0-3]{_GAP}\d(?:{_GAP}\d){{3}}{_GAP}[\dXx](?!\d)"
)
_EMAIL = re.compile(r"[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)+")
_CONTACT = re.compile(
    r"(?:联\s*系\s*(?:人|电\s*话|方\s*式|手\s*机)|联\s*络\s*(?:员|人|电\s*话)|手\s*机(?:\s*号\s*码?)?|"
    r"(?:办公|值班|咨询|固定)?\s*电\s*话(?:\s*号\s*码)?|传\s*真|(?:电\s*子\s*)?邮\s*箱|微\s*信\s*号|QQ\s*号?)"
    r"\s*[:：]\s*\S"
)
_NUMERALS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_RULES = (
    ("personal-phone", "电话号码", (_MOBILE, _LANDLINE, _HOTLINE)),
    ("personal-identity", "身份证号", (_IDENTITY,)),
    ("personal-contact", "联系方式", (_EMAIL, _CONTACT)),
)
_CURE = "请删去；确须公开的号码连同原因写进 data/site.yml 的 public_numbers。"


def no_personal_data(library: Library) -> Iterator[Diagnostic]:
    """数据和页面中没有电话号码、身份证号、联系人一类的内容，不论全角半角、有无间隔；public_numbers 除外。"""
    public = {_digits(entry.number) for entry in library.site.public_numbers}
    for source in _sources(library):
        for number, line in enumerate(source.lines, 1):
            yield from _judge_line(line, source.line(number), public)


def _sources(library: Library) -> Iterator[Source]:
    yield from library.sources.values()
    for document in library.documents:
        yield document.source
        yield document.text_source
        yield from {id(r.entry.source): r.entry.source for r in document.records}.values()
    for name, lines in library.pages.items():
        yield Source(name, lines)


def _judge_line(line: str, place: Location, public: set[str]) -> Iterator[Diagnostic]:
    plain, columns = _plain(line)
    for code, what, patterns in _RULES:
        found = [match for pattern in patterns for match in pattern.finditer(plain)]
        for match in found:
            if _digits(match.group()) in public:
                continue
            column = columns[match.start()] + 1
            yield error(
                code, Location(place.file, place.line, column, place.text), f"这里像是{what}。", _CURE
            )
            break


def _plain(line: str) -> tuple[str, list[int]]:
    """Return the line with widths evened out and invisible characters dropped, and each one's column.

    A run of six or more Chinese numerals is read as digits, so that 一三八… is a number too.
    """
    characters: list[str] = []
    columns: list[int] = []
    for column, original in enumerate(_numerals_as_digits(line)):
        for character in unicodedata.normalize("NFKC", original):
            if unicodedata.category(character) != "Cf":
                characters.append(character)
                columns.append(column)
    return "".join(characters), columns


def _numerals_as_digits(line: str) -> str:
    return re.sub(r"[〇零一二三四五六七八九]{7,}", lambda m: m.group().translate(_NUMERALS), line)


def _digits(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())
