"""Small fonts for the type-setter: the characters that official Chinese texts are made of, in four faces."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import uharfbuzz as hb
from filelock import FileLock

from generator.editions.faces import WEIGHT_AXIS, Face, fingerprint, open_face, read_faces, typst_name
from generator.editions.fonts import FontFamilies
from generator.project import Project

_NAMES = ("serif", "serif-bold", "sans", "sans-bold")
_SUFFIX = ".otf"
_KEPT_NAMES = (0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17)
"""Names of the font that stay in a subset: copyright, family, style, version, licence."""


@dataclass(frozen=True)
class PrintFonts:
    """A folder that holds nothing but the four fonts; `serif` and `sans` as Typst must call them."""

    folder: Path
    serif: str
    sans: str
    digest: str


def print_fonts(project: Project, fonts: FontFamilies, characters: AbstractSet[str]) -> PrintFonts:
    """Return subsets with common characters, punctuation and `characters`, as far as the faces have them.

    They are made once and kept; the same faces and characters give the same bytes in any project.

    Raises:
        OSError: the disk refuses, or a font file is gone since it was found.
    """
    wanted = _always() | {ord(character) for character in characters}
    digest = _digest(fonts, wanted)
    folder = project.fonts / digest
    folder.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(folder.parent / ".lock"):
        if not _is_complete(folder):
            _write(folder, fonts, wanted)
    return PrintFonts(folder, typst_name(fonts.serif.family), typst_name(fonts.sans.family), digest)


def _digest(fonts: FontFamilies, wanted: AbstractSet[int]) -> str:
    parts = [hb.__version__, hb.version_string(), *map(fingerprint, fonts.faces()), str(sorted(wanted))]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


@cache
def _always() -> frozenset[int]:
    """Return the first level of GB 2312, Latin-1, general and CJK punctuation, full-width forms.

    Enough that new text seldom asks for other fonts and so for all to be printed anew; no more, because each
    worker reads them whole.
    """
    doubles = (bytes((a, b)) for a in range(0xA1, 0xD8) for b in range(0xA1, 0xFF))
    of_gb2312 = {ord(text) for pair in doubles if (text := pair.decode("gb2312", "ignore"))}
    blocks = ((0x20, 0x7F), (0xA0, 0x100), (0x2000, 0x2070), (0x3000, 0x3040), (0xFF00, 0xFFF0))
    return frozenset(of_gb2312.union(*(range(*block) for block in blocks)))


def _is_complete(folder: Path) -> bool:
    """Whether all four can be read to their ends; a disk that was full or unplugged may have left less."""
    read = [[*read_faces(folder / f"{name}{_SUFFIX}")] for name in _NAMES]
    return all(len(faces) == 1 and isinstance(faces[0], Face) for faces in read)


def _write(folder: Path, fonts: FontFamilies, wanted: AbstractSet[int]) -> None:
    draft = folder.with_name(".draft")
    for left_over in (draft, folder):
        shutil.rmtree(left_over, ignore_errors=True)
    draft.mkdir()
    for name, face in zip(_NAMES, fonts.faces(), strict=True):
        (draft / f"{name}{_SUFFIX}").write_bytes(_subset(face, wanted))
    draft.rename(folder)


def _subset(face: Face, wanted: AbstractSet[int]) -> bytes:
    opened = open_face(face)
    plan = hb.SubsetInput()
    plan.unicode_set.update(wanted)
    plan.name_id_set.update(_KEPT_NAMES)
    plan.name_lang_id_set.clear()
    plan.name_lang_id_set.invert()  # every language: a family may be named in Chinese only
    if opened.has_var_data:
        plan.pin_all_axes_to_default(opened)
        plan.pin_axis_location(opened, WEIGHT_AXIS, face.weight)
    plan.flags = hb.SubsetFlags.NO_HINTING
    return bytes(hb.subset(opened, plan).blob.data)
