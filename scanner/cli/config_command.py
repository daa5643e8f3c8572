"""`scanner config`: a configuration file to be filled in, made of the declaration that the program reads it by."""

from __future__ import annotations

import os
import re

from click import Choice, Option

from scanner.catalogue.defaults import DEFAULT_POLICIES
from scanner.cli import deferred_click as click
from scanner.cli.config import NAME, places
from scanner.cli.config_file import HEAD, OPTIONS, PATH, PATHS, POLICIES
from scanner.cli.exit_codes import Exit
from scanner.cli.report_folder import held_folder
from scanner.cli.scan_command import command as scan_command
from scanner.cli.value_types import Name
from scanner.language import own_language, say_of, speaker
from scanner.reports.clean import clean
from scanner.tables.kinds import COUNT, FLAG, TEXTS

PLAIN = 0o666  # of the mode of a new file, as far as the account lets it be
LINKED = r"\1"
LINK = r"\[([^][]++)\]\([^()]++\)"  # of a document
GIVEN = r"such as `([^`]+)`"
TOP = """\
# The configuration of scanner: what a site sets once for every call. docs/configuration.md explains it.
# Remove the # before a key to set it. scanner reads this file here:
{places}
# and wherever --config says.

"""


@click.group(name="config")
def command() -> None:
    """Write a configuration file to be filled in."""


@command.command(name="init", examples=("scanner config init", "scanner config init /etc/scanner/scanner.toml"))
@click.argument("file", required=False, default=NAME, type=click.Path(dir_okay=False))
def init(*, file: str) -> Exit:
    """Write FILE, by default `scanner.toml` in this folder, with every key, what it means, and an example. A file that exists is kept."""
    say = speaker(own_language())
    try:
        with (
            held_folder(file) as (name, folder),
            open(name, "x", encoding="utf-8", opener=lambda path, flags: os.open(path, flags, PLAIN, dir_fd=folder)) as new,
        ):
            new.write(write_configuration())
    except FileExistsError as error:
        raise click.UsageError(f"{file}: exists already, and is left as it is") from error
    except OSError as error:
        click.echo(say("{name}: cannot be written: {why}").format(name=clean(file), why=error.strerror), err=True)
        return Exit.FAILURE
    click.echo(say_of(file, say("written; no key is set in it yet"), say))
    return Exit.CLEAN


def write_configuration() -> str:
    """Return the file: as it is it sets nothing, and every line is one that the program takes."""
    options = {name: option for option in scan_command.as_click().params if isinstance(option, Option) for name in option.opts}
    text = TOP.format(places="\n".join(f"#   {place}" for place in places())) + f'{HEAD.name} = "{next(iter(HEAD.words))}"\n'
    for name, key in OPTIONS.items():
        text += f"\n# {re.sub(LINK, LINKED, key.meaning)} ({name})\n# {key.name} = {_example(name, options)}\n"
    return text


def _example(name: str, options: dict[str, Option]) -> str:
    """Return a value that the key takes."""
    key, option = OPTIONS[name], options[name]
    if key.kind is POLICIES:
        return "[" + ", ".join(f'"{policy}"' for policy in DEFAULT_POLICIES) + "]"
    if key.kind is FLAG:
        return "true"
    if key.kind is COUNT:
        return f"{option.default if isinstance(option.default, float) else 1:g}"
    if key.kind in {PATH, PATHS}:
        return '["/path/to/it"]' if key.kind is PATHS else '"/path/to/it"'
    word = f'"{_first_word(key.meaning, option.type)}"'
    return f"[{word}]" if key.kind is TEXTS else word


def _first_word(meaning: str, kind: object) -> str:
    """Return a value of a closed set, else the one that the key's meaning gives as an example."""
    known = kind.choices if isinstance(kind, Choice) else kind.known() if isinstance(kind, Name) else re.findall(GIVEN, meaning)
    return str(next(iter(known)))
