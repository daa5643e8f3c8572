"""A TOML file of signatures or policies: its values, and its faults with their lines: what is wrong, and where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.stdlib.named_tuple import NamedTuple
from scanner.stdlib.toml_text import parse_toml
from scanner.tables.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.tables.line_numbers import Path

MOST_BYTES = 1 << 20
LINE = r" ?\(at (?:line (\d+), column \d+|end of document)\)"


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


class TomlFile:
    """A file's root table. `name` is how faults call it; the faults are complete when the root was closed."""

    def __init__(self, name: str, content: bytes, values: dict[str, object] | None = None) -> None:
        """Parse; what is no TOML is a fault, and the root is empty. A file that was parsed before comes with its values."""
        self.name = name
        self.faults: list[Fault] = []
        self._text = ""
        self.values = self._parsed(content) if values is None else values
        root = Table(self.values, (), self.note)
        self.root = root.silent() if self.faults else root  # of what cannot be parsed nobody knows what it lacks

    def note(self, path: Path, expected: str) -> None:
        """Note a fault at a key."""
        self.faults.append(Fault(self.name, self._line_of(path), dotted(path), expected))

    def place_of(self, key: str) -> str:
        """Return the file and the line of a key of the root."""
        return f"{self.name}:{self._line_of((key,))}"

    def _line_of(self, path: Path) -> int:
        from scanner.tables.line_numbers import line_of  # noqa: PLC0415  sound files need no lines

        return line_of(self._text, path)

    def _parsed(self, content: bytes) -> dict[str, object]:
        if len(content) > MOST_BYTES:
            return self._report_broken(0, f"expected at most {MOST_BYTES} bytes")
        try:
            self._text = content.decode("utf-8-sig").replace("\r\n", "\n")
            return parse_toml(self._text)
        except UnicodeDecodeError as error:
            return self._report_broken(content.count(b"\n", 0, error.start) + 1, "expected UTF-8")
        except ValueError as error:
            line = re.search(LINE, str(error))
            number = (line and line[1]) or self._text.count("\n") + 1
            return self._report_broken(int(number), f"expected TOML: {re.sub(LINE, '', str(error))}")
        except RecursionError:
            return self._report_broken(0, "expected TOML that is nested less deeply")

    def _report_broken(self, line: int, expected: str) -> dict[str, object]:
        self.faults.append(Fault(self.name, line, "", expected))
        return {}


def dotted(path: Path) -> str:
    """Write a path as people do: `match[2].id.deb`."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).removeprefix(".")
