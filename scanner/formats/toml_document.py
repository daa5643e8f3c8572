"""TOML files that anybody may have written."""

from __future__ import annotations

import re

from scanner.model import Malformed, Reason, Unreadable
from scanner.stdlib.toml_text import parse_toml

MOST_BYTES = 1 << 20  # what a file of settings never reaches; the parser takes a hundred times the memory
PLACE = r"\((at (?:line \d+, column \d+|end of document))\)"


def toml_document(content: bytes) -> dict[str, object]:
    """Return what a file holds; raise `Unreadable`, which says where it breaks and quotes nothing: such files hold secrets."""
    if len(content) > MOST_BYTES:
        raise Unreadable(Reason.TOO_LARGE, f"{len(content)} bytes; the limit is {MOST_BYTES}")
    try:
        return parse_toml(content.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as error:
        place = re.findall(PLACE, str(error))
        raise Malformed(f"expected TOML: broken {place[0]}" if place else "expected TOML") from error
