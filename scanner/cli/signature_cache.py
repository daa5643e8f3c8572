"""Where compiled copies of added signatures are kept: in a folder in which nobody but this account, or root, can put a file.

Root keeps them in the system's cache, never in an account's. On Windows an elevated program keeps none: its account's own folder may be
written by whatever that account runs without privileges.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from scanner import __version__
from scanner.built import CHECKOUT, commit
from scanner.catalogue.compiled_stamps import digest_of_code
from scanner.catalogue.kept_products import Kept
from scanner.catalogue.signature_files import joined
from scanner.cli.own_folder import find_stranger

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOTS_CACHE = "/var/cache"
NAME = "scanner"


def find_cache(folders: Sequence[str]) -> Kept | None:
    """Return the file for these folders, whether or not it is there; None where this account may keep none."""
    folder = find_folder()
    if not folder:
        return None
    named = "+".join(os.fsencode(os.path.abspath(one)).hex() for one in folders)
    built = commit()
    return Kept(os.path.join(folder, f"{joined('', named)}.table"), digest_of_code() if built == CHECKOUT else f"{__version__} {built}")


def find_folder() -> str:
    """Return the folder, made where it was not there; empty where this account may keep nothing."""
    place = _find_place()
    folder = os.path.join(place, NAME) if place else ""
    try:
        if folder:
            os.makedirs(folder, mode=0o700, exist_ok=True)
        return "" if not folder or find_stranger(folder) else folder
    except OSError:
        return ""


def _find_place() -> str:
    from scanner.host.live import privileged  # noqa: PLC0415  as above

    if privileged():
        return "" if os.name == "nt" else ROOTS_CACHE
    if os.name == "nt":
        return os.environ.get("LOCALAPPDATA", "")
    named = os.environ.get("XDG_CACHE_HOME", "")
    return named if os.path.isabs(named) else os.path.join(os.path.expanduser("~"), ".cache")
