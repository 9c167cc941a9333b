"""One face of a font file: what it calls itself, what it may be used for, which characters it has."""

from __future__ import annotations

import errno
import hashlib
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uharfbuzz as hb

REGULAR, BOLD = 400, 700

KINDS = ("Noto {} CJK SC", "Noto {} SC", "Source Han {} SC", "Source Han {} CN")
SERIF = (*(kind.format("Serif") for kind in KINDS), "思源宋体", "思源宋体 CN")
SANS = (*(kind.format("Sans") for kind in KINDS), "思源黑体", "思源黑体 CN")
"""The accepted families, the best first."""

_FAMILY, _TYPOGRAPHIC_FAMILY, _LICENCE, _LICENCE_ADDRESS = 1, 16, 13, 14
_OPEN_LICENCES = ("open font license", "openfontlicense", "scripts.sil.org/ofl")
WEIGHT_AXIS = "wght"


@dataclass(frozen=True)
class Face:
    """One face of a file or of a collection; a variable one stands for one of its weights."""

    path: Path
    index: int
    family: str
    weight: int


@dataclass(frozen=True)
class Refused:
    """A file, or a face in it, that is not used; `reason` is Chinese."""

    path: Path
    reason: str


def read_faces(path: Path) -> Iterator[Face | Refused]:
    """Yield what the file at `path` offers of the accepted families and weights."""
    try:
        data = hb.Blob.from_file_path(path)
        count = hb.Face(data, 0).count
    except hb.HarfBuzzError:
        count = 0
    if count == 0:
        yield Refused(path, "不是字体，或读不出来")
    for index in range(count):
        opened = hb.Face(data, index)
        family = _family(opened)
        if not _is_whole(path, index):
            yield Refused(path, "文件不完整")
        elif family is not None and _is_open(opened):
            yield from (Face(path, index, family, weight) for weight in _weights(opened))
        elif family is not None:
            yield Refused(path, f"{family} 没有写明依 OFL 许可")


def open_face(face: Face) -> Any:
    """Return HarfBuzz's face.

    Raises:
        OSError: the file is gone since it was found.
    """
    try:
        return hb.Face(hb.Blob.from_file_path(face.path), face.index)
    except hb.HarfBuzzError:
        raise OSError(errno.EIO, "字体文件读不出来", str(face.path)) from None


def typst_name(family: str) -> str:
    """Return what Typst calls an accepted family: it takes CN at the end for “condensed” and drops it."""
    return family.removesuffix(" CN")


def fingerprint(face: Face) -> str:
    """Return what tells this face from any other, wherever it lies: 64 hexadecimal digits.

    It is taken from the file's table of contents, which holds a checksum of every part of the face.

    Raises:
        OSError: the file is gone since it was found.
    """
    parts = (tag + checksum + length for tag, checksum, _, length in _contents(face.path, face.index))
    return hashlib.sha256(b"".join((*sorted(parts), str(face.weight).encode()))).hexdigest()


def _family(opened: Any) -> str | None:
    """Return the accepted family that the face belongs to; the name in English goes first."""
    names = (name.removesuffix(" VF") for name in _names(opened, _TYPOGRAPHIC_FAMILY, _FAMILY))
    return next((name for name in names if name in (*SERIF, *SANS)), None)


def _is_open(opened: Any) -> bool:
    said = " ".join(_names(opened, _LICENCE, _LICENCE_ADDRESS)).lower()
    return any(licence in said for licence in _OPEN_LICENCES)


def _names(opened: Any, *wanted: int) -> Iterator[str]:
    """Yield what the face says of itself under these numbers, in English first."""
    entries = [entry for entry in opened.list_names() if entry.name_id in wanted]
    for entry in sorted(entries, key=lambda entry: (entry.language != "en", wanted.index(entry.name_id))):
        yield opened.get_name(entry.name_id, entry.language) or ""


def _weights(opened: Any) -> Iterator[int]:
    """Yield those of our two weights that the face has, or that a variable one can be set to."""
    axis = next((axis for axis in opened.axis_infos if axis.tag == WEIGHT_AXIS), None)
    own = round(hb.Font(opened).get_style_value(hb.StyleTag.WEIGHT))
    low, high = (axis.min_value, axis.max_value) if axis else (own, own)
    yield from (weight for weight in (REGULAR, BOLD) if low <= weight <= high)


def _is_whole(path: Path, index: int) -> bool:
    """Whether all that the table of contents names lies inside the file: a download may have broken off."""
    size = path.stat().st_size
    try:
        contents = _contents(path, index)
    except struct.error:
        return False
    ends = (int.from_bytes(offset) + int.from_bytes(length) for *_, offset, length in contents)
    return bool(contents) and all(end <= size for end in ends)


def _contents(path: Path, index: int) -> list[tuple[bytes, bytes, bytes, bytes]]:
    """Return tag, checksum, offset and length of each of the face's tables."""
    with path.open("rb") as file:
        start = 0
        if file.read(4) == b"ttcf":
            file.seek(12 + 4 * index)
            start = int.from_bytes(file.read(4))
        file.seek(start + 4)
        count = int.from_bytes(file.read(2))
        file.seek(start + 12)
        return list(struct.iter_unpack("4s4s4s4s", file.read(16 * count)))
