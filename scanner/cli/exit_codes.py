"""How a command ends: every exit code with its meaning, which one a scan has, and what an unforeseen error is printed as."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Self

from scanner import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.model import Scan


class Exit(IntEnum):
    """Exit codes; scripts rely on them. The help says the meanings, and tests hold the README to them."""

    meaning: str

    def __new__(cls, code: int, meaning: str) -> Self:
        """Make a number with a meaning."""
        made = int.__new__(cls, code)
        made._value_, made.meaning = code, meaning
        return made

    CLEAN = 0, "nothing banned was found, and everything in scope was read"
    BANNED = 1, "banned software was found"
    WRONG_CALL = 2, "the command line, a signature or a policy is invalid"
    INCOMPLETE = 3, "nothing banned was found, but something in scope could not be read"
    FAILURE = 4, "an internal error, or the report could not be written"
    INTERRUPTED = 130, "interrupted"


# From the mildest to the gravest: a report that was lost on its way matters more than what it says, and a ban more than a gap.
GRAVITY = [Exit.CLEAN, Exit.INCOMPLETE, Exit.BANNED, Exit.FAILURE]


def code_of(done: Scan) -> Exit:
    """Return the code for what a scan found."""
    banned = any(finding.fails for finding in done.findings)
    return Exit.BANNED if banned else Exit.CLEAN if done.complete else Exit.INCOMPLETE


def gravest(codes: Iterable[Exit]) -> Exit:
    """Return the code to end with."""
    return max(codes, key=GRAVITY.index)


def describe_codes() -> str:
    """Return every code with its meaning, as the help shows them."""
    return "\b\nExit codes:\n" + "".join(f"  {code.value:<5}{code.meaning}\n" for code in Exit)


def describe_error(error: Exception) -> str:
    """Return an error with its versions and trace, ready to be pasted into a report."""
    import platform  # noqa: PLC0415  both are slow to import, and only a failure needs them
    import traceback  # noqa: PLC0415

    return "\n".join(
        [
            "scanner failed with an internal error. Please report it with the lines below.",
            "",
            f"scanner {__version__}, Python {platform.python_version()}, {platform.platform()}",
            "",
            "".join(traceback.format_exception(error)),
        ]
    )
