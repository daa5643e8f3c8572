"""What is printed, without what would steer a terminal: file names and keys in messages may be anybody's words."""

from __future__ import annotations

import errno
import os
import re
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    import click


LINES = r"([\n\t])"


class CleanStream:
    """A stream that writes such characters out. It has no `buffer`, through which click would go past it."""

    def __init__(self, stream: TextIO) -> None:
        """Take the stream to write to."""
        self.unchanged = stream

    def write(self, text: str | bytes) -> int:
        """Write a text; its own line breaks stay. Click has it as bytes now and then, and on Windows with the line breaks of a file."""
        text = text.decode("utf-8", "replace").replace("\r\n", "\n") if isinstance(text, bytes) else text
        return self.unchanged.write(text if text.isprintable() else write_out(text))

    def __getattr__(self, name: str) -> object:
        if name == "buffer":
            raise AttributeError(name)
        return getattr(self.unchanged, name)


class ClosedStream:
    """Stands for the standard output that whoever started us closed: what is written there is lost, which no command may pass over."""

    encoding = "utf-8"

    def write(self, _: object) -> int:
        """Fail, as writing to a full disk does."""
        raise OSError(errno.EBADF, "standard output is closed")

    def flush(self) -> None:
        """Do nothing: nothing waits to be written."""

    def isatty(self) -> bool:
        """Tell that nobody looks."""
        return False

    @property
    def buffer(self) -> ClosedStream:
        """Return what takes bytes."""
        return self


def write_out(text: str) -> str:
    """Return a text in which whatever steers a terminal is written out, but line breaks and tabs."""
    from scanner.reports.clean import clean  # noqa: PLC0415  a report in JSON or TOML is clean already, here and below

    return "".join(part if re.fullmatch(LINES, part) else clean(part) for part in re.split(LINES, text))


def clean_streams() -> None:
    """Let all that is printed pass such a stream; where standard error is closed, nobody is to be told so, and closed input is empty."""
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115  until the end: there is nothing to be read
    if sys.stdout is None:
        sys.stdout = ClosedStream()
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is not None and not isinstance(stream, CleanStream | ClosedStream):
            setattr(sys, name, CleanStream(stream))


def is_closed(stream: object) -> bool:
    """Tell whether nothing can be printed there."""
    return isinstance(stream, ClosedStream)


def unchanged(stream: TextIO) -> TextIO:
    """Return the stream behind, for what is clean and has colours or moves on a terminal: a report, a progress bar."""
    return stream.unchanged if isinstance(stream, CleanStream) else stream


def clean_error(error: click.ClickException, words: Iterable[str]) -> None:
    """Take the line breaks out of words of the command line in an error, names of files among them."""
    from scanner.reports.clean import clean  # noqa: PLC0415

    for attribute in ("message", "ui_filename"):
        if isinstance(text := getattr(error, attribute, None), str):
            for word in words:
                text = text if word.isprintable() else text.replace(word, clean(word))
            setattr(error, attribute, text)
