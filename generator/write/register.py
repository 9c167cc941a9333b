"""The register of published ids and wordings: new ones are added, none is ever taken away."""

from __future__ import annotations

from pathlib import Path

from generator.library.library import Library

_HEAD = "# 已发布的编号和条目原文的指纹，由 handbook build --accept-ids 写。停用的写成“编号 retired 原因”。"


def write_register(path: Path, library: Library) -> int:
    """Add the ids of `library`, and its records' fingerprints, to the register at `path`.

    Returns:
        How many lines are new or changed.
    """
    before = {entry.id: _line(entry.id, entry.fingerprint, entry.retired) for entry in library.registered_ids}
    now = {one: _line(one, _fingerprint(library, one), "") for one in library.published_ids}
    changed = sum(before.get(one) != line for one, line in now.items())
    if changed:
        lines = {**before, **now}
        comments = [line for line in _lines(path) if line.startswith("#")] or [_HEAD]
        text = "\n".join((*comments, *(lines[one] for one in sorted(lines)))) + "\n"
        draft = path.with_name(f".{path.name}.draft")
        draft.write_text(text, encoding="utf-8", newline="\n")
        draft.replace(path)
    return changed


def _fingerprint(library: Library, one: str) -> str:
    record = library.record_by_id.get(one)
    return record.fingerprint if record else ""


def _line(one: str, fingerprint: str, retired: str) -> str:
    return f"{one} retired {retired}" if retired else f"{one} {fingerprint}".rstrip()


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []
