"""`handbook check`: every problem of the data at once."""

from __future__ import annotations

import json

import click

from generator.build import checked_library
from generator.cli.chinese import Command
from generator.cli.opening import pass_project
from generator.diagnostics import DiagnosticsError, format_report, has_errors
from generator.project import Project


@click.command("check", cls=Command)
@click.option("--json", "as_json", is_flag=True, help="输出 JSON，供别的程序读取。")
@click.option("--accept-ids", is_flag=True, help="不计较还没有登记的新编号和改动。")
@pass_project
def check(project: Project, as_json: bool, accept_ids: bool) -> int:
    """检查数据：一次列出全部问题，有错误时退出状态为 1。

    \b
    例：
      handbook check
      handbook check --json
    """
    try:
        _, diagnostics = checked_library(project, accept_ids=accept_ids)
    except DiagnosticsError as problem:
        diagnostics = problem.diagnostics
    if as_json:
        click.echo(json.dumps([d.as_json() for d in diagnostics], ensure_ascii=False, indent=1))
    else:
        click.echo(format_report(diagnostics), nl=False)
    return int(has_errors(diagnostics))
