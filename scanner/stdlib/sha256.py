"""SHA-256 from the interpreter itself: hashlib would load OpenSSL for it.

That takes 4 ms (measured on 3.11), a fiftieth of a login, on every machine where a product with a web app is found. The standard library's
`random` does the same, for the same reason; the modules' names are of 3.11 and of 3.12 and later.
"""

from __future__ import annotations

import sys


def sha256(content: bytes) -> bytes:
    """Return the 32 bytes of a digest."""
    if sys.version_info >= (3, 12):
        from _sha2 import sha256 as made  # type: ignore[import-not-found]  # noqa: PLC0415  typeshed has no stub; few scans need it
    else:
        from _sha256 import sha256 as made  # type: ignore[import-not-found]  # noqa: PLC0415  as above
    digest: bytes = made(content).digest()
    return digest
