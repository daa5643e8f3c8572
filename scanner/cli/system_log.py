"""`--log`: one line where the administrators of a system look. No socket is opened, so that not every log can be reached.

See: https://systemd.io/JOURNAL_NATIVE_PROTOCOL/ (`$JOURNAL_STREAM`), and ReportEventW of Windows.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from scanner.cli import deferred_click as click
from scanner.cli.exit_codes import Exit

if TYPE_CHECKING:
    from scanner.model import Scan

LOGS = ("syslog", "journald", "eventlog")
FILES = ("/var/log/syslog", "/var/log/messages")
LEVELS = {Exit.CLEAN: 6, Exit.INCOMPLETE: 4, Exit.BANNED: 3}  # of syslog: info, warning, error
EVENT_TYPES = {6: 4, 4: 2, 3: 1}  # of Windows: information, warning, error
FLAGS = os.O_WRONLY | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_CLOEXEC", 0)
PIPE = "`scanner scan --summary | logger -t scanner`"


def check_log(log: str) -> None:
    """Refuse a log that cannot be reached here, before anything is read."""
    if log == "eventlog" and sys.platform != "win32":
        raise click.UsageError("--log eventlog: only Windows has an event log")
    if log == "journald" and not _is_journal():
        raise click.UsageError(
            "--log journald: standard error does not lead to the journal, and no socket is opened; "
            f"run scanner as a systemd service or with systemd-cat, or use {PIPE}"
        )
    if log == "syslog" and not _find_file():
        raise click.UsageError(f"--log syslog: no {' or '.join(FILES)} that can be written here, and no socket is opened; use {PIPE}")


def write_log(log: str, scan: Scan, line: str, code: Exit) -> Exit:
    """Write the line. Return what became of it."""
    try:
        if log == "eventlog":
            _report_event(line, EVENT_TYPES[LEVELS[code]], code)
        elif log == "journald":
            click.echo(f"<{LEVELS[code]}>{line}", err=True)
        else:
            _append(f"{scan.started:%Y-%m-%dT%H:%M:%S+00:00} {_name(scan.host.name)} scanner[{os.getpid()}]: {line}\n")
    except OSError as error:
        click.echo(f"--log {log}: {error.strerror or error}", err=True)
        return Exit.FAILURE
    return Exit.CLEAN


def _is_journal() -> bool:
    """Tell whether standard error is the stream that systemd connected to the journal."""
    stream = os.fstat(2)
    return os.environ.get("JOURNAL_STREAM") == f"{stream.st_dev}:{stream.st_ino}"


def _name(host: str) -> str:
    """Return the name of the host as one word: what follows it in a line of syslog is whoever writes the line."""
    from scanner.reports.clean import clean  # noqa: PLC0415  few calls ask for a log

    return "-".join(clean(host).split()) or "-"


def _find_file() -> str | None:
    return next((path for path in FILES if os.path.isfile(path) and os.access(path, os.W_OK)), None)


def _append(line: str) -> None:
    """Append a line in one go, as each writer of such a file does."""
    path = _find_file()
    if not path:
        raise FileNotFoundError(2, "the file of the local syslog is gone")
    descriptor = os.open(path, FLAGS)
    try:
        os.write(descriptor, line.encode())
    finally:
        os.close(descriptor)


def _report_event(line: str, kind: int, code: int) -> None:
    import ctypes  # noqa: PLC0415  Windows only

    library = ctypes.WinDLL("advapi32", use_last_error=True)  # type: ignore[attr-defined]  # Windows only
    library.RegisterEventSourceW.restype = ctypes.c_void_p
    source = library.RegisterEventSourceW(None, "scanner")
    texts = (ctypes.c_wchar_p * 1)(line)
    if not source or not library.ReportEventW(ctypes.c_void_p(source), kind, 0, code, None, 1, 0, texts, None):
        raise ctypes.WinError(ctypes.get_last_error())  # type: ignore[attr-defined]  # Windows only
    library.DeregisterEventSource(ctypes.c_void_p(source))
