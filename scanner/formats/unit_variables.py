"""The variables that a unit of systemd sets for its program.

See: https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html#Environment=
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.formats.desktop_entry import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SETS = "Environment"


def unit_variables(content: bytes) -> Iterator[dict[str, str]]:
    """Yield the variables of each line that sets some."""
    if SETS.encode() not in content:
        return
    for line in content.decode("utf-8", "replace").replace("\\\n", " ").splitlines():
        key, equals, value = line.partition("=")
        if equals and key.strip() == SETS:
            yield split_variables(words(value))


def split_variables(texts: Iterable[str]) -> dict[str, str]:
    """Return variables by their names, of texts such as `NAME=value`."""
    return {name: value for name, equals, value in (text.partition("=") for text in texts) if equals}
