"""Reading a text file whole, with Chinese diagnostics for what an editor's machine may have done to it."""

from __future__ import annotations

from pathlib import Path

from generator.diagnostics import Diagnostic, Location, error

IGNORED = ("Thumbs.db", "desktop.ini")
"""Files that Windows puts into folders by itself; those that begin with a dot are ignored too."""
_LARGEST = 8_000_000
"""Bytes; a larger file under data/ is a mistake, and would make the reports useless."""


def read_text(path: Path, name: str) -> tuple[str | None, list[Diagnostic]]:
    """Read `path` as UTF-8 with LF line ends; `name` is what reports call it."""
    place = Location(name)
    try:
        if path.stat().st_size > _LARGEST:
            return None, [error("file-too-large", place, "文件超过 8 MB。", "请检查是否误放了别的文件。")]
        raw = path.read_bytes()
    except OSError as problem:
        if path.is_dir():
            return None, [error("file-unreadable", place, "这是一个文件夹，应是文件。", "请改名或移走。")]
        reason = "没有这个文件" if isinstance(problem, FileNotFoundError) else "文件打不开"
        return None, [error("file-unreadable", place, f"{reason}。", "请检查文件名和访问权限。")]
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [_encoding(place, "文件是 UTF-16 编码")]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as problem:
        line = raw[: problem.start].count(b"\n") + 1
        start = raw.rfind(b"\n", 0, problem.start) + 1
        column = len(raw[start : problem.start].decode("utf-8", "replace")) + 1
        return None, [_encoding(Location(name, line, column), "文件不是 UTF-8 编码（可能是 GBK）")]
    text = text.removeprefix("\ufeff")
    if "\x00" in text:
        before = text[: text.index("\x00")]
        place = Location(name, before.count("\n") + 1, len(before) - before.rfind("\n"))
        cure = "请从备份恢复，或重新保存为 UTF-8 文本。"
        return None, [error("file-encoding", place, "文件中有空字符，可能已损坏。", cure)]
    return text.replace("\r\n", "\n").replace("\r", "\n"), []


def _encoding(place: Location, what: str) -> Diagnostic:
    cure = "请在编辑器中选“另存为”，编码选 UTF-8。"
    return error("file-encoding", place, f"{what}，应为 UTF-8。", cure)


def is_ours(path: Path) -> bool:
    """Whether a file in data/ was put there by an editor and not by the system."""
    return not path.name.startswith(".") and path.name not in IGNORED
