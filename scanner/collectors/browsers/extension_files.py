"""What the files of a browser's extension say: its manifest may leave out what it is for, and with an own key it asks for no site.

Of its scripts the hosts of addresses are kept, of its pages the title and the first words, and nothing else. An extension of 4 MiB costs
a scan some milliseconds.
"""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from scanner.collectors.browsers.bounds import is_plain
from scanner.collectors.browsers.documents import claims
from scanner.formats.called_hosts import called_hosts
from scanner.formats.extension_text import page_texts, text_ids
from scanner.host.host import MEBIBYTE
from scanner.model import Problem, Reason, Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.formats.chromium_manifest import Manifest
    from scanner.host.host import Host

SCRIPTS = (".js", ".mjs")
DEEPEST = 4  # folders below the manifest's: what is built has two, what is written as it is loaded has more
NOT_ITS_CODE = ("_locales", "_metadata", "node_modules")  # the last lies beside an extension that somebody works on: thousands of files
MOST_FOLDERS = 64
MOST_FILES = 128
MOST_HOSTS = 256
PIECE = 256 << 10  # held in memory at once
LONGEST_ADDRESS = 512  # which two pieces share, for what stands between them
OF_ONE = 4 * MEBIBYTE
OF_AN_ACCOUNT = 256 * MEBIBYTE  # which may have 512 read, of all that it has: the rest is for what tells more
SPENT = f"more than {OF_AN_ACCOUNT} bytes; the rest was not read"
MOST_PAGES = 4
OF_A_PAGE = 32 << 10


class ExtensionFiles:
    """Reads files of an account's extensions, as long as there is something to spend."""

    def __init__(self, host: Host, user: str) -> None:
        """Take the machine, and whose extensions they are."""
        self._host = host
        self._left = host.once(f"what may be read of the scripts of {user}", lambda: [OF_AN_ACCOUNT])

    def losses(self) -> Iterator[Problem]:
        """Yield a Problem where nothing is left to spend: what nobody looked at is not quiet."""
        if not self._left[0]:
            yield Problem(Reason.CAPPED, SPENT)

    def claims(self, folder: str, said: Manifest) -> tuple[tuple[str, str], ...]:
        """Return what a manifest says, and what its pages and its scripts do, as identifiers; its own alone where there is no folder."""
        own = claims(said.hosts, *said.texts)
        return (*own, *self._texts(folder, said.pages), *self._calls(folder)) if folder else own

    def _texts(self, folder: str, pages: Sequence[str]) -> Iterator[tuple[str, str]]:
        for page in filter(is_plain, (f"{folder}/{page}" for page in pages[:MOST_PAGES])):
            if self._host.is_file(page):
                read = self._host.head(page, OF_A_PAGE).decode("utf-8", "replace")
                yield from chain.from_iterable(map(text_ids, page_texts(read)))

    def _calls(self, folder: str) -> Iterator[tuple[str, str]]:
        seen: set[str] = set()
        for host in chain.from_iterable(map(called_hosts, self._scripts(folder))):
            if host not in seen:
                yield "extension-calls", host
                seen.add(host)
            if len(seen) == MOST_HOSTS:  # lists of sites have any number
                break

    def _scripts(self, folder: str) -> Iterator[bytes]:
        """Yield pieces of scripts, the smallest script first: what an extension's maker wrote is smaller than what was packed with it."""
        left = min(OF_ONE, *self._left)
        for size, place in sorted((self._host.size(place), place) for place in islice(self._places(folder), MOST_FILES)):
            for at in range(0, size, PIECE):
                if not left:
                    return
                read = self._host.part(place, at, min(PIECE + LONGEST_ADDRESS, left))
                left, self._left[0] = left - len(read), self._left[0] - len(read)
                yield read

    def _places(self, folder: str) -> Iterator[str]:
        """Yield what is near the manifest first."""
        folders = [folder]
        for one in folders:
            places = [record.location for record in self._host.glob("*", under=Record(one))]
            yield from (place for place in places if place.endswith(SCRIPTS))
            if one.count("/") < folder.count("/") + DEEPEST:
                folders += [*filter(_may_be_a_folder, places)][: MOST_FOLDERS - len(folders)]


def _may_be_a_folder(place: str) -> bool:
    """Tell what is worth listing: a file without a dot in its name is as good as an empty folder."""
    name = place.rpartition("/")[2]
    return "." not in name and name not in NOT_ITS_CODE
