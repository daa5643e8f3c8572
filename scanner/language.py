"""The program's own messages in the language that was asked for. English stands in the code, the others in `languages/`.

A message is a literal in a call of `say`, or in a constant whose name begins with SAID; `scripts/translate` finds both. What is filled
in has a name, and comes after: `say("{number} finding", "{number} findings", number).format(number=number)`.
"""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Protocol

    class Say(Protocol):
        """Says a message, or of two that differ by a number the one that fits it."""

        def __call__(self, message: str, plural: str = "", number: int = 1, /) -> str:
            """Return the message in a language."""


ENGLISH = "en"
LANGUAGES = (ENGLISH, "fr", "nl", "de")
FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "languages")


def english(message: str, plural: str = "", number: int = 1, /) -> str:
    """Return the message as it stands in the code."""
    return plural if plural and number != 1 else message


@cache
def speaker(language: str) -> Say:
    """Return what says a message in a language. Raise FileNotFoundError where its texts are missing: no scan speaks another in silence."""
    if language == ENGLISH:
        return english
    from gettext import translation  # noqa: PLC0415  most scans speak English

    texts = translation("scanner", FOLDER, [language])

    def say(message: str, plural: str = "", number: int = 1, /) -> str:
        if plural:
            return texts.ngettext(message, plural, number)
        return texts.gettext(message) if message else ""  # of nothing it would return what the file says of itself

    return say
