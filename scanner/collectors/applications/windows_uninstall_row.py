"""A row of the list of installed Windows programs: a key below `Uninstall`, or the properties the Windows Installer keeps.

See: https://learn.microsoft.com/en-us/windows/win32/msi/uninstall-registry-key; `ParentKeyName`, `ReleaseType`, `SystemComponent` are
what Windows' own list looks at; `WinGetPackageIdentifier` is winget's, `BundleUpgradeCode` WiX's
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.collectors.command_lines import windows_command
from scanner.formats import windows_path
from scanner.formats.home_page import home_claims
from scanner.formats.packed_guid import GUID, is_guid
from scanner.model import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.formats.registry_values import Values

# Any of these makes a key a row, whether or not it has a name to show.
NAMES = ("DisplayName", "QuietDisplayName")  # the second of what Windows' own list leaves out
REMOVERS = ("UninstallString", "QuietUninstallString", "ModifyPath")
SIGNS = (*NAMES, *REMOVERS, "InstallLocation", "DisplayIcon", "WindowsInstaller")
PAGES = ("URLInfoAbout", "HelpLink", "URLUpdateInfo")  # of its maker, the program or the one who packed it
UPDATES = frozenset({"hotfix", "update", "update rollup", "security update", "servicepack", "service pack"})
UPDATE_KEY = r"(?i)(?:\{[0-9A-F-]{36}\}\.)?KB\d{6,8}"
OF_INSTALLSHIELD = "installshield_"
WEB_APP = r"--(?:uninstall-app-id|app-id)=[\"']?([a-p]{32})(?![\w-])"
SYSTEM = "c:/windows/"  # where the Windows Installer keeps icons, and msiexec and rundll32 live: no program's own folder

Ids = tuple[tuple[str, str], ...]


def is_row(values: Values) -> bool:
    """Tell whether a key describes a program; many only hold something for an installer."""
    return any(name in values for name in SIGNS)


def ids(key: str, values: Values) -> Ids:
    """Return the identifiers of a row whose key's name is given, upgrade codes of the Windows Installer's own tables not among them."""
    return tuple(dict.fromkeys((("uninstall-key", key), *_codes(key, values))))


def name(key: str, values: Values) -> str:
    """Return the name that is shown, else that of a hidden row, else that of the key."""
    return next((text for shown in NAMES if (text := values.text(shown))), key)


def home_pages(values: Values) -> Ids:
    """Return the pages that a row names, as what it claims; makers write the same one into several of its fields."""
    return tuple(dict.fromkeys(claim for page in PAGES for claim in home_claims(values.text(page))))


def product_code(key: str, values: Values) -> str:
    """Return the product's GUID with its braces: the key's name, or what stands in it or in the command; empty when there is none."""
    code = key[len(OF_INSTALLSHIELD) :] if key.lower().startswith(OF_INSTALLSHIELD) else key
    if is_guid(code):
        return code
    found = [code for command in _commands(values) for code in re.findall(GUID, command)] if values.number("WindowsInstaller") == 1 else []
    return found[0] if found else ""


def marks(key: str, values: Values) -> tuple[Mark, ...]:
    """Return what makes Windows leave a row out of its list; the row is kept all the same."""
    return tuple(_marks(key, values))


def location(values: Values, home: str = "") -> str:
    """Return the program's folder, else that of its icon, else that of what removes it; empty when none of them tells."""
    if folder := windows_path.plain(values.text("InstallLocation"), home):
        return folder
    icon = windows_path.plain(values.text("DisplayIcon"), home)  # with `,0` behind it, which is no part of the folder
    for file in (icon, *(windows_command.command(command, home).program for command in _commands(values))):
        folder = windows_path.folder(file)
        if folder and not f"{folder}/".lower().startswith(SYSTEM):
            return folder
    return ""


def _commands(values: Values) -> Iterator[str]:
    """Yield the command lines that remove or change the program."""
    yield from filter(None, map(values.text, REMOVERS))


def _codes(key: str, values: Values) -> Iterator[tuple[str, str]]:
    if code := product_code(key, values):
        yield "product-code", code
    yield from (("upgrade-code", code) for code in values.texts("BundleUpgradeCode") if is_guid(code))
    if winget := values.text("WinGetPackageIdentifier"):
        yield "winget", winget
    yield from (("web-app", app) for command in _commands(values) for app in re.findall(WEB_APP, command))


def _marks(key: str, values: Values) -> Iterator[Mark]:
    if values.number("SystemComponent") == 1:
        yield Mark.HIDDEN
    if values.text("ParentKeyName") or values.text("ParentDisplayName"):
        yield Mark.CHILD
    if values.text("ReleaseType").lower() in UPDATES or re.fullmatch(UPDATE_KEY, key):
        yield Mark.UPDATE
