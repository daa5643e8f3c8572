"""The preferences that a Gecko program keeps of a profile: `prefs.js`, and `user.js` which somebody wrote and which wins.

Lines such as `user_pref("browser.ml.enable", false);`, with comments as in JavaScript, or from a `#` on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

STRING = r"""("(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+')"""
# What is not closed ends with its line or with the file, so that no character is looked at twice.
STRING_OR_REST = r"""("(?:[^"\\\n]|\\.)*+(?:"|\\?(?=\n|\Z))|'(?:[^'\\\n]|\\.)*+(?:'|\\?(?=\n|\Z)))"""
COMMENT = r"/\*(?s:.)*?(?:\*/|\Z)|//[^\n]*+|\#[^\n]*+"
STRING_OR_COMMENT = rf"{STRING_OR_REST}|{COMMENT}"
PREFERENCE = rf"\buser_pref\s*+\(\s*+{STRING}\s*+,\s*+(?:{STRING}|(true|false)|([+-]?\d{{1,18}}))\s*+\)\s*+;"


def preferences(content: bytes, names: Collection[str]) -> dict[str, str | int | bool]:
    """Return those preferences that are asked for and stand there; of two of one name the last one counts."""
    if not any(name.encode() in content for name in names):
        return {}
    text = re.sub(STRING_OR_COMMENT, lambda found: found[1] or " ", content.decode("utf-8", "replace"))
    found: dict[str, str | int | bool] = {}
    for name, words, truth, number in re.findall(PREFERENCE, text):
        if name[1:-1] in names:
            found[name[1:-1]] = truth == "true" if truth else int(number) if number else words[1:-1]
    return found
