"""What an extension is called and described as, as an identifier: of one that nobody knows its words tell what it may be for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 1000  # letters; who describes an extension begins with what it is, some after what it is good for
SHOWN = 300  # letters of a page: further down anything may stand
MARKED = 10 * LONGEST  # letters of HTML in which to find so many
TITLE = r"(?i)<title\b[^<>]*+>([^<]*+)</title"
COMMENT = "!--"
NOT_SHOWN = rf"(?i)<(script\b|style\b|{COMMENT})"
SCRIPT_ENDS = r"(?i)</(?:script|style)[^<>]*+>"
MARKS = r"<[^<>]*+>|&#?\w+;|\s++"


def text_ids(text: str) -> tuple[tuple[str, str], ...]:
    """Return a text as an identifier, none where there is no text."""
    return (("extension-word", text[:LONGEST]),) if text else ()


def without_marks(html: str) -> str:
    """Return the beginning of a text without its marks of HTML, one blank for each."""
    return _plain(html[:MARKED])


def page_texts(page: str) -> tuple[str, str]:
    """Return the title of a page of HTML, and the beginning of what it shows before a script changes it."""
    body = page[max(page.find("<body"), 0) :]
    title = re.search(TITLE, page)
    return _plain(title[1][:SHOWN]) if title else "", _plain("".join(_shown(body)))[:SHOWN]


def _shown(body: str) -> Iterator[str]:
    """Yield what stands between a page's scripts, styles and comments."""
    first, *rest = re.split(NOT_SHOWN, body)
    yield first
    for name, after in zip(rest[::2], rest[1::2], strict=True):
        yield after.partition("-->")[2] if name == COMMENT else "".join(re.split(SCRIPT_ENDS, after, maxsplit=1)[1:])


def _plain(html: str) -> str:
    return re.sub(r" +", " ", re.sub(MARKS, " ", html)).strip()
