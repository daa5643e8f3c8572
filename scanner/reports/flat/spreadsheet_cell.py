"""A text as a cell of CSV: a spreadsheet takes one that begins like a formula for one, so it gets an apostrophe before it.

What is in a cell comes from machines, where anyone may have named it.
See: https://owasp.org/www-community/attacks/CSV_Injection
"""

from __future__ import annotations

FORMULAS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def guard_cell(text: str) -> str:
    """Return a text that no spreadsheet computes."""
    return f"'{text}" if text.startswith(FORMULAS) else text


def bare_cell(text: str) -> str:
    """Return a cell as it was before it was guarded, or filled in."""
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULAS) else text
