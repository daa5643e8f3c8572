"""The map of AI tools in words: what each category is, where what a tool is given goes, and what was seen of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.catalogue.categories import SAID_AI_CATEGORIES
from scanner.catalogue.policy_words import Processing
from scanner.model import State
from scanner.reports.presence import presence
from scanner.reports.wording import list_forms, listed

if TYPE_CHECKING:
    from scanner.language import Say
    from scanner.reports.ai_map import Row

SAID_PROCESSING = {
    Processing.CLOUD: "data is sent to an online service",
    Processing.LOCAL: "data stays on this machine",
    Processing.BOTH: "data is sent to an online service or stays on this machine, depending on the settings",
    "": "it is not known where data is sent",
}
SAID_STATES = {
    State.ENABLED: "on",
    State.DISABLED: "off",
    State.DISABLED_BY_POLICY: "off by policy",
    State.DISABLED_BY_USER: "off by the user's choice",
    State.OFFERED: "offered, not set up",
    State.NOT_PRESENT: "configured, but the program is not installed",
    State.UNKNOWN: "state unknown",
    State.NONE: "configured, but the setting has no effect",
}


def category(code: str, say: Say) -> str:
    """Return what the tools of a category do, as a heading."""
    words = say(SAID_AI_CATEGORIES[code])
    return words[0].upper() + words[1:]


def processing(code: str, say: Say) -> str:
    """Return where what a product is given goes."""
    return say(SAID_PROCESSING[code])


def named(row: Row, say: Say) -> str:
    """Return the product with the forms in which it is here."""
    return f"{row.name} ({list_forms(row.forms, say)})"


def standing(row: Row, say: Say, *, alone: bool = True) -> str:
    """Return whether a product is installed and runs, or of what is built in, whether it is on.

    The words agree with the form of a product that stands alone, and not where products of several forms share them.
    """
    aspect = row.forms[0][1] if alone else ""
    return listed(say(SAID_STATES[state]) for state in row.states) or presence(row.rung, say, aspect, running=row.running)
