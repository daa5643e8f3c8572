"""Which reports and files a store has already."""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING

import pyarrow.compute as pc

from scanner.fleet.storage.arrow import DamagedFileError, read_parquet
from scanner.fleet.storage.columns import DOCUMENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.fleet.storage.manifest import Manifest, Part
    from scanner.fleet.storage.store import Store

LENGTH = 16  # bytes of a digest


class KnownReports:
    """The ids of the reports in a store, each with the digest of its content. A file may only be read while the store is held."""

    def __init__(self, store: Store) -> None:
        """Take the store, which is looked at when a report is asked for first, and whenever it is held."""
        self._store = store
        self._digests: dict[str, bytes] | None = None
        self._parts: set[str] = set()

    def find(self, report: str) -> bytes | None:
        """Return the digest of a report, None for one that nobody stored."""
        if self._digests is None:
            with self._store.changing() as manifest:
                self.bring_up(manifest)
        return (self._digests or {}).get(report)

    def bring_up(self, manifest: Manifest) -> None:
        """Take note of what was stored meanwhile. The store is held."""
        new = [part for part in manifest.parts if part.name not in self._parts]
        self.add(new, {report: digest for part in new for report, digest in _read_digests(self._store, part)})

    def add(self, parts: Iterable[Part], digests: dict[str, bytes]) -> None:
        """Take note of what was just stored."""
        self._parts.update(part.name for part in parts)
        self._digests = self._digests or {}
        self._digests.update(digests)

    def read_document(self, report: str) -> bytes:
        """Return the text of a report that is stored."""
        with self._store.changing() as manifest:
            for file in self._store.files(DOCUMENTS, manifest):
                documents = read_parquet(file, ["report", "document"])
                if found := documents.filter(pc.equal(documents["report"], report))["document"].to_pylist():
                    return bytes(found[0])
        return b""


def _read_digests(store: Store, part: Part) -> Iterator[tuple[str, bytes]]:
    found = read_parquet(store.path_of("scans", part), ["report", "digest"])
    return zip(found["report"].to_pylist(), map(short, found["digest"].to_pylist()), strict=True)


def short(digest: str) -> bytes:
    """Return as much of a digest as is held."""
    return bytes.fromhex(digest)[:LENGTH]


def name_source(path: str) -> bytes:
    """Return what stands for a file that was read: its path names a machine, which may have to be forgotten."""
    return sha256(path.encode("utf-8", "surrogateescape")).digest()[:LENGTH]


def read_known_sources(store: Store, manifest: Manifest) -> dict[bytes, tuple[int, int]]:
    """Return the files that were read before, with their size and time. The store is held.

    A list that is damaged costs time only: what it named is read again, and its reports are known by their ids.
    """
    known: dict[bytes, tuple[int, int]] = {}
    for name in manifest.sources:
        with suppress(DamagedFileError):
            columns = read_parquet(store.path_of_sources(name)).to_pydict()
            known.update(zip(columns["source"], zip(columns["size"], columns["changed"], strict=True), strict=True))
    return known
