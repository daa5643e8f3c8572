"""What an extension is called and described as, as an identifier: of one that nobody knows its words tell what it may be for."""

from __future__ import annotations

import re

LONGEST = 300  # letters; who describes an extension begins with what it is
MARKED = 10 * LONGEST  # letters of HTML in which to find so many
MARKS = r"<[^<>]*+>|&#?\w+;|\s++"


def text_ids(text: str) -> tuple[tuple[str, str], ...]:
    """Return a text as an identifier, none where there is no text."""
    return (("extension-word", text[:LONGEST]),) if text else ()


def without_marks(html: str) -> str:
    """Return the beginning of a text without its marks of HTML, one blank for each."""
    return re.sub(r" +", " ", re.sub(MARKS, " ", html[:MARKED])).strip()
