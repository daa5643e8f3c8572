"""Where the system keeps the configuration of programs for all accounts.

Windows is asked for it, and not the environment, which an account can set for the elevated programs that it starts.
See: https://learn.microsoft.com/windows/win32/shell/knownfolderid (FOLDERID_ProgramData)
"""

from __future__ import annotations

import os
import sys

PROGRAM_DATA = bytes.fromhex("825dab62c1fdc34da9dd070d1d495d97")  # {62AB5D82-FDC1-4DC3-A9DD-070D1D495D97}


def configuration_folder() -> str:
    """Return the folder; only an administrator makes it, and mostly it is not there."""
    if os.name == "nt":
        return os.path.join(_program_data(), "scanner")
    return "/Library/Application Support/scanner" if sys.platform == "darwin" else "/etc/scanner"


def _program_data() -> str:
    import ctypes  # noqa: PLC0415  Windows only

    path = ctypes.c_wchar_p()
    failed = ctypes.WinDLL("shell32").SHGetKnownFolderPath(PROGRAM_DATA, 0, None, ctypes.byref(path))  # type: ignore[attr-defined,unused-ignore]  # Windows only
    if failed:
        raise OSError(f"cannot find the ProgramData folder: {failed & 0xFFFF_FFFF:#x}")
    found = str(path.value)
    ctypes.WinDLL("ole32").CoTaskMemFree(path)  # type: ignore[attr-defined,unused-ignore]  # Windows only
    return found
