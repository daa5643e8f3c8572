r"""Files of this Windows: long paths, no devices by name, nothing from a share or a cloud, and the real System32 from a 32-bit interpreter.

Every path is handed over with the prefix `\\?\`, which turns off the limit of 260 letters, the names of devices (`NUL`, `COM1`) and the
trimming of dots and spaces. Files are closed as soon as they are read: Windows cannot load a hive that somebody holds open.
See: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
     https://learn.microsoft.com/windows/win32/fileio/file-attribute-constants
     https://learn.microsoft.com/windows/win32/winprog64/file-system-redirector
"""

from __future__ import annotations

import errno
import os
import posixpath
import sys
from typing import TYPE_CHECKING

from scanner.host.files import SystemDisk, unreadable
from scanner.host.windows.windows_token import remote
from scanner.model import Malformed, Reason, Unreadable

if TYPE_CHECKING:
    from scanner.host.files import Within

PREFIX = "\\\\?\\"
OFFLINE, RECALL_ON_OPEN, RECALL_ON_DATA_ACCESS = 0x1000, 0x40000, 0x400000
ELSEWHERE = OFFLINE | RECALL_ON_OPEN | RECALL_ON_DATA_ACCESS
REPARSE_POINT = 0x400
GENERIC_READ, SHARE_ALL, OPEN_EXISTING = 0x80000000, 7, 3


class WindowsDisk(SystemDisk):
    """Files by paths such as `C:/Users`."""

    def __init__(self, system: str = "C:/Windows") -> None:
        """Take the folder of Windows."""
        super().__init__()
        self._system32 = f"{system}/System32/".casefold()
        self._drives: dict[str, bool] = {}  # by letter, whether one stands for a network share
        seen = sys.maxsize < 1 << 32 and os.path.isdir(f"{system}/Sysnative")  # there for a 32-bit program on a 64-bit Windows alone
        self._native = f"{system}/Sysnative/" if seen else ""

    def names(self, path: str, within: Within) -> list[str]:  # noqa: D102  the protocol says it
        self._here(path)
        return super().names(path, within)

    def link(self, path: str) -> str:  # noqa: D102
        try:
            return slashes(os.readlink(self._actual(path)))
        except (OSError, ValueError):
            return ""  # not a link, or not there: both are no link

    def owner(self, path: str) -> str:
        """Return a SID."""
        from scanner.host.windows.windows_descriptor import owner_sid  # noqa: PLC0415  asked of few places, and of Windows alone

        real = self.real(path)
        if self._is_remote(real):
            raise FileNotFoundError(path)
        try:
            return owner_sid(extended(real))
        except Malformed:  # a drive that keeps none, such as a stick's
            return ""
        except OSError as error:
            raise self._explain_failure(error, path) from error

    def real(self, path: str) -> str:  # noqa: D102
        return path if self._is_remote(path) else self._leads(self._actual(path))

    def _is_remote(self, path: str) -> bool:
        """Tell whether a path is on a share: a server may be dead, and what it keeps is not this machine's."""
        if path.startswith("//"):
            return True
        letter = path[:1]
        if letter not in self._drives:
            self._drives[letter] = remote(path)
        return self._drives[letter]

    def _actual(self, path: str) -> str:
        if self._is_remote(path):
            raise FileNotFoundError(path)  # not on this machine; whoever names such a folder hears that it is not read
        if self._native and f"{path}/".casefold().startswith(self._system32):
            path = self._native + path[len(self._system32) :]
        return extended(path)

    def _open(self, path: str, within: Within, flag: int) -> int:
        self._here(path)
        return super()._open(path, within, flag)

    def _leads(self, actual: str) -> str:
        return slashes(super()._leads(actual))

    def _here(self, path: str) -> None:
        """Refuse what opening or listing would fetch from a cloud service or a tape."""
        actual = self._actual(path)
        found = attributes(actual)
        if found & REPARSE_POINT and not found & ELSEWHERE:
            found = attributes(extended(self._leads(actual)))
        if found & ELSEWHERE:
            raise Unreadable(Reason.CLOUD_ONLY, "its content is stored online, and reading it would download it", path)

    def _refused(self, error: OSError | ValueError, path: str) -> Unreadable:
        """Ask Windows itself: `os.open` says "denied" also of a file that somebody else holds."""
        if sys.platform == "win32" and isinstance(error, OSError) and error.errno == errno.EACCES:
            import _winapi  # noqa: PLC0415  Windows only

            try:
                _winapi.CloseHandle(_winapi.CreateFile(self._actual(path), GENERIC_READ, SHARE_ALL, 0, OPEN_EXISTING, 0, 0))
            except OSError as again:
                return unreadable(again)
        return super()._refused(error, path)


def attributes(actual: str) -> int:
    """Return a file's own attributes, none of a file that is not there: whoever opens it will say so."""
    try:
        return int(getattr(os.lstat(actual), "st_file_attributes", 0))
    except (OSError, ValueError):
        return 0


def extended(path: str) -> str:
    r"""Return a path as Windows takes it literally, of any length: `C:/a` is `\\?\C:\a`, `//host/share` is `\\?\UNC\host\share`."""
    if path.startswith("//"):
        return PREFIX + "UNC" + posixpath.normpath(path)[1:].replace("/", "\\")
    if path[1:2] != ":":
        return path
    return PREFIX + posixpath.normpath(path + "/").replace("/", "\\") + ("\\" if len(path.rstrip("/")) == 2 else "")  # noqa: PLR2004  "C:"


def slashes(path: str) -> str:
    r"""Return a path of Windows as ours: without `\\?\` or `\??\`, and with forward slashes."""
    path = path.replace("\\", "/")
    for prefix in ("//?/", "/??/"):
        if path.startswith(prefix):
            path = path[len(prefix) :]
            path = "/" + path[3:] if path[:4].casefold() == "unc/" else path
    return path
