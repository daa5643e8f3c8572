"""The options of a command line that programs of the Gecko family read.

An option begins with one hyphen or two, on Windows with a slash too; small and capital letters are the same. Its value is the next word,
or stands behind an equals sign, on Windows behind the colon of one with a slash. The first of two of one name counts. Nothing ends the
options.
See: https://searchfox.org/mozilla-central/source/toolkit/components/commandlines/nsCommandLine.cpp and
https://searchfox.org/mozilla-central/source/toolkit/xre/CmdLineAndEnvUtils.h
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.collectors.command_lines.chromium_switches import unquote
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

OPTION = r"(?s)--?([^-=][^=]*)(?:=(.*))?"
OPTION_OF_WINDOWS = rf"{OPTION}|/([^:]+)(?::(.*))?"
PROFILE = "profile"


class Word(NamedTuple):
    """The name of an option in small letters, or a word that is none: the value of the option before it, or an address."""

    option: str
    text: str


def gecko_words(arguments: Sequence[str], *, windows: bool = False) -> Iterator[Word]:
    """Yield the words behind the program; a value that stands in one word with its option is a word of its own."""
    form = OPTION_OF_WINDOWS if windows else OPTION
    for argument in arguments[1:]:
        found = re.fullmatch(form, argument)
        if not found:
            yield Word("", argument)
            continue
        name, value = found.groups()[:2] if found[1] else found.groups()[2:]
        yield Word(name.lower(), "")
        if value is not None:
            yield Word("", value)


def profile_folder(arguments: Sequence[str], *, windows: bool = False) -> str:
    """Return the folder that a program was told to take as its profile, as it was written; empty when it was told none."""
    if PROFILE not in " ".join(arguments).lower():  # hardly a program of a machine holds it
        return ""
    words = [*gecko_words(arguments, windows=windows), Word("", "")]
    place = next((place for place, word in enumerate(words) if word.option == PROFILE), -2)
    return unquote(words[place + 1].text)
