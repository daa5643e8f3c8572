"""How a command ends: exit codes, and the block that an unforeseen error is printed as."""

from __future__ import annotations

from enum import IntEnum

from scanner import __version__


class Exit(IntEnum):
    """Exit codes; scripts rely on them."""

    CLEAN = 0
    BANNED = 1
    WRONG_CALL = 2
    INCOMPLETE = 3
    FAILURE = 4
    INTERRUPTED = 130


def block(error: Exception) -> str:
    """Return an error with its versions and trace, ready to be pasted into a report."""
    import platform  # noqa: PLC0415  both are slow to import, and only a failure needs them
    import traceback  # noqa: PLC0415

    return "\n".join(
        [
            "scanner failed; this is a fault of ours. Please report it with the lines below.",
            "",
            f"scanner {__version__}, Python {platform.python_version()}, {platform.platform()}",
            "",
            "".join(traceback.format_exception(error)),
        ]
    )
