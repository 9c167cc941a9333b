"""`handbook verify`: how faithfully and how finely the documents are encoded."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from generator.build import checked_library
from generator.checks.comparison import Comparison, compare
from generator.checks.measures import Measures, measure
from generator.cli.chinese import Command
from generator.diagnostics import DiagnosticsError, has_errors
from generator.library.library import Document
from generator.load.files import read_text
from generator.project import Project
from generator.schema.settings import Gauges


@click.command("verify", cls=Command)
@click.option(
    "--texts",
    type=click.Path(path_type=Path, exists=False),
    metavar="文件夹",
    help="另与这个文件夹中的 <文件编号>.txt 逐字比较。",
)
@click.option("--json", "as_json", is_flag=True, help="输出 JSON，供别的程序读取。")
@click.pass_obj
def verify(project: Project, texts: Path | None, as_json: bool) -> int:
    """核对每份文件的覆盖率、未录入的文字、条目长短、各类比重；达不到 site.yml 的 gauges 时退出状态为 1。

    \b
    例：
      handbook verify
      handbook verify --texts ../原文
    """
    library, diagnostics = checked_library(project)
    if has_errors(diagnostics):
        raise DiagnosticsError(diagnostics)
    if texts is not None and not texts.is_dir():
        raise click.UsageError(f"没有文件夹 {texts}。")
    reports = []
    for document in library.documents:
        measures = measure(document)
        comparison = _compare(document, texts) if texts else None
        reports.append((measures, comparison, _failures(measures, comparison, library.site.gauges, texts)))
    if as_json:
        click.echo(json.dumps([_as_json(*report) for report in reports], ensure_ascii=False, indent=1))
    else:
        for measures, comparison, failures in reports:
            click.echo("\n".join(_lines(measures, comparison, failures)) + "\n")
    return int(any(failures for _, _, failures in reports) or not reports)


def _compare(document: Document, texts: Path) -> Comparison | None:
    path = texts / f"{document.id}.txt"
    if not path.is_file():
        return None
    text, problems = read_text(path, path.name)
    if text is None:
        raise DiagnosticsError(problems)
    return compare(document, text)


def _failures(
    measures: Measures, comparison: Comparison | None, gauges: Gauges, texts: Path | None
) -> tuple[str, ...]:
    failures = list(measures.missed(gauges))
    if texts and comparison is None:
        failures.append(f"没有给出 {measures.document_id}.txt，无法逐字比较")
    if comparison and not comparison.is_equal:
        failures.append("与给定的原文不一致")
    return tuple(failures)


def _as_json(
    measures: Measures, comparison: Comparison | None, failures: tuple[str, ...]
) -> dict[str, object]:
    return {
        **asdict(measures),
        "comparison": asdict(comparison) if comparison else None,
        "failures": failures,
    }


def _lines(measures: Measures, comparison: Comparison | None, failures: tuple[str, ...]) -> list[str]:
    m = measures
    lines = [
        m.document_id,
        f"  条目 {m.records} 条，正文 {m.characters} 字（不计空白）",
        f"  覆盖率 {m.coverage:.2%}",
        f"  条目长度：中位数 {m.median_length:g} 字，最长 {m.longest[1]} 字（{m.longest[0]}），"
        f"没有分项的最长 {m.longest_without_parts[1]} 字（{m.longest_without_parts[0]}）",
        "  各类：" + "，".join(f"{label} {count} 条 {share:.1%}" for _, label, count, share in m.shares),
        f"  要求与背景合计 {m.share_of('requirement', 'background'):.1%}",
    ]
    headings = [u for u in m.uncovered if u.is_heading]
    lines.append(f"  未录成条目的标题 {len(headings)} 个：" + "、".join(u.text for u in headings))
    lines += [f"  未录入：text.txt 第 {u.line} 行“{u.text}”" for u in m.uncovered if not u.is_heading]
    lines += _comparison_lines(comparison)
    lines += [f"  不合格：{failure}" for failure in failures] or ["  合格"]
    return lines


def _comparison_lines(comparison: Comparison | None) -> list[str]:
    if comparison is None:
        return []
    if comparison.is_equal:
        return [f"  与给定的原文逐字一致（接合断行 {comparison.joined} 处）"]
    lines = [
        f"  与原文不同：原文第 {d.line} 行、text.txt 第 {d.own_line} 行，在“{d.before}”之后："
        f"原文“{d.given}”，text.txt“{d.own}”"
        for d in comparison.differences
    ]
    lines += [f"  原文中没有所声明的略去部分：“{text}”" for text in comparison.omissions_missing]
    lines += [f"  text.txt 第 {line} 行的段末在原文中不是行末" for line in comparison.split_lines]
    return lines
