"""Keeps what was read of a repository, so that the very bytes that were verified can be put elsewhere."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from scanner.catalogue.signed.repository import METADATA, TARGETS
from scanner.catalogue.whole_file import write_whole

if TYPE_CHECKING:
    from scanner.catalogue.signed.repository import Repository

LAST = f"{METADATA}/timestamp.json"  # names all the others: until it is there, the files before it are used


class Record:
    """A repository that remembers what was read of it."""

    def __init__(self, repository: Repository) -> None:
        """Take the one that is read."""
        self._repository = repository
        self._found: dict[str, bytes] = {}

    def read(self, name: str, most: int) -> bytes | None:
        """Return a file: see `Repository`."""
        content = self._repository.read(name, most)
        if content is not None:
            self._found[name] = content
        return content

    def write(self, folder: str) -> None:
        """Write it to a folder, the timestamp last, and remove what an earlier release left there. Raises OSError."""
        for kind in (METADATA, TARGETS):
            os.makedirs(os.path.join(folder, kind), exist_ok=True)
        for name in sorted(self._found, key=lambda name: name == LAST):
            write_whole(os.path.join(folder, *name.split("/")), self._found[name])
        for kind in (METADATA, TARGETS):
            for old in os.listdir(os.path.join(folder, kind)):
                if f"{kind}/{old}" not in self._found:
                    os.unlink(os.path.join(folder, kind, old))
