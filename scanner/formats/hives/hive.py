"""Registry hives, the files in which Windows keeps its registry: SOFTWARE, SYSTEM, and NTUSER.DAT and UsrClass.dat of every account.

The format as https://github.com/msuhanov/regf describes it. A hive that was not written to the end is completed by `hive_log` first.
"""

from __future__ import annotations

import struct
from itertools import islice
from typing import TYPE_CHECKING

from scanner.formats.hives.hive_cells import Cells
from scanner.formats.hives.hive_header import PAGE, PRIMARY, hive_header
from scanner.formats.hives.hive_values import hive_text, hive_values
from scanner.model import Malformed
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.formats.registry_values import Value

# Mark, flags, parent, keys and their list, values and their list, length of the name.
KEY = struct.Struct("<2sH12xII4xI4xII28xH2x")
LIST = struct.Struct("<2sH")
STEPS = {b"li": 4, b"lf": 8, b"lh": 8}  # bytes of an entry, which starts with a key's offset
LINK, NARROW = 0x10, 0x20
LEAST_OF_A_KEY = 80  # bytes that any key takes up, its cell's size included
UNREADABLE = "(unreadable key"  # how the names begin that broken keys have here
MOST_KEYS = 200_000  # below one key; the fullest that is known, the components of installers, has 40,000
MOST_KEPT = 50_000  # keys that are remembered
MOST_BROKEN = 100  # broken keys below one key that are told apart


class Key(NamedTuple):
    """A key: where it stands, and where its keys and values do."""

    name: str
    offset: int
    parent: int
    link: bool
    keys: int
    keys_at: int
    values: int
    values_at: int


class Hive:
    """A hive as a tree of keys. Opening it reads its header and its root alone."""

    def __init__(self, content: bytes | bytearray) -> None:
        """Take the whole file; raise Malformed or Unreadable when it is no hive, or not whole."""
        header = hive_header(bytes(content[:PAGE]))
        if header.kind != PRIMARY:
            raise Malformed("expected a registry hive, found a log of one")
        bins = memoryview(content)[PAGE : PAGE + header.size]
        if len(bins) != header.size:
            raise Malformed(f"expected {PAGE + header.size} bytes of a hive, found {len(content)}: truncated")
        self.size = len(content)
        self._cells = Cells(bins)
        self._below: dict[int, dict[str, Key | str]] = {}  # what is wrong in place of a key
        self._kept = 0  # keys that are in there
        self.root = self._key(header.root)

    def names(self, key: Key) -> list[str]:
        """Return the names of the keys below a key; a broken one has a name of ours, under which `child` raises Malformed."""
        return [entry.name if isinstance(entry, Key) else name for name, entry in self._children(key).items()]

    def child(self, key: Key, name: str) -> Key | None:
        """Return the key of a name below a key, None when there is none; letter case is of no account."""
        found = self._children(key).get(name.casefold())
        if isinstance(found, str):
            raise Malformed(found)
        return found

    def values(self, key: Key) -> dict[str, Value]:
        """Return a key's values by name; raise Malformed."""
        return hive_values(self._cells, key.values, key.values_at)

    def _children(self, key: Key) -> dict[str, Key | str]:
        found = self._below.get(key.offset)
        if found is None:
            if self._kept > MOST_KEPT:
                self._below.clear()
                self._kept = 0
            found = self._below[key.offset] = self._read(key)
            self._kept += len(found)
        return found

    def _read(self, key: Key) -> dict[str, Key | str]:
        if key.keys > len(self._cells) // LEAST_OF_A_KEY:
            raise Malformed(f"expected keys that fit the hive, found {key.keys} of them")
        if key.keys > MOST_KEYS:
            raise Malformed(f"expected no more than {MOST_KEYS} keys below one, found {key.keys}")
        found: dict[str, Key | str] = {}
        offsets = list(islice(self._offsets(key.keys_at), key.keys)) if key.keys else []
        broken = [] if len(offsets) == key.keys else [f"expected {key.keys} keys, found {len(offsets)}"]
        for offset in offsets:
            try:
                child = self._key(offset, key.offset)
            except Malformed as problem:
                if len(broken) < MOST_BROKEN:
                    broken.append(problem.detail)  # the problem itself would keep its frame, and all others with it
            else:
                found[child.name.casefold()] = child
        return found | {f"{UNREADABLE} {number})": detail for number, detail in enumerate(broken, 1)}

    def _offsets(self, place: int, *, nested: bool = False) -> Iterator[int]:
        """Yield the offsets of a list of keys, or of a list of such lists, which holds no further one."""
        cell = self._cells.cell(place, LIST.size)
        mark, count = LIST.unpack_from(cell)
        if mark == b"ri" and not nested:
            for inner in struct.unpack_from(f"<{_fitting(cell, count, 4)}I", cell, LIST.size):
                yield from self._offsets(inner, nested=True)
        elif step := STEPS.get(mark):
            end = LIST.size + step * _fitting(cell, count, step)
            yield from (entry[0] for entry in struct.iter_unpack(f"<I{step - 4}x", cell[LIST.size : end]))
        else:
            raise Malformed(f"expected a list of keys at {place:#x}, found {mark!r}")

    def _key(self, offset: int, parent: int | None = None) -> Key:
        """Read a key. That it names the key it is listed in as its parent is what keeps a tree from being a circle."""
        cell = self._cells.marked(offset, (b"nk",), KEY.size)
        _, flags, above, keys, keys_at, values, values_at, length = KEY.unpack_from(cell)
        if length > len(cell) - KEY.size:
            raise Malformed(f"expected a key's name of {length} bytes at {offset:#x}, found the end of its cell")
        if parent is not None and above != parent:
            raise Malformed(f"expected the key at {offset:#x} below the one at {parent:#x}, found it below {above:#x}")
        name = hive_text(cell[KEY.size : KEY.size + length], narrow=bool(flags & NARROW))
        if parent is not None and (not name or "\\" in name):
            raise Malformed(f"expected a key's name at {offset:#x}, found {name[:80]!r}")
        return Key(name, offset, above, bool(flags & LINK), keys, keys_at, values, values_at)


def _fitting(cell: memoryview, count: int, step: int) -> int:
    if count * step > len(cell) - LIST.size:
        raise Malformed(f"expected a list of {count} entries, found a cell of {len(cell)} bytes")
    return count
