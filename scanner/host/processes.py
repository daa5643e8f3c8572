"""The process table of a Windows or macOS machine, through psutil, each attribute guarded by itself: a process may vanish or refuse.

Under Wine psutil raises a plain OSError (WinError 87) for names and paths and so aborts `process_iter` as a whole; asking
process by process loses one attribute and no more. What it does not tell on Windows is asked of the system itself.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeVar

from scanner.host.host import Process
from scanner.host.own_processes import own_processes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import psutil

Answer = TypeVar("Answer")
ON_WINDOWS = os.name == "nt"
KERNEL = (0, 4)  # of Windows: "System Idle Process" and "System", which no file holds


def running(names: Mapping[str, str]) -> Iterator[Process]:
    """Yield every process but our own; `names` gives an account's name by uid or SID."""
    import psutil  # noqa: PLC0415  a scan of a mounted system needs no process table

    own = own_processes()
    listed = _listed()
    for process in psutil.process_iter():
        if process.pid in own:
            continue
        with process.oneshot():
            name = _ask(process.name)
            if name is None and not psutil.pid_exists(process.pid):
                continue
            kernel = ON_WINDOWS and process.pid in KERNEL
            executable, denied = ("", False) if kernel else _executable(process)
            arguments = _ask(process.cmdline) or ()
            yield Process(
                pid=process.pid,
                name=name or listed.get(process.pid) or _base(executable) or _base(arguments[0] if arguments else ""),
                executable=executable,
                user=_user(process, names),
                arguments=tuple(arguments),
                denied=denied,
                kernel=kernel,
            )


def _ask(question: Callable[[], Answer]) -> Answer | None:
    import psutil  # noqa: PLC0415  as above

    try:
        return question()
    except (psutil.Error, OSError):
        return None


def _executable(process: psutil.Process) -> tuple[str, bool]:
    """Return the path of a process, and whether it was refused; a zombie has none and refuses nothing."""
    import psutil  # noqa: PLC0415  as above

    try:
        path = process.exe()
    except psutil.NoSuchProcess:
        return "", False
    except (psutil.Error, OSError):
        path = _told_by_windows(process.pid)
        return path.replace("\\", "/"), not path
    return path.replace("\\", "/") if ON_WINDOWS else path, False


def _listed() -> Mapping[int, str]:
    """Return the names by pid that Windows lists without opening a process, nothing elsewhere."""
    if not ON_WINDOWS:
        return {}
    from scanner.host.windows import windows_processes  # noqa: PLC0415  Windows only, here and below

    return windows_processes.names()


def _told_by_windows(pid: int) -> str:
    if not ON_WINDOWS:
        return ""
    from scanner.host.windows import windows_processes  # noqa: PLC0415

    return windows_processes.path(pid)


def _base(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]


def _user(process: psutil.Process, names: Mapping[str, str]) -> str:
    """Return the account's name; through the machine's own list, since a name service may answer over the network."""
    if ON_WINDOWS:
        from scanner.host.windows import windows_processes  # noqa: PLC0415

        account = windows_processes.account(process.pid)
    else:
        uids = _ask(process.uids)
        account = "" if uids is None else str(uids.real)
    return names.get(account, account)
