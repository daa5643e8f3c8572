"""The id that Chromium gives an installed web app, from its address.

It is made of the manifest's id, which is the start URL where the manifest names none, and so can be known without installing.
See GenerateAppId in https://source.chromium.org/chromium/chromium/src/+/main:chrome/browser/web_applications/web_app_helpers.cc
"""

from __future__ import annotations

from scanner.stdlib.sha256 import sha256

LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
BYTES = 16


def web_app_id(url: str) -> str:
    """Return the 32 letters from a to p for a manifest id or start URL, taken as it is written."""
    return sha256(sha256(url.encode()))[:BYTES].hex().translate(LETTERS)
