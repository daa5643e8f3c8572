"""Native messaging hosts: programs that a browser starts on request of an extension, each defined by a file or a registry key.

The extensions that may ask are not listed: allowed is not installed. The file that a key's value names is not opened: it may be
anywhere, and would only add a path.
Misses: browsers without a profile or with places that are not in the table; whether the program still exists, so an item is only
configured.
See: https://developer.chrome.com/docs/extensions/develop/concepts/native-messaging#native-messaging-host-location and
https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/Native_manifests
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from scanner.collectors.browsers import chromium_browsers, gecko_browsers, webkit_browsers
from scanner.collectors.browsers.browser import ROOTS, find_keys, is_key
from scanner.collectors.browsers.chromium_folders import browser_of
from scanner.collectors.browsers.chromium_records import find_profiles, is_profile
from scanner.collectors.collector import ALL_PLATFORMS, Collector, Said
from scanner.formats.json_file import document, text
from scanner.host.host import MEBIBYTE
from scanner.model import Item, Kind, Platform, Problem, Reason, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host
    from scanner.model import Record

BROWSERS = (*chromium_browsers.BROWSERS, *gecko_browsers.BROWSERS, *webkit_browsers.BROWSERS)
OWN = "NativeMessagingHosts/*.json"  # in a user-data folder, not on Windows
NAME = r"\w{1,100}(?:\.\w{1,100}){0,20}"
PROGRAM = r"[\w .+@-]{1,100}"


class NativeMessagingHosts(Collector):
    """Native messaging hosts, by their files or keys. `about` is the browser that looks there."""

    name = "native-messaging-hosts"
    kind = Kind.APPLICATION
    platforms = ALL_PLATFORMS
    rung = Rung.CONFIGURED
    makes = frozenset({"command", "native-messaging-host"})
    places = (
        *(f"{place}/*.json" for browser in BROWSERS for place in (*browser.linux.native_hosts, *browser.macos.native_hosts)),
        f"<user data>/{OWN}",
        *(rf"{root}\{key}\<name>" for root in ROOTS for browser in BROWSERS for key in browser.windows.native_hosts),
    )

    def find(self, host: Host) -> Iterator[Record]:
        """Yield the files in the table's folders and in every user-data folder with a profile, each once; on Windows, the keys."""
        yield from dict.fromkeys(chain(_in_the_table(host), _in_user_data(host)))

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the program by the name that extensions use, and by its file name where a file gives it."""
        if "\\" in record.location:
            yield _item(_named(record), "", record)
            return
        found = document(host.read(record, MEBIBYTE))
        name = text(found.get("name"))
        if re.fullmatch(NAME, name):
            yield _item(name, text(found.get("path")).replace("\\", "/").rpartition("/")[2], record)
        else:
            yield Problem(Reason.MALFORMED, "expected the name of a native messaging host")


def _in_the_table(host: Host) -> Iterator[Record]:
    for browser in BROWSERS:
        for place in browser.on(host.platform).native_hosts:
            yield from _keys(host, place, browser.id) if is_key(place) else host.glob(f"{place}/*.json", about=browser.id)


def _keys(host: Host, place: str, browser: str) -> Iterator[Record]:
    return (record for record in find_keys(host, rf"{place}\*", browser) if re.fullmatch(NAME, _named(record)))


def _in_user_data(host: Host) -> Iterator[Record]:
    """Look into the user-data folders with a profile in them; of some browsers that folder is the profile."""
    if host.platform is Platform.WINDOWS:
        return
    profiles = [record._replace(about=browser_of(record)[0]) for record in find_profiles(host) if is_profile(host, record)]
    above = [profile._replace(location=profile.location.rpartition("/")[0]) for profile in profiles]
    for folder in dict.fromkeys((*profiles, *above)):
        yield from host.glob(OWN, under=folder, about=folder.about)


def _named(record: Record) -> str:
    return record.location.rpartition("\\")[2]


def _item(name: str, program: str, record: Record) -> Item:
    command = (("command", program),) if re.fullmatch(PROGRAM, program) else ()
    return Item(name, ids=(("native-messaging-host", name), *command), within=record.about)
