"""TOML, parsed within bounds.

The standard library's parser takes the square of the parts of a dotted key, in time and in memory: 100 KB of `a.a.a...` take 10 GB. Keys
of more parts than anybody writes are refused before it sees them.
"""

from __future__ import annotations

import re

MOST_PARTS = 16  # those of our own files have four
# What is not closed ends with its line or with the file, so that no letter is looked at twice.
PART = r"""(?:[\w-]++|"(?:[^"\\\n]|\\.)*+"?|'[^'\n]*+'?)"""
LONG_TEXT = r""""{3}(?:[^"\\]|\\(?s:.)|"(?!""))*+(?:"{3,5}|\\?\Z)|'{3}(?:[^']|'(?!''))*+(?:'{3,5}|\Z)"""
TOKEN = rf"{LONG_TEXT}|(?P<key>{PART}(?:[ \t]*+\.[ \t]*+{PART})*+)|\#[^\n]*+"


def parse_toml(text: str) -> dict[str, object]:
    """Return what a text says. Raise ValueError for no TOML, RecursionError for what is nested too deeply in brackets."""
    import tomllib  # noqa: PLC0415  most scans parse none

    if text.count(".") >= MOST_PARTS and (line := find_long_key(text)):
        raise tomllib.TOMLDecodeError(f"A key of more than {MOST_PARTS} parts (at line {line}, column 1)")
    return tomllib.loads(text)


def find_long_key(text: str) -> int:
    """Return the line of the first key with too many parts, 0 where there is none."""
    for token in re.finditer(TOKEN, text):
        key = token["key"]
        if key and key.count(".") >= MOST_PARTS and len(re.findall(PART, key)) > MOST_PARTS:
            return text.count("\n", 0, token.start()) + 1
    return 0
