"""The switches of a command line, as programs made from Chromium read them.

A switch begins with two hyphens or one, on Windows with a slash too, where capitals are small letters. Of two of one name the last one
counts; behind `--` there are none. Space around a word is no part of it.
See: https://source.chromium.org/chromium/chromium/src/+/main:base/command_line.cc
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SPACE = " \t\n\v\f\r"
PREFIXES = ("--", "-")
END = "--"
# Debian's script of that name, which takes the first such word for itself.
SCRIPT = ("chromium", "/usr/bin/chromium")
REST_IS_ONE_WORD = "single-argument"  # of Windows: where a registry key starts a browser with whatever was clicked


def switches(arguments: Sequence[str], *, windows: bool = False) -> dict[str, str]:
    """Return the switches behind the program, each with its value, empty where it has none."""
    found: dict[str, str] = {}
    ends = arguments[:1] and arguments[0] not in SCRIPT
    for argument in arguments[1:]:
        word = argument.strip(SPACE)
        if word == END:
            if ends:
                break
            ends = True
        prefix = next((one for one in (*PREFIXES, *("/" * windows)) if word.startswith(one)), "")
        name, _, value = word.removeprefix(prefix).partition("=")
        if prefix and name:
            name = name.lower() if windows else name
            found[name] = value
            if windows and name == REST_IS_ONE_WORD:
                break
    return found


def user_data_folder(arguments: Sequence[str], *, windows: bool = False) -> str:
    """Return the folder that a browser was told to keep its profiles in, as it was written; empty when it was told none."""
    return unquote(switches(arguments, windows=windows).get("user-data-dir", ""))


def unquote(value: str) -> str:
    """Return a value without quotes around it, which a record's line may have left there."""
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
