"""`handbook print`: handbooks as PDF files, some or all, on one kind of paper or on all."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from generator.build import Press, print_handbooks, resolve_project
from generator.cli.chinese import Command
from generator.cli.fonts import font_dir_option
from generator.cli.opening import pass_project
from generator.cli.progress import count, step
from generator.diagnostics import did_you_mean, format_report
from generator.editions.fonts import find_fonts
from generator.editions.press import at_the_press
from generator.library.handbook import Handbook
from generator.library.papers import PAPERS
from generator.project import Project


@click.command("print", cls=Command)
@click.option("--region", "regions", multiple=True, metavar="地区", help="只印这个地区的；可以写几次。")
@click.option("--audience", "audiences", multiple=True, metavar="对象", help="只印这个对象的；可以写几次。")
@click.option(
    "--paper",
    "papers",
    multiple=True,
    type=click.Choice([paper.id for paper in PAPERS]),
    help="a4 小四，large 大字本，a5 五号，booklet 小册子（拼在 A4 上对折）；可以写几次，不写就四样都印。",
)
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="文件夹", help="写到哪里；不写就是 build/print。"
)
@font_dir_option
@pass_project
def print_(
    project: Project,
    *,
    regions: tuple[str, ...],
    audiences: tuple[str, ...],
    papers: tuple[str, ...],
    out: Path | None,
    font_dir: Path | None,
) -> int:
    """排印手册：每本一份 PDF。地区、对象写编号或名称都可以，不写就是全部。

    \b
    例：
      handbook print --region changzhou --audience branch --paper booklet
      handbook print --region 常州 --paper large --out 要印的
    """
    target = (out or project.build / "print").resolve()
    _check_target(project, target)
    step("读取、检查")
    resolved = resolve_project(project)
    if resolved.diagnostics:
        click.echo(format_report(resolved.diagnostics), err=True, nl=False)
    handbooks = _chosen(resolved.handbooks, regions, audiences)
    press = Press(find_fonts(project, font_dir), [p for p in PAPERS if not papers or p.id in papers], count)
    with at_the_press(project):
        sheets = print_handbooks(project, resolved, handbooks, press)
        _copy({Path(file.url).name: sheet.path for file, sheet in sheets.items()}, target)
    click.echo(f"已印 {len(handbooks)} 本手册，{len(sheets)} 份 PDF：{target}")
    return 0


def _copy(files: Mapping[str, Path], target: Path) -> None:
    """Copy `files`, name → where it stands, into `target`; each appears whole or not at all."""
    target.mkdir(parents=True, exist_ok=True)
    for name, path in files.items():
        draft = target / f".{name}.draft"
        try:
            shutil.copyfile(path, draft)
            draft.replace(target / name)
        except PermissionError:
            message = f"{target / name} 写不进去。请先关掉打开着它的程序，或用 --out 换一个文件夹。"
            raise click.ClickException(message) from None
        finally:
            draft.unlink(missing_ok=True)


def _check_target(project: Project, target: Path) -> None:
    if target.exists() and not target.is_dir():
        raise click.ClickException(f"{target} 不是文件夹。请用 --out 换一个。")
    own = (project.site, project.editions, project.fonts)
    if any(one == target or one in target.parents for one in own):
        raise click.ClickException(f"{target} 由程序自己管，会被换掉。请用 --out 换一个。")
    if target == project.root or (project.root in target.parents and not project.may_write(target)):
        raise click.ClickException(f"{target} 在项目的文件之中。请用 --out 换到 build/ 里或项目之外。")


def _chosen(
    handbooks: Sequence[Handbook], regions: Sequence[str], audiences: Sequence[str]
) -> tuple[Handbook, ...]:
    """Return the handbooks that are asked for, by ids or names."""
    for word, asked, known in (
        ("地区", regions, {n for h in handbooks for n in (h.region.id, h.region.name)}),
        ("对象", audiences, {n for h in handbooks for n in (h.audience.id, h.audience.name)}),
    ):
        for one in asked:
            if one not in known:
                ids = "、".join(sorted(name for name in known if name.isascii()))
                raise click.UsageError(f"没有{word}“{one}”的手册。{did_you_mean(one, known)}可用：{ids}。")
    found = tuple(
        h
        for h in handbooks
        if (not regions or {h.region.id, h.region.name} & set(regions))
        and (not audiences or {h.audience.id, h.audience.name} & set(audiences))
    )
    if not found:
        own = "、".join(h.id for h in handbooks if {h.region.id, h.region.name} & set(regions))
        raise click.ClickException(f"这个地区没有这个对象的手册。有：{own}。")
    return found
