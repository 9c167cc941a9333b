"""The real site, built: every link and anchor leads somewhere, nothing is fetched from elsewhere."""

from __future__ import annotations

import filecmp
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from tests.html import read_page
from tests.support import ROOT, run_handbook


def _pages(site: Path) -> list[Path]:
    return [path for path in sorted(site.rglob("*.html")) if path.name != "404.html"]


def _api(site: Path, name: str) -> list[dict[str, Any]]:
    value: list[dict[str, Any]] = json.loads((site / "api/v1" / f"{name}.json").read_text("utf-8"))
    return value


def _broken(page: Path, link: str) -> bool:
    parts = urlsplit(link)
    if parts.scheme in ("http", "https", "mailto"):
        return False
    target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    if target.is_dir():
        target /= "index.html"
    if not target.is_file():
        return True
    return bool(parts.fragment) and unquote(parts.fragment) not in read_page(target).ids


def test_every_internal_link_and_anchor_leads_somewhere(built_site: Path) -> None:
    broken = {
        (page.relative_to(built_site).as_posix(), link)
        for page in _pages(built_site)
        for link in set(read_page(page).links)
        if _broken(page, link)
    }
    assert broken == set()


def test_nothing_is_requested_from_elsewhere(built_site: Path) -> None:
    foreign = {
        (page.name, request)
        for page in sorted(built_site.rglob("*.html"))
        for request in read_page(page).requests
        if urlsplit(request).netloc
    }
    assert foreign == set()


def test_ids_are_unique_on_each_page(built_site: Path) -> None:
    repeated = {
        (page.relative_to(built_site).as_posix(), one)
        for page in _pages(built_site)
        for one in read_page(page).ids
        if not one.startswith("__") and read_page(page).ids.count(one) > 1
    }
    assert repeated == set()


def test_each_handbook_shows_just_its_records_inside_the_article(built_site: Path) -> None:
    wordings = {record["id"]: record["wording"] for record in _api(built_site, "records")}
    for handbook in _api(built_site, "handbooks"):
        text = "".join(read_page(built_site / page).article for page in handbook["pages"])
        lost = [i for i in handbook["records"] if not all(piece in text for piece in wordings[i])]
        others = set(wordings) - set(handbook["records"])
        leaked = [i for i in others if all(piece in text for piece in wordings[i])]
        shared = {"".join(wordings[i]) for i in handbook["records"]}
        leaked = [i for i in leaked if not any(wordings[i][0] in piece for piece in shared)]
        assert (handbook["id"], lost, leaked) == (handbook["id"], [], [])


def test_each_record_is_anchored_on_its_documents_page(built_site: Path) -> None:
    for record in _api(built_site, "records"):
        path, _, anchor = record["url"].partition("#")
        page = read_page(built_site / path)
        assert anchor in page.ids
        assert all(piece in page.article for piece in record["wording"])


_TRAPS = {
    "changzhou-2016": [
        "以““三会一课”等党的组织",
        "“做四讲四有’合格党员”",
        "（2016 年版）",
        "纪念建党 95 周年",
    ],
    "beijing-2016": [
        "按照“三会一课”制度,党小组每月至少要组织党员进行1至2次集中学习;不设党小组的,",
        "至少开展三次主题交流研讨（每季度1次）",
        "至少组织3次党员活动、",
        "支部书记缺的要不上",
        "中宣部 编写《习近平总书记系列重要讲话读本（2016年版）》",
        "（4） 鼓励和指导普通党员",
    ],
    "deqing-2016": ["结对联系1—2户困难党员群众", "行动上始终与党中央保持一致，", "“4+X”创意组织生活"],
    "huaian-etdz-2017": [
        "防止“一锅煮”“一刀切”",
        "与“两大任务”、“四大工程”紧密结合",
        "“两大任务”“四大工程”中",
    ],
}
"""Characters that are easily evened out: unmatched and doubled marks, half-width ones, inner blanks."""


def test_odd_characters_of_the_texts_survive_everywhere(built_site: Path) -> None:
    records = {r["id"]: r for r in _api(built_site, "records")}
    handbooks = _api(built_site, "handbooks")
    for document, traps in _TRAPS.items():
        page = read_page(built_site / f"documents/{document}/index.html").article
        for trap in traps:
            assert trap in page
            holding = [r for r in records.values() if any(trap in piece for piece in r["wording"])]
            assert {r["document"] for r in holding} == {document}, trap
            for handbook in (h for h in handbooks if holding[0]["id"] in h["records"]):
                assert any(trap in read_page(built_site / p).article for p in handbook["pages"]), trap


def test_other_ways_make_the_same_site(built_site: Path, tmp_path: Path) -> None:
    """Plain MkDocs with the plugin; MkDocs and ProperDocs without it, from what `generate` writes."""
    project = built_site.parent.parent
    assert run_handbook(project, "generate", "--out", str(tmp_path / "tree")).returncode == 0
    for engine, config, site in (
        ("mkdocs", project / "mkdocs.yml", tmp_path / "plugin"),
        ("mkdocs", tmp_path / "tree" / "mkdocs.yml", tmp_path / "plain"),
        ("properdocs", tmp_path / "tree" / "mkdocs.yml", tmp_path / "properdocs"),
    ):
        command = [sys.executable, "-m", engine, "build", "-q", "-f", str(config), "-d", str(site)]
        result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
        assert result.returncode == 0, result.stdout + result.stderr
        assert _differences(built_site, site) == []


def _differences(one: Path, other: Path) -> list[str]:
    """Return what differs; the sitemap bears the day of the build where our plugin is not at work."""
    names = {
        path.relative_to(folder).as_posix()
        for folder in (one, other)
        for path in folder.rglob("*")
        if path.is_file()
    }
    names -= {"sitemap.xml", "sitemap.xml.gz"}
    return [n for n in sorted(names) if not (other / n).is_file() or not _alike(one / n, other / n)]


def _alike(one: Path, other: Path) -> bool:
    """Of pages only the engine's name and the blank lines between blocks may differ.

    The plugin parses no HTML as Markdown, so that what stands between two blocks is the template's own.
    """
    if one.suffix != ".html":
        return filecmp.cmp(one, other, False)
    return _words(one) == _words(other)


def _words(page: Path) -> list[str]:
    return re.sub(r'<meta name="generator"[^>]*>', "", page.read_text("utf-8")).split()
