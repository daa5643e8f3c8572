"""The program's own messages in the language that was asked for. English stands in the code, the others in `languages/`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Say = Callable[[str], str]

ENGLISH = "en"
LANGUAGES = (ENGLISH, "fr", "nl", "de")
FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "languages")


def english(message: str) -> str:
    """Return the message as it stands in the code."""
    return message


def speaker(language: str) -> Say:
    """Return what says a message in a language. Raise FileNotFoundError where its texts are missing: no scan speaks another in silence."""
    if language == ENGLISH:
        return english
    from gettext import translation  # noqa: PLC0415  most scans speak English

    return translation("scanner", FOLDER, [language]).gettext
