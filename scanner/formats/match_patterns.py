"""The hosts in the patterns by which an extension of a browser asks for web sites.

A pattern for every site names none, and neither does one for a whole ending such as `*.com` or for an address of numbers. An extension
that names very many (shops, mirrors, every country's search engine) is for the web at large, and none of them tells what it is for.
See: https://developer.chrome.com/docs/extensions/develop/concepts/match-patterns
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMES = ("*://", "http://", "https://", "ws://", "wss://")
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-.")
LONGEST = 2_000
MOST = 80


def hosts_of(*patterns: object) -> tuple[str, ...]:
    """Return the hosts that lists of patterns name, each once and in small letters, and none of more than `MOST`."""
    named = dict.fromkeys(host for one in patterns if isinstance(one, list) for host in _hosts(one))
    return tuple(named) if len(named) <= MOST else ()


def _hosts(patterns: list[object]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, str) and len(pattern) <= LONGEST and (host := _host(pattern.lower())):
            yield host


def _host(pattern: str) -> str:
    """Return a pattern's host, empty where it has none; compiling a regular expression for it would cost every login more than this."""
    if not pattern.startswith(SCHEMES):
        return ""
    host = pattern.partition("://")[2].partition("/")[0].partition(":")[0].removeprefix("*.")
    ending = host.rpartition(".")[2]
    sound = LETTERS.issuperset(host) and len(ending) > 1 and not ending[0].isdigit() and all(host.split("."))
    return host if sound and "." in host else ""
