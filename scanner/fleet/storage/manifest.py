"""Which files a store consists of: one small file, replaced as a whole, so that every change of a store is there or not there.

A part is one day's reports of one batch: a Parquet file for each table that has rows of them. Files that the manifest does not
name do not exist for a reader; they are left by a process that was killed, and a later ingest removes them.
"""

from __future__ import annotations

import json
import os
from datetime import date
from typing import TYPE_CHECKING

from scanner.reports.save import save
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

FORMAT = "fleet/1"
NAME = "manifest.json"


class StoreError(Exception):
    """A folder that is no store, or one that this version does not know; the text says what to do."""


class Part(NamedTuple):
    """A day's reports of one batch: its name, the day, how many reports, and which tables have rows of them."""

    name: str
    day: date
    reports: int
    tables: tuple[str, ...]


class Manifest(NamedTuple):
    """Every part, and every list of what was read."""

    parts: tuple[Part, ...] = ()
    sources: tuple[str, ...] = ()

    def with_change(self, gone: Iterable[str] = (), new: Iterable[Part] = (), sources: Iterable[str] = ()) -> Manifest:
        """Return the manifest without some parts and lists and with others."""
        left = set(gone)
        parts, lists = (part for part in self.parts if part.name not in left), (name for name in self.sources if name not in left)
        return Manifest((*parts, *new), (*lists, *sources))


def read_manifest(folder: str) -> Manifest:
    """Return the manifest of a store, an empty one where there is none yet. Raises StoreError."""
    try:
        with open(os.path.join(folder, NAME), encoding="utf-8") as file:
            plain = json.load(file)
        if plain["format"] != FORMAT:
            raise StoreError(f"{folder}: expected a store of the format {FORMAT}, found {plain['format']}")
        parts = (Part(one["name"], date.fromisoformat(one["day"]), one["reports"], tuple(one["tables"])) for one in plain["parts"])
        return Manifest(tuple(parts), tuple(plain["sources"]))
    except FileNotFoundError:
        return Manifest()
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{folder}: {NAME} is damaged: {error}") from error


def write_manifest(folder: str, manifest: Manifest) -> None:
    """Replace the manifest of a store."""
    parts = [{"name": one.name, "day": one.day.isoformat(), "reports": one.reports, "tables": [*one.tables]} for one in manifest.parts]
    save(json.dumps({"format": FORMAT, "parts": parts, "sources": [*manifest.sources]}, indent=1) + "\n", os.path.join(folder, NAME))
