"""The hosts in the patterns by which an extension of a browser asks for web sites.

A pattern for every site names none, and neither does one for a whole ending such as `*.com` or for an address of numbers. An extension
that names very many (shops, mirrors, every country's search engine) is for the web at large, and none of them tells what it is for.
See: https://developer.chrome.com/docs/extensions/develop/concepts/match-patterns
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PATTERN = r"(?:\*|https?|wss?)://(?:\*\.)?((?:[a-z0-9-]{1,63}\.)+[a-z][a-z0-9-]{1,62})(?::[\d*]+)?(?:/.*)?"
LONGEST = 2_000
MOST = 80


def hosts_of(*patterns: object) -> tuple[str, ...]:
    """Return the hosts that lists of patterns name, each once and in small letters, and none of more than `MOST`."""
    named = dict.fromkeys(host for one in patterns if isinstance(one, list) for host in _hosts(one))
    return tuple(named) if len(named) <= MOST else ()


def _hosts(patterns: list[object]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, str) and len(pattern) <= LONGEST and (found := re.fullmatch(PATTERN, pattern.lower())):
            yield found[1]
