"""`handbook build`, `serve`, `generate`: the site, its preview, its tree for another engine."""

from __future__ import annotations

import gc
import signal
from contextlib import nullcontext
from pathlib import Path

import click

from generator.build import Press, build_tree
from generator.cli.chinese import Command
from generator.cli.fonts import font_dir_option
from generator.cli.opening import pass_project
from generator.cli.progress import count, step
from generator.diagnostics import format_report
from generator.editions.fonts import FontError, find_fonts
from generator.editions.press import at_the_press, discard_unused
from generator.library.papers import PAPERS
from generator.mkdocs_plugin import build_site, serve_site
from generator.project import Project
from generator.write.engine_tree import write_engine_tree
from generator.write.register import write_register


@click.command("build", cls=Command)
@click.option(
    "--accept-ids", is_flag=True, help="把新编号、改过的原文登记进 data/ids.lock；编号登记后永远不变。"
)
@click.option("--editions", is_flag=True, help="连同供下载、打印的 PDF 一起生成。")
@font_dir_option
@pass_project
def build(project: Project, accept_ids: bool, editions: bool, font_dir: Path | None) -> int:
    """检查数据，生成网站到 build/site/。有错误时什么也不写，上一次的仍在。

    \b
    例：
      handbook build
      handbook build --accept-ids     新加了条目之后
    """
    if font_dir and not editions:
        raise click.UsageError("--font-dir 只在排印 PDF 时有用，要和 --editions 一起写。")
    step("读取、检查、排版")
    press, without = _press(project, font_dir) if editions else (None, "")
    with at_the_press(project) if press else nullcontext():
        built = build_tree(project, accept_ids=accept_ids, press=press)
        gc.freeze()  # all of it is needed to the end
        if built.diagnostics:
            click.echo(format_report(built.diagnostics), err=True, nl=False)
        step(f"生成 {len(built.plan.pages)} 页")
        build_site(project, built)
        if press:
            discard_unused(project, built.printed.values())
    new = write_register(project.id_register, built.library) if accept_ids else 0
    registered = f"，登记 {new} 行" if new else ""
    printed = f"、{len(built.printed)} 份 PDF" if built.printed else ""
    click.echo(f"已生成 {len(built.handbooks)} 本手册、{len(built.plan.pages)} 页{printed}{registered}。")
    if without:
        click.echo(f"PDF 没有生成，其余的都已生成。\n{without}", err=True)
    click.echo(f"用浏览器打开：{project.site / 'index.html'}")
    return 0


def _press(project: Project, font_dir: Path | None) -> tuple[Press | None, str]:
    """Return what prints all editions; without any fonts nothing, and why.

    Raises:
        FontError: the folder that was named lacks them.
    """
    try:
        return Press(find_fonts(project, font_dir), PAPERS, count), ""
    except FontError as problem:
        if font_dir:
            raise
        return None, str(problem)


@click.command("serve", cls=Command)
@click.option(
    "--address", default="127.0.0.1:8000", metavar="主机:端口", show_default=True, help="预览的地址。"
)
@pass_project
def serve(project: Project, address: str) -> int:
    """边改边看：打开预览，data/、templates/、content/ 一有改动就重新生成。按 Ctrl-C 结束。

    \b
    例：
      handbook serve
      handbook serve --address 127.0.0.1:9000
    """
    host, colon, port = address.rpartition(":")
    if not (host and colon and port.isdigit() and 0 < int(port) < 65536):
        raise click.UsageError(f"地址 {address} 的写法不对，应为 主机:端口，例如 127.0.0.1:8000。")
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that it ends as with Ctrl-C, tidily
    serve_site(project, address)
    return 0


@click.command("generate", cls=Command)
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help="写到哪个文件夹；已有的内容会被整个换掉。",
)
@pass_project
def generate(project: Project, out: Path) -> int:
    """写出 Markdown 与文件的目录树，供任何网站引擎使用。

    \b
    例：
      handbook generate --out build/tree
      mkdocs build -f build/tree/mkdocs.yml
    """
    built = build_tree(project)
    target = out.parent.resolve() / out.name
    write_engine_tree(project, built.tree, built.engine, target)
    click.echo(f"已写出 {len(built.tree.files)} 个文件到 {target}。")
    return 0
