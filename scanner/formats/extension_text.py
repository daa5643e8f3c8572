"""What an extension is called and described as, as an identifier: of one that nobody knows its words tell what it may be for."""

from __future__ import annotations

LONGEST = 300  # letters; who describes an extension begins with what it is


def text_ids(text: str) -> tuple[tuple[str, str], ...]:
    """Return a text as an identifier, none where there is no text."""
    return (("extension-word", text[:LONGEST]),) if text else ()
