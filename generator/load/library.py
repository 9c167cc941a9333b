"""All of data/ read and put together: the last step of loading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator.diagnostics import Diagnostic, DiagnosticsError, arrange, did_you_mean, error
from generator.library.documents import Document
from generator.library.library import Library, RegisteredId
from generator.library.source import Source
from generator.load.documents import load_document
from generator.load.files import is_ours, read_text
from generator.load.shapes import Shape, fill
from generator.load.traps import invisible
from generator.load.yaml_source import YamlFile, read_yaml
from generator.project import Project
from generator.schema.engine import EngineSettings
from generator.schema.settings import Audience, Matter, PinyinOverride, Region, RegisteredWork, Site

_SETTINGS = ("site.yml", "regions.yml", "audiences.yml", "matters.yml", "works.yml", "pinyin.yml")
_OPTIONAL = ("works.yml", "pinyin.yml")
_FINGERPRINT = re.compile("[0-9a-f]{8}")
_KNOWN = (*_SETTINGS, "ids.lock", "documents")


@dataclass
class _Loading:
    """What is gathered while data/ is read."""

    project: Project
    found: list[Diagnostic] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    unreadable: set[str] = field(default_factory=set)


def load_library(project: Project) -> tuple[Library, tuple[Diagnostic, ...]]:
    """Read everything under data/ and the hand-written pages.

    Raises:
        DiagnosticsError: site.yml or the folder of documents cannot be read, so that nothing further can
            be judged; all the rest has been read all the same, and all diagnostics are in it.
    """
    loading = _Loading(project)
    _check_names(loading)
    site = _one(loading, Site, "site.yml")
    regions = _list(loading, Region, "regions.yml")
    audiences = _list(loading, Audience, "audiences.yml")
    matters = _list(loading, Matter, "matters.yml")
    works = _list(loading, RegisteredWork, "works.yml")
    pinyin = _list(loading, PinyinOverride, "pinyin.yml")
    documents = tuple(_documents(loading))
    has_documents = loading.project.documents.is_dir()
    register = _register(loading)
    pages = _pages(loading)
    engine = _engine(loading)
    if site is None or not has_documents:
        raise DiagnosticsError(loading.found)
    library = Library(
        site=site,
        regions=regions,
        audiences=audiences,
        matters=matters,
        works=works,
        documents=documents,
        sources=loading.sources,
        registered_ids=register,
        unreadable=frozenset(loading.unreadable),
        pages=pages,
        written_files=_written_files(loading),
        engine=engine,
        pinyin=pinyin,
    )
    return library, arrange(loading.found)


def _check_names(loading: _Loading) -> None:
    project = loading.project
    for path in sorted(project.data.iterdir()) if project.data.is_dir() else []:
        if path.name in _KNOWN or not is_ours(path):
            continue
        place = Source(project.relative(path)).whole()
        hint = did_you_mean(path.name, _KNOWN) or f"可用的名字：{'、'.join(_KNOWN)}。"
        loading.found.append(error("file-unknown", place, "不认识这个文件，它不会被读取。", hint))


def _documents(loading: _Loading) -> Iterator[Document]:
    project = loading.project
    if not project.documents.is_dir():
        place = Source("data/documents").whole()
        loading.found.append(
            error("file-unreadable", place, "没有 data/documents 这个文件夹。", "请从备份恢复。")
        )
        return
    for path in sorted(project.documents.iterdir()):
        if not is_ours(path):
            continue
        if not path.is_dir():
            place = Source(project.relative(path)).whole()
            cure = "请放进它那份文件的文件夹：data/documents/文件编号/。"
            loading.found.append(error("file-unknown", place, "这里只放文件夹，它不会被读取。", cure))
            continue
        folder = load_document(path, project.relative(path))
        loading.found += folder.found
        loading.unreadable |= folder.unreadable
        loading.sources |= {source.file: source for source in folder.sources}
        if folder.document is not None:
            yield folder.document


def _read(loading: _Loading, name: str) -> YamlFile:
    file = read_yaml(loading.project.data / name, f"data/{name}")
    loading.found += file.diagnostics
    loading.sources[Path(name).stem] = file.source
    return file


def _one(loading: _Loading, shape: type[Shape], name: str) -> Shape | None:
    file = _read(loading, name)
    if file.value is None:
        return None
    value, misfits = fill(shape, file.value, file.source, ())
    loading.found += misfits
    return value


def _list(loading: _Loading, shape: type[Shape], name: str) -> tuple[Shape, ...]:
    """Read a settings file that is a list; one entry that does not fit makes the whole file unreadable."""
    if name in _OPTIONAL and not (loading.project.data / name).exists():
        loading.sources[Path(name).stem] = Source(f"data/{name}")
        return ()
    file = _read(loading, name)
    filled: list[tuple[Shape | None, list[Diagnostic]]] = []
    if isinstance(file.value, list):
        filled = [fill(shape, value, file.source, (n,)) for n, value in enumerate(file.value)]
        loading.found += [misfit for _, misfits in filled for misfit in misfits]
    elif file.value is not None:
        place = file.source.line(1)
        first = next(name for name, field in shape.model_fields.items() if field.is_required())
        loading.found.append(
            error("file-not-list", place, "这个文件应是列表。", f"每一项以“- {first}: …”开头。")
        )
    values = tuple(value for value, _ in filled if value is not None)
    if isinstance(file.value, list) and len(values) == len(filled):
        return values
    loading.unreadable.add(name)
    return ()


def _register(loading: _Loading) -> tuple[RegisteredId, ...]:
    path = loading.project.id_register
    if not path.exists():
        loading.sources["ids"] = Source("data/ids.lock")
        return ()
    text, found = read_text(path, "data/ids.lock")
    loading.found += found
    if text is None:
        loading.unreadable.add("ids.lock")
    source = Source("data/ids.lock", tuple((text or "").split("\n")))
    loading.sources["ids"] = source
    registered = []
    for number, line in enumerate(source.lines, 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        own, word, reason = [*line.split(maxsplit=2), "", ""][:3]
        if word == "retired" and reason:
            registered.append(RegisteredId(own, number, retired=reason.strip()))
            continue
        if reason or (word and not _FINGERPRINT.fullmatch(word)):
            message, cure = (
                "登记册的这一行写法不对。",
                "停用的写成“编号 retired 原因”；别的行由程序写，不要改。",
            )
            loading.found.append(error("id-register", source.line(number), message, cure))
            loading.unreadable.add(own)
            word = ""
        registered.append(RegisteredId(own, number, fingerprint=word))
    return tuple(registered)


def _pages(loading: _Loading) -> dict[str, tuple[str, ...]]:
    """Read the hand-written pages: they are published too."""
    pages = {}
    folder = loading.project.content
    for path in sorted(folder.rglob("*.md")) if folder.is_dir() else []:
        name = loading.project.relative(path)
        text, found = read_text(path, name)
        loading.found += found
        pages[name] = tuple((text or "").split("\n"))
        loading.found += invisible(Source(name, pages[name]))
    return pages


def _written_files(loading: _Loading) -> tuple[str, ...]:
    folder = loading.project.content
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith("."))
    return tuple(loading.project.relative(path) for path in paths)


def _engine(loading: _Loading) -> EngineSettings | None:
    path = loading.project.engine_config
    file = read_yaml(path, loading.project.relative(path))
    loading.found += file.diagnostics
    if file.value is None:
        return None
    settings, misfits = fill(EngineSettings, file.value, file.source, ())
    loading.found += misfits
    return settings
