"""Click's help pages and errors in Chinese."""

from __future__ import annotations

import click

from generator.diagnostics import did_you_mean


class _Chinese(click.Command):
    """Headings and the help option in Chinese; the docstring's layout kept (examples stand in it)."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="用法：")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示这段说明。"
        return option

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        records = [r for r in (p.get_help_record(ctx) for p in self.get_params(ctx)) if r is not None]
        if records:
            with formatter.section("选项"):
                formatter.write_dl(records)


class Command(_Chinese):
    def __init__(self, *args, **kwargs) -> None:  # type: ignore[no-untyped-def]
        super().__init__(*args, **{"options_metavar": "[选项]", **kwargs})


class Group(_Chinese, click.Group):
    command_class = Command

    def __init__(self, *args, **kwargs) -> None:  # type: ignore[no-untyped-def]
        metavars = {"options_metavar": "[选项]", "subcommand_metavar": "命令 [参数]"}
        super().__init__(*args, **{**metavars, **kwargs})

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        commands = [(name, self.commands[name].get_short_help_str(60)) for name in self.list_commands(ctx)]
        with formatter.section("命令"):
            formatter.write_dl(commands)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def resolve_command(self, ctx, args):  # type: ignore[no-untyped-def]
        name = args[0] if args else ""
        if name not in self.commands and not name.startswith("-"):
            hint = did_you_mean(name, self.commands) or f"可用：{'、'.join(self.commands)}。"
            raise click.UsageError(f"没有 {name} 这个命令。{hint}", ctx)
        return super().resolve_command(ctx, args)


def explain_usage(problem: click.UsageError) -> str:
    """Return a Chinese sentence for one of click's usage errors."""
    if isinstance(problem, click.NoSuchOption):
        near = did_you_mean(problem.option_name, problem.possibilities or [])
        return f"没有 {problem.option_name} 这个选项。{near}"
    if isinstance(problem, click.MissingParameter):
        return f"还缺 {_name(problem.param)}。"
    if (
        isinstance(problem, click.BadParameter)
        and problem.param
        and isinstance(problem.param.type, click.Choice)
    ):
        return f"{_name(problem.param)} 只能是：{'、'.join(map(str, problem.param.type.choices))}。"
    if (
        isinstance(problem, click.BadParameter)
        and problem.param
        and isinstance(problem.param.type, click.Path)
    ):
        return f"{_name(problem.param)} 所指的读不了。请改它的权限，或换一个。"
    if isinstance(problem, click.BadParameter):
        return f"{_name(problem.param)} 的值不对：{problem.message}"
    if "unexpected extra argument" in problem.message:
        return f"多了参数：{problem.message.partition('(')[2].rstrip(')')}。"
    if problem.message == "Missing command.":
        return "还缺命令名。运行 handbook --help 看有哪些命令。"
    if "requires an argument" in problem.message:
        return "选项后面缺少它的值。"
    return problem.message


def _name(param: click.Parameter | None) -> str:
    """Return what the reader typed or must type: the option's name, or the argument's Chinese one."""
    if param is None:
        return "参数"
    return param.opts[0] if isinstance(param, click.Option) else param.human_readable_name
