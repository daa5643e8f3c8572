"""A store of reports: Parquet files by table and day, a manifest that says which of them count, and a lock for whoever changes it.

STORE/manifest.json
STORE/<table>/day=2026-11-21/<part>.parquet
STORE/sources/<part>.parquet      what was read
STORE/quarantine/                 what did not pass
"""

from __future__ import annotations

import os
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING
from uuid import uuid4

from scanner.fleet.storage.arrow import SOURCES, build_table, write_parquet
from scanner.fleet.storage.columns import DOCUMENTS, TABLES
from scanner.fleet.storage.manifest import NAME, Part, StoreError, read_manifest, write_manifest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    import pyarrow as pa

    from scanner.fleet.storage.manifest import Manifest

ONLY_US, ONLY_OUR_FOLDER = 0o600, 0o700
FOLDERS = (*TABLES, DOCUMENTS)
QUARANTINE = "quarantine"
LONGEST_QUESTION = 86400  # seconds


def open_store(folder: str) -> Store:
    """Return the store in a folder. Raises StoreError where there is none."""
    store = Store(folder)
    if not store.exists():
        raise StoreError(f"{folder}: no store yet: `scanner fleet ingest REPORTS --into {folder}` makes one")
    return store


class Store:
    """A store in a folder."""

    def __init__(self, folder: str) -> None:
        """Take the folder, which need not be there yet."""
        self.folder = folder

    def exists(self) -> bool:
        """Tell whether anything was ever stored here."""
        return os.path.exists(os.path.join(self.folder, NAME))

    def prepare(self) -> None:
        """Make the folder, for its owner only. Raises StoreError for one that holds something else."""
        os.makedirs(self.folder, ONLY_OUR_FOLDER, exist_ok=True)
        ours = {NAME, "lock", SOURCES, QUARANTINE, *FOLDERS}
        if not self.exists() and (other := sorted({*os.listdir(self.folder)} - ours)):
            raise StoreError(f"{self.folder}: not a store, and not empty: it contains {other[0]}")
        os.makedirs(os.path.join(self.folder, QUARANTINE), ONLY_OUR_FOLDER, exist_ok=True)

    def manifest(self) -> Manifest:
        """Return what the store consists of now."""
        return read_manifest(self.folder)

    def path_of(self, table: str, part: Part) -> str:
        """Return the file of a table of a part."""
        return os.path.join(self.folder, table, f"day={part.day.isoformat()}", f"{part.name}.parquet")

    def files(self, table: str, manifest: Manifest) -> list[str]:
        """Return the files of a table."""
        return [self.path_of(table, part) for part in manifest.parts if table in part.tables]

    def path_of_sources(self, name: str) -> str:
        """Return the file of a list of what was read."""
        return os.path.join(self.folder, SOURCES, f"{name}.parquet")

    def write_part(self, day: date, tables: Mapping[str, pa.Table]) -> Part:
        """Write the files of a part, which nobody sees before the manifest names it."""
        part = Part(uuid4().hex, day, tables["scans"].num_rows, tuple(name for name, table in tables.items() if table.num_rows))
        for name in part.tables:
            self._write(tables[name], self.path_of(name, part))
        return part

    def write_sources(self, rows: list[tuple[object, ...]]) -> str:
        """Write a list of what was read, likewise."""
        name = uuid4().hex
        self._write(build_table(SOURCES, rows), self.path_of_sources(name))
        return name

    @contextmanager
    def changing(self) -> Iterator[Manifest]:
        """Hold the store while its manifest is replaced; others wait, and the system frees it when its holder ends."""
        from filelock import FileLock  # noqa: PLC0415  for who writes only

        with FileLock(os.path.join(self.folder, "lock"), mode=ONLY_US):
            yield self.manifest()

    def replace_manifest(self, manifest: Manifest) -> None:
        """Let a change be seen."""
        write_manifest(self.folder, manifest)

    def sweep(self, manifest: Manifest, age: float = LONGEST_QUESTION) -> None:
        """Remove the files that the manifest does not name, left by a change or a process that was killed, unless a question may read them.

        The store is held, so that nobody else is writing.
        """
        named = {f"{name}.parquet" for name in (*manifest.sources, *(part.name for part in manifest.parts))}
        for table in (SOURCES, *FOLDERS):
            for folder, _, files in os.walk(os.path.join(self.folder, table), topdown=False):
                for name in {*files} - named:
                    path = os.path.join(folder, name)
                    if os.stat(path).st_mtime <= time.time() - age:
                        os.unlink(path)
                with suppress(OSError):  # not empty
                    os.rmdir(folder)

    def retire(self, paths: Iterable[str]) -> None:
        """Let files that were just replaced be removed a while from now: a question may read them still."""
        for path in paths:
            with suppress(FileNotFoundError):
                os.utime(path)

    def paths_of(self, part: Part) -> list[str]:
        """Return every file of a part."""
        return [self.path_of(table, part) for table in part.tables]

    def _write(self, table: pa.Table, path: str) -> None:
        folder = os.path.dirname(path)
        for one in (os.path.dirname(folder), folder):  # each by itself: a mode is for the last one only
            os.makedirs(one, ONLY_OUR_FOLDER, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), ONLY_US)
        with open(descriptor, "wb") as file:
            write_parquet(table, file)
            file.flush()
            os.fsync(descriptor)
