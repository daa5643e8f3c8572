"""What a site sets once for every call: environment variables, and the configuration files, of which a later one wins by key.

The command line wins over the environment, that over the file of --config, that over the system's file, that over the one beside the
program. Without a file nothing is imported for them.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from scanner.host.configuration_folder import configuration_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "scanner.toml"


def configured(command: click.Command) -> click.Command:
    """Let the options of a command be set as SCANNER_<OPTION> in the environment and in configuration files, and add --config."""
    command.params.append(CONFIG)
    for option in command.params:
        if isinstance(option, click.Option):
            option.envvar = f"SCANNER_{max(option.opts, key=len).removeprefix('--').replace('-', '_').upper()}"
            option.show_envvar = True
    return command


def places() -> Iterator[str]:
    """Yield where configuration files are looked for; mostly none is there."""
    if getattr(sys, "frozen", False):
        yield os.path.join(os.path.dirname(sys.executable), NAME)
    yield os.path.join(configuration_folder(), NAME)


def _read(context: click.Context, _: click.Parameter, asked: str | None) -> None:
    if context.resilient_parsing:  # a shell wants to complete a word: a broken file is no news for it
        return
    files = [path for path in places() if _is_there(path)] + ([asked] if asked else [])
    if not files:
        return
    from scanner.cli.config_file import settings  # noqa: PLC0415  most machines have no file
    from scanner.cli.trusted import refuse_changeable  # noqa: PLC0415  as above

    refuse_changeable(files)
    chosen: dict[str, object] = {}
    for path in files:
        chosen |= settings(path, context.command)
    context.default_map = chosen


def _is_there(path: str) -> bool:
    """Tell whether there is something, which may be unreadable or a link to nothing: that is found out by reading it."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise click.ClickException(f"{path}: the configuration cannot be looked for: {error.strerror}") from error
    return True


CONFIG = click.Option(["--config"], type=click.Path(exists=True, dir_okay=False), metavar="FILE", is_eager=True, expose_value=False,
                      callback=_read, help="Take what is not given here from this file; see docs/configuration.md.")  # fmt: skip
