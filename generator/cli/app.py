"""The `handbook` command: its options, its commands, and what becomes of errors."""

from __future__ import annotations

import io
import sys
import traceback
from pathlib import Path

import click
from filelock import Timeout
from jinja2 import TemplateError, TemplateSyntaxError

from generator import __version__
from generator.cli import build, check, explain, verify
from generator.cli.chinese import Group, explain_usage
from generator.diagnostics import DiagnosticsError, format_report
from generator.mkdocs_plugin import EngineError
from generator.project import Project, find_project
from generator.write.staging import BusyError


def _show_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        click.echo(f"handbook {__version__}")
        ctx.exit()


@click.group("handbook", cls=Group, no_args_is_help=True)
@click.option(
    "--project",
    "-p",
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help="项目所在的文件夹；不写就从当前文件夹往上找。",
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version, help="显示版本。"
)
@click.pass_context
def handbook(ctx: click.Context, project: Path | None) -> None:
    """学习手册生成器：检查 data/ 中录入的文件，生成各地区、各对象的学习手册。

    \b
    常用：
      handbook check      检查数据，列出全部问题
      handbook serve      边改边看
      handbook build      生成网站到 build/site/
    """
    ctx.obj = None
    if ctx.invoked_subcommand and "--help" not in sys.argv:
        ctx.obj = _open(project)


def _open(folder: Path | None) -> Project:
    start = (folder or Path.cwd()).resolve()
    found = find_project(start)
    if found is None or (folder is not None and found.root != start):
        raise click.UsageError(
            f"{start} 不是手册项目：没有 mkdocs.yml 和 data/。请到项目文件夹里运行，或用 --project 指明。"
        )
    return found


for command in (check.check, verify.verify, build.build, build.serve, build.generate, explain.explain):
    handbook.add_command(command)


def main() -> None:
    """Run the command line and exit: 0 good, 1 the data or a gauge is at fault, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(_run())


def _run() -> int:
    try:
        return int(handbook(standalone_mode=False) or 0)
    except click.exceptions.NoArgsIsHelpError as problem:
        click.echo(problem.ctx.get_help() if problem.ctx else "")
        return 2
    except click.UsageError as problem:
        click.echo(f"用法不对：{explain_usage(problem)}", err=True)
        return 2
    except click.ClickException as problem:
        click.echo(problem.message, err=True)
    except DiagnosticsError as problem:
        click.echo(format_report(problem.diagnostics), err=True, nl=False)
    except EngineError as problem:
        click.echo(f"网站没有生成，上一次的仍在。\n{problem}", err=True)
    except (BusyError, Timeout):
        click.echo("另一个生成正在进行，请等它结束再运行。", err=True)
    except TemplateError as problem:
        click.echo(f"模板有错（{_template_place(problem)}）：{problem}", err=True)
    except OSError as problem:
        click.echo(
            f"读写文件时出错，上一次生成的仍在：{problem.strerror or problem}（{problem.filename or ''}）",
            err=True,
        )
    except (KeyboardInterrupt, click.Abort):
        click.echo("已中断，上一次生成的仍在。", err=True)
        return 130
    return 1


def _template_place(problem: TemplateError) -> str:
    """Return file and line of the template that failed: from the error, else from its traceback."""
    if isinstance(problem, TemplateSyntaxError):
        return f"{problem.filename}:{problem.lineno}"
    frames = traceback.extract_tb(problem.__traceback__)
    inside = [frame for frame in frames if frame.filename.endswith(".j2")]
    return f"{inside[-1].filename}:{inside[-1].lineno}" if inside else "templates/site"
