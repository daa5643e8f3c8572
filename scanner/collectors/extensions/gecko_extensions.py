"""Extensions in the profiles of Firefox, Thunderbird and related programs, as recorded by the program.

Misses: profiles outside the usual folders that neither profiles.ini nor the `--profile` of a menu entry or its kin names; of programs
without a row in the table, those of which profiles.ini lies deeper than one folder below the usual roots. Of an extension that is no
package in the profile, its pages and scripts; of one that is, what is beyond 128 scripts or 4 MiB of them.
See: https://searchfox.org/mozilla-central/source/toolkit/mozapps/extensions/internal/XPIDatabase.sys.mjs
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.collectors.browsers import kept_elsewhere
from scanner.collectors.browsers.bounds import may_read
from scanner.collectors.browsers.documents import claims, read_document
from scanner.collectors.browsers.extension_files import ExtensionFiles
from scanner.collectors.browsers.followed import CANNOT_FOLLOW, NOT_FOLLOWED
from scanner.collectors.browsers.gecko_profiles import find_gecko_profiles, is_list
from scanner.collectors.collector import ALL_PLATFORMS, Collector, Said
from scanner.formats.extensions_json import ID, Addon, addons, listed
from scanner.formats.profiles_ini import MOST_PROFILES
from scanner.host.host import MEBIBYTE
from scanner.model import Item, Kind, Mark, Problem, Reason, Record, Rung, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

LIMIT = 16 * MEBIBYTE
FOREIGN = "a profile in a folder that may not belong to the account, or that is not on this machine; not read"


class GeckoExtensions(Collector):
    """Extensions of Gecko programs. A record is a profile; `about` is its program's id."""

    name = "gecko-extensions"
    kind = Kind.EXTENSION
    platforms = ALL_PLATFORMS
    rung = Rung.INSTALLED
    makes = frozenset({"extension-calls", "extension-host", "extension-word", "gecko-extension"})
    places = (
        "profiles.ini (only paths are kept)",
        "<profile>/extensions.json",
        "<profile>/extensions/*.xpi: its manifest, scripts (only the hosts of addresses in them are kept) and pages that it names",
        "menu entries, shortcuts, systemd units, scheduled tasks, Run keys and launch agents (only --profile is kept)",
        *kept_elsewhere.PLACES,
    )

    def find(self, host: Host) -> Iterator[Record]:
        """Name every profile, each once though several channels share it."""
        yield from find_gecko_profiles(host)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the extensions of a profile, and packages in it that it has not recorded."""
        if record.about == NOT_FOLLOWED:
            return [CANNOT_FOLLOW]
        if not may_read(host, record.location, record.user):
            return [Problem(Reason.LINK_LEAVES, FOREIGN)]
        if is_list(record):
            return [Problem(Reason.CAPPED, f"more than {MOST_PROFILES} profiles are listed; only the first ones were read")]
        return _profile(host, record)


def _profile(host: Host, record: Record) -> Iterator[Said]:
    losses: list[Problem] = []
    place = f"{record.location}/extensions.json"
    found = read_document(host, place, losses, LIMIT)
    packages = _packages(host, record)
    files = ExtensionFiles(host, record.user)
    for addon in addons(found) if found is not None else ():
        if isinstance(addon, Problem):
            yield addon._replace(location=place)
        else:
            own = _claims(addon, packages.get(addon.id, ""), files, losses)
            yield _item(record, addon)._replace(claims=own)
    known = listed(found or {})
    # What a program that has recorded its add-ons did not record, it does not run; without the record nobody can tell.
    rung = Rung.PRESENT if found is None else Rung.RESIDUE
    for identifier, package in packages.items():
        if identifier not in known:
            ids = (("gecko-extension", identifier),)
            yield Item(identifier, ids=ids, rung=rung, state=State.UNKNOWN, within=record.about, location=package)
    yield from (*losses, *files.losses())


def _packages(host: Host, record: Record) -> dict[str, str]:
    """Return the packages in a profile by the ids that they are named after: where a record says that one lies, anything may lie."""
    places = (package.location for package in host.glob("extensions/*.xpi", under=record))
    named = ((place.rpartition("/")[2].removesuffix(".xpi"), place) for place in places)
    return {identifier: place for identifier, place in named if re.fullmatch(ID, identifier)}


def _claims(addon: Addon, package: str, files: ExtensionFiles, losses: list[Problem]) -> tuple[tuple[str, str], ...]:
    if Mark.BUILT_IN in addon.marks:
        return ()
    own = claims(addon.hosts, addon.description)
    return tuple(dict.fromkeys((*own, *files.packed_claims(package, losses)))) if package else own


def _item(record: Record, addon: Addon) -> Item:
    place = addon.path.replace("\\", "/")
    package = place.rpartition("/")[2].removesuffix(".xpi")  # bears the id too, whatever somebody made of the record since
    ids = (addon.id, package) if re.fullmatch(ID, package) else (addon.id,)
    return Item(
        addon.name or addon.id,
        addon.version,
        addon.creator,
        tuple(("gecko-extension", one) for one in dict.fromkeys(ids)),
        state=addon.state,
        marks=addon.marks,
        within=record.about,
        location=place,
    )
