"""The names in a folder of a mounted system as its disk spells them, and what they are: one question instead of several for every name."""

from __future__ import annotations

import os
from itertools import islice

MOST_NAMES = 200_000
FILE, FOLDER, UNKNOWN = "file", "folder", ""  # unknown: a link, a device, or what the listing does not tell
ALL_MAY_BE_LINKS = os.name == "nt"  # whose listings do not tell a junction


class Listing:
    """What a folder holds, as far as it could be listed; `Listing()` is that of a folder that is not there."""

    def __init__(self, *, whole: bool = True) -> None:
        """Start without names. Where the listing is not `whole`, nothing is known of other names."""
        self._whole = whole
        self._forms: dict[str, str] = {}
        self._spellings: dict[str, str] | None = None

    @classmethod
    def of(cls, folder: str) -> Listing:
        """List a folder; one that cannot be listed says so when it is opened itself."""
        listing = cls(whole=False)
        try:
            with os.scandir(folder) as entries:
                for entry in islice(entries, MOST_NAMES):
                    plain = FILE if entry.is_file(follow_symlinks=False) else FOLDER if entry.is_dir(follow_symlinks=False) else UNKNOWN
                    listing._forms[entry.name] = UNKNOWN if ALL_MAY_BE_LINKS else plain
        except (FileNotFoundError, NotADirectoryError):
            return cls()
        except (OSError, ValueError):
            return listing
        listing._whole = len(listing._forms) < MOST_NAMES
        return listing

    def spelled(self, name: str) -> str:
        """Return a name as the folder spells it; of two that differ in case, the one that was asked for."""
        return name if name in self._forms else self._fold_names().get(name.casefold(), name)

    def is_plain(self, name: str) -> bool:
        """Tell whether a file or a folder is there by this very name, and no link."""
        return bool(self._forms.get(name))

    def is_file(self, name: str) -> bool:
        """Tell whether it is a regular file and no link."""
        return self._forms.get(name) == FILE

    def lacks(self, name: str) -> bool:
        """Tell whether nothing is there by this name, in any letters' case."""
        return self._whole and name not in self._forms and "/" not in name and name.casefold() not in self._fold_names()

    def _fold_names(self) -> dict[str, str]:
        if self._spellings is None:
            self._spellings = {name.casefold(): name for name in self._forms}
        return self._spellings
