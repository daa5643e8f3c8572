"""The process table of a Windows or macOS machine, through psutil, each attribute guarded by itself: a process may vanish or refuse.

Under Wine psutil raises a plain OSError (WinError 87) for names and paths and so aborts `process_iter` as a whole; asking
process by process loses one attribute and no more.
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


def running(names: Mapping[str, str]) -> Iterator[Process]:
    """Yield every process but our own; `names` gives an account's name by uid."""
    import psutil  # noqa: PLC0415  a scan of a mounted system needs no process table

    own = own_processes()
    for process in psutil.process_iter():
        if process.pid in own:
            continue
        with process.oneshot():
            name = _asked(process.name)
            if name is None and not psutil.pid_exists(process.pid):
                continue
            executable, denied = _executable(process)
            arguments = _asked(process.cmdline) or ()
            yield Process(
                pid=process.pid,
                name=name or (arguments[0].replace("\\", "/").rpartition("/")[2] if arguments else ""),
                executable=executable,
                user=_user(process, names),
                arguments=tuple(arguments),
                denied=denied,
            )


def _asked(question: Callable[[], Answer]) -> Answer | None:
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
        return "", True
    return path.replace("\\", "/") if os.name == "nt" else path, False


def _user(process: psutil.Process, names: Mapping[str, str]) -> str:
    """Return the account's name; through the account file, since a name service may answer over the network."""
    if os.name == "nt":
        return str(_asked(process.username) or "").rpartition("\\")[2]
    uids = _asked(process.uids)
    return "" if uids is None else names.get(str(uids.real), str(uids.real))
