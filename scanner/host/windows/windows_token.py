"""Who we are on Windows: from our own token, since the environment and HKEY_CURRENT_USER may be another account's."""

from __future__ import annotations

import os

REMOTE_DRIVE = 4


def own_sid() -> str:
    """Return the SID of the account that runs this process, empty when Windows does not tell; other systems have none."""
    if os.name != "nt":
        return ""
    from scanner.host.windows import windows_processes  # noqa: PLC0415  Windows only

    return windows_processes.account(os.getpid())


def remote(path: str) -> bool:
    """Tell whether a path such as `H:/alice` is on a drive that stands for a network share; other systems have no drives."""
    if os.name != "nt" or path[1:2] != ":":
        return False
    import ctypes  # noqa: PLC0415  Windows only

    kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]  # Windows only
    return bool(kernel.GetDriveTypeW(ctypes.c_wchar_p(path[:2] + "\\")) == REMOTE_DRIVE)
