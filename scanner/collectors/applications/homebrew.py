"""Homebrew's formulae and casks, from the folders it installs them to.

Misses: prefixes that HOMEBREW_PREFIX does not name in a plain assignment, and older versions beside the newest of a formula.
See: https://docs.brew.sh/Formula-Cookbook#homebrew-terminology
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.collectors.applications.homebrew_receipt import Receipt, Recipe, receipt, recipe
from scanner.collectors.collector import Collector, Said
from scanner.formats.home_page import HOME_PAGE
from scanner.host.host import MEBIBYTE
from scanner.model import Item, Kind, Platform, Record, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

PREFIXES = {
    Platform.LINUX: ("/home/linuxbrew/.linuxbrew", "{home}/.linuxbrew"),
    Platform.MACOS: ("/opt/homebrew", "/usr/local", "{home}/homebrew"),
}
FORMULA, CASK = "brew", "brew-cask"
FOLDERS = {FORMULA: "Cellar/*", CASK: "Caskroom/*"}
OWN_TAPS = "homebrew/"  # what all of its own begin with: core, cask, and those that it has closed
RECEIPT = "INSTALL_RECEIPT.json"
RECIPES = ".metadata/*/*/Casks/*"  # by version and time
PART = r"(?i)\d+|[a-z]+"


class Homebrew(Collector):
    """Formulae and casks. One of somebody's tap has its full name, `owner/tap/formula`: in another tap a name may be another program's."""

    name = "homebrew"
    kind = Kind.APPLICATION
    platforms = frozenset(PREFIXES)
    rung = Rung.INSTALLED
    makes = frozenset({"brew", "brew-cask", HOME_PAGE})
    places = (
        *(f"{prefix}/{folder}" for prefixes in PREFIXES.values() for prefix in prefixes for folder in FOLDERS.values()),
        f"{RECEIPT}, .brew/*.rb and {RECIPES} below them, of which the tap and the home page are kept",
    )

    def find(self, host: Host) -> Iterator[Record]:
        """Name the folder of each formula and cask once: /home/linuxbrew may be somebody's home."""
        seen: set[str] = set()
        for prefix in PREFIXES.get(host.platform, ()):
            for kind, folder in FOLDERS.items():
                for record in host.glob(f"{prefix}/{folder}", about=kind):
                    if record.location not in seen:
                        seen.add(record.location)
                        yield record

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the formula or cask with its newest version; what only left `.metadata` behind is not installed."""
        name = record.location.rpartition("/")[2]
        versions = [found.location for found in host.glob("*", under=record) if host.is_folder(found)]
        if not versions:
            return
        newest = max(versions, key=_order)
        place = f"{newest}/{RECEIPT}" if record.about == FORMULA else f"{record.location}/.metadata/{RECEIPT}"
        written = host.look(place, MEBIBYTE)
        tap, damage = receipt(written) if written is not None else Receipt()
        if damage:
            yield damage._replace(location=place)
        whole = f"{tap}/{name}" if tap and not tap.startswith(OWN_TAPS) else name
        place = _recipe_of(host, record, newest)
        written = host.look(place, MEBIBYTE) if place else None
        homes, damage = recipe(written, is_json=place.endswith(".json")) if written is not None else Recipe()
        if damage:
            yield damage._replace(location=place)
        yield Item(name, newest.rpartition("/")[2], ids=((record.about, whole),), claims=homes)


def _recipe_of(host: Host, record: Record, newest: str) -> str:
    """Return where Homebrew keeps the recipe by which it installed this, empty where it keeps none of a cask."""
    if record.about == FORMULA:
        return f"{newest}/.brew/{record.location.rpartition('/')[2]}.rb"
    return max((found.location for found in host.glob(RECIPES, under=record)), default="")


def _order(location: str) -> list[tuple[bool, int, str]]:
    """Order versions by their numbers, so that 10.0 comes after 9.9; words such as `HEAD` and `beta` come before numbers."""
    parts = re.findall(PART, location.rpartition("/")[2])
    return [(part.isdigit(), int(part[:18]) if part.isdigit() else 0, part) for part in parts]
