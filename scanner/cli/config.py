"""What a site sets once for every call: environment variables, and the configuration files, of which a later one wins by key.

The command line wins over the environment, that over the file of --config, that over the system's file, that over the one beside the
program. Without a file nothing is imported for them.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from scanner.host.configuration_folder import configuration_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    import click

NAME = "scanner.toml"


def places() -> Iterator[str]:
    """Yield where configuration files are looked for; mostly none is there."""
    if getattr(sys, "frozen", False):
        yield os.path.join(os.path.dirname(sys.executable), NAME)
    yield os.path.join(configuration_folder(), NAME)


def read_configuration(context: click.Context, _: click.Parameter, asked: str | None) -> None:
    """Take what the configuration files say, and the one of --config, as the defaults of a command's options."""
    if context.resilient_parsing:  # a shell wants to complete a word: a broken file is no news for it
        return
    files = [*configuration_files(), *([asked] if asked else [])]
    if not files:
        return
    from scanner.cli.config_file import settings  # noqa: PLC0415  most machines have no file
    from scanner.cli.trusted import refuse_changeable  # noqa: PLC0415  as above

    refuse_changeable(files)
    chosen: dict[str, object] = {}
    for path in files:
        chosen |= settings(path, context.command)
    context.default_map = chosen


def configuration_files() -> list[str]:
    """Return the configuration files that are there, or may be: what is unreadable or a link to nothing is found out by reading it."""
    return [path for path in places() if _is_there(path)]


def _is_there(path: str) -> bool:
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        import click  # noqa: PLC0415  a scan without such an error has no need of it

        raise click.ClickException(f"{path}: cannot look for the configuration: {error.strerror}") from error
    return True
