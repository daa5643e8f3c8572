"""Paragraphs of `Key: value` lines, as dpkg keeps its records. See deb822(5).

Only single-line fields are given: continuation lines (a long description, conffiles) are passed over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def paragraphs(text: str) -> Iterator[dict[str, str]]:
    """Yield each paragraph's single-line fields by name; a paragraph of other lines is an empty dict."""
    for block in text.split("\n\n"):
        if block.strip():
            yield {key: value.strip() for key, colon, value in map(_parted, block.split("\n")) if colon}


def _parted(line: str) -> tuple[str, str, str]:
    return ("", "", "") if line.startswith((" ", "\t", "#")) else line.partition(":")
