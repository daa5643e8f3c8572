"""HMAC-SHA-256, by which a name and a secret make a pseudonym. The standard library's would load OpenSSL.

See: https://www.rfc-editor.org/rfc/rfc2104
"""

from __future__ import annotations

from scanner.sha256 import sha256

BLOCK = 64
INNER, OUTER = 0x36, 0x5C


def hmac_sha256(key: bytes, message: bytes) -> bytes:
    """Return the 32 bytes of the code."""
    block = (sha256(key) if len(key) > BLOCK else key).ljust(BLOCK, b"\0")
    inner = sha256(bytes(one ^ INNER for one in block) + message)
    return sha256(bytes(one ^ OUTER for one in block) + inner)
