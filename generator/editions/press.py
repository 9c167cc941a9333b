"""Printing: each handbook on each paper in a process of its own, and nothing twice.

A printed file is kept under the fingerprint of all that it is made of: what has not changed is there already.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from filelock import FileLock, Timeout

from generator.editions import worker
from generator.editions.subsets import PrintFonts
from generator.library.papers import Paper
from generator.library.source import Source
from generator.project import Project

_CALM = {
    "RAYON_NUM_THREADS": "1",
    "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1:glibc.malloc.arena_max=1:glibc.malloc.top_pad=67108864"
    ":glibc.malloc.trim_threshold=1073741824:glibc.malloc.mmap_threshold=1073741824",
}
"""One thread and one heap for each worker: they are as many as the machine has cores, and Typst asks for much
memory in small pieces. A fifth of the CPU time; nothing depends on it."""
_ACCESSIBLE = "ua-1"
"""PDF/UA-1; makes a character that no font has an error, too, instead of a blank."""
_NEEDED = ("booklet.typ", "handbook.typ")
"""The templates that print a book; the others are theirs."""
_MOST_WORKERS = 8
_END = b"%%EOF"
_PAGE_TREE = re.compile(rb"/Type\s*/Pages\s*/Count (\d+)")


class PressError(Exception):
    """A handbook could not be printed; the message is Chinese."""


@dataclass(frozen=True)
class Book:
    """What a handbook is printed of: its data as JSON, the QR code of its address as SVG or nothing."""

    id: str
    title: str
    data: str
    code: str


@dataclass(frozen=True)
class Sheet:
    """One book on one paper, and where it stands when printed; `shows` is the file whose pages it shows."""

    book: Book
    paper: Paper
    path: Path
    shows: Path | None

    @property
    def is_printed(self) -> bool:
        """Whether the file is there to its end; a disk that was full may have left less."""
        try:
            with self.path.open("rb") as file:
                file.seek(-len(_END) - 2, os.SEEK_END)
                return _END in file.read()
        except OSError:
            return False


@dataclass(frozen=True)
class Start:
    """How one worker is started, and the order that it reads on stdin."""

    command: tuple[str, ...]
    environment: Mapping[str, str]
    order: bytes


Told = Callable[[int, int], None]
"""Is told how many of how many are printed."""


@contextmanager
def at_the_press(project: Project) -> Iterator[None]:
    """Keep other runs from printing, and from discarding what this one is about to use.

    Raises:
        PressError: another run is printing.
    """
    project.build.mkdir(exist_ok=True)
    try:
        with FileLock(project.build / ".editions.lock", timeout=0):
            yield
    except Timeout:
        raise PressError("另一次排印正在进行，请等它结束再运行。") from None


def print_books(
    project: Project, books: Sequence[Book], papers: Sequence[Paper], fonts: PrintFonts, told: Told
) -> tuple[Sheet, ...]:
    """Print every one of `books` on every one of `papers`; what is printed already is left as it is.

    Raises:
        PressError: a worker failed, or a template is wrong.
        OSError: the disk refuses.
    """
    project.editions.mkdir(parents=True, exist_ok=True)
    for draft in project.editions.glob(".*.draft"):
        draft.unlink()  # of a run that was killed
    common = _fingerprint(_templates(project), fonts)
    sheets = tuple(
        _sheet(project, common, book, one) for book in books for one in _with_what_they_show(papers)
    )
    missing = [sheet for sheet in sheets if not sheet.is_printed]
    _print_missing(project, fonts, missing, told)
    return tuple(sheet for sheet in sheets if sheet.paper in papers)


def discard_unused(project: Project, used: Iterable[Path]) -> None:
    """Delete what was printed of data that has changed since."""
    kept = set(used)
    for path in project.editions.iterdir():
        if path not in kept:
            path.unlink()


def template_sources(project: Project) -> tuple[Source, ...]:
    """Return the print templates with their lines.

    Raises:
        PressError: one is missing, or is no UTF-8.
    """
    templates = _templates(project)
    return tuple(Source(f"templates/print/{name}", tuple(text.split("\n"))) for name, text in templates)


def template_characters(project: Project) -> set[str]:
    """Return the characters of the print templates, which own all wording that is not data."""
    return set("".join(text for _, text in _templates(project))) - set("\n\t")


def _with_what_they_show(papers: Sequence[Paper]) -> tuple[Paper, ...]:
    """Return `papers`, each after the one whose pages it shows."""
    return tuple(dict.fromkeys(one for paper in papers for one in (paper.made_of, paper) if one))


def _templates(project: Project) -> list[tuple[str, str]]:
    folder = project.templates / "print"
    for name in _NEEDED:
        if not (folder / name).is_file():
            raise PressError(f"没有模板 templates/print/{name}。请从原来的项目里取回它。")
    return [(path.name, _text(path)) for path in sorted(folder.glob("*.typ"))]


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        cure = "请在编辑器中选“另存为”，编码选 UTF-8。"
        raise PressError(f"模板 templates/print/{path.name} 不是 UTF-8 编码。{cure}") from None


def _fingerprint(templates: list[tuple[str, str]], fonts: PrintFonts) -> str:
    """Return what every printed file is made of, whatever the book: our own way of ordering it included."""
    ours = [Path(path).read_text(encoding="utf-8") for path in (__file__, worker.__file__)]
    return json.dumps([ours, templates, fonts.digest, fonts.serif, fonts.sans, version("typst")])


def _sheet(project: Project, common: str, book: Book, paper: Paper) -> Sheet:
    """Return where `book` stands on `paper`: under the fingerprint of all that it is made of."""
    parts = (common, paper.id, book.code, book.data)
    key = hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]
    shows = _sheet(project, common, book, paper.made_of).path if paper.made_of else None
    return Sheet(book, paper, project.editions / f"{key}.pdf", shows)


def _print_missing(project: Project, fonts: PrintFonts, missing: list[Sheet], told: Told) -> None:
    """Print in as many processes as there are cores; papers made of others come after those."""
    first = [sheet for sheet in missing if not sheet.shows]
    then = [sheet for sheet in missing if sheet.shows]
    done = 0
    for sheets in (first, then):
        with ThreadPoolExecutor(min(os.cpu_count() or 1, _MOST_WORKERS)) as pool:
            running = [pool.submit(_print, project, fonts, sheet) for sheet in sheets]
            try:
                for one in as_completed(running):
                    one.result()
                    done += 1
                    told(done, len(missing))
            finally:
                pool.shutdown(cancel_futures=True)


def worker_start(project: Project, fonts: PrintFonts, sheet: Sheet, out: Path) -> Start:
    """Return how the worker is started that prints `sheet` to `out`."""
    template = "booklet.typ" if sheet.shows else "handbook.typ"
    places = (project.templates / "print" / template, project.root, fonts.folder, out)
    standards = () if sheet.shows else (_ACCESSIBLE,)  # Typst refuses pages of another PDF in PDF/UA
    order = "".join(f"{name}\0{value}\0" for name, value in _inputs(project, fonts, sheet).items())
    command = (sys.executable, "-P", worker.__file__, *map(str, places), *standards)
    return Start(command, {**os.environ, **_CALM}, order.encode())


def _print(project: Project, fonts: PrintFonts, sheet: Sheet) -> None:
    draft = sheet.path.with_name(f".{sheet.path.stem}.{os.getpid()}.draft")
    start = worker_start(project, fonts, sheet, draft)
    try:
        ended = subprocess.run(
            start.command, input=start.order, capture_output=True, env=start.environment, check=False
        )
        if ended.returncode != 0:
            raise PressError(_failure(sheet, ended))
        draft.replace(sheet.path)
    finally:
        draft.unlink(missing_ok=True)


def _inputs(project: Project, fonts: PrintFonts, sheet: Sheet) -> dict[str, str]:
    """Return what the templates see as `sys.inputs`: data reaches Typst as JSON alone, never as markup."""
    inputs = {"handbook": sheet.book.data, "serif": fonts.serif, "sans": fonts.sans}
    if sheet.shows:
        pages = "/" + project.relative(sheet.shows)
        return {**inputs, "pages": pages, "count": str(_count_pages(sheet.shows))}
    return {**inputs, "paper": sheet.paper.id, "code": sheet.book.code}


def _count_pages(path: Path) -> int:
    """Return how many pages a file of ours has: the type-setter writes the root of its page tree plainly."""
    found = _PAGE_TREE.findall(path.read_bytes())
    if not found:
        raise PressError(f"{path} 读不出页数。请删去它，再运行一次。")
    return int(found[-1])


def _failure(sheet: Sheet, ended: subprocess.CompletedProcess[bytes]) -> str:
    what = f"{sheet.book.title}（{sheet.paper.id}）没有印成"
    reason = ended.stderr.decode("utf-8", "replace").strip()
    if ended.returncode == worker.TEMPLATE_FAILED:
        return f"{what}。Typst 说：\n{reason}\n请核对 templates/print/ 里的模板。"
    if ended.returncode == worker.DISK_FAILED:
        return f"{what}：{sheet.path.parent} 写不进去（{reason}）。请看磁盘是不是满了。"
    if ended.returncode < 0:
        return f"{what}：排版的进程被终止（信号 {-ended.returncode}），多半是内存不够。请关掉别的程序再试。"
    return f"{what}：排版的进程没有正常结束：\n{reason}"
