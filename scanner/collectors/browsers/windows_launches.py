r"""The command lines of Windows' shortcuts, scheduled tasks and Run keys, for who looks for the profiles that they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.collectors.applications.windows_link_folders import DESKTOPS, MENUS, PINNED
from scanner.collectors.applications.windows_scheduled_task import scheduled_task
from scanner.collectors.applications.windows_shell_link import shell_link
from scanner.collectors.command_lines.windows_command import command_words
from scanner.formats import windows_path
from scanner.model import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.host.host import Host
    from scanner.model import Record

MOST_LEVELS = 4  # of folders within a menu
FILES = (
    *(f"{menu}{'/*' * depth}/*.lnk" for menu in MENUS for depth in range(MOST_LEVELS)),
    *(f"{folder}/*.lnk" for folder in (*DESKTOPS, *PINNED)),
    *("C:/Windows/System32/Tasks/*", "C:/Windows/System32/Tasks/*/*"),  # Windows' own lie deeper
)
RUN = r"Microsoft\Windows\CurrentVersion\Run"
KEYS = tuple(rf"{root}\{RUN}{once}" for root in (r"{machine}\SOFTWARE", r"{hku}\Software") for once in ("", "Once"))


def find_keys(host: Host) -> Iterator[Record]:
    """Name the Run keys, in each view and of each account."""
    for key in KEYS:
        yield from host.keys(key)


def read_values(host: Host, key: Record) -> list[Sequence[str]]:
    """Return the words of each line in a Run key, none of a damaged one: the collector of these keys tells."""
    try:
        values = host.values(key)
    except Unreadable:
        return []
    return [command_words(values.text(name), host.home(key)) for name in values.names()]


def read_link(content: bytes, home: str) -> Iterator[Sequence[str]]:
    """Yield the words of what a shortcut starts; raise `Malformed` when it is none."""
    link = shell_link(content)
    if link.target:
        yield command_words(f'"{windows_path.plain(link.target, home)}" {link.arguments}', home)


def read_task(content: bytes, home: str) -> Iterator[Sequence[str]]:
    """Yield the words of each program that a task starts; raise `Malformed` when it is none."""
    yield from (command_words(line, home) for line in scheduled_task(content).commands)
