"""The command line: the only place that prints or exits, one file per command, imported when it is called."""

from __future__ import annotations

import errno
import gc
import os
import sys
from typing import TYPE_CHECKING, NoReturn

from scanner import REMEDY
from scanner.cli.clean_stream import clean_streams
from scanner.cli.deferred_click import echo
from scanner.cli.exit_codes import Exit, describe_error
from scanner.cli.plain_call import VERSION, read_call

if TYPE_CHECKING:
    from collections.abc import Sequence

ASCII = frozenset({"ascii", "us-ascii", "ansi_x3.4-1968"})
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF}  # of a disk, or of what stands in for a terminal


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command and exit with its code. Whatever is not foreseen is printed as a block that is ready to be reported."""
    gc.disable()  # one scan and the process ends: looking for garbage took a twentieth of it
    _speak_utf8()
    clean_streams()
    if hasattr(sys, "_MEIPASS"):
        from scanner.cli.one_file import stop_with_parent  # noqa: PLC0415  a build's concern

        stop_with_parent()
    try:
        code = _run(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:
        code = Exit.INTERRUPTED
    except Exception as error:  # noqa: BLE001  the last resort: nothing must end in exit code 1, which says "banned"
        code = _fail(error)
    sys.exit(code or 0)


def _run(words: Sequence[str]) -> int | None:
    """Run what the words ask for: without click where they are plain."""
    if len(words) == 1 and words[0] in VERSION:
        from scanner.cli.version_command import version  # noqa: PLC0415  a scan does not say it

        echo(version())
        return Exit.CLEAN
    call = None
    try:
        call = read_call(words, os.environ)
        return call[0].function(**call[1]) if call else _run_click(words)
    except Exception as error:
        click = sys.modules.get("click")  # whose errors these may be
        if click is None or not isinstance(error, click.ClickException | click.Abort):
            raise
        from scanner.cli.group import show  # noqa: PLC0415  see above

        return show(error, words, call[0] if call else None)


def _run_click(words: Sequence[str]) -> int | None:
    from scanner.cli.group import run  # noqa: PLC0415  a plain scan has no need of click

    return run(words)


def _fail(error: Exception) -> Exit:
    """Say what nobody foresaw."""
    from scanner.catalogue.key_table import DamagedTable  # noqa: PLC0415  for a failure only

    if said := _describe_lost_output(error):
        echo(said, err=True)
    elif said is not None:
        sys.stdout = None  # flushing it at exit would fail again
    elif isinstance(error, ModuleNotFoundError):  # click, or another library that a plain call has no need of
        echo(f"scanner cannot start: {error!r}\n{REMEDY}", err=True)
    elif isinstance(error, DamagedTable):
        echo(f"scanner cannot scan: {error}\n{REMEDY}", err=True)
    else:
        echo(describe_error(error), err=True)
    return Exit.FAILURE


def _describe_lost_output(error: Exception) -> str | None:
    """Return why our output could not be written: nothing where its reader went away, None for an error of another kind.

    A broken pipe is on Windows an invalid argument of no file.
    """
    if not isinstance(error, OSError) or error.filename is not None:
        return None
    if isinstance(error, BrokenPipeError) or (os.name == "nt" and error.errno == errno.EINVAL):
        return ""
    return f"The output could not be written: {error.strerror}." if error.errno in FULL else None


def _speak_utf8() -> None:
    """Write UTF-8 into pipes and files (Windows would use cp1252 and fail on Chinese names); never fail on a terminal."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            says_nothing = stream.encoding.lower() in ASCII  # no language is set: a terminal of today shows UTF-8 all the same
            stream.reconfigure(errors="backslashreplace", **({"encoding": "utf-8"} if says_nothing or not stream.isatty() else {}))
