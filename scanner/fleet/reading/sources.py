"""Where reports lie: folders, globs, files and standard input, plain or packed, one report in a file or one on each line."""

from __future__ import annotations

import glob
import io
import os
import re
import stat
import zlib
from codecs import BOM_UTF8
from typing import TYPE_CHECKING, BinaryIO

from scanner.fleet.reading.open_unpacked import NO_FILE, STANDARD_INPUT, open_unpacked
from scanner.reports.record.parse_report import MOST_BYTES
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SUFFIXES = (".json", ".toml", ".ndjson", ".jsonl")
PACKED = ("", ".gz", ".zst")
ENDINGS = tuple(suffix + packed for suffix in SUFFIXES for packed in PACKED)
# A line of `--format ndjson`, be it written anew by what carried it; those of one report are not the whole of it.
EVENT = re.compile(rb'"event_type"\s*:')
OF_EVENT = b'"event_type"'  # found in a tenth of the time
LATER_LINE = re.compile(rb"\n\{[^\n]*\}\s*?(?:\n|\Z)")  # a whole report, which neither TOML nor JSON on several lines has on one of them
EVENTS = "{} events (--format ndjson), which are not the whole of a report: ingest its JSON (also --compact) or TOML"
MOST_OF_EVENTS = 4 << 20  # bytes of a file's events that are kept
NOT_KEPT = "; the first {} are kept"
LEADS_OUT = "a link that leads out of the folder, and is not followed"


class Source(NamedTuple):
    """A file as it was before it was read; `changed` is in nanoseconds, the later of its content's time and its entry's.

    `fault` says why it cannot be read. `other` is what is not looked at: it is not named like a report, or is a link to a folder.
    """

    path: str
    size: int = 0
    changed: int = 0
    fault: str = ""
    other: bool = False


class Piece(NamedTuple):
    """The text of what should be one report, or why it could not be read.

    `line` is 0 for a file that is one report. `position` is how much of the file, packed as it is, was read for it.
    """

    content: bytes
    line: int = 0
    fault: str = ""
    position: int = 0


def find_sources(named: Iterable[str], store: str = "") -> Iterator[Source]:
    """Yield the files that were named, those of folders by their endings. Raises FileNotFoundError for what is not there.

    What a folder holds of the store itself is not yielded: the texts in its quarantine would be refused again, and kept again.
    """
    for path in named:
        if path == STANDARD_INPUT:
            yield Source(path)
        elif os.path.isdir(path):
            yield from _walk(path, store)
        elif os.path.lexists(path):
            yield _source(path)
        elif found := sorted(glob.glob(path, recursive=True)):
            yield from find_sources(found, store)
        else:
            raise FileNotFoundError(2, "no such file or folder", path)


def read_pieces(source: Source) -> Iterator[Piece]:
    """Yield what a file holds. Whatever is wrong with it comes as a piece with a fault: one file ends no ingest."""
    number, events = 0, _Events()
    if source.fault:
        yield Piece(b"", fault=source.fault)
        return
    try:
        with open_unpacked(source.path) as (file, packed):
            start = file.readline(MOST_BYTES + 1)
            if not _is_whole(start):
                start += file.read(MOST_BYTES + 1)
                if not LATER_LINE.search(start):
                    yield Piece(start, fault="" if start else "the file is empty")
                    return
            for number, line in enumerate(_lines(start, file), 1):
                if OF_EVENT in line and EVENT.search(line):
                    events.add(number, line)
                elif not line.isspace():
                    yield Piece(line.rstrip(b"\r\n"), number, position=packed.tell() if source.size else 0)
    except (OSError, EOFError, ValueError, zlib.error) as error:
        yield Piece(b"", number, str(error) or type(error).__name__)
    yield from events.as_one()


class _Events:
    """The lines of a file that are events: one piece of all, since they are one mistake, and a fleet's may be thousands of files."""

    def __init__(self) -> None:
        self._first = self._number = self._size = 0
        self._kept: list[bytes] = []

    def add(self, number: int, line: bytes) -> None:
        """Take a line."""
        self._first, self._number, self._size = self._first or number, self._number + 1, self._size + len(line)
        if self._size <= MOST_OF_EVENTS or not self._kept:
            self._kept.append(line)

    def as_one(self) -> Iterator[Piece]:
        """Yield all of them, if there are any: with how many they are, and how many of them are kept."""
        if self._number:
            more = NOT_KEPT.format(len(self._kept)) if len(self._kept) < self._number else ""
            yield Piece(b"".join(self._kept), self._first, EVENTS.format(self._number) + more)


def _lines(start: bytes, file: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a file whose start was read; of one that is longer than any report only as much as it is refused by."""
    head = io.BytesIO(start)

    def read_line() -> bytes:
        line = head.readline(MOST_BYTES + 1)
        ended = line.endswith(b"\n") or len(line) > MOST_BYTES
        return line if ended else line + file.readline(MOST_BYTES + 1 - len(line))

    for line in iter(read_line, b""):
        yield line
        rest = line
        while len(rest) > MOST_BYTES and not rest.endswith(b"\n"):
            rest = read_line()


def _is_whole(first: bytes) -> bool:
    """Tell whether a first line is a whole report, or longer than any: then each line is one, be it the only one."""
    text = first.strip().removeprefix(BOM_UTF8)
    return len(first) > MOST_BYTES or (text.startswith(b"{") and text.endswith(b"}"))


def _walk(folder: str, store: str) -> Iterator[Source]:
    waiting, left_out, top = [folder], os.path.realpath(store) if store else "", os.path.realpath(folder)
    while waiting:
        folder = waiting.pop()
        if os.path.realpath(folder) == left_out:
            continue
        try:
            with os.scandir(folder) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            yield Source(os.path.abspath(folder), fault=error.strerror or str(error))
            continue
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
            elif entry.name.lower().endswith(ENDINGS) and not os.path.isdir(entry.path):  # which no loop of links fails
                yield _source(entry.path, within=top)
            else:
                yield Source(entry.path, other=True)


def _source(path: str, within: str = "") -> Source:
    """Look at a file. Whoever may write into a folder that is read says where its links lead: not to what only we may read."""
    try:
        found = os.stat(path)
    except OSError as error:
        return Source(os.path.abspath(path), fault=error.strerror or str(error))
    if within and os.path.islink(path) and not os.path.realpath(path).startswith(os.path.join(within, "")):
        return Source(os.path.abspath(path), fault=LEADS_OUT)
    changed = max(found.st_mtime_ns, found.st_ctime_ns)
    return Source(os.path.abspath(path), found.st_size, changed, "" if stat.S_ISREG(found.st_mode) else NO_FILE)
