"""`python -m scanner`."""

import os
import sys
from contextlib import suppress
from typing import NoReturn

from scanner import REMEDY

FAILURE, INTERRUPTED = 4, 130  # as in scanner.cli.exit_codes, which cannot be imported without click
MISREAD = "scanner cannot start: by this locale, names of files would be read as {}, and some not be found.\n{}"
SPEAK_UTF8 = "Set LC_ALL=C.UTF-8, or start it with `python -X utf8`."


def start() -> None:
    """Run the command line. Where it cannot be imported, Python itself would exit with 1, which says "banned software was found"."""
    if os.name == "posix" and (encoding := sys.getfilesystemencoding()) != "utf-8":
        print(MISREAD.format(encoding, SPEAK_UTF8), file=sys.stderr)  # noqa: T201  nothing else is imported yet
        sys.exit(FAILURE)
    try:
        from scanner.cli import main  # noqa: PLC0415  inside the guard
    except KeyboardInterrupt:
        leave(INTERRUPTED)
    except Exception as error:  # noqa: BLE001  as above; MemoryError too
        print(f"scanner cannot start: {error!r}\n{REMEDY}", file=sys.stderr)  # noqa: T201  what prints is missing
        sys.exit(FAILURE)
    try:
        main()
    except SystemExit as stop:
        leave(stop.code if isinstance(stop.code, int) else FAILURE)
    except BaseException as error:  # noqa: BLE001  what failed while a failure was being said, such as for want of memory
        with suppress(Exception):
            print(f"scanner failed: {type(error).__name__}", file=sys.stderr)  # noqa: T201  as above
        leave(FAILURE)


def leave(code: int) -> NoReturn:
    """End the process now. Taking the interpreter apart took a twentieth of a scan, and would wait for a thread that a dead disk holds.

    Output that cannot be written is a failure, whatever the scan found.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            code = FAILURE
    os._exit(code)


if __name__ == "__main__":
    start()
