"""Reads a plain call of `scan` or `list` by the options' own declarations, without click, whose import would be a sixth of a scan's cost.

A call is plain when every word is a switch, or an option of which click would take the value as it stands. Whatever is not (help, errors,
numbers, days, words in other letters, environment variables, configuration files) is left to click: None is returned, and nothing was done.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any

from scanner.cli.config import configuration_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scanner.cli.deferred_click import Command, Parameter, ValueType

VERSION = ("-V", "--version")
PLAIN = frozenset({"scan", "list"})  # what runs at a login
COMPLETION = "_SCANNER_COMPLETE"  # a shell asks how a word goes on
EXPANDED = "*?[$%~"  # on Windows, where no shell does it, click makes file names of words with these

Values = dict[str, Any]


class NotPlainError(Exception):
    """A word that click must read."""


def read_call(words: Sequence[str], environment: Mapping[str, str]) -> tuple[Command, Values] | None:
    """Return a command and what its function is to be called with, None for a call that is not plain."""
    if not words or words[0] not in PLAIN or _says_more(words, environment):
        return None
    command: Command = import_module(f"scanner.cli.{words[0]}_command").command
    if any(parameter.variable and parameter.variable in environment for parameter in command.parameters) or configuration_files():
        return None
    try:
        return command, _read_values(iter(words[1:]), command.parameters)
    except NotPlainError:
        return None


def _says_more(words: Sequence[str], environment: Mapping[str, str]) -> bool:
    """Tell whether something else than the words, as they stand, says what is asked for."""
    return COMPLETION in environment or (os.name == "nt" and any(letter in word for word in words for letter in EXPANDED))


def _read_values(words: Iterator[str], parameters: Sequence[Parameter]) -> Values:
    known = {word: parameter for parameter in parameters for word in parameter.words}
    arguments = [parameter for parameter in parameters if not parameter.is_option]
    values = {parameter.name: _default(parameter) for parameter in parameters if parameter.settings.get("expose_value", True)}
    for word in words:
        name, equals, after = word.partition("=")
        if not word.startswith("-") and arguments:
            argument = arguments.pop(0)
            values[argument.name] = _plain(word, argument)
            continue
        if name not in known or (equals and not name.startswith("--")):
            raise NotPlainError
        option = known[name]
        if option.contraries or option.settings.get("is_flag"):
            if equals:
                raise NotPlainError
            values[option.name] = name not in option.contraries
            continue
        value = _plain(after if equals else next(words, "-"), option)
        values[option.name] = (*values[option.name], value) if option.settings.get("multiple") else value
    if any(argument.settings.get("required", True) for argument in arguments):
        raise NotPlainError
    return values


def _default(parameter: Parameter) -> Any:  # noqa: ANN401  an option's value
    settings = parameter.settings
    value = settings.get("default", False if settings.get("is_flag") else () if settings.get("multiple") else None)
    value = value() if callable(value) else value
    return settings["callback"](None, parameter, value) if "callback" in settings else value


def _plain(word: str, parameter: Parameter) -> str:
    """Return a value that click would not change or refuse."""
    kind: ValueType | None = parameter.settings.get("type")
    settings = parameter.settings
    if not word or word.startswith("-") or "callback" in settings or not (kind is None or _takes(kind, word)):
        raise NotPlainError
    return word


def _takes(kind: ValueType, word: str) -> bool:
    if kind.name == "Word":
        return word in map(str, kind.given[0])
    if kind.name == "Name":
        return True
    if kind.name != "Path":
        return False
    settings = kind.settings
    if not os.path.exists(word):
        return not settings.get("exists", False)
    allowed = settings.get("dir_okay", True) if os.path.isdir(word) else settings.get("file_okay", True)
    return bool(allowed) and os.access(word, os.R_OK)
