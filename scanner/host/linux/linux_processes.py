"""The process table of a Linux machine, from /proc: see proc(5).

Not through psutil, which takes 30 ms of every login to import and to ask what this reads in 4; tests hold the two together.
"""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from scanner.host.host import Process
from scanner.host.own_processes import own_processes
from scanner.model import Problem, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PROC = "/proc"
FIRST = 1  # root's, which always runs
KERNEL_THREADS = "2"  # the parent of every thread of the kernel
USUAL_BYTES = 1 << 17  # of a command line, for every process
MOST_BYTES = 1 << 21  # of one, as long as the lines of all take no more than this: what the kernel allows, unless an account asks for more
MOST_IN_ALL = 1 << 25
SHORTENED = 15  # letters of a name, of which the kernel keeps no more
DELETED = " (deleted)"
HIDDEN = "the system hides programs of other accounts; run as administrator"


def running(names: Mapping[str, str], problems: list[Problem]) -> Iterator[Process]:
    """Yield every process but our own; `names` gives an account's name by uid. One that vanishes meanwhile is left out.

    With `hidepid` those of other accounts are refused, or not even listed; then there is a Problem.
    """
    own = own_processes()
    pids = [int(name) for name in os.listdir(PROC) if name.isdigit()]
    if not pids:  # not even we: a folder that stands where the table should be
        raise FileNotFoundError(errno.ENOENT, "no process table", PROC)
    left, hidden, lost = MOST_IN_ALL, FIRST not in pids, ""
    for pid in pids:
        try:
            found = None if pid in own else _process(str(pid), names, MOST_BYTES if left > 0 else USUAL_BYTES)
        except PermissionError:
            hidden = True
            continue
        except OSError as error:  # no descriptor was left, for one
            lost = str(error.strerror)
            continue
        if found:
            process, size = found
            left -= size
            yield process
    if lost:
        problems.append(Problem(Reason.READ_ERROR, f"cannot list running programs: {lost}", PROC))
    if hidden:
        problems.append(Problem(Reason.PERMISSION_DENIED, HIDDEN, PROC))


def _process(pid: str, names: Mapping[str, str], most: int) -> tuple[Process, int] | None:
    """Return a process, and how many bytes its command line has, which are more than letters."""
    try:
        status = os.fsdecode(_read(f"{PROC}/{pid}/status", USUAL_BYTES))
        content = _read(f"{PROC}/{pid}/cmdline", most)
    except (FileNotFoundError, ProcessLookupError):  # gone
        return None
    executable, denied = _executable(pid)
    arguments = tuple(os.fsdecode(content).rstrip("\0").split("\0")) if content else ()
    uid = _find(status, "Uid").partition("\t")[0]
    process = Process(
        pid=int(pid),
        name=_name(_find(status, "Name"), arguments),
        executable=executable,
        user=names.get(uid, uid),
        arguments=arguments,
        denied=denied,
        kernel=KERNEL_THREADS in {pid, _find(status, "PPid")},
        cut=len(content) >= most,
    )
    return process, len(content)


def _find(status: str, key: str) -> str:
    """Return the value of one of the sixty rows; no name holds a line break, which the kernel writes as two letters."""
    return f"\n{status}".partition(f"\n{key}:\t")[2].partition("\n")[0]


def _read(path: str, most: int) -> bytes:
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        pieces = [os.read(descriptor, USUAL_BYTES)]
        size = len(pieces[0])
        while pieces[-1] and size < most:  # a long line comes a page at a time
            pieces.append(os.read(descriptor, USUAL_BYTES))
            size += len(pieces[-1])
    finally:
        os.close(descriptor)
    return b"".join(pieces)[:most]


def _executable(pid: str) -> tuple[str, bool]:
    """Return the path of a process, and whether it was refused. Threads of the kernel and zombies have none."""
    try:
        return os.readlink(f"{PROC}/{pid}/exe").removesuffix(DELETED), False
    except FileNotFoundError:
        return "", False
    except OSError:
        return "", True


def _name(name: str, arguments: tuple[str, ...]) -> str:
    """Return the name, its end taken from the command line where the kernel cut it off."""
    name = name.replace("\\n", "\n").replace("\\\\", "\\") if "\\" in name else name
    whole = arguments[0].rpartition("/")[2] if arguments else ""
    return whole if len(name) >= SHORTENED and whole.startswith(name) else name
