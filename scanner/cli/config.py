"""What a site sets once for every call: environment variables, and the configuration files, of which a later one wins by key.

The command line wins over the environment, that over the file of --config, that over the system's file, that over the one beside the
program. Without a file nothing is imported for them.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import click

    from scanner.cli.config_file import Setting

PROGRAM_DATA = bytes.fromhex("825dab62c1fdc34da9dd070d1d495d97")  # {62AB5D82-FDC1-4DC3-A9DD-070D1D495D97}
NAME = "scanner.toml"
SETTINGS = "scanner.settings"


def configuration_folder() -> str:
    """Return the folder; only an administrator makes it, and mostly it is not there."""
    if os.name == "nt":
        return os.path.join(_program_data(), "scanner")
    return "/Library/Application Support/scanner" if sys.platform == "darwin" else "/etc/scanner"


def _program_data() -> str:
    """Ask Windows for the folder, and not the environment, which an account can set for the elevated programs that it starts.

    See: https://learn.microsoft.com/windows/win32/shell/knownfolderid (FOLDERID_ProgramData)
    """
    import ctypes  # noqa: PLC0415  Windows only

    path = ctypes.c_wchar_p()
    failed = ctypes.WinDLL("shell32").SHGetKnownFolderPath(PROGRAM_DATA, 0, None, ctypes.byref(path))  # type: ignore[attr-defined,unused-ignore]  # Windows only
    if failed:
        raise OSError(f"cannot find the ProgramData folder: {failed & 0xFFFF_FFFF:#x}")
    found = str(path.value)
    ctypes.WinDLL("ole32").CoTaskMemFree(path)  # type: ignore[attr-defined,unused-ignore]  # Windows only
    return found


def places() -> Iterator[str]:
    """Yield where configuration files are looked for; mostly none is there."""
    if getattr(sys, "frozen", False):
        yield os.path.join(os.path.dirname(sys.executable), NAME)
    yield os.path.join(configuration_folder(), NAME)


def read_configuration(context: click.Context, _: click.Parameter, asked: str | None) -> None:
    """Take what the configuration files say, and the one of --config, as the defaults of a command's options."""
    if context.resilient_parsing:  # a shell wants to complete a word: a broken file is no news for it
        return
    files = [*configuration_files(), *([asked] if asked else [])]
    if not files:
        return
    from scanner.cli.config_file import settings  # noqa: PLC0415  most machines have no file
    from scanner.cli.trusted import refuse_changeable  # noqa: PLC0415  as above

    refuse_changeable(files)
    chosen: dict[str, Setting] = {}
    for path in files:
        chosen |= settings(path, context.command)
    context.default_map = {name: setting.value for name, setting in chosen.items()}
    context.meta[SETTINGS] = chosen  # for an error, which says where a value is from


def configuration_files() -> list[str]:
    """Return the configuration files that are there, or may be: what is unreadable or a link to nothing is found out by reading it."""
    return [path for path in places() if _is_there(path)]


def _is_there(path: str) -> bool:
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        import click  # noqa: PLC0415  a scan without such an error has no need of it

        raise click.ClickException(f"{path}: cannot look for the configuration: {error.strerror}") from error
    return True
