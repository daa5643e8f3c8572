"""GUIDs as the Windows Installer packs them into the names of keys: 32 hexadecimal digits in another order.

The first three groups are written backwards, of the others each pair is swapped.
See: https://learn.microsoft.com/en-us/windows/win32/msi/product-codes for the codes; the order is what the registry shows
"""

from __future__ import annotations

import re

PACKED = r"[0-9A-Fa-f]{32}"
GUID = r"\{[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}"
GROUPS = ((0, 8), (8, 12), (12, 16))
PAIRS = range(16, 32, 2)


def unpacked(text: str) -> str:
    """Return a packed GUID with braces and in capitals; empty for what is none."""
    if not re.fullmatch(PACKED, text):
        return ""
    text = text.upper()
    first, second, third = (text[start:end][::-1] for start, end in GROUPS)
    pairs = "".join(text[at + 1] + text[at] for at in PAIRS)
    return f"{{{first}-{second}-{third}-{pairs[:4]}-{pairs[4:]}}}"


def is_guid(text: str) -> bool:
    """Tell whether a text is a GUID in braces."""
    return re.fullmatch(GUID, text) is not None
