"""Small real fonts: a few of Debian's characters, under a family and a licence that the test chooses."""

from __future__ import annotations

import struct
from pathlib import Path

import uharfbuzz as hb

DEBIAN = Path("/usr/share/fonts/opentype/noto")
OFL = "This Font Software is licensed under the SIL Open Font License, Version 1.1."
_SIMPLIFIED = 2
"""Which face of Debian's collections is the one for simplified Chinese."""


def make_font(path: Path, family: str, weight: int, licence: str = OFL, language: int = 0x409) -> Path:
    """Write a font with A and 一 to `path`; the family is named in the language of Windows' number."""
    sort = "Sans" if "Sans" in family or "黑" in family else "Serif"
    file = DEBIAN / f"Noto{sort}CJK-{'Bold' if weight == 700 else 'Regular'}.ttc"
    assert file.is_file(), "测试要用 Debian 的中文字体，请先运行：sudo apt-get install -y fonts-noto-cjk"
    plan = hb.SubsetInput()
    plan.unicode_set.update(map(ord, "A一"))
    face = hb.subset(hb.Face(hb.Blob.from_file_path(file), _SIMPLIFIED), plan)
    tables = {tag: bytes(face.reference_table(tag).data) for tag in face.table_tags}
    style = "Bold" if weight == 700 else "Regular"
    names = {1: family, 2: style, 4: f"{family} {style}", 6: f"Made-{style}", 13: licence}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_assembled({**tables, "name": _name_table(names, language)}))
    return path


def make_four(folder: Path, kind: str = "Noto {} SC") -> Path:
    """Write all that is needed for printing, under the family names that `kind` makes."""
    for sort in ("Serif", "Sans"):
        for weight in (400, 700):
            family = kind.format(sort)
            make_font(folder / f"{family.replace(' ', '')}-{weight}.otf", family, weight)
    return folder


def _name_table(names: dict[int, str], language: int) -> bytes:
    texts = {one: text.encode("utf-16-be") for one, text in names.items()}
    records, stored = b"", b""
    for one, text in sorted(texts.items()):
        records += struct.pack(">6H", 3, 1, language, one, len(text), len(stored))
        stored += text
    return struct.pack(">3H", 0, len(texts), 6 + len(records)) + records + stored


def _assembled(tables: dict[str, bytes]) -> bytes:
    """Return the font file that the tables make; their checksums are sums of 32-bit words."""
    start = 12 + 16 * len(tables)
    directory, body = b"", b""
    for tag, data in sorted(tables.items()):
        padded = data + bytes(-len(data) % 4)
        checksum = sum(word for (word,) in struct.iter_unpack(">I", padded)) & 0xFFFFFFFF
        directory += tag.encode() + struct.pack(">3I", checksum, start + len(body), len(data))
        body += padded
    return b"OTTO" + struct.pack(">4H", len(tables), 0, 0, 0) + directory + body
