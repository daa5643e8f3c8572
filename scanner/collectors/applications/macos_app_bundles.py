"""Applications of macOS and of the iPhone and iPad, input methods, preference panes and screen savers, from their folders.

Misses: applications in Desktop, Documents and Downloads, for which macOS would ask its user, and deeper than the third folder; helpers
inside another application; names in other languages. The team is what the program claims: its signature is not verified.
See: https://developer.apple.com/library/archive/documentation/CoreFoundation/Conceptual/CFBundles/BundleTypes/BundleTypes.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.applications.macos_app_bundle import MOST_BYTES, AppBundle, app_bundle, store_note
from scanner.collectors.applications.macos_applications import APP, APPLICATION_ROOTS, OTHER_ROOTS, find_applications, find_other_bundles
from scanner.collectors.applications.macos_mach_o_signature import MachOSignature, mach_o_signature
from scanner.collectors.collector import Collector, Said
from scanner.host.host import MEBIBYTE
from scanner.model import Item, Kind, Mark, Platform, Problem, Reason, Record, Rung
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host

OF_THE_SYSTEM = ("/System/", "/Library/Apple/")


class Read(NamedTuple):
    """A bundle's Info.plist as far as it could be read, and where its program lies."""

    said: AppBundle
    programs: str = ""
    store: bool = False


class MacosAppBundles(Collector):
    """Bundles by their own name and bundle id; what a browser made for a site is left to the collector of web apps."""

    name = "macos-app-bundles"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.MACOS})
    rung = Rung.INSTALLED
    makes = frozenset({"bundle-id", "team-id"})
    places = tuple(f"{root}{'/*' * depth}{ending}" for root, depth, ending in (*APPLICATION_ROOTS, *OTHER_ROOTS))

    def find(self, host: Host) -> Iterator[Record]:
        """Name each bundle once, under the first of its names."""
        yield from find_applications(host)
        yield from find_other_bundles(host)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the bundle, by its folder's name where it does not tell its own."""
        problems: list[Problem] = []
        read = _read(host, record.location, problems)
        if read is None or read.said.web_app:
            return
        built_in = record.location.startswith(OF_THE_SYSTEM)
        ids = [("bundle-id", read.said.id)] if read.said.id else []
        if read.programs and read.said.executable and not built_in:  # Apple's own name no team
            program = f"{read.programs}/{read.said.executable}"
            signed = mach_o_signature(lambda at, size: host.part(program, at, size)) or MachOSignature()
            ids += [("team-id", signed.team)] if signed.team else []
            problems += [Problem(Reason.MALFORMED, signed.damage, program)] if signed.damage else []
        marks = ((Mark.HIDDEN, read.said.hidden), (Mark.BUILT_IN, built_in), (Mark.STORE, read.store))
        name = read.said.name or record.location.rpartition("/")[2].rpartition(".")[0]
        yield Item(name, read.said.version, ids=tuple(ids), marks=tuple(mark for mark, holds in marks if holds))
        yield from problems


def _read(host: Host, app: str, problems: list[Problem]) -> Read | None:
    """Read a bundle's own words, None when it is none: a file may be called so too."""
    for folder, programs in ((f"{app}/Contents", f"{app}/Contents/MacOS"), (app, app)):
        content = host.look(f"{folder}/Info.plist", MOST_BYTES)
        if content is not None:
            said = _kept(app_bundle(content), f"{folder}/Info.plist", problems)
            return Read(said, programs, not app.startswith(OF_THE_SYSTEM) and host.is_file(f"{folder}/_MASReceipt/receipt"))
    if host.is_folder(f"{app}/Wrapper"):
        return _read_wrapped(host, app, problems)
    if not host.is_folder(app):
        return None
    _missing(host, f"{app}/Contents", problems)
    return Read(AppBundle())


def _read_wrapped(host: Host, app: str, problems: list[Problem]) -> Read:
    """Read an app for the iPhone or iPad, whose bundle lies one folder deeper, beside what the store says of it."""
    inner, said = _inner(host, app, problems), AppBundle()
    if inner:
        content = host.look(f"{inner}/Info.plist", MOST_BYTES)
        if content is None:
            _missing(host, inner, problems)
        else:
            said = _kept(app_bundle(content), f"{inner}/Info.plist", problems)
    note = host.look(f"{app}/Wrapper/iTunesMetadata.plist", MEBIBYTE)
    store = _kept(store_note(note), f"{app}/Wrapper/iTunesMetadata.plist", problems) if note is not None else AppBundle()
    said = said._replace(name=said.name or store.name, version=said.version or store.version, id=said.id or store.id)
    return Read(said, inner, note is not None)


def _inner(host: Host, app: str, problems: list[Problem]) -> str:
    """Return the bundle that WrappedBundle leads to, else the only one there is."""
    link = f"{app}/WrappedBundle"
    if host.link(link):
        target, bounds = host.real(link), host.real(app)
        if not target.startswith(f"{bounds}/"):
            problems.append(Problem(Reason.LINK_LEAVES, "a link points outside the application", link))
        elif host.is_folder(target):
            return f"{app}{target[len(bounds) :]}"
        else:
            problems.append(Problem(Reason.MALFORMED, "a link to nothing", link))
    found = [bundle.location for bundle in host.glob(f"*{APP}", under=Record(f"{app}/Wrapper")) if not host.link(bundle)]
    if len(found) == 1:
        return found[0]
    problems.append(Problem(Reason.MALFORMED, f"expected one application in Wrapper, found {len(found)}"))
    return ""


def _missing(host: Host, folder: str, problems: list[Problem]) -> None:
    """Say that there is no Info.plist; where there is one, the host has said why it could not be read."""
    if not host.is_file(f"{folder}/Info.plist"):
        problems.append(Problem(Reason.MALFORMED, "expected an Info.plist", folder))


def _kept(said: AppBundle, place: str, problems: list[Problem]) -> AppBundle:
    if said.damage:
        problems.append(Problem(Reason.MALFORMED, said.damage, place))
    return said
