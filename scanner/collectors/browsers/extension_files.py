"""What the files of a browser's extension say: its manifest may leave out what it is for, and with an own key it asks for no site.

Of its scripts the hosts of addresses are kept, of its pages the title and the first words, and nothing else. An extension of 4 MiB costs
a scan some milliseconds.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from scanner.collectors.browsers.documents import LIMIT, MESSAGES_LIMIT, claims, fill_in
from scanner.collectors.browsers.files_of_extension import FolderFiles, PackedFiles
from scanner.formats.called_hosts import called_hosts
from scanner.formats.chromium_manifest import Manifest, manifest
from scanner.formats.extension_text import page_texts, text_ids
from scanner.formats.json_file import document, document_or_problem
from scanner.host.host import MEBIBYTE
from scanner.model import Problem, Reason, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.host.host import Host

MOST_HOSTS = 256
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
        return (*own, *self._read_beside(FolderFiles(self._host, folder), said.pages)) if folder else own

    def packed_claims(self, package: str, losses: list[Problem]) -> tuple[tuple[str, str], ...]:
        """Return what an extension says that is packed into one file, as identifiers; add what is wrong with it to `losses`.

        The sites that it asks for are left to who records them.
        """
        try:
            files = PackedFiles(self._host, package)
            content = files.head("manifest.json", LIMIT)
            said = _with_messages(files, package, manifest(document(content)), losses) if content else None  # extensions of old had none
            return (*claims((), *said.texts), *self._read_beside(files, said.pages)) if said else ()
        except Unreadable as problem:
            losses.append(Problem(problem.reason, problem.detail, package))
            return ()

    def _read_beside(self, files: FolderFiles | PackedFiles, pages: Sequence[str]) -> Iterator[tuple[str, str]]:
        for page in pages[:MOST_PAGES]:
            read = files.head(page, OF_A_PAGE).decode("utf-8", "replace")
            yield from chain.from_iterable(map(text_ids, page_texts(read)))
        yield from self._calls(files)

    def _calls(self, files: FolderFiles | PackedFiles) -> Iterator[tuple[str, str]]:
        seen: set[str] = set()
        for host in chain.from_iterable(map(called_hosts, self._scripts(files))):
            if host not in seen:
                yield "extension-calls", host
                seen.add(host)
            if len(seen) == MOST_HOSTS:  # lists of sites have any number
                break

    def _scripts(self, files: FolderFiles | PackedFiles) -> Iterator[bytes]:
        """Yield pieces of scripts, the smallest script first: what an extension's maker wrote is smaller than what was packed with it."""
        left = min(OF_ONE, *self._left)
        for size, script in sorted(files.scripts()):
            if not left:
                return
            for read in files.pieces(script, size, left):
                left, self._left[0] = left - len(read), self._left[0] - len(read)
                yield read


def _with_messages(files: PackedFiles, package: str, said: Manifest, losses: list[Problem]) -> Manifest:
    """Return what a packed extension says with its texts in place of the tokens."""

    def read(name: str) -> dict[str, object] | None:
        found = document_or_problem(files.head(name, MESSAGES_LIMIT))
        if isinstance(found, Problem):
            losses.append(found._replace(location=package))
            return None
        return found

    present = (name.split("/")[1] for name in files.names() if name.startswith("_locales/") and name.endswith("/messages.json"))
    return fill_in(said, present, read)
