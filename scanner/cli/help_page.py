"""The help of a command on one screen: of each option its first clause, the values that they take, and examples.

The whole of it is in docs/commands.md, which is made of the same texts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WIDEST = 28  # columns for names, so that a clause fits beside them on a line of 80
CLAUSE = r"; |\. |\.$| \[default"
DEFAULT = r"\[default: ([^;\]]+)"
# Options that an administrator looks up once: their names alone are on the screen.
LOOKED_UP = frozenset({
    *("--timeout", "--max-time", "--budget", "--phone-backups", "--csv-separator", "--compact", "--only-addressed", "--summary", "--log"),
    *("--catalogue", "--catalogue-root", "--catalogue-refused"),
    *("--platform", "--device-form", "--splay", "--nice", "--max-age", "--spool", "--keep", "--explain"),
})  # fmt: skip
MORE = "More, and the environment variable of each option: docs/commands.md"


class Command(click.Command):
    """A command with examples."""

    def __init__(self, *arguments: Any, examples: Sequence[str] = (), **more: Any) -> None:  # noqa: ANN401  click's
        """Take examples of calls."""
        super().__init__(*arguments, **more)
        self.examples = examples

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write a line for each option, what values there are, and the examples."""
        options = [one for one in self.get_params(ctx) if isinstance(one, click.Option)]
        with formatter.section("Options"):
            shown = [one for one in options if LOOKED_UP.isdisjoint(one.opts)]
            formatter.write_dl([_row(one, ctx) for one in shown], col_max=WIDEST, col_spacing=1)
            if others := [_named(one, ctx) for one in options if one not in shown]:
                formatter.write_text(f"also {', '.join(others)}")
        if values := dict(_values(self.get_params(ctx))):
            with formatter.section("Values"):
                for name, words in values.items():
                    formatter.write_text(f"{name}: {words}")
        with formatter.section("Examples"):
            for example in self.examples:
                formatter.write(f"{'':{formatter.current_indent}}{example}\n")

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  click's shape
        """Say where there is more."""
        formatter.write_paragraph()
        formatter.write_text(MORE)


class Group(click.Group):
    """A command that has others below it; one that is not there is answered with the near ones."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is asked for, by click's shape."""
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-") and not ctx.resilient_parsing:
            from scanner.tables.near_words import suggest  # noqa: PLC0415  for a wrong call only

            known = self.list_commands(ctx)
            raise click.UsageError(f"no command is called {name!r}; {suggest(name, known, 'expected one of ' + ', '.join(known))}", ctx)
        return super().resolve_command(ctx, args)


def _named(option: click.Option, ctx: click.Context) -> str:
    """Return how an option is written."""
    value = "" if option.is_flag or option.count else f" {option.metavar or option.make_metavar(ctx)}"
    return ", ".join(sorted(option.opts, key=len)) + "".join(f"/{name}" for name in option.secondary_opts) + value


def _row(option: click.Option, ctx: click.Context) -> tuple[str, str]:
    """Return how an option is written, and the first clause of what it does, with its default where there is room."""
    clause = re.split(CLAUSE, option.help or "", maxsplit=1)[0]
    default = re.search(DEFAULT, option.help or "")
    return _named(option, ctx), f"{clause} [{default[1]}]" if default and len(clause) + len(default[1]) < WIDEST + 18 else clause


def _values(parameters: Sequence[click.Parameter]) -> Iterator[tuple[str, str]]:
    for one in parameters:
        if isinstance(one.type, click.Choice) and "|" not in (one.metavar or "|"):
            yield str(one.metavar).strip("[]"), ", ".join(map(str, one.type.choices))
