"""Where programs of the Gecko family read an administrator's policies: files, managed preferences of macOS, registry keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.browsers import gecko_programs
from scanner.collectors.browsers.gecko_browsers import BROWSERS
from scanner.collectors.browsers.managed_policies import ROOTS, find_managed_files, managed_places
from scanner.formats.json_file import document
from scanner.model import Platform

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.host.host import Host
    from scanner.model import Record

PROFILE = ".plist"  # made by macOS from a configuration profile: the policies stand on top
SYSTEM = "/etc/"  # of a program that has a file there, those beside its program files do not count
KEYS = r"SOFTWARE\Policies\Mozilla\*"  # every program looks below its own name there, also one without a row
PROGRAM_OF_KEY = {key.casefold(): browser.id for browser in BROWSERS for key in browser.windows.policies}
BELOW_A_PROGRAM = "distribution/policies.json"
PLACES = (
    *(place for browser in BROWSERS for place in browser.linux.policies),
    *(place for browser in BROWSERS for domain in browser.macos.policies for place in managed_places(domain)),
    *(f"{folder}/{BELOW_A_PROGRAM}" for folder in gecko_programs.PLACES),
    *(rf"{root}\{KEYS}" for root in ROOTS),
)


def find_policy_files(host: Host) -> Iterator[Record]:
    """Yield the policy files, with the program that obeys them in `about`."""
    for browser in BROWSERS if host.platform is not Platform.WINDOWS else ():
        find = find_managed_files if host.platform is Platform.MACOS else _find_files
        for place in browser.on(host.platform).policies:
            yield from find(host, place, browser.id)
    for folder in gecko_programs.find_programs(host):
        yield from host.glob(BELOW_A_PROGRAM, under=folder, about=folder.about)


def _find_files(host: Host, place: str, program: str) -> Iterator[Record]:
    return host.glob(place, about=program)


def find_policy_keys(host: Host) -> Iterator[Record]:
    """Yield the registry keys of policies, for the machine and every account, with the program that obeys them in `about`."""
    for root in ROOTS if host.platform is Platform.WINDOWS else ():
        for record in host.keys(rf"{root}\{KEYS}"):
            name = record.location.rpartition("\\")[2].casefold()
            program = PROGRAM_OF_KEY.get(f"{KEYS[:-1]}{name}".casefold(), name.replace(" ", "-"))
            yield record._replace(about=program)


def is_file(record: Record) -> bool:
    """Tell whether a record is a policy file, and not a key."""
    return "/" in record.location


def read_policy_file(host: Host, record: Record) -> dict[str, object]:
    """Return a file's policies in the shape of policies.json; raise `Unreadable` for anything else. No program accepts comments."""
    content = host.read(record)
    if not record.location.endswith(PROFILE):
        return document(content, comments=False)
    from scanner.formats.plist import plist  # noqa: PLC0415  of one platform only

    return {"policies": plist(content)}
