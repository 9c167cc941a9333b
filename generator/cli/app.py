"""The `handbook` command: its options, its commands, and what becomes of errors."""

from __future__ import annotations

import gc
import io
import sys
import traceback
from pathlib import Path

import click
from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from generator import __version__
from generator.cli import build, check, explain, fonts, verify
from generator.cli.chinese import Group, explain_usage
from generator.cli.disk import explain_disk
from generator.cli.print import print_
from generator.diagnostics import DiagnosticsError, format_report
from generator.editions.fonts import FontError
from generator.editions.press import PressError
from generator.mkdocs_plugin import EngineError
from generator.write.staging import StagingError


def _show_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        click.echo(f"handbook {__version__}")
        ctx.exit()


@click.group(
    "handbook", cls=Group, no_args_is_help=True, context_settings={"help_option_names": ["-h", "--help"]}
)
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
      handbook print      排印 PDF 到 build/print/
    """
    ctx.obj = project


for command in (
    *(check.check, verify.verify, build.build, build.serve, build.generate),
    *(print_, fonts.fonts, explain.explain),
):
    handbook.add_command(command)


def main() -> None:
    """Run the command line and exit: 0 good, 1 the data or a gauge is at fault, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    gc.freeze()  # what is imported stays: the collector need not walk through it again and again
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
    except (StagingError, FontError, PressError) as problem:
        click.echo(str(problem), err=True)
    except TemplateError as problem:
        click.echo(f"模板有错（{_template_place(problem)}）：{problem}", err=True)
    except OSError as problem:
        click.echo(explain_disk(problem), err=True)
    except (KeyboardInterrupt, click.Abort):
        click.echo("已中断，上一次生成的仍在。", err=True)
        return 130
    return 1


def _template_place(problem: TemplateError) -> str:
    """Return file and line of the template that failed: from the error, else from its traceback."""
    if isinstance(problem, TemplateSyntaxError):
        return f"{problem.filename}:{problem.lineno}"
    if isinstance(problem, TemplateNotFound):
        return f"没有 {problem.name}"
    frames = traceback.extract_tb(problem.__traceback__)
    inside = [frame for frame in frames if frame.filename.endswith(".j2")]
    return f"{inside[-1].filename}:{inside[-1].lineno}" if inside else "templates/site"
