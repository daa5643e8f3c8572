"""AppImages, by the magic number at the start of files in the folders where people keep them.

Misses: folders of other names that no session knows of, folders below these, and files renamed to another type.
See: https://github.com/AppImage/AppImageSpec/blob/master/draft.md#image-format
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.collectors.applications import linux_user_folders
from scanner.collectors.applications.linux_user_folders import user_folders
from scanner.collectors.collector import Collector, Said
from scanner.collectors.command_lines.launched_program import appimage_ids
from scanner.formats import versioned_name
from scanner.model import Item, Kind, Platform, Problem, Reason, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

FOLDERS = (
    "{home}/Applications",
    "{home}/AppImages",
    "{home}/bin",
    "{home}/.local/bin",
    "{home}/Downloads",
    "{home}/Desktop",
    "/opt",
    "/opt/*",
    "/usr/local/bin",
)
SUFFIX = ".appimage"
OTHER_SUFFIX = r"\.\d?[A-Za-z][A-Za-z0-9]{0,9}$"  # the .3 of `Cursor-0.42.3` is none, the .7z of an archive is one
ELF = b"\x7fELF"
IN_HOMES = ("{home}/*.AppImage", "{home}/*.appimage")  # where wget leaves them, and a session without a folder for downloads
ITSELF = "itself"  # not a folder of them
MAGICS = (b"AI\x01", b"AI\x02")
MAGIC_AT = 8
MOST_HEADS = 500


class LinuxAppimage(Collector):
    """AppImages: programs in one file, which nothing needs to install."""

    name = "linux-appimage"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.LINUX})
    rung = Rung.PRESENT
    makes = frozenset({"appimage"})
    places = (*FOLDERS, *IN_HOMES, "the downloads and the desktop that {config}/user-dirs.dirs names")

    def find(self, host: Host) -> Iterator[Record]:
        """Name the folders that are there, and the AppImages right in a home, where no other file is looked into."""
        for pattern in FOLDERS:
            yield from (record for record in host.glob(pattern) if host.is_folder(record))
        for purpose in (linux_user_folders.DOWNLOADS, linux_user_folders.DESKTOP):
            yield from user_folders(host, purpose)
        for pattern in IN_HOMES:
            yield from host.glob(pattern, about=ITSELF)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the AppImages of a folder; of other files only those without a suffix are looked into, and not too many."""
        if record.about == linux_user_folders.ELSEWHERE:
            yield linux_user_folders.not_looked_into(record)
            return
        files = [record] if record.about == ITSELF else [found for found in host.glob("*", under=record) if _may_be(found.location)]
        files.sort(key=lambda found: not _named(found.location))
        if len(files) > MOST_HEADS:
            yield Problem(Reason.CAPPED, f"{len(files)} possible AppImages; only {MOST_HEADS} were read")
        for found in files[:MOST_HEADS]:
            if host.is_file(found) and _is(host.head(found, MAGIC_AT + 3), named=_named(found.location)):
                yield _item(found.location)


def _named(location: str) -> bool:
    return location.lower().endswith(SUFFIX)


def _may_be(location: str) -> bool:
    return _named(location) or not re.search(OTHER_SUFFIX, location)


def _is(head: bytes, *, named: bool) -> bool:
    """Tell an AppImage by its magic; a named one may have lost it, as people blank it out to run the file in a container."""
    return head.startswith(ELF) and (named or head[MAGIC_AT:] in MAGICS)


def _item(location: str) -> Item:
    stem = location.rpartition("/")[2]
    name, version = versioned_name.split(stem[: -len(SUFFIX)] if _named(stem) else stem)
    # A file's name has hyphens for the spaces of the program's: `LM-Studio`, but not `qemu-ga`.
    return Item(re.sub(r"[-_](?=[A-Z])", " ", name), version, ids=appimage_ids(stem), location=location)
