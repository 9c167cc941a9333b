"""Which fonts are printed with: where they are looked for, and the four faces that are found.

`faces` reads one file, `subsets` makes small ones, `fetching` gets them where there are none.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from generator.editions.faces import BOLD, KINDS, REGULAR, SANS, SERIF, Face, Refused, open_face, read_faces
from generator.project import Project

_WEIGHTS = {REGULAR: "常规（400）", BOLD: "粗体（700）"}
_SUFFIXES = (".otc", ".otf", ".ttc", ".ttf")
_FILE_NAME = re.compile(r"(noto|sourcehan)(serif|sans)(cjk|sc|cn|vf|variable|regular|bold|\.)|思源(宋|黑)体")
"""What the names of files with accepted families begin with, in small letters without blanks and dashes."""


class FontError(Exception):
    """No usable fonts; the message is Chinese and ends with the one line to run."""


@dataclass(frozen=True)
class FontFamilies:
    """The four faces that everything printed is set in."""

    serif: Face
    serif_bold: Face
    sans: Face
    sans_bold: Face

    def faces(self) -> tuple[Face, Face, Face, Face]:
        return self.serif, self.serif_bold, self.sans, self.sans_bold


def find_fonts(
    project: Project, font_dir: Path | None = None, system: Sequence[Path] | None = None
) -> FontFamilies:
    """Return the faces in `font_dir` if it is given; else those fetched before; else the system's.

    In `font_dir` every font file is opened, elsewhere those whose names begin like an accepted family's.

    Raises:
        FontError: one of the four faces is found nowhere.
    """
    if font_dir is not None:
        return _found_in(font_dir)
    found: list[Face | Refused] = []
    for folders in ((fetched_folder(project),), system_folders() if system is None else system):
        found = [*_read(path for folder in folders for path in _files(folder) if _is_named_well(path))]
        chosen = _chosen(found)
        if chosen is not None:
            return chosen
    raise FontError("\n".join(("没有排印用的字体。", *_lacks(found), "请运行：handbook fonts")))


def _found_in(folder: Path) -> FontFamilies:
    if not folder.is_dir():
        raise FontError(f"没有 {folder} 这个文件夹。请改正 --font-dir，或不写它而运行：handbook fonts")
    found = [*_read(_files(folder))]
    chosen = _chosen(found)
    if chosen is None:
        cure = "请补上，或不写 --font-dir 而运行：handbook fonts"
        raise FontError("\n".join((f"{folder} 里的字体不够。", *_lacks(found), cure)))
    return chosen


def lacking(fonts: FontFamilies, characters: AbstractSet[str]) -> frozenset[str]:
    """Return those of `characters` that any of the four faces lacks.

    Raises:
        OSError: a font file is gone since it was found.
    """
    coverages = [open_face(face).unicodes for face in fonts.faces()]
    return frozenset(c for c in characters if not all(ord(c) in coverage for coverage in coverages))


def fetched_folder(project: Project) -> Path:
    """Return where fetched fonts stand."""
    return project.fonts / "families"


def home_folder() -> Path:
    """Return the person's own folder; one that is not there for an account without any."""
    return Path(os.environ.get("HOME") or os.environ.get("USERPROFILE") or "~")


def system_folders() -> tuple[Path, ...]:
    """Return where this machine keeps fonts, those of the person first."""
    home = home_folder()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData/Local"))
        return local / "Microsoft/Windows/Fonts", Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts"
    if sys.platform == "darwin":
        return home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")
    own = Path(os.environ.get("XDG_DATA_HOME") or home / ".local/share")
    shared = (os.environ.get("XDG_DATA_DIRS") or "").split(":")
    data = dict.fromkeys(
        (own, *map(Path, filter(None, shared)), Path("/usr/local/share"), Path("/usr/share"))
    )
    folders = (home / ".fonts", *(folder / "fonts" for folder in data))
    sysroot = os.environ.get("FONTCONFIG_SYSROOT")
    return tuple(Path(sysroot, *folder.parts[1:]) for folder in folders) if sysroot else folders


def _files(folder: Path) -> Iterator[Path]:
    """Yield the font files below `folder`, in an order that does not change."""
    for place, folders, names in os.walk(folder):
        folders.sort()
        yield from (Path(place, name) for name in sorted(names) if name.lower().endswith(_SUFFIXES))


def _is_named_well(path: Path) -> bool:
    return _FILE_NAME.match(re.sub(r"[\s_-]", "", path.name.lower())) is not None


def _read(paths: Iterable[Path]) -> Iterator[Face | Refused]:
    for path in paths:
        yield from read_faces(path)


def _chosen(found: Sequence[Face | Refused]) -> FontFamilies | None:
    """Return the best families that are there in both weights; serif and sans of one make if possible."""
    pairs = {family: pair for family in (*SERIF, *SANS) if (pair := _pair(found, family))}
    makes = [(a, b) for a, b in zip(SERIF, SANS, strict=True) if a in pairs and b in pairs]
    mixed = [(a, b) for a in SERIF for b in SANS if a in pairs and b in pairs]
    for serif, sans in (*makes, *mixed):
        return FontFamilies(*pairs[serif], *pairs[sans])
    return None


def _pair(found: Sequence[Face | Refused], family: str) -> tuple[Face, Face] | None:
    first = {one.weight: one for one in reversed(found) if isinstance(one, Face) and one.family == family}
    return (first[REGULAR], first[BOLD]) if len(first) == len(_WEIGHTS) else None


def _lacks(found: Sequence[Face | Refused]) -> Iterator[str]:
    """Yield what serif and sans lack: of a family that is half there, else of any; then what is refused."""
    for role, families in (("宋体", SERIF), ("黑体", SANS)):
        there = [one for one in found if isinstance(one, Face) and one.family in families]
        if any(_pair(found, family) for family in families):
            continue
        if there:
            (weight,) = _WEIGHTS.keys() - {there[0].weight}
            yield f"{role}：{there[0].family} 只有{_WEIGHTS[there[0].weight]}，缺{_WEIGHTS[weight]}。"
        else:
            both = "和".join(_WEIGHTS.values())
            yield f"{role}：缺{both}，下列任一种：{'、'.join(families[: len(KINDS)])}。"
    refused = (one for one in found if isinstance(one, Refused))
    yield from dict.fromkeys(f"{one.path.name} 不能用：{one.reason}。" for one in refused)
