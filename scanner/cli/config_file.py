"""A configuration file, `scanner.toml`: its keys, each the default of an option."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import click

from scanner.catalogue.policy_file import ID
from scanner.tables.toml_file import MOST_BYTES, TomlFile

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scanner.tables.table import Table

    Read = Callable[[Table, str, str], object]

FORMAT = "config/1"


def _text(top: Table, key: str, _: str) -> str:
    return top.text(key)


def _texts(top: Table, key: str, _: str) -> list[str]:
    return [*top.texts(key)]


def _path(top: Table, key: str, folder: str) -> str:
    return os.path.join(folder, top.text(key))


def _paths(top: Table, key: str, folder: str) -> list[str]:
    return [os.path.join(folder, text) for text in top.texts(key)]


def _policies(top: Table, key: str, folder: str) -> list[str]:
    return [text if re.fullmatch(ID, text) else os.path.join(folder, text) for text in top.texts(key)]


def _flag(top: Table, key: str, _: str) -> bool:
    return top.flag(key)


def _seconds(top: Table, key: str, _: str) -> int:
    return top.count(key, 0)


KEYS: Mapping[str, tuple[str, Read]] = {  # the option that a key stands for, and how its value is read
    "policies": ("--policy", _policies),
    "signatures": ("--signatures", _paths),
    "waivers": ("--waivers", _paths),
    "device_class": ("--device-class", _text),
    "language": ("--lang", _text),
    "output": ("--output", _path),
    "report_format": ("--format", _text),
    "fail_on": ("--fail-on", _texts),
    "all_users": ("--all-users", _flag),
    "phone_backups": ("--phone-backups", _flag),
    "timeout": ("--timeout", _seconds),
    "inventory": ("--inventory", _flag),
    "quiet": ("--quiet", _flag),
    "pseudonymise": ("--pseudonymise", _path),
}


def settings(path: str, command: click.Command) -> dict[str, object]:
    """Return the values for a command's parameters by their names; a file with a fault is exit code 2, with every fault of it.

    A key for an option of other commands is checked and left out, but `scan` must have them all: no setting is lost in silence.
    """
    file = TomlFile(path, _content(path))
    top, folder = file.root, os.path.dirname(os.path.abspath(path))
    if (found := top.text("format", required=True)) and found != FORMAT:
        top.fault("format", f"expected {FORMAT!r}, found {found!r}: this scanner does not know the format")
    options = {name: option for option in command.params if isinstance(option, click.Option) for name in option.opts}
    chosen: dict[str, object] = {}
    for key, (name, read) in KEYS.items():
        if not top.has(key):
            continue
        value, option = read(top, key, folder), options.get(name)
        if option and option.name:
            chosen[option.name] = value
            _check_choice(top, key, value, option)
        elif command.name == "scan":
            top.fault(key, f"this scanner has no option {name} yet")
    top.close()
    if file.faults:
        raise click.ClickException("the configuration is wrong, and nothing was done:\n" + "\n".join(map(str, file.faults)))
    return chosen


def _check_choice(top: Table, key: str, value: object, option: click.Option) -> None:
    if not isinstance(option.type, click.Choice):
        return
    known = [str(choice) for choice in option.type.choices]
    for word in value if isinstance(value, list) else [value]:
        if word and word not in known:  # an empty one is a fault already
            top.fault(key, f"expected one of {', '.join(known)}; found {word!r}")


def _content(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise click.ClickException(f"{path}: the configuration cannot be read: {error.strerror}") from error
