"""Write what both engines are given: for each handbook our worker's order, and a page for WeasyPrint.

    python -m tests.bench.print.prepare FOLDER

A process of its own: one that is started shows its parent's memory as its own, so the one that measures
must be small.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.build import books_of, resolve_project
from generator.editions.fonts import FontFamilies, fetched_folder, find_fonts
from generator.editions.press import Book, Sheet, Start, template_characters, worker_start
from generator.editions.subsets import PrintFonts, print_fonts
from generator.library.papers import A4
from generator.project import Project
from tests.support import ROOT, real_project

_HERE = Path(__file__).parent
_STYLE = "handbook.css"


def main() -> None:
    folder = Path(sys.argv[1])
    project = real_project(folder / "project")
    families = _fonts(project)
    books = books_of(resolve_project(project)).values()
    characters = set().union(*(book.data for book in books)) | template_characters(project)
    fonts = print_fonts(project, families, characters)
    peer = folder / "peer"
    (peer / "fonts").mkdir(parents=True)
    for font in fonts.folder.glob("*.otf"):
        shutil.copy(font, peer / "fonts")
    shutil.copy(_HERE / _STYLE, peer)
    pairs = [_pair(folder, project, fonts, book) for book in books]
    (folder / "pairs.json").write_text(json.dumps(pairs), encoding="utf-8")
    orders = [order for pair in pairs for order in json.loads(Path(pair["theirs"]["order"]).read_bytes())]
    (folder / "all.json").write_text(json.dumps(orders), encoding="utf-8")


def _fonts(project: Project) -> FontFamilies:
    """Return the fonts that the repository's own build would take, and have the copy find them too."""
    fetched = fetched_folder(Project(ROOT))
    if fetched.exists():
        shutil.copytree(fetched, fetched_folder(project))
    return find_fonts(project)


def _pair(folder: Path, project: Project, fonts: PrintFonts, book: Book) -> dict[str, Any]:
    name = book.id.replace("/", "-")
    ours, theirs = folder / "ours" / f"{name}.pdf", folder / "peer" / f"{name}.pdf"
    ours.parent.mkdir(exist_ok=True)
    page = theirs.with_suffix(".html")
    data = json.loads(book.data)
    page.write_text(_template().render(handbook=data, code=book.code), encoding="utf-8")
    start = worker_start(project, fonts, Sheet(book, A4, ours, None), ours)
    order = json.dumps([{"page": str(page), "out": str(theirs)}]).encode()
    beside = Start((sys.executable, "-m", "tests.bench.print.peer"), start.environment, order)
    return {
        "id": book.id,
        "title": book.title,
        "ours": _told(ours, start),
        "theirs": _told(theirs, beside),
        "wordings": [*dict.fromkeys(_wordings(data))],
    }


def _template() -> Any:
    loader = FileSystemLoader(_HERE)
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("handbook.html.j2")


def _told(out: Path, start: Start) -> dict[str, Any]:
    order = out.with_suffix(".order.json")
    order.write_bytes(start.order)
    return {
        "command": start.command,
        "environment": dict(start.environment),
        "order": str(order),
        "out": str(out),
    }


def _wordings(data: Mapping[str, Any]) -> Iterator[str]:
    """Yield every paragraph of official text that the handbook quotes."""
    for chapter in (*data["chapters"], *data["ended"]):
        for group in chapter["groups"]:
            for subgroup in group["subgroups"]:
                yield from _paragraphs(subgroup["entries"])


def _paragraphs(entries: list[Any]) -> Iterator[str]:
    for entry in entries:
        joined: list[str] = []
        quotation = entry["record"]["quotation"]
        for block in (*quotation["opening"], *quotation["rest"]):
            text = "".join(run["text"] for run in block["runs"])
            if block["is_cut"]:
                joined[-1] += text
            else:
                joined.append(text)
        yield from joined
        yield from _paragraphs(entry["counterparts"])


if __name__ == "__main__":
    main()
