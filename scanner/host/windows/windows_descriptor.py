"""The security descriptor of a file or folder, as bytes, and whose it is.

See: https://learn.microsoft.com/windows/win32/api/securitybaseapi/nf-securitybaseapi-getfilesecurityw
"""

from __future__ import annotations

import ctypes
from ctypes import wintypes

from scanner.host.windows.windows_access_list import access

OWNER, DACL = 0x1, 0x4
MOST_BYTES = 1 << 17  # an access list has at most 64 KiB


def owner_sid(path: str) -> str:
    """Return the SID of who owns a file or folder; raise OSError, or Malformed on a drive that keeps none."""
    return access(descriptor(path, OWNER)).owner


def descriptor(path: str, wanted: int) -> bytes:
    """Return those parts of a security descriptor that are wanted, self-relative; raise OSError."""
    call = ctypes.WinDLL("advapi32", use_last_error=True).GetFileSecurityW  # type: ignore[attr-defined,unused-ignore]  # Windows only
    call.argtypes = (wintypes.LPCWSTR, wintypes.DWORD, ctypes.c_void_p, wintypes.DWORD, wintypes.LPDWORD)
    told, needed = ctypes.create_string_buffer(MOST_BYTES), wintypes.DWORD()
    if not call(path, wanted, told, len(told), ctypes.byref(needed)):
        raise ctypes.WinError(ctypes.get_last_error())  # type: ignore[attr-defined,unused-ignore]  # Windows only
    return told.raw[: needed.value] if needed.value else told.raw
