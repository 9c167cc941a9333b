"""`handbook verify`: how faithfully and how finely the documents are encoded."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from generator.build import checked_library
from generator.cli.chinese import Command
from generator.cli.opening import pass_project
from generator.diagnostics import Diagnostic, DiagnosticsError, format_report, has_errors
from generator.fidelity.comparison import Comparison, compare
from generator.fidelity.measures import Measures, Nature, measure
from generator.library.documents import Document
from generator.load.files import read_text
from generator.project import Project
from generator.schema.settings import Gauges

_TEXTS_HELP = "另与这个文件夹中的 <文件编号>.txt 逐字比较，每份文件都要有。"


@dataclass(frozen=True)
class Report:
    """What is said of one document; `measures` is None while the data has errors."""

    document_id: str
    measures: Measures | None
    comparison: Comparison | None
    failures: tuple[str, ...]


@click.command("verify", cls=Command)
@click.option("--texts", type=click.Path(path_type=Path), metavar="文件夹", help=_TEXTS_HELP)
@click.option("--accept-ids", is_flag=True, help="不计较还没有登记的新编号和改动。")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON，供别的程序读取。")
@pass_project
def verify(project: Project, texts: Path | None, accept_ids: bool, as_json: bool) -> int:
    """核对每份文件的覆盖率、未录入的文字、条目长短、各类比重；达不到 site.yml 的 gauges 时退出状态为 1。

    \b
    例：
      handbook verify
      handbook verify --texts ../原文
    """
    if texts is not None and not texts.is_dir():
        raise click.UsageError(f"没有文件夹 {texts}。")
    library, diagnostics = checked_library(project, accept_ids=accept_ids)
    is_sound = not has_errors(diagnostics)
    reports = []
    for document in library.documents:
        comparison = _compare(document, texts) if texts else None
        measures = measure(document) if is_sound else None
        failures = _failures(document, measures, comparison, library.site.gauges, texts)
        reports.append(Report(document.id, measures, comparison, failures))
    if as_json:
        click.echo(_as_json(reports, diagnostics))
    else:
        for report in reports:
            click.echo("\n".join(_lines(report)) + "\n")
        if not is_sound or not reports:
            click.echo(format_report(diagnostics) if reports else "data/documents/ 里没有文件。", nl=False)
    return int(not is_sound or not reports or any(report.failures for report in reports))


def _compare(document: Document, texts: Path) -> Comparison | None:
    path = texts / f"{document.id}.txt"
    if not path.is_file():
        return None
    text, problems = read_text(path, path.name)
    if text is None:
        raise DiagnosticsError(problems)
    return compare(document, text)


def _failures(
    document: Document,
    measures: Measures | None,
    comparison: Comparison | None,
    gauges: Gauges,
    texts: Path | None,
) -> tuple[str, ...]:
    failures = list(measures.missed(gauges)) if measures else ["数据有错误，还不能测量"]
    if texts and comparison is None:
        failures.append(f"没有给出 {document.id}.txt，无法逐字比较")
    if comparison and not comparison.is_equal:
        failures.append("与给定的原文不一致")
    return tuple(failures)


def _as_json(reports: list[Report], diagnostics: tuple[Diagnostic, ...]) -> str:
    value = {
        "diagnostics": [diagnostic.as_json() for diagnostic in diagnostics],
        "documents": [asdict(report) for report in reports],
    }
    return json.dumps(value, ensure_ascii=False, indent=1)


def _lines(report: Report) -> list[str]:
    lines = [report.document_id, *_comparison_lines(report.document_id, report.comparison)]
    lines += _measures_lines(report.measures) if report.measures else []
    return lines + ([f"  不合格：{failure}" for failure in report.failures] or ["  合格"])


def _measures_lines(m: Measures) -> list[str]:
    shares = (f"{s.label} {s.records} 条 {s.share:.1%}" for s in m.shares)
    lost = [u for u in m.uncovered if u.nature is Nature.TEXT]
    headings = [u.text for u in m.uncovered if u.nature is Nature.HEADING]
    ordinals = len(m.uncovered) - len(lost) - len(headings)
    return [
        f"  条目 {m.records} 条，正文 {m.characters} 字（不计空白）",
        f"  覆盖率 {m.coverage:.2%}",
        f"  条目长度：中位数 {m.median_length:g} 字，最长 {m.longest.characters} 字（{m.longest.record}），"
        f"没有分项的最长 {m.longest_without_parts.characters} 字（{m.longest_without_parts.record}）",
        f"  各类：{'，'.join(shares)}",
        f"  要求与背景合计 {m.share_of('requirement', 'background'):.1%}",
        f"  未录成条目的标题 {len(headings)} 个：{'、'.join(headings)}；序号 {ordinals} 处",
        *(f"  未录入的正文：text.txt 第 {u.line} 行“{u.text}”" for u in lost),
    ]


def _comparison_lines(document_id: str, comparison: Comparison | None) -> list[str]:
    if comparison is None:
        return []
    if comparison.is_equal:
        return [f"  与给定的原文逐字一致（接合断行 {comparison.joined} 处）"]
    lines = [
        f"  data/documents/{document_id}/text.txt:{d.own_line}:{d.own_column}: 与原文第 {d.line} 行不同，"
        f"在“{d.before}”之后：原文“{d.given}”，text.txt“{d.own}”"
        for d in comparison.differences
    ]
    lines += [f"  原文中没有所声明的略去部分：“{text}”" for text in comparison.omissions_missing]
    lines += [f"  text.txt 第 {line} 行的段末在原文中不是行末" for line in comparison.split_lines]
    return lines
