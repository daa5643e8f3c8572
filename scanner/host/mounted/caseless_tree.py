"""The files of a mounted or copied system that knew no letter case, on a disk that does: `/users/ALICE` is the folder's `Users/alice`.

Paths are answered in the spelling of the disk where it has one, so that one file has one name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.host.files import DEEPEST, SystemDisk, keep
from scanner.host.mounted.listing import Listing

if TYPE_CHECKING:
    from scanner.host.files import Within

MOST_CONTENTS, SMALL = 1_000, 1 << 15  # files, and bytes of one
NOTHING = Listing()


class CaselessTree(SystemDisk):
    """Files by path below a folder, whatever the letters' case."""

    def __init__(self, root: str) -> None:
        """Take the folder that stands for the system's own root. What it holds is not expected to change."""
        super().__init__(root)
        self._listings: dict[str, Listing] = {}
        self._places: dict[str, str] = {}
        self._contents: dict[tuple[str, Within], bytes] = {}

    def read(self, path: str, limit: int, within: Within, *, whole: bool = True) -> bytes:
        """Read each small file once: several collectors look at an application's own words."""
        content = self._contents.get((path, within))
        if content is None or len(content) > limit or not whole:
            content = super().read(path, limit, within, whole=whole)
            if whole and len(content) <= SMALL:
                keep(self._contents, (path, within), content, MOST_CONTENTS)
        return content

    def link(self, path: str) -> str:  # noqa: D102  the protocol says it
        parent, _, name = path.rpartition("/")
        try:
            folder = self._actual(parent)
        except (OSError, ValueError):
            return ""  # no folder to look in
        return "" if self._listed(folder).is_plain(name) else self._linked(folder, self.spelled(folder, name))

    def _actual(self, path: str) -> str:
        """Find each path once, by its folder's: thousands of files are asked for by paths that begin alike."""
        place = self._places.get(path)
        if place is None:
            place = keep(self._places, path, self._place(path))
        if not place:
            raise FileNotFoundError(path)
        return place

    def _place(self, path: str) -> str:
        """Return where a path leads on the disk, empty where a listing says that nothing is there."""
        parent, _, name = path.rpartition("/")
        if not parent or name in {"", ".", ".."} or path.count("/") > DEEPEST:
            return self._find(path)
        folder = self._places.get(parent)
        if folder is None:
            folder = keep(self._places, parent, self._place(parent))
        listing = self._listed(folder) if folder else NOTHING
        if listing.is_plain(name):
            return f"{folder}/{name}"
        return "" if listing.lacks(name) and folder != self.root else self._find(path)

    def spelled(self, folder: str, name: str) -> str:
        """Return a name as the disk spells it."""
        return self._listed(folder).spelled(name)

    def _linked(self, folder: str, name: str) -> str:
        listing = self._listed(folder)
        return "" if listing.is_plain(name) or listing.lacks(name) else super()._linked(folder, name)

    def _is_file(self, path: str) -> bool:
        folder, _, name = self._actual(path).rpartition("/")
        return self._listed(folder).is_file(name) or super()._is_file(path)

    def _listed(self, folder: str) -> Listing:
        listing = self._listings.get(folder)
        return keep(self._listings, folder, Listing.of(folder)) if listing is None else listing
