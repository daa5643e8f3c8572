"""The package that a record of an installed Python package is for, by its name alone: `name-version.dist-info`, or an older form of it.

See: https://packaging.python.org/en/latest/specifications/recording-installed-packages/#the-dist-info-directory
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.model import Item, Kind, Problem, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.collectors.collector import Said

RECORDS = ("*.dist-info", "*.egg-info", "*.egg", "*.egg-link")
RECORD = r"([A-Za-z0-9][\w.]*(?:-[A-Za-z_][\w.]*)*)(?:-(\d[\w.+!~]*?))?(?:-py\d[\d.]*(?:-[\w.-]+)?)?\.(?:(?:dist|egg)-info|egg|egg-link)"
MOST_LETTERS = 255
MOST_PACKAGES = 5000


def packages_of(records: list[str], tool: str = "") -> Iterator[Said]:
    """Yield the packages that records stand for; that of the tool for which their folder was made is a command."""
    if len(records) > MOST_PACKAGES:
        yield Problem(Reason.CAPPED, f"{len(records)} packages; only the first {MOST_PACKAGES} are listed")
    for path in records[:MOST_PACKAGES]:
        name, version = distribution(path)
        if name:
            kind = Kind.COMMAND_LINE if tool and same(name, tool) else None
            yield Item(name, version, ids=(("pypi", name),), kind=kind, location=path)


def distribution(path: str) -> tuple[str, str]:
    """Return a package's name and version, both empty where the path is no such record."""
    found = re.fullmatch(RECORD, path.rpartition("/")[2][:MOST_LETTERS])
    return (found[1], found[2] or "") if found else ("", "")


def same(name: str, other: str) -> bool:
    """Tell whether two names are one package's."""
    return re.sub(r"[-_.]+", "-", name).lower() == re.sub(r"[-_.]+", "-", other).lower()
