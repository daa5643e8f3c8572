"""What is wrong in a signature or policy file, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Fault(NamedTuple):
    """One thing that is wrong: the file, the line (0 when it is the file as a whole), the key, and what was expected there."""

    file: str
    line: int
    key: str
    expected: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return ": ".join(" ".join(part.splitlines()) for part in (place, self.key, self.expected) if part)


class CatalogueError(Exception):
    """Signatures or policies cannot be used: one line for every fault of every file, not only the first."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Take the faults in any order; the same fault is told once."""
        self.faults = [str(fault) for fault in sorted(set(faults))]
        super().__init__("\n".join(self.faults))
