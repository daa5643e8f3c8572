"""The switches of a command line, as programs made from Chromium read them.

A switch begins with two hyphens or one, on Windows with a slash too, where capitals are small letters. Of two of one name the last one
counts; behind `--` there are none. Space around a word is no part of it.
See: https://source.chromium.org/chromium/chromium/src/+/main:base/command_line.cc
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

SPACE = " \t\n\v\f\r"
PREFIXES = ("--", "-")
END = "--"
# Debian's script of that name, by whichever path it is called.
SCRIPT = r"(?:(?:/+\.)*/+(?:usr(?:/+\.)*/+)?bin(?:/+\.)*/+)?chromium"
OF_SCRIPT = frozenset({"-g", "--debug", "--temp-profile", "--enable-remote-extensions"})
REST_IS_ONE_WORD = "single-argument"  # of Windows: where a registry key starts a browser with whatever was clicked
USER_DATA = "user-data-dir"


class Line(NamedTuple):
    """The switches of a line, each with its value, empty where it has none, and its other words: addresses and files to open."""

    switches: dict[str, str]
    words: list[str]


def chromium_line(arguments: Sequence[str], *, windows: bool = False) -> Line:
    """Read what stands behind the program."""
    line = Line({}, [])
    rest = [argument.strip(SPACE) for argument in arguments[1:]]
    if not windows and arguments and re.fullmatch(SCRIPT, arguments[0]):
        rest = _hand_on(rest)
    for place, word in enumerate(rest):
        if word == END:
            line.words.extend(rest[place + 1 :])
            break
        prefix = next((one for one in (*PREFIXES, *("/" * windows)) if word.startswith(one)), "")
        name, _, value = word.removeprefix(prefix).partition("=")
        if not (prefix and name):
            line.words.append(word)
            continue
        name = name.lower() if windows else name
        line.switches[name] = value
        if windows and name == REST_IS_ONE_WORD:
            line.words.append(" ".join(rest[place + 1 :]))
            break
    return line


def switches(arguments: Sequence[str], *, windows: bool = False) -> dict[str, str]:
    """Return the switches alone."""
    return chromium_line(arguments, windows=windows).switches


def user_data_folder(arguments: Sequence[str], *, windows: bool = False) -> str:
    """Return the folder that a browser was told to keep its profiles in, as it was written; empty when it was told none."""
    if USER_DATA not in " ".join(arguments).lower():  # hardly a program of a machine holds it
        return ""
    return unquote(switches(arguments, windows=windows).get(USER_DATA, ""))


def unquote(value: str) -> str:
    """Return a value without quotes around it, which a record's line may have left there."""
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _hand_on(words: Sequence[str]) -> list[str]:
    """Return the words as the script hands them on: it takes its own and one `--` for itself, and puts the switches before others last."""
    switched: list[str] = []
    for place, word in enumerate(words):
        if word == END:
            return [*words[place + 1 :], *switched]
        if word in OF_SCRIPT:
            continue
        if not word.startswith("--"):
            return [*words[place:], *switched]
        switched.append(word)
    return switched
