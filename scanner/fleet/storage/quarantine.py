"""What did not pass: kept with the reason, until the same source passes.

Two files an entry: `<key>.json` says the source, its line, the reason and when; `<key>.report` is the text as it was.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from scanner.fleet.storage.store import QUARANTINE
from scanner.named_tuple import NamedTuple
from scanner.reports.record.parse_report import MOST_BYTES
from scanner.reports.save import save

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.fleet.storage.store import Store

KEY = 32  # letters of a digest


class Entry(NamedTuple):
    """What did not pass, and why; `line` is 0 where the source is one report."""

    source: str
    line: int
    reason: str
    when: str


class Quarantine:
    """The folder of a store where such texts are kept."""

    def __init__(self, store: Store) -> None:
        """Look at what is there."""
        self._folder = os.path.join(store.folder, QUARANTINE)
        self._sources = {entry.source for entry in read_quarantine(store)}

    def keep(self, source: str, line: int, reason: str, content: bytes) -> None:
        """Keep a text."""
        entry = Entry(source, line, reason, f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}")
        stem = self._stem(source, line)
        save(content[:MOST_BYTES].decode("utf-8", "backslashreplace"), f"{stem}.report")
        save(json.dumps(entry._asdict(), ensure_ascii=True) + "\n", f"{stem}.json")
        self._sources.add(source)

    def release(self, source: str) -> None:
        """Drop what was kept of a source that is about to be read again."""
        if source in self._sources:
            for entry in _entries(self._folder):
                if entry.source == source:
                    for ending in (".report", ".json"):
                        with suppress(FileNotFoundError):
                            os.unlink(self._stem(source, entry.line) + ending)
            self._sources.discard(source)

    def _stem(self, source: str, line: int) -> str:
        return os.path.join(self._folder, sha256(f"{line}\n{source}".encode("utf-8", "surrogateescape")).hexdigest()[:KEY])


def read_quarantine(store: Store) -> list[Entry]:
    """Return what is kept, by source and line."""
    return sorted(_entries(os.path.join(store.folder, QUARANTINE)))


def _entries(folder: str) -> Iterator[Entry]:
    with suppress(FileNotFoundError):
        for name in os.listdir(folder):
            if name.endswith(".json"):
                with suppress(OSError, ValueError, TypeError), open(os.path.join(folder, name), encoding="utf-8") as file:
                    yield Entry(**json.load(file))
