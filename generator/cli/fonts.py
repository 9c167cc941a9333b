"""`handbook fonts`: which fonts are printed with, and getting them where there are none."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from generator.cli.chinese import Command
from generator.cli.opening import pass_project
from generator.cli.progress import step
from generator.editions.fetching import DEBIAN_PACKAGE, means
from generator.editions.fonts import FontError, FontFamilies, find_fonts
from generator.editions.tarballs import FetchError
from generator.project import Project

font_dir_option = click.option(
    "--font-dir",
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help="只用这个文件夹里的字体；不写就用取来的、系统里的。",
)


@click.command("fonts", cls=Command)
@font_dir_option
@pass_project
def fonts(project: Project, font_dir: Path | None) -> int:
    """说明排印 PDF 用哪几个字体；没有就取来（思源宋体、黑体，OFL 许可，约 120 MB）。

    \b
    例：
      handbook fonts
      handbook fonts --font-dir ~/fonts    看这个文件夹里的够不够
    """
    try:
        found = find_fonts(project, font_dir)
    except FontError:
        if font_dir is not None:
            raise
        found = _fetched(project)
    roles = ("宋体常规", "宋体粗体", "黑体常规", "黑体粗体")
    for role, face in zip(roles, found.faces(), strict=True):
        click.echo(f"{role}：{face.family} {face.weight}  {face.path}")
    return 0


def _fetched(project: Project) -> FontFamilies:
    """Try one means after another until all faces are there."""
    failures = []
    for one in means(project):
        step(one.name)
        try:
            one.get()
            return find_fonts(project)
        except (FetchError, OSError) as problem:
            failures.append(f"  {one.name}：{problem}")
        except FontError:
            failures.append(f"  {one.name}：取来的字体不全")
    tried = ["没有取到字体：", *failures] if failures else ["没有字体；这台机器没有 apt-get、npm，也取不来。"]
    raise FontError("\n".join((*tried, _cure())))


def _cure() -> str:
    if shutil.which("apt-get"):
        return f"请先运行：sudo apt-get update && sudo apt-get install -y {DEBIAN_PACKAGE}"
    return (
        "请安装 Noto Serif CJK SC、Noto Sans CJK SC 的常规和粗体，或把四个字体文件放进一个文件夹，再运行："
        "handbook fonts --font-dir 文件夹"
    )
