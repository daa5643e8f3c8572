"""The program's own messages in the language that was asked for. English stands in the code, the others in `languages/`.

A message is a literal in a call of `say`, or in a constant whose name begins with SAID; `scripts/translate` finds both. What is filled
in has a name, and comes after: `say("{number} finding", "{number} findings", number).format(number=number)`.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime
    from typing import Protocol

    class Say(Protocol):
        """Says a message, or of two that differ by a number the one that fits it."""

        def __call__(self, message: str, plural: str = "", number: int = 1, /) -> str:
            """Return the message in a language."""


ENGLISH = "en"
LANGUAGES = (ENGLISH, "fr", "nl", "de")
# Where an account's language stands, the first that is set counting; Windows is asked for it.
VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
SAID_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
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


def own_language() -> str:
    """Return the language of the account that called us, English where we do not speak it."""
    set_to = next((os.environ[name] for name in VARIABLES if os.environ.get(name)), "") or _language_of_windows()
    known = (one.replace("-", "_").partition("_")[0].partition(".")[0].lower() for one in set_to.split(":"))
    return next((one for one in known if one in LANGUAGES), ENGLISH)


def _language_of_windows() -> str:
    if sys.platform == "win32":
        from ctypes import windll  # noqa: PLC0415  of Windows alone
        from locale import windows_locale  # noqa: PLC0415  as above

        return windows_locale.get(windll.kernel32.GetUserDefaultUILanguage(), "")
    return ""


def say_day(day: date, say: Say) -> str:
    """Return a day as the language writes it; in English as ISO does, for Englishes differ in the order of day and month."""
    if say is english:
        return day.isoformat()
    message = say("{day} {month} {year}") if day.day > 1 else say("first of {month} {year}")
    return message.format(day=day.day, month=say(SAID_MONTHS[day.month - 1]), year=day.year)


def say_minute(moment: datetime, say: Say) -> str:
    """Return a minute of the world's clock."""
    from datetime import UTC  # noqa: PLC0415  whoever has a moment has loaded it

    moment = moment.astimezone(UTC)
    return say("{day} {time} UTC").format(day=say_day(moment.date(), say), time=f"{moment:%H:%M}")


def say_seconds(seconds: float, say: Say) -> str:
    """Return a number of seconds with one decimal. French has the singular below two, the others for exactly one, which this is not."""
    whole, _, tenths = f"{seconds:.1f}".partition(".")
    number = say("{whole}.{tenths}").format(whole=whole, tenths=tenths)
    return say("{seconds} second", "{seconds} seconds", 2 if float(whole) > 1 else 0).format(seconds=number)


def say_of(what: str, told: str, say: Say) -> str:
    """Return what is told of something, after a colon as the language sets it."""
    return say("{what}: {told}").format(what=what, told=told)


def say_both(first: str, second: str, say: Say) -> str:
    """Return two clauses with a semicolon between them, as the language sets it."""
    return say("{first}; {second}").format(first=first, second=second)
