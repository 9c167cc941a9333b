"""Rules on the register of works: every book or rule to read has one full title."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.places import place_of
from generator.diagnostics import Diagnostic, error, warning
from generator.library.library import Library
from generator.schema.records import Reading


def works_have_one_full_title(library: Library) -> Iterator[Diagnostic]:
    """一个书名只属于书目中的一种书。"""
    owners: dict[str, str] = {}
    for n, work in enumerate(library.works):
        for k, name in enumerate(work.names):
            path = ("short_titles", k - 1) if k else ("title",)
            place = library.sources["works"].at(n, *path)
            if owners.setdefault(name, work.id) != work.id:
                message = f"书名“{name}”已经属于 {owners[name]}。"
                yield error("work-title-twice", place, message, "同名的两种书，短名请写到能分清为止。")


def required_works_are_registered(library: Library) -> Iterator[Diagnostic]:
    """必读的每种书都在 works.yml 中，读者才知道短名是哪一种。"""
    if "works.yml" in library.unreadable:
        return
    for record in library.records():
        for n, work in enumerate(record.fields.works if isinstance(record.fields, Reading) else ()):
            if library.work_named(work.title) is None:
                hint = "请加进 works.yml：全名写 title，文件里的写法与全名不同的，照原样写进 short_titles。"
                message = f"书目 works.yml 中没有“{work.title}”。"
                yield warning("work-unregistered", place_of(record, "works", n, "title"), message, hint)
