"""The top-level scalars of a YAML mapping, such as the `name` and `version` of a snap.yaml; the rest of YAML is not read.

See: https://yaml.org/spec/1.2.2/#73-flow-scalar-styles, https://snapcraft.io/docs/snap-format
"""

from __future__ import annotations

import re

# A key at the start of a line: what is indented belongs to a mapping, a list or a block of text.
SCALAR = r"""([A-Za-z][\w-]*)[ \t]*:[ \t]+(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\n]|'')*)'|([^\s"'|>&*!\[\]{}#%@`,][^\n]*))"""
COMMENT = r"[ \t]#.*"
ESCAPE = r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|(.))"
LETTERS = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", "e": "\x1b"}


def scalars(text: str) -> dict[str, str]:
    """Return the one-line scalars at the top level by key, numbers and booleans as the text that stands there."""
    found: dict[str, str] = {}
    for line in text.lstrip("\ufeff").split("\n"):
        match = re.match(SCALAR, line)
        if match:
            key, double, single, plain = match.groups()
            found.setdefault(key, _value(double, single, plain))
    return found


def _value(double: str | None, single: str | None, plain: str | None) -> str:
    if double is not None:
        return re.sub(ESCAPE, _unescape, double)
    if single is not None:
        return single.replace("''", "'")
    return re.sub(COMMENT, "", plain or "").rstrip()


def _unescape(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else LETTERS.get(found[3], found[3])
