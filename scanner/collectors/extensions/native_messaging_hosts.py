"""Programs that a browser starts when one of its extensions asks for them, each by a file that names it.

The extensions that may ask are not listed: being allowed is not being installed.
Misses: browsers without a profile; whether the program is still there, so that an item is only configured. On Windows the registry names
them: see windows_native_messaging_hosts.
See: https://developer.chrome.com/docs/extensions/develop/concepts/native-messaging#native-messaging-host-location
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.collectors.browsers.chromium_folders import browser_of
from scanner.collectors.browsers.chromium_records import is_profile, records
from scanner.collectors.collector import Collector, Said
from scanner.formats.json_file import document, text
from scanner.host.host import MEBIBYTE
from scanner.model import Item, Kind, Platform, Problem, Reason, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.host.host import Host
    from scanner.model import Record

OWN = "NativeMessagingHosts/*.json"  # in a user-data folder
FOLDERS = {
    Platform.LINUX: (
        ("chrome", "/etc/opt/chrome/native-messaging-hosts"),
        ("chromium", "/etc/chromium/native-messaging-hosts"),
        ("edge", "/etc/opt/edge/native-messaging-hosts"),
        ("brave", "/etc/opt/brave/native-messaging-hosts"),
        ("vivaldi", "/etc/vivaldi/native-messaging-hosts"),
        ("firefox", "{home}/.mozilla/native-messaging-hosts"),
        ("firefox", "/usr/lib/mozilla/native-messaging-hosts"),
        ("firefox", "/usr/lib64/mozilla/native-messaging-hosts"),
        ("firefox", "/usr/share/mozilla/native-messaging-hosts"),
    ),
    Platform.MACOS: (
        ("chrome", "/Library/Google/Chrome/NativeMessagingHosts"),
        ("chromium", "/Library/Application Support/Chromium/NativeMessagingHosts"),
        ("edge", "/Library/Microsoft/Edge/NativeMessagingHosts"),
        ("firefox", "{support}/Mozilla/NativeMessagingHosts"),
        ("firefox", "/Library/Application Support/Mozilla/NativeMessagingHosts"),
    ),
}
NAME = r"\w{1,100}(?:\.\w{1,100}){0,20}"
PROGRAM = r"[\w .+@-]{1,100}"


class NativeMessagingHosts(Collector):
    """Native messaging hosts, by their files. `about` is the browser that looks there."""

    name = "native-messaging-hosts"
    kind = Kind.APPLICATION
    platforms = frozenset(FOLDERS)
    rung = Rung.CONFIGURED
    places = (*(f"{folder}/*.json" for folders in FOLDERS.values() for _, folder in folders), f"<user data>/{OWN}")

    def find(self, host: Host) -> Iterator[Record]:
        """Name the files of the machine's folders, of Firefox's, and of every user-data folder with a profile in it."""
        for browser, folder in FOLDERS[host.platform]:
            yield from host.glob(f"{folder}/*.json", about=browser)
        for place in _user_data(host):
            yield from host.glob(OWN, under=place, about=place.about)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield the program by the name that extensions call it by, and by its file's name."""
        found = document(host.read(record, MEBIBYTE))
        name = text(found.get("name"))
        if not re.fullmatch(NAME, name):
            yield Problem(Reason.MALFORMED, "expected the name of a native messaging host")
            return
        program = text(found.get("path")).replace("\\", "/").rpartition("/")[2]
        command = (("command", program),) if re.fullmatch(PROGRAM, program) else ()
        yield Item(name, ids=(("native-messaging-host", name), *command), within=record.about)


def _user_data(host: Host) -> Iterable[Record]:
    """Return the user-data folders with a profile in them; of some browsers that folder is the profile."""
    profiles = [record._replace(about=browser_of(record)[0]) for record in records(host) if is_profile(host, record)]
    above = [profile._replace(location=profile.location.rpartition("/")[0]) for profile in profiles]
    return dict.fromkeys((*profiles, *above))
