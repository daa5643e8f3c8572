"""The map of AI tools in words: what each category is, where what a tool is given goes, and what was seen of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.catalogue.categories import SAID_AI_CATEGORIES
from scanner.catalogue.policy_words import Processing
from scanner.language import say_of
from scanner.model import OFF, State
from scanner.reports.presence import presence
from scanner.reports.wording import join_clauses, list_forms, listed

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


MOST_NAMED = 3  # of a collection
# The seats of the vendors with a file of their own; of another one the two letters are shown.
SAID_COUNTRIES = {
    "AE": "United Arab Emirates",
    "AU": "Australia",
    "CA": "Canada",
    "CH": "Switzerland",
    "CN": "China",
    "CY": "Cyprus",
    "CZ": "Czechia",
    "DE": "Germany",
    "DK": "Denmark",
    "FI": "Finland",
    "FR": "France",
    "GB": "United Kingdom",
    "HK": "Hong Kong",
    "IL": "Israel",
    "IN": "India",
    "IT": "Italy",
    "JP": "Japan",
    "KR": "South Korea",
    "LU": "Luxembourg",
    "NO": "Norway",
    "RO": "Romania",
    "RU": "Russia",
    "SE": "Sweden",
    "SG": "Singapore",
    "US": "United States",
    "VN": "Vietnam",
}


def category(code: str, say: Say) -> str:
    """Return what the tools of a category do, as a heading."""
    words = say(SAID_AI_CATEGORIES[code])
    return words[0].upper() + words[1:]


def processing(code: str, say: Say) -> str:
    """Return where what a product is given goes."""
    return say(SAID_PROCESSING[code])


def goes_to(row: Row, say: Say) -> str:
    """Return where what a product is given goes: in general, and where clients are set to send it."""
    hosts = [say("set to send to {hosts}").format(hosts=", ".join(row.destinations))] if row.destinations else []
    return join_clauses((processing(row.processing, say), *hosts), say)


def is_off(row: Row) -> bool:
    """Tell whether it is a feature that is off everywhere, and so sends nothing anywhere."""
    return bool(row.states) and OFF.issuperset(row.states)


def seat(row: Row, say: Say) -> str:
    """Return in which country the vendor has its head office, empty where no file says it."""
    country = say(SAID_COUNTRIES[row.seat]) if row.seat in SAID_COUNTRIES else row.seat
    return say("vendor's head office: {country}").format(country=country) if country else ""


def named(row: Row, say: Say) -> str:
    """Return the product with the forms in which it is here."""
    return f"{row.name} ({_forms(row, say)})"


def named_with_seat(row: Row, say: Say) -> str:
    """Return the same with the letters of the country in which its vendor has its head office; a feature has no other form."""
    name = f"{row.name} [{row.seat}]" if row.seat else row.name
    return name if row.states else f"{name} ({_forms(row, say)})"


def _forms(row: Row, say: Say) -> str:
    """Return the forms of a product; of a collection, which is no tool, also what its first finds are called."""
    forms, more = list_forms(row.forms, say), len(row.names) - MOST_NAMED
    names = ", ".join(row.names[:MOST_NAMED])
    shown = say("{names} and {number} more").format(names=names, number=more) if more > 0 else names
    return say_of(forms, shown, say) if shown else forms


def standing(row: Row, say: Say, *, alone: bool = True) -> str:
    """Return whether a product is installed and runs, or of what is built in, whether it is on.

    The words agree with the form of a product that stands alone, and not where products of several forms share them.
    """
    aspect = row.forms[0][1] if alone else ""
    return listed(say(SAID_STATES[state]) for state in row.states) or presence(row.rung, say, aspect, running=row.running)
