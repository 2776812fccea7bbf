"""A command line that imports a command only when it is called.

Names and one-line helps come from the table (`commands.py`); options and arguments are typer's own, built from the
command's function once its module is in. Their values are read by `plain_values.py`.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from importlib import import_module
from typing import Annotated

import typer
from typer._click import Command as ClickCommand  # typer carries its own click, under this name only
from typer._click import Context, HelpFormatter, Parameter
from typer._click.shell_completion import CompletionItem
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command, get_command_name

from tracker import __version__
from tracker.cli.commands import Command, Subcommand
from tracker.cli.plain_values import perhaps, read_plainly
from tracker.cli.switches import switches_in, unanswered

# Groups


class LazyGroup(TyperGroup):
    """A group that answers out of its rows of the table, and loads a command when it is called."""

    rows: Mapping[str, Command | Subcommand]
    load: Callable[[str], ClickCommand]

    def get_params(self, ctx: Context) -> list[Parameter]:
        """The options before the command, read without pydantic."""
        return read_plainly(super().get_params(ctx))

    def list_commands(self, ctx: Context) -> list[str]:
        """Name the commands in the order of the table."""
        return list(self.rows)

    def get_command(self, ctx: Context, cmd_name: str) -> ClickCommand | None:
        """Load one command; None if there is no such name."""
        return self.load(cmd_name) if cmd_name in self.rows else None

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the options before the command; no word at all is bad use, answered with the help."""
        if not args and not ctx.resilient_parsing:
            typer.echo(ctx.get_help(), err=True)
            raise typer.Exit(2)
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, ClickCommand | None, list[str]]:
        """Find the command that was called, or say which one was perhaps meant."""
        name, rest = args[0], args[1:]
        row = self.rows.get(name)
        if isinstance(row, Command) and _stands_alone(row, rest) and not ctx.resilient_parsing:
            return name, _load_bare(row), rest
        command = self.get_command(ctx, name)
        if command is None and not ctx.resilient_parsing:
            ctx.fail(f"There is no command '{name}'.{perhaps(name, self.rows)}")
        return name, command, rest

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write names and one-line helps under their headings, in one straight column."""
        width = max(map(len, self.rows))
        for heading, rows in _by_heading(self.rows.values()).items():
            with formatter.section(heading):
                formatter.write_dl([(row.name.ljust(width), row.help) for row in rows])

    def shell_complete(self, ctx: Context, incomplete: str) -> list[CompletionItem]:
        """Offer names out of the table, without loading anything, and the group's own options."""
        named = [row for row in self.rows.values() if row.name.startswith(incomplete)]
        options = super(TyperGroup, self).shell_complete(ctx, incomplete)
        return [CompletionItem(row.name, help=row.help) for row in named] + options


class PlainCommand(TyperCommand):
    """A single command, its plain values read without pydantic."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read its words, a switch with its answer too."""
        return super().parse_args(ctx, list(unanswered(args, switches_in(self.params))))

    def get_params(self, ctx: Context) -> list[Parameter]:
        """Arguments and options, that for help among them."""
        return read_plainly(super().get_params(ctx))


class BareCommand(PlainCommand):
    """A group called without a subcommand; its help also names the subcommands."""

    rows: tuple[Subcommand, ...] = ()

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write arguments and options, then the subcommands."""
        super().format_options(ctx, formatter)
        with formatter.section("Or with a command"):
            formatter.write_dl([(row.name, row.help) for row in self.rows])


def _stands_alone(row: Command, rest: Sequence[str]) -> bool:
    return row.bare is not None and not (rest and rest[0] in {sub.name for sub in row.subcommands})


def _by_heading(rows: Iterable[Command | Subcommand]) -> dict[str, list[Command | Subcommand]]:
    headings: dict[str, list[Command | Subcommand]] = {}
    for row in rows:
        headings.setdefault(row.panel.value if isinstance(row, Command) else "Commands", []).append(row)
    return headings


# From the table to a command


def _say_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"tracker {__version__}")
        raise typer.Exit


def global_options(
    db: Annotated[
        str,
        typer.Option("--db", envvar="TRACKER_DB", show_envvar=True, metavar="PATH_OR_URL", help="The desk to work on."),
    ] = "tracker.db",
    by: Annotated[
        str | None,
        typer.Option(
            "--by",
            envvar="TRACKER_BY",
            show_envvar=True,
            metavar="NAME_OR_INITIALS",
            help="Who you are, if not this computer's user.",
        ),
    ] = None,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_say_version, is_eager=True, help="Say the version."),
    ] = False,
) -> None:
    """Every claim in a story, who says so, and how many independent sources stand under it."""


def root_group(commands: Iterable[Command]) -> LazyGroup:
    """Make `tracker` itself: the options before the command, and every command by name."""
    shell = _shell(cls=LazyGroup)
    shell.callback()(global_options)
    group = get_command(shell)
    assert isinstance(group, LazyGroup)
    rows = {row.name: row for row in commands}
    group.rows, group.load = rows, lambda name: _load(rows[name])
    return group


def _load(row: Command) -> ClickCommand:
    """Import a single command; of a group, only make the list of its subcommands."""
    if not row.subcommands:
        return _built(row.name, getattr(import_module(row.module), row.attribute))
    group = LazyGroup(name=row.name, help=row.help, rich_markup_mode=None)
    group.rows = {sub.name: sub for sub in row.subcommands}
    group.load = partial(_load_subcommand, row)
    return group


def _load_bare(row: Command) -> ClickCommand:
    command = _built(row.name, getattr(import_module(row.module), row.bare or ""), cls=BareCommand)
    assert isinstance(command, BareCommand)
    command.rows = row.subcommands
    return command


def _load_subcommand(row: Command, name: str) -> ClickCommand:
    return _built(name, subcommands(getattr(import_module(row.module), row.attribute))[name])


def subcommands(app: typer.Typer) -> dict[str, Callable[..., object]]:
    """The functions of a group's module, by the names they are called with."""
    found = ((one.name, one.callback) for one in app.registered_commands)
    return {name or get_command_name(function.__name__): function for name, function in found if function}


def _built(name: str, function: Callable[..., object], cls: type[PlainCommand] = PlainCommand) -> ClickCommand:
    """Let typer make a command of a function. Start-up ends here: the collector works again."""
    shell = _shell()
    shell.command(name, cls=cls)(function)
    command = get_command(shell)
    gc.freeze()
    gc.enable()
    return command


def _shell(cls: type[TyperGroup] | None = None) -> typer.Typer:
    return typer.Typer(cls=cls, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
