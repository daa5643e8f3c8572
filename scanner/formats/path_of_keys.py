"""What stands in settings at a path of keys, where a key may stand for each of those that are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

EVERY = "*"  # each of the keys or rows that are there
NAMED = "="  # the key at which a table stands, which is what its author calls it


def values_at(found: object, path: Sequence[str], name: str = "") -> Iterator[tuple[object, str]]:
    """Yield each value at a path with the last key that led there; rows of a list have none."""
    if not path:
        yield found, name
    elif path[0] == NAMED:
        yield name, name
    else:
        for key, value in _rows(found) if path[0] == EVERY else _one(found, path[0]):
            yield from values_at(value, path[1:], key)


def _rows(found: object) -> Iterable[tuple[str, object]]:
    if isinstance(found, dict):
        return [(str(key), value) for key, value in found.items()]
    return [("", value) for value in found] if isinstance(found, list) else []


def _one(found: object, key: str) -> Iterable[tuple[str, object]]:
    return [(key, found[key])] if isinstance(found, dict) and key in found else []
