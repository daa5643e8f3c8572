r"""The command lines by which a system's records start programs, where a line may name a profile: for who looks for those profiles.

The records are those of collectors of their own (menu entries, shortcuts, what starts by itself), which tell what cannot be read.
Read here: those in which the name of such an option stands, and of them nothing else.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from scanner.collectors.applications import linux_systemd_unit, linux_user_folders
from scanner.collectors.browsers.followed import is_endless
from scanner.collectors.command_lines.launched_program import programs
from scanner.formats import desktop_entry
from scanner.host.host import MEBIBYTE
from scanner.model import Platform, Record, Unreadable
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.host.host import Host

ENTRY = ".desktop"
MENUS = tuple(f"{share}/applications" for share in ("{data}", "/usr/share", "/usr/local/share"))
MOST_LEVELS = 3  # of folders within a menu
UNITS = tuple(  # of an administrator's and an account's own
    f"{folder}/{names}"
    for folder in ("/etc/systemd/system", "/etc/systemd/user", "{config}/systemd/user")
    for names in ("*.service", "*.service.d/*.conf")
)
FILES = {
    Platform.LINUX: (
        *(f"{menu}/*{ENTRY}" for menu in MENUS),
        *("{data}/applications/.*.desktop", "{config}/autostart/.*.desktop"),
        *("{home}/Desktop/*.desktop", "{config}/autostart/*.desktop", "/etc/xdg/autostart/*.desktop"),
        *UNITS,
    ),
    Platform.MACOS: ("{home}/Library/LaunchAgents/*.plist", "/Library/LaunchAgents/*.plist", "/Library/LaunchDaemons/*.plist"),
}
OPTIONS = ("user-data-dir", "profile")
# As letters of one byte, and as those of UTF-16 in either order.
SIGNS = tuple(joint.join(bytes((letter,)) for letter in option.encode()) for option in OPTIONS for joint in (b"", b"\0"))
MOST_FILES = 5_000  # of one account
MOST_LAUNCHES = 1_000  # of one account: of each it is asked whom it concerns, and what is there
MOST_LINES = 100  # of one record
EXEC = "Exec"
OF_SYSTEMD = frozenset({"service", "conf"})
UNIT_ENDINGS = tuple(f".{ending}" for ending in sorted(OF_SYSTEMD))
OF_THE_SYSTEM = "/etc/systemd/system/"
ADMINISTRATORS = ("C:/ProgramData/", "HKLM")  # on Windows: other files outside of the homes may be anybody's


class Launch(NamedTuple):
    """The words of a program that a record starts, and whether it reads them as programs of Windows do.

    The record is an account's, or (`given`) one that only an administrator can write.
    """

    words: Sequence[str]
    windows: bool
    user: str
    given: bool


def find_launches(host: Host) -> tuple[Launch, ...]:
    """Return the programs that the records start with an option that may name a profile."""
    return tuple(one for one in _find(host) if isinstance(one, Launch))


def find_cut(host: Host) -> tuple[Record, ...]:
    """Return the records of which, or from which on, not everything was looked at."""
    return tuple(one for one in _find(host) if isinstance(one, Record))


def _find(host: Host) -> tuple[Launch | Record, ...]:
    return host.once("command lines that name profiles", lambda: tuple(_found(host.aside())))


def _found(host: Host) -> Iterator[Launch | Record]:
    seen, launches = Counter[str](), Counter[str]()
    for record in _files(host):
        seen[record.user] += 1
        if seen[record.user] >= MOST_FILES:
            yield from [record] if seen[record.user] == MOST_FILES else ()
            continue
        ending = record.location.rpartition(".")[2].lower()
        content = host.look(record, MEBIBYTE) if host.is_file(record) else None
        if content and _holds_sign(content.lower()):
            lines = _fill_in_unit(host, record, _read_lines(content, ending, host.home(record)))
            yield from _count(launches, record, _launches(host, record, lines))
    if host.platform is Platform.WINDOWS:
        from scanner.collectors.browsers import windows_launches  # noqa: PLC0415  of one platform only, here and below

        for key in windows_launches.find_keys(host):
            yield from _count(launches, key, _launches(host, key, windows_launches.read_values(host, key)))


def _count(seen: Counter[str], record: Record, launches: Iterator[Launch | Record]) -> Iterator[Launch | Record]:
    """Yield what a record starts; where that is too much for its account, the first such record, once."""
    for launch in launches:
        seen[record.user] += 1
        if seen[record.user] > MOST_LAUNCHES:
            yield from [record] if seen[record.user] == MOST_LAUNCHES + 1 else ()
            return
        yield launch


def _holds_sign(content: bytes) -> bool:
    return any(sign in content for sign in SIGNS)


def _files(host: Host) -> Iterator[Record]:
    for pattern in _patterns(host.platform):
        for file in host.glob(pattern):
            if not (file.location.endswith(".service") and host.link(file)):  # another name of a unit that its package brought
                yield file
    if host.platform is Platform.LINUX:
        for menu in MENUS:
            for found in host.glob(f"{menu}/*"):
                yield from _below(host, found, MOST_LEVELS)
        for desktop in linux_user_folders.user_folders(host, linux_user_folders.DESKTOP):
            yield from () if desktop.about else host.glob("*.desktop", under=desktop)


def _below(host: Host, folder: Record, levels: int) -> Iterator[Record]:
    """Yield the entries in a folder of a menu. Most of what lies in a menu is entries, none of which is looked into for more."""
    if folder.location.endswith(ENTRY) or not host.is_folder(folder):
        return
    for found in host.glob("*", under=folder):
        if found.location.endswith(ENTRY):
            yield found
        elif levels > 1:
            yield from _below(host, found, levels - 1)


def _patterns(platform: Platform) -> tuple[str, ...]:
    if platform is not Platform.WINDOWS:
        return FILES[platform]
    from scanner.collectors.browsers import windows_launches  # noqa: PLC0415

    return windows_launches.FILES


def _launches(host: Host, record: Record, lines: Sequence[Sequence[str]]) -> Iterator[Launch | Record]:
    if len(lines) > MOST_LINES:
        yield record
    windows = host.platform is Platform.WINDOWS
    given = not record.user and (not windows or record.location.startswith(ADMINISTRATORS))
    for words in lines[:MOST_LINES]:
        for program in programs(words, windows=windows):
            if any(option in word.lower() for word in program.words for option in OPTIONS):
                if any(map(is_endless, program.words)):
                    yield record
                yield Launch(program.words, program.windows, record.user, given)


def _fill_in_unit(host: Host, record: Record, lines: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    """Return the lines of a unit with its specifiers filled in; in a unit of everybody's sessions they are each account's own."""
    if not (record.location.startswith(OF_THE_SYSTEM) or (record.user and record.location.endswith(UNIT_ENDINGS))):
        return lines
    from scanner.formats.unit_specifiers import fill_in_specifiers  # noqa: PLC0415  hardly a unit names a profile

    return [[fill_in_specifiers(word, host.home(record)) for word in words] for words in lines]


def _read_lines(content: bytes, ending: str, home: str) -> list[Sequence[str]]:
    """Return the lines of a file by its ending, none of a damaged one: the collector whose record it is tells."""
    try:
        if ending == "plist":
            from scanner.collectors.applications.macos_launch_item import launch_words  # noqa: PLC0415  of one platform only
            from scanner.formats.plist import plist  # noqa: PLC0415

            return [launch_words(plist(content))]
        if ending == "desktop":
            groups = desktop_entry.groups(content.decode("utf-8", "replace"), frozenset({EXEC}))
            return [desktop_entry.words(values[EXEC]) for values in groups.values() if EXEC in values]
        if ending in OF_SYSTEMD:
            return [*map(linux_systemd_unit.command_words, linux_systemd_unit.parse_commands([content]))]
        from scanner.collectors.browsers import windows_launches  # noqa: PLC0415

        return [*(windows_launches.read_link if ending == "lnk" else windows_launches.read_task)(content, home)]
    except Unreadable:
        return []
