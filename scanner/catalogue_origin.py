"""Where a catalogue comes from: with the program, or from signers, and then who and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from datetime import date


class Origin(NamedTuple):
    """The release of a signed catalogue; `refused` says why one that was asked for is not used."""

    release: int = 0  # 0 is the catalogue that comes with the program
    signers: tuple[str, ...] = ()
    made: date | None = None
    expires: date | None = None
    digest: str = ""  # over its files, without what was added on this machine
    refused: str = ""


BUNDLED = Origin()
