"""The hosts of the addresses that stand in a script: whom it may speak to, told without running it.

An address that is put together from parts, or kept in other letters, is not seen.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# What ends with the bytes that were read may go on. A template may leave the first label open, such as https://${resource}.openai.azure.com.
AFTER = rb"(?:\$\{[^{}\s]{1,60}\}\.)?([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5})(?=[^\w.-])"
SCHEME = b"https://"


def called_hosts(script: bytes) -> Iterator[str]:
    """Yield the host of each address in a script, as it stands there and as often."""
    host = re.compile(AFTER)
    place = script.find(SCHEME)
    while place >= 0:
        place += len(SCHEME)
        if found := host.match(script, place):
            yield found[1].decode("ascii")
        place = script.find(SCHEME, place)
