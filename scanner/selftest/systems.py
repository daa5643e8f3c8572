"""The small systems that come with the program: what is planted in them, and their files. `scripts/plant` writes the archive."""

from __future__ import annotations

import json
import os
from zipfile import ZipFile

from scanner.model import Platform
from scanner.stdlib.named_tuple import NamedTuple

ARCHIVE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "systems.zip")
LIST = "planted.json"
# Every collector but these reads at least one planted file or key on each of its platforms; a test holds the list to that.
NOT_FED = {
    "running-processes": "a mounted system runs nothing; a live scan reads the process table",
    "phone-backups": "read only when somebody asks for it with --phone-backups",
}


class Planted(NamedTuple):
    """An item that a collector must read, and the product that it must be evidence of, empty where it is harmless."""

    platform: Platform
    collector: str
    item: str
    product: str


def planted() -> list[Planted]:
    """Return everything that is planted, on all platforms."""
    with ZipFile(ARCHIVE) as archive:
        return [Planted(Platform(platform), *rest) for platform, *rest in json.loads(archive.read(LIST))]


def plant(folder: str) -> dict[Platform, str]:
    """Write the systems below a folder, and return where each is."""
    with ZipFile(ARCHIVE) as archive:
        archive.extractall(folder, [name for name in archive.namelist() if name != LIST])
    return {platform: os.path.join(folder, platform) for platform in Platform}
