"""All of data/ read and put together: the last step of loading."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from generator.diagnostics import Diagnostic, DiagnosticsError, arrange, did_you_mean, error
from generator.library.library import Library, RegisteredId
from generator.library.source import Source
from generator.load.documents import load_document
from generator.load.files import read_text
from generator.load.shapes import Shape, fill
from generator.load.yaml_source import YamlFile, read_yaml
from generator.project import Project
from generator.schema.settings import Audience, Matter, Region, Site

_SETTINGS = ("site.yml", "regions.yml", "audiences.yml", "matters.yml")
_KNOWN = (*_SETTINGS, "ids.lock", "documents")


@dataclass
class _Loading:
    """What is gathered while data/ is read."""

    project: Project
    found: list[Diagnostic] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    unreadable: set[str] = field(default_factory=set)


def load_library(project: Project) -> tuple[Library, tuple[Diagnostic, ...]]:
    """Read everything under data/.

    Raises:
        DiagnosticsError: a settings file cannot be read, so that nothing further can be judged; the
            documents have been read all the same, and all diagnostics are in it.
    """
    loading = _Loading(project)
    _check_names(loading)
    site = _one(loading, Site, "site.yml")
    regions = _list(loading, Region, "regions.yml")
    audiences = _list(loading, Audience, "audiences.yml")
    matters = _list(loading, Matter, "matters.yml")
    documents = []
    for path in _document_folders(project):
        document, found, unreadable = load_document(path, project.relative(path))
        loading.found += found
        loading.unreadable |= unreadable
        documents += [document] if document else []
    register = _register(loading)
    pages = _pages(loading)
    if site is None or regions is None or audiences is None or matters is None:
        raise DiagnosticsError(loading.found)
    library = Library(
        site,
        regions,
        audiences,
        matters,
        tuple(documents),
        loading.sources,
        register,
        frozenset(loading.unreadable),
        pages,
    )
    return library, arrange(loading.found)


def _check_names(loading: _Loading) -> None:
    project = loading.project
    for path in sorted(project.data.iterdir()) if project.data.is_dir() else []:
        if path.name in _KNOWN or path.name.startswith("."):
            continue
        place = Source(project.relative(path)).whole()
        hint = did_you_mean(path.name, _KNOWN) or f"可用的名字：{'、'.join(_KNOWN)}。"
        loading.found.append(error("file-unknown", place, "不认识这个文件，它不会被读取。", hint))


def _document_folders(project: Project) -> list[Path]:
    if not project.documents.is_dir():
        return []
    return sorted(p for p in project.documents.iterdir() if p.is_dir() and not p.name.startswith("."))


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


def _list(loading: _Loading, shape: type[Shape], name: str) -> tuple[Shape, ...] | None:
    file = _read(loading, name)
    if file.value is None:
        return None
    if not isinstance(file.value, list):
        place = file.source.line(1)
        loading.found.append(error("file-not-list", place, "这个文件应是列表。", "每一项以“- id: …”开头。"))
        return None
    filled = [fill(shape, value, file.source, (n,)) for n, value in enumerate(file.value)]
    loading.found += [misfit for _, misfits in filled for misfit in misfits]
    values = tuple(value for value, _ in filled if value is not None)
    return values if len(values) == len(filled) else None


def _register(loading: _Loading) -> tuple[RegisteredId, ...]:
    path = loading.project.id_register
    if not path.exists():
        loading.sources["ids"] = Source("data/ids.lock")
        return ()
    text, found = read_text(path, "data/ids.lock")
    loading.found += found
    source = Source("data/ids.lock", tuple((text or "").split("\n")))
    loading.sources["ids"] = source
    registered = []
    for number, line in enumerate(source.lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        own, _, rest = line.partition(" ")
        word, _, reason = rest.strip().partition(" ")
        if word not in ("", "retired") or (word and not reason.strip()):
            loading.found.append(
                error(
                    "id-register",
                    source.line(number),
                    "登记册的这一行写法不对。",
                    "每行一个编号；停用的写成“编号 retired 原因”。",
                )
            )
        registered.append(RegisteredId(own, reason.strip() if word == "retired" else "", number))
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
    return pages
