"""The hosts of the addresses that stand in a script: whom it may speak to, told without running it.

A server on the same machine, such as Ollama's, is told by its port. An address that is put together from parts, or kept in other
letters, is not seen.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# What ends with the bytes that were read may go on. A template may leave the first label open, such as https://${resource}.openai.azure.com.
AFTER = rb"(?:\$\{[^{}\s]{1,60}\}\.)?([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5})(?=[^\w.-])"
SCHEME = b"https://"
PORT = rb"(\d{2,5})(?=\D)"
HERE = (b"://localhost:", b"://127.0.0.1:")


def called_hosts(script: bytes) -> Iterator[str]:
    """Yield the host of each address in a script, as often as it stands there; `port-11434.localhost` is a server on the same machine."""
    yield from _find_after(script, SCHEME, AFTER)
    for here in HERE:
        yield from (f"port-{port}.localhost" for port in _find_after(script, here, PORT))


def _find_after(script: bytes, start: bytes, form: bytes) -> Iterator[str]:
    pattern = re.compile(form)
    place = script.find(start)
    while place >= 0:
        place += len(start)
        if found := pattern.match(script, place):
            yield found[1].decode("ascii")
        place = script.find(start, place)
