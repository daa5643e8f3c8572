"""The host of a web address, and nothing else of it: the rest may name a person or hold a secret."""

from __future__ import annotations

import re

HOST = r"(?i)https?://(?:[^/?#\\\s]{0,256}@)?([^/:?#\[\]\"'\s@\\]{1,253})"


def host_of(address: object) -> str:
    """Return the host in lower case, empty for what is no address of a web site."""
    found = re.match(HOST, address) if isinstance(address, str) else None
    return found[1].lower() if found else ""
