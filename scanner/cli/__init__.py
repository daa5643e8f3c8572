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
    from typing import TextIO

ASCII = frozenset({"ascii", "us-ascii", "ansi_x3.4-1968"})
NO_ROOM = "scanner cannot scan: it may have no more memory, or start no thread. See ulimit -v and -u, and the limits of the service."
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
    elif _lacks_room(error):
        echo(NO_ROOM, err=True)
    elif isinstance(error, DamagedTable):
        echo(f"scanner cannot scan: {error}\n{REMEDY}", err=True)
    else:
        echo(describe_error(error), err=True)
    return Exit.FAILURE


def _lacks_room(error: Exception) -> bool:
    """Tell whether it is what whoever started us allows, and no fault of ours."""
    return isinstance(error, MemoryError) or (isinstance(error, RuntimeError) and "start new thread" in str(error))


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
            stream.reconfigure(errors="backslashreplace", encoding=_find_encoding(stream) if stream.isatty() else "utf-8")


def _find_encoding(terminal: TextIO) -> str:
    """Return what a terminal shows, which the locale says and UTF-8 mode does not: UTF-8 too where no language is set."""
    import codecs  # noqa: PLC0415  for a person, here and below
    import locale  # noqa: PLC0415

    encoding = locale.getencoding() if sys.flags.utf8_mode and os.name == "posix" else terminal.encoding
    try:
        return "utf-8" if encoding.lower() in ASCII else codecs.lookup(encoding).name
    except LookupError:  # a build has no encodings of East Asia
        return "utf-8"
