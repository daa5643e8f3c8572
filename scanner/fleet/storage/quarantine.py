"""What did not pass: kept with the reason, until the same source passes.

Two files an entry: `<key>.json` says the source, its line, the reason and when; `<key>.report` is the text as it was.
"""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from scanner.fleet.reading.open_unpacked import STANDARD_INPUT
from scanner.fleet.storage.store import QUARANTINE
from scanner.reports.record.parse_report import MOST_BYTES
from scanner.reports.save import save
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from scanner.fleet.storage.store import Store

KEY = 32  # letters of a digest


class Entry(NamedTuple):
    """What did not pass, and why; `line` is 0 where the source is one report."""

    source: str
    line: int
    reason: str
    when: str
    key: str  # the name of its files


class Quarantine:
    """The folder of a store where such texts are kept."""

    def __init__(self, store: Store) -> None:
        """Look at what is there."""
        self._folder = os.path.join(store.folder, QUARANTINE)
        self._sources = {entry.source for entry in read_quarantine(store)}

    def keep(self, source: str, line: int, reason: str, content: bytes) -> str:
        """Keep a text, and return the key of its entry. Standard input is another one each time, so its text tells entries apart."""
        told_by = b"%d\n%s\n" % (line, source.encode("utf-8", "surrogateescape")) + (content if source == STANDARD_INPUT else b"")
        key = sha256(told_by).hexdigest()[:KEY]
        entry = Entry(source, line, reason, f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}", key)
        text = content[:MOST_BYTES].decode("utf-8", "backslashreplace")
        for name, written in ((f"{key}.report", text), (f"{key}.json", json.dumps(entry._asdict()) + "\n")):
            with suppress(FileExistsError):  # another process keeps it at this very moment
                save(written, os.path.join(self._folder, name))
        self._sources.add(source)
        return key

    def release(self, source: str, but: Collection[str] = ()) -> None:
        """Drop what was kept of a source that was read again, but for what was refused again."""
        if source in self._sources:
            for entry in _entries(self._folder):
                if entry.source == source and entry.key not in but:
                    _remove(self._folder, entry)
            if not but:
                self._sources.discard(source)


def read_quarantine(store: Store) -> list[Entry]:
    """Return what is kept, by source and line."""
    return sorted(_entries(os.path.join(store.folder, QUARANTINE)))


def release_old(store: Store, before: date) -> None:
    """Drop what was kept before a day."""
    for entry in read_quarantine(store):
        if entry.when < before.isoformat():
            _remove(os.path.join(store.folder, QUARANTINE), entry)


def release_machine(store: Store, machine: str) -> int:
    """Drop what names a machine, in its text or by its file, and return how many texts those were."""
    folder = os.path.join(store.folder, QUARANTINE)
    named = re.compile(rf"(?<![\w-]){re.escape(machine)}(?![\w-])", re.IGNORECASE)
    gone = [entry for entry in read_quarantine(store) if named.search(entry.source) or named.search(_read_text(folder, entry))]
    for entry in gone:
        _remove(folder, entry)
    return len(gone)


def _read_text(folder: str, entry: Entry) -> str:
    with suppress(FileNotFoundError), open(os.path.join(folder, f"{entry.key}.report"), encoding="utf-8") as file:
        return file.read()
    return ""


def _remove(folder: str, entry: Entry) -> None:
    for ending in (".report", ".json"):
        with suppress(FileNotFoundError):
            os.unlink(os.path.join(folder, entry.key + ending))


def _entries(folder: str) -> Iterator[Entry]:
    with suppress(FileNotFoundError):
        for name in os.listdir(folder):
            if name.endswith(".json"):
                with suppress(OSError, ValueError, TypeError), open(os.path.join(folder, name), encoding="utf-8") as file:
                    yield Entry(**json.load(file) | {"key": name.removesuffix(".json")})
