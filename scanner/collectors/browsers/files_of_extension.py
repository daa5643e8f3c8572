"""The files of a browser's extension, in a folder or packed into one file: its scripts, and the beginning of any other."""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from scanner.collectors.browsers.bounds import is_plain
from scanner.formats.zip_file import find_contents, list_rows, unpack
from scanner.model import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.host.host import Host

SCRIPTS = (".js", ".mjs")
DEEPEST = 4  # folders below the manifest's: what is built has two, what is written as it is loaded has more
NOT_ITS_CODE = ("_locales", "_metadata", "node_modules")  # the last lies beside an extension that somebody works on: thousands of files
MOST_FOLDERS = 64
MOST_FILES = 128
PIECE = 256 << 10  # held in memory at once
LONGEST_ADDRESS = 512  # which two pieces share, for what stands between them


class FolderFiles:
    """The files below a folder, near its top first."""

    def __init__(self, host: Host, folder: str) -> None:
        """Take the machine and the folder."""
        self._host, self._folder = host, folder

    def head(self, name: str, most: int) -> bytes:
        """Return the beginning of a file; nothing when there is none."""
        place = f"{self._folder}/{name}"
        return self._host.head(place, most) if is_plain(place) and self._host.is_file(place) else b""

    def scripts(self) -> Iterator[tuple[int, str]]:
        """Yield the sizes and places of scripts."""
        return ((self._host.size(place), place) for place in islice(self._places(), MOST_FILES))

    def pieces(self, script: str, size: int, most: int) -> Iterator[bytes]:
        """Yield pieces of a script, so many bytes of it at most."""
        for at in range(0, size, PIECE):
            if most <= 0:
                return
            read = self._host.part(script, at, min(PIECE + LONGEST_ADDRESS, most))
            most -= len(read)
            yield read

    def _places(self) -> Iterator[str]:
        folders = [self._folder]
        for one in folders:
            places = [record.location for record in self._host.glob("*", under=Record(one))]
            yield from (place for place in places if place.endswith(SCRIPTS))
            if one.count("/") < self._folder.count("/") + DEEPEST:
                folders += [*filter(_may_be_a_folder, places)][: MOST_FOLDERS - len(folders)]


class PackedFiles:
    """The files of a package such as an xpi. Raises `Malformed` where it is no zip file, or one of them cannot be unpacked."""

    def __init__(self, host: Host, package: str) -> None:
        """Take the machine and the package, whose table of contents is read."""
        self._part = partial(host.part, package)
        self._rows = {row.name.decode("utf-8", "replace"): row for row in list_rows(*find_contents(host.size(package), self._part))}

    def names(self) -> Iterator[str]:
        """Yield the names of its files."""
        yield from self._rows

    def head(self, name: str, most: int) -> bytes:
        """Return the beginning of a file; nothing when there is none."""
        return unpack(self._rows[name], self._part, most) if name in self._rows else b""

    def scripts(self) -> Iterator[tuple[int, str]]:
        """Yield the sizes and names of scripts, as the package has it."""
        found = ((row.size, name) for name, row in self._rows.items() if name.endswith(SCRIPTS) and _may_be_its_code(name))
        return islice(found, MOST_FILES)

    def pieces(self, script: str, size: int, most: int) -> Iterator[bytes]:  # noqa: ARG002  it is unpacked as a whole
        """Yield a script, so many bytes of it at most."""
        yield self.head(script, most)


def _may_be_a_folder(place: str) -> bool:
    """Tell what is worth listing: a file without a dot in its name is as good as an empty folder."""
    name = place.rpartition("/")[2]
    return "." not in name and name not in NOT_ITS_CODE


def _may_be_its_code(name: str) -> bool:
    return name.count("/") <= DEEPEST and not {*NOT_ITS_CODE} & {*name.split("/")}
