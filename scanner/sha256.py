"""SHA-256 from the interpreter itself. hashlib would load OpenSSL for it, which no part of a scan needs and every login would pay.

The standard library's `random` does the same, for the same reason; the modules' names are of 3.11 and of 3.12 and later.
"""

from __future__ import annotations

import sys

if sys.version_info >= (3, 12):
    from _sha2 import sha256 as _sha256  # type: ignore[import-not-found]  # typeshed has no stub of it
else:
    from _sha256 import sha256 as _sha256  # type: ignore[import-not-found]  # typeshed has no stub of it


def sha256(content: bytes) -> bytes:
    """Return the 32 bytes of a digest."""
    digest: bytes = _sha256(content).digest()
    return digest
