"""The copies of indexes that the command line names, as `KIND=PATH`: what both scripts read."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from index_parts.offer import Offer
from index_parts.readers import READERS, read_index


class Copy(NamedTuple):
    """A copy of an index on this machine."""

    kind: str
    place: Path
    whole: bool  # whether what is not in it is not in the index


def add_copies(parser: argparse.ArgumentParser) -> None:
    """Declare the options that name copies."""
    kinds = ", ".join(READERS)
    parser.add_argument("--whole", metavar="KIND=PATH", action="append", default=[], help=f"a copy of a whole index; kinds: {kinds}")
    parser.add_argument("--part", metavar="KIND=PATH", action="append", default=[], help="a copy in which some of the index is missing")


def read_copies(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> list[Copy]:
    """Return the copies that are named; one that cannot be read is an error of use."""
    copies = []
    for whole, values in ((True, arguments.whole), (False, arguments.part)):
        for value in values:
            kind, _, place = value.partition("=")
            if kind not in READERS or not place or not Path(place).exists():
                parser.error(f"not a kind of index and the path of a copy: {value}")
            copies.append(Copy(kind, Path(place), whole))
    if not copies:
        parser.error("name at least one copy of an index")
    return copies


def read_offers(copies: list[Copy]) -> Iterator[Offer]:
    """Yield what all copies offer."""
    for copy in copies:
        yield from read_index(copy.kind, copy.place)
