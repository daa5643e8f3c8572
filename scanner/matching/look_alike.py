"""Names written with letters of other scripts that look like Latin ones: such a name is flagged, and never equals the product's.

The pairs are those of Unicode's list of confusables that differ from a Latin letter to hardly any reader.
See https://www.unicode.org/Public/security/latest/confusables.txt
"""

from __future__ import annotations

LOOK_ALIKES = str.maketrans(
    # Cyrillic, then Greek, then Armenian and others
    "\u0410\u0412\u0415\u0405\u0406\u0408\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u04ae\u04c0"
    "\u0430\u0435\u0455\u0456\u0458\u043a\u043e\u0440\u0441\u0443\u0445\u04bb\u0501\u051b\u051d\u04cf"
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7"
    "\u03b1\u03b9\u03ba\u03bd\u03bf\u03c1\u03c5\u03f2"
    "\u054d\u0555\u0570\u0578\u057d\u0585\u0261\u0131\u217c",
    "ABESIJKMHOPCTYXYIaesijkopcyxhdqwlABEZHIKMNOPTYXaikvopucSOhnuogil",
)


def latin(name: str) -> str:
    """Return a name with Latin letters where it has some that look like them; nothing for a name that has none."""
    if name.isascii():
        return ""
    twin = name.translate(LOOK_ALIKES)
    return "" if twin == name else twin
