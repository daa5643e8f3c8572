"""What the program does but read, as the interpreter itself reports it: https://docs.python.org/3/library/audit_events.html"""

from __future__ import annotations

import os
import sys
from typing import Any

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGES = (
    "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.chmod", "os.chown", "os.link", "os.symlink", "os.truncate", "os.utime",
    "os.setxattr", "os.removexattr",
)  # fmt: skip
REGISTRY = ("winreg.CreateKey", "winreg.SetValue", "winreg.DeleteKey", "winreg.DeleteValue", "winreg.LoadKey", "winreg.SaveKey")
STARTS = ("subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.startfile", "pty.", "os.kill")
NETWORK = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "imaplib.", "poplib.", "telnetlib.", "webbrowser.")


class Watch:
    """Notes what was done since it was set up. It cannot be taken away again: nothing that runs later in this process escapes it."""

    def __init__(self) -> None:
        """Watch from here on."""
        sys.dont_write_bytecode = True  # what the interpreter keeps of our code in a checkout is no doing of a scan
        self.started: list[str] = []
        self.connected: list[str] = []
        self.written: list[str] = []
        self.read: set[str] = set()
        sys.addaudithook(self._note)

    def written_outside(self, folder: str) -> list[str]:
        """Return what was written, made, renamed or removed anywhere else than below a folder."""
        inside = _plain(folder) + "/"
        return [path for path in self.written if not f"{_plain(path)}/".startswith(inside)]

    def _note(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            self._opened(*arguments)
        elif event.startswith(CHANGES):
            self.written += [str(path) for path in arguments[: 2 if event.startswith(("os.rename", "os.link", "os.symlink")) else 1]]
        elif event.startswith(REGISTRY):
            self.written.append(f"{event} {arguments[1:2]}")
        elif event.startswith(STARTS):
            self.started.append(event)
        elif event.startswith(NETWORK):
            self.connected.append(event)

    def _opened(self, path: object, _: object, flags: int | None) -> None:
        if isinstance(path, int):
            return  # wraps what was opened, and noted, before
        if (flags or 0) & WRITES:
            self.written.append(os.fsdecode(path) if isinstance(path, str | bytes) else str(path))
        else:
            self.read.add(_plain(str(path)))


def _plain(path: str) -> str:
    path = path.removeprefix("\\\\?\\")
    try:
        path = os.path.abspath(path)
    except FileNotFoundError:  # whoever called us removed the current folder: it must not fail what is opened in others
        path = os.path.normpath(path)
    return os.path.normcase(path).replace("\\", "/")
