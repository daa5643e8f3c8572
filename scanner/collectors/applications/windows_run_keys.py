"""Programs that Windows starts at login: the Run and RunOnce keys, with those that the user switched off.

Misses: the Startup folders and scheduled tasks, which are places of their own.
See: https://learn.microsoft.com/en-us/windows/win32/setupapi/run-and-runonce-registry-keys
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from scanner.collectors.applications.windows_startup_approved import APPROVED, is_switched_off, read_approved
from scanner.collectors.collector import Collector, Said
from scanner.collectors.command_lines.windows_command import KINDS, command, command_words
from scanner.collectors.web_apps.left_over_shortcut import NamedProfile, held_against_profile, profile_named_by
from scanner.model import Item, Kind, Mark, Platform, Record, Rung, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.formats.registry_values import Values
    from scanner.host.host import Host

VERSION = r"Microsoft\Windows\CurrentVersion"
KEYS = tuple(
    rf"{base}\{key}"
    for base, keys in (
        (r"{machine}\SOFTWARE", (rf"{VERSION}\Run", rf"{VERSION}\RunOnce")),
        (r"HKLM64\SOFTWARE", (rf"{VERSION}\Policies\Explorer\Run",)),  # one key for both views: winprog64/shared-registry-keys
        (r"{hku}\Software", (rf"{VERSION}\Run", rf"{VERSION}\RunOnce", rf"{VERSION}\Policies\Explorer\Run")),
    )
    for key in keys
)
RUN = rf"\{VERSION}\Run"
WEB_KINDS = frozenset({"web-app", "site"})
BEFORE_A_NAME = "!*"  # of RunOnce: when it is to be forgotten, and that it is to run in safe mode too


class WindowsRunKeys(Collector):
    """Values of the Run keys, each a command line of which only the program and ids are kept."""

    name = "windows-run-keys"
    kind = Kind.APPLICATION
    platforms = frozenset({Platform.WINDOWS})
    rung = Rung.CONFIGURED
    makes = KINDS
    places = (*KEYS, rf"HKLM64\SOFTWARE\{APPROVED}", rf"{{hku}}\Software\{APPROVED}")

    def find(self, host: Host) -> Iterator[Record]:
        """Name the keys, in each view and of each account."""
        for key in KEYS:
            yield from host.keys(key)

    def read(self, host: Host, record: Record) -> Iterable[Said]:
        """Yield what the key starts; its unnamed value is none."""
        values, approved = host.values(record), _read_approved(host, record)
        home = host.home(record)
        for name in filter(None, values.names()):
            line = values.text(name)
            started = command(line, home)
            off = is_switched_off(approved, name)
            item = Item(
                name.lstrip(BEFORE_A_NAME) or name,
                ids=started.ids,
                kind=Kind.WEB_APP if any(kind in WEB_KINDS for kind, _ in started.ids) else None,
                state=State.DISABLED if off else State.ENABLED,
                marks=() if off else (Mark.AUTOSTART,),
                location=started.path,
            )
            yield held_against_profile(host, item, record.user, partial(_named, line, home))


def _named(line: str, home: str) -> NamedProfile:
    return profile_named_by(command_words(line, home), windows=True)


def _read_approved(host: Host, record: Record) -> Values | None:
    """Return the values that tell what is switched off of a key; only the Run keys themselves have them."""
    root, runs, rest = record.location.partition(RUN)
    if not runs or rest:
        return None
    narrow = root.upper().startswith("HKLM32")
    return read_approved(host, rf"HKLM64{root[len('HKLM32') :]}\{APPROVED}\Run32" if narrow else rf"{root}\{APPROVED}\Run")
