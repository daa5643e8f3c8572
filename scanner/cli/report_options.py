"""The options that say how a report is written and where it goes, the same for `scan` and `judge`, and the telling itself."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from scanner.cli.exit_codes import Exit, code_of
from scanner.cli.output import FORMATS, form_of, is_terminal, report, saved

if TYPE_CHECKING:
    from collections.abc import Callable

    from scanner.model import Scan

OPTIONS = (
    click.option(
        "--format", "form", type=click.Choice(FORMATS), help="Format of the report [default: by the suffix of --output, else text]."
    ),
    click.option(
        "--output", type=click.Path(dir_okay=False), metavar="FILE", help="Write the report here; {host}, {root} and {date} are filled in."
    ),
    click.option("--inventory", is_flag=True, help="Add every item to the report, not only those that match a product."),
    click.option("--quiet", is_flag=True, help="Print nothing but errors; the exit code tells."),
)


class Reporting(NamedTuple):
    """What was asked for; `form` is the format of the report in the file, or without one of that on standard output."""

    form: str
    output: str | None
    inventory: bool
    quiet: bool


def report_options(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options; it gets them as one argument, `reporting`."""

    @functools.wraps(command)
    def with_reporting(*, form: str | None, output: str | None, inventory: bool, quiet: bool, **given: Any) -> int:  # noqa: ANN401  the other options
        return command(reporting=Reporting(form_of(output, form), output, inventory, quiet), **given)

    for option in reversed(OPTIONS):
        with_reporting = option(with_reporting)
    return with_reporting


def told(done: Scan, asked: Reporting, file: str | None) -> list[Exit]:
    """Write the report where it belongs; return what happened, the scan's own result first."""
    codes = [code_of(done)]
    form, quiet = asked.form, asked.quiet
    if file:
        codes.append(saved(report(done, form, inventory=asked.inventory, to_terminal=False), file))
        form = "text"
        quiet = quiet or codes[-1] is Exit.FAILURE  # the report itself went to standard output: nothing may be mixed into it
    if not quiet:
        click.echo(report(done, form, inventory=asked.inventory, to_terminal=is_terminal()), nl=False)
    return codes
