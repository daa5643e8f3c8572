"""Below which folder of a home programs keep an account's settings, on each platform: for editors and assistants that obey its custom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from scanner.collectors.editors.flatpaks import with_flatpaks
from scanner.collectors.editors.vscode_family import INSTEAD
from scanner.model import Platform

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.host.host import Host
    from scanner.model import Record

SETTINGS_FOLDERS = {Platform.LINUX: "{config}", Platform.MACOS: "{support}", Platform.WINDOWS: "{roaming}"}

# Programs that came as an MSIX package, and those that a Python from the Microsoft Store runs: Windows gives them folders of their own.
STORE_PYTHON = "PythonSoftwareFoundation.Python.3.*"
PACKAGED = {"Claude": "Claude_pzs8sxrjxfjjc", "Claude-3p": "Claude_pzs8sxrjxfjjc", "io.datasette.llm": STORE_PYTHON}


class Placed(Protocol):
    """A row of a table of clients: patterns of its files on each platform, and `settings` below the folder that each has for them."""

    @property
    def anywhere(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def linux(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def macos(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def windows(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def settings(self) -> tuple[str, ...]: ...  # noqa: D102


def places_of(platform: Platform, below: str) -> tuple[str, ...]:
    """Return where a file of an editor's or an assistant's settings may lie.

    A flatpak or an MSIX package has a folder of its own, and so have an editor's part for remote work and a portable one of Scoop's.
    """
    name, slash, rest = below.partition("/")
    package = PACKAGED.get(name, "") if platform is Platform.WINDOWS else ""
    return (
        *with_flatpaks(platform, f"{SETTINGS_FOLDERS[platform]}/{below}"),
        *([f"{{local}}/Packages/{package}/LocalCache/Roaming/{below}"] if package else ()),
        *(f"{folder}{slash}{rest}" for folder in INSTEAD.get(platform, {}).get(name, ())),
    )


def files_on(platform: Platform, client: Placed) -> tuple[str, ...]:
    """Return the patterns of a client's files on a platform."""
    own = {Platform.WINDOWS: client.windows, Platform.MACOS: client.macos, Platform.LINUX: client.linux}[platform]
    return (*with_flatpaks(platform, *client.anywhere, *own), *(place for rest in client.settings for place in places_of(platform, rest)))


def find_files(host: Host, patterns: tuple[str, ...], about: str) -> Iterator[Record]:
    """Name what stands at the patterns: most clients are not there, which is known since their collector's gates were asked."""
    for pattern in patterns:
        if host.may_hold(pattern):
            yield from host.glob(pattern, about=about)
