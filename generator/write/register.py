"""The register of published ids: new ones are added, none is ever taken away."""

from __future__ import annotations

from pathlib import Path

from generator.library.library import Library

_HEAD = "# 已发布的编号，一行一个；由 handbook build --accept-ids 添加。停用的写成“编号 retired 原因”。"


def write_register(path: Path, library: Library) -> int:
    """Add the ids of `library` to the register at `path`; return how many were new."""
    retired = {entry.id: entry.retired for entry in library.registered_ids}
    new = set(library.published_ids) - set(retired)
    if not new:
        return 0
    lines = [f"{one} retired {retired[one]}" if retired.get(one) else one for one in sorted({*retired, *new})]
    comments = [line for line in _lines(path) if line.startswith("#")] or [_HEAD]
    draft = path.with_name(path.name + ".draft")
    draft.write_text("\n".join((*comments, *lines)) + "\n", encoding="utf-8", newline="\n")
    draft.replace(path)
    return len(new)


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []
