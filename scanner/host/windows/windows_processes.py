"""Paths, names and accounts of running Windows processes, from the calls that need the fewest rights.

Wine answers psutil with a plain OSError where these do answer, and Windows where a process is protected from being opened.
An account is its SID: turning that into a name would ask the domain, over the network, once for every process.
See: https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-queryfullprocessimagenamew
     https://learn.microsoft.com/windows/win32/toolhelp/taking-a-snapshot-and-viewing-processes
     https://learn.microsoft.com/windows/win32/api/securitybaseapi/nf-securitybaseapi-gettokeninformation
"""

from __future__ import annotations

import ctypes
from contextlib import contextmanager
from ctypes import wintypes
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

QUERY_LIMITED_INFORMATION = 0x1000
SNAPSHOT_OF_PROCESSES = 0x2
INVALID_HANDLE = ctypes.c_void_p(-1).value
LONGEST_PATH = 32_768  # letters, the kernel's own bound
MOST_PROCESSES = 100_000
TOKEN_QUERY, TOKEN_USER = 0x8, 1
TOKEN_USER_BYTES = 512  # a pointer, attributes, and a SID of at most 68


class ProcessEntry(ctypes.Structure):
    """PROCESSENTRY32W: a row of a snapshot."""

    _fields_ = (
        ("size", wintypes.DWORD),
        ("usage", wintypes.DWORD),
        ("pid", wintypes.DWORD),
        ("heap", ctypes.c_size_t),
        ("library", wintypes.DWORD),
        ("threads", wintypes.DWORD),
        ("parent", wintypes.DWORD),
        ("priority", wintypes.LONG),
        ("flags", wintypes.DWORD),
        ("name", wintypes.WCHAR * 260),
    )


HANDLE, DWORD, BOOL, ENTRY = wintypes.HANDLE, wintypes.DWORD, wintypes.BOOL, ctypes.POINTER(ProcessEntry)
TYPES: dict[str, dict[str, tuple[Any, tuple[Any, ...]]]] = {  # what a function answers, and takes
    "kernel32": {
        "OpenProcess": (HANDLE, (DWORD, BOOL, DWORD)),
        "CloseHandle": (BOOL, (HANDLE,)),
        "QueryFullProcessImageNameW": (BOOL, (HANDLE, DWORD, wintypes.LPWSTR, wintypes.LPDWORD)),
        "CreateToolhelp32Snapshot": (HANDLE, (DWORD, DWORD)),
        "Process32FirstW": (BOOL, (HANDLE, ENTRY)),
        "Process32NextW": (BOOL, (HANDLE, ENTRY)),
    },
    "advapi32": {
        "OpenProcessToken": (BOOL, (HANDLE, DWORD, ctypes.POINTER(HANDLE))),
        "GetTokenInformation": (BOOL, (HANDLE, ctypes.c_int, ctypes.c_void_p, DWORD, wintypes.LPDWORD)),
    },
}


def path(pid: int) -> str:
    """Return the path of a process's executable, empty where the system does not tell or the process is gone."""
    kernel = _library("kernel32")
    text = ctypes.create_unicode_buffer(LONGEST_PATH)
    letters = wintypes.DWORD(LONGEST_PATH)
    with _process(pid) as process:
        told = process and kernel.QueryFullProcessImageNameW(process, 0, text, ctypes.byref(letters))
    return text.value if told else ""


def account(pid: int) -> str:
    """Return the SID of the account that a process runs as, empty where the system does not tell."""
    advapi = _library("advapi32")
    token, used = wintypes.HANDLE(), wintypes.DWORD()
    told = (ctypes.c_ubyte * TOKEN_USER_BYTES)()
    with _process(pid) as process:
        if not process or not advapi.OpenProcessToken(process, TOKEN_QUERY, ctypes.byref(token)):
            return ""
    got = advapi.GetTokenInformation(token, TOKEN_USER, told, len(told), ctypes.byref(used))
    _library("kernel32").CloseHandle(token)
    start = int(ctypes.c_size_t.from_buffer(told).value) - ctypes.addressof(told)  # the structure begins with a pointer to the SID
    return sid(bytes(told)[start:]) if got and 0 < start < len(told) else ""


def sid(content: bytes) -> str:
    """Return a security identifier as text (S-1-5-21-...): revision, count, six bytes of authority, then the parts."""
    parts = [content[start : start + 4] for start in range(8, 8 + 4 * content[1], 4)] if len(content) > 8 else []  # noqa: PLR2004  its head
    if not parts or len(parts[-1]) < 4:  # noqa: PLR2004  bytes of a part
        return ""
    numbers = (content[0], int.from_bytes(content[2:8], "big"), *(int.from_bytes(part, "little") for part in parts))
    return "-".join(["S", *map(str, numbers)])


def names() -> dict[int, str]:
    """Return every process's name (the base name of its executable) by pid; no process needs to be opened for it."""
    kernel = _library("kernel32")
    snapshot = kernel.CreateToolhelp32Snapshot(SNAPSHOT_OF_PROCESSES, 0)
    if snapshot == INVALID_HANDLE:
        return {}
    entry = ProcessEntry(size=ctypes.sizeof(ProcessEntry))
    found: dict[int, str] = {}
    more = kernel.Process32FirstW(snapshot, ctypes.byref(entry))
    while more and len(found) < MOST_PROCESSES:
        found[int(entry.pid)] = str(entry.name)
        more = kernel.Process32NextW(snapshot, ctypes.byref(entry))
    kernel.CloseHandle(snapshot)
    return found


@contextmanager
def _process(pid: int) -> Iterator[int | None]:
    """Open a process for the little that anybody may ask, None where not even that is allowed."""
    kernel = _library("kernel32")
    process = kernel.OpenProcess(QUERY_LIMITED_INFORMATION, False, pid)  # noqa: FBT003  whether children inherit the handle
    try:
        yield process
    finally:
        if process:
            kernel.CloseHandle(process)


@lru_cache(maxsize=2)
def _library(name: str) -> Any:  # noqa: ANN401  functions that are made up as they are named
    """Load a library anew, so that nobody else's idea of its functions' types is changed, and declare ours: handles are pointers."""
    library = ctypes.WinDLL(name)  # type: ignore[attr-defined,unused-ignore]  # Windows only
    for function, (answer, arguments) in TYPES[name].items():
        getattr(library, function).restype = answer
        getattr(library, function).argtypes = arguments
    return library
