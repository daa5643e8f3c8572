"""The package that a record of an installed Python package is for, by its name alone: `name-version.dist-info`, or an older form of it.

See: https://packaging.python.org/en/latest/specifications/recording-installed-packages/#the-dist-info-directory
"""

from __future__ import annotations

import re

RECORD = r"([A-Za-z0-9][\w.]*(?:-[A-Za-z_][\w.]*)*)(?:-(\d[\w.+!~]*?))?(?:-py\d[\d.]*(?:-[\w.-]+)?)?\.(?:(?:dist|egg)-info|egg|egg-link)"
MOST_LETTERS = 255


def distribution(path: str) -> tuple[str, str]:
    """Return a package's name and version, both empty where the path is no such record."""
    found = re.fullmatch(RECORD, path.rpartition("/")[2][:MOST_LETTERS])
    return (found[1], found[2] or "") if found else ("", "")


def same(name: str, other: str) -> bool:
    """Tell whether two names are one package's."""
    return re.sub(r"[-_.]+", "-", name).lower() == re.sub(r"[-_.]+", "-", other).lower()
