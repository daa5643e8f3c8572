r"""Text from a machine made safe to show: what would steer a terminal or turn the reading order becomes visible.

Anyone may have named what we read. `\x1b[2J` in a package's name clears the screen of whoever reads the report, U+202E makes
`gpj.exe` read as `exe.jpg`, tag characters hide words, and a lone surrogate cannot be written as UTF-8 at all.

See: https://www.unicode.org/reports/tr36/ for what bidirectional and invisible characters do to a reader
"""

from __future__ import annotations

import re

UNSAFE = re.compile(
    r"[\x00-\x1f\x7f-\x9f"  # C0 with newline and tab, DEL, C1
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks, embeddings, overrides and isolates of the reading direction
    r"\u2028\u2029\ufeff"  # line and paragraph separators, byte order mark
    r"\ufffe\uffff"  # no characters: no XML, and so no spreadsheet, can hold them
    r"\ud800-\udfff"  # lone surrogates: undecodable bytes of a file name
    r"\U000e0000-\U000e00ff\U000e01f0-\U0010ffff]"  # tags, private planes; not the variants of ideographs at e0100
)


def clean(text: str) -> str:
    r"""Return the text with such characters written out (`\x1b`, `\u202e`, `\U000e0041`); ordinary text comes back unchanged."""
    text = str(text)  # a member of an enum as the plain text it is
    return text if text.isprintable() else UNSAFE.sub(_written_out, text)


def prose(text: str) -> str:
    """Return a sentence of a policy on one line: its file may break lines where it likes, and a report does so itself."""
    return clean(" ".join(text.split()))


def _written_out(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code <= 0xFF:  # noqa: PLR2004  what two hexadecimal digits hold
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004  what four hold
