"""Rules on hand-written pages: only what the promises hold for may stand in content/."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Location, error
from generator.library import addresses
from generator.library.library import Library
from generator.library.source import Source

PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif")
_OUTSIDE = re.compile(r"(?:https?:)?//[\w.-]+\.\w", re.ASCII | re.IGNORECASE)


def written_files_are_pages_or_pictures(library: Library) -> Iterator[Diagnostic]:
    """content/ 里只有 .md 页面和图片：别的文件网站引擎会原样公开，而其中的内容没有人检查。"""
    for name in library.written_files:
        if not (name.endswith(".md") or name.lower().endswith(PICTURES)):
            cure = f"页面写成 .md；图片用 {'、'.join(PICTURES)}；别的请移走。"
            yield error("page-file", Location(name), "content/ 里不能放这种文件。", cure)


def written_pages_take_free_names(library: Library) -> Iterator[Diagnostic]:
    """手写的页面不占用生成的页面的名字：首页、地区编号、documents、api、assets 等。"""
    taken = {*addresses.RESERVED, *library.region_by_id}
    for name in library.written_files:
        first = name.split("/")[1].partition(".")[0]
        if first in taken:
            message = f"{first} 是生成的页面用的名字。"
            yield error("page-name", Location(name), message, "请给这个文件或文件夹换一个名字。")


def written_pages_have_no_front_matter(library: Library) -> Iterator[Diagnostic]:
    """手写的页面以正文开头，没有 YAML 头（---）：标题写成“# 标题”，次序写在 mkdocs.yml 的 nav 里。"""
    for name, lines in library.pages.items():
        if lines and lines[0].strip() == "---":
            place = Source(name, lines).line(1)
            yield error(
                "page-front-matter", place, "手写的页面不用 YAML 头。", "请删去两行“---”和它们之间的内容。"
            )


def written_pages_stay_inside(library: Library) -> Iterator[Diagnostic]:
    """手写的页面里没有站外地址：站外链接只来自数据的 url 字段，图片和脚本都在本站（design：Promises 5）。"""
    for name, lines in library.pages.items():
        source = Source(name, lines)
        for number, line in enumerate(lines, 1):
            if outside := _OUTSIDE.search(line):
                place = source.line(number, outside.start() + 1)
                cure = "请删去；图片放进 content/，出处写进文件的 url 字段。"
                yield error("page-outside", place, f"手写的页面里有站外地址 {outside.group()}…。", cure)
