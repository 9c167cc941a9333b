"""Personal data must not be published: telephone and identity-card numbers, contact lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from generator.diagnostics import Diagnostic, Location, error
from generator.library.library import Library
from generator.library.source import Source

_GAP = r"[\s\-‐-―·.•*_/|]{0,3}"
_MOBILE = re.compile(rf"(?<!\d)(?:\+?86{_GAP})?1{_GAP}[3-9](?:{_GAP}\d){{9}}(?!{_GAP}\d)")
_LOCAL = re.compile(rf"电\s{{0,4}}话\s{{0,4}}[是为]?\s{{0,4}}[2-9](?:{_GAP}\d){{6,7}}(?!\d)")
_LANDLINE = re.compile(rf"(?<!\d)[(]?0\d{{2,3}}[)]?{_GAP}[2-9](?:{_GAP}\d){{6,7}}(?!\d)")
_HOTLINE = re.compile(rf"(?<!\d)[48]00{_GAP}\d{{3,4}}{_GAP}\d{{3,4}}(?!\d|\s{{0,4}}[元万亿])")
_IDENTITY = re.compile(
    rf"(?<!\d)[1-9](?:{_GAP}\d){{5}}{_GAP}(?:1{_GAP}9|2{_GAP}0)(?:{_GAP}\d){{2}}{_GAP}[01]{_GAP}\d"
    rf"{_GAP}[0-3]{_GAP}\d(?:{_GAP}\d){{3}}{_GAP}[\dXx](?!\d)"
)
_EMAIL = re.compile(r"[\w.+-]{1,64}\s?@\s?[\w-]{1,64}(?:\.[\w-]{1,64})+", re.ASCII)
_CONTACT_WORDS = (
    *(
        "联系人",
        "联系电话",
        "联系方式",
        "联系手机",
        "联络人",
        "联络员",
        "联络电话",
        "手机",
        "手机号",
        "手机号码",
    ),
    *("电话", "电话号码", "传真", "邮箱", "微信号", "QQ", "QQ号"),
)
_SPACE = r"\s{0,4}"
_CONTACT = re.compile(rf"(?:{'|'.join(_SPACE.join(word) for word in _CONTACT_WORDS)}){_SPACE}[:：]{_SPACE}\S")
_NUMERALS = str.maketrans("〇零一幺二三四五六七八九壹贰叁肆伍陆柒捌玖", "001123456789123456789")
_NUMERAL = "[〇零一幺二三四五六七八九壹贰叁肆伍陆柒捌玖]"
_NUMERAL_RUN = re.compile(rf"{_NUMERAL}(?:[\s\-‐-―－]{{0,2}}{_NUMERAL}){{6,}}")
_NUMBER = re.compile(rf"\d(?:{_GAP}\d)*")
_SIGN = re.compile(rf"@|\d(?:{_GAP}\d){{6}}")
"""What every pattern but `_CONTACT` needs; few lines have it, and the others need not be searched for all."""
_DELETE = "请删去；确须公开的号码连同原因写进 data/site.yml 的 public_numbers。"
_RULES = (
    ("personal-phone", "电话号码", (_MOBILE, _LANDLINE, _LOCAL, _HOTLINE), _DELETE),
    ("personal-identity", "身份证号", (_IDENTITY,), "请删去；身份证号一律不公开。"),
    ("personal-contact", "联系方式", (_EMAIL, _CONTACT), _DELETE),
)


def no_personal_data(library: Library) -> Iterator[Diagnostic]:
    """数据和页面中没有电话号码、身份证号、联系人一类的内容，不论全角半角、有无间隔；public_numbers 除外。"""
    public = {_digits(entry.number) for entry in library.site.public_numbers} - {""}
    for source in _sources(library):
        for number, line in enumerate(source.lines, 1):
            yield from _judge_line(line, source.line(number), public)


def _sources(library: Library) -> Iterator[Source]:
    """Yield every file that was read, also those of which no record could be made."""
    yield from library.sources.values()
    yield from (Source(name, lines) for name, lines in library.pages.items())


def _judge_line(line: str, place: Location, public: set[str]) -> Iterator[Diagnostic]:
    plain = _plain(line)
    has_sign = _SIGN.search(plain) is not None
    for code, what, patterns, cure in _RULES:
        wanted = [pattern for pattern in patterns if has_sign or pattern is _CONTACT]
        found = [match for pattern in wanted for match in pattern.finditer(plain)]
        private = [match for match in found if not (_is_public(match, public) or _is_range(match))]
        if private:
            column = _column(line, min(match.start() for match in private))
            place = Location(place.file, place.line, column, place.text)
            yield error(code, place, f"这里像是{what}。", cure)


def _is_public(match: re.Match[str], public: set[str]) -> bool:
    """Whether it is a public number, or a contact line (举报电话：…) that goes on with one."""
    text = match.group().removeprefix("电话")
    if match.re is _CONTACT:
        number = _NUMBER.match(match.string, match.end() - 1)
        text = number.group() if number else ""
    return _digits(text) in public


def _is_range(match: re.Match[str]) -> bool:
    """Whether it is a range of dates (1978.12-1982.9): a number is not grouped by two different marks."""
    return match.re is _MOBILE and len({c for c in match.group() if not (c.isalnum() or c in " +")}) > 1


def _plain(line: str) -> str:
    """Return the line with widths evened out and invisible characters dropped.

    A run of seven or more Chinese numerals is read as digits, so that 一三八… is a number too.
    """
    return line if line.isascii() else "".join(map(_plain_character, _numerals_as_digits(line)))


@cache
def _plain_character(character: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", character) if unicodedata.category(c) != "Cf")


def _column(line: str, position: int) -> int:
    """Return the column, from 1, of what stands at `position` of the plain line."""
    ends = accumulate(len(_plain_character(character)) for character in _numerals_as_digits(line))
    return next(column for column, end in enumerate(ends, 1) if end > position)


def _numerals_as_digits(line: str) -> str:
    return _NUMERAL_RUN.sub(lambda match: match.group().translate(_NUMERALS), line)


def _digits(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())
