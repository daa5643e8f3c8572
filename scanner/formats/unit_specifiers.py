"""What the specifiers in a unit of systemd stand for, of those that are folders or accounts: `%h` and the like.

In a unit of the system they are those of its manager, which runs as root, whatever account the unit itself is started as.
See: https://www.freedesktop.org/software/systemd/man/latest/systemd.unit.html#Specifiers
"""

from __future__ import annotations

import re

SPECIFIER = r"%([hCELSTVtuU%])"
ANYWHERE = {"T": "/tmp", "V": "/var/tmp", "%": "%"}  # noqa: S108  nothing is written there
OF_THE_SYSTEM = {"h": "/root", "C": "/var/cache", "E": "/etc", "L": "/var/log", "S": "/var/lib", "t": "/run", "u": "root", "U": "0"}
OF_A_HOME = {"h": "", "C": "/.cache", "E": "/.config"}  # where the others are depends on the version, and on the session


def fill_in_specifiers(text: str, home: str = "") -> str:
    """Return a text of a unit with the specifiers filled in: of an account's, when its home is given, and else of the system's."""
    if "%" not in text:
        return text
    known = ANYWHERE | ({sign: home + below for sign, below in OF_A_HOME.items()} if home else OF_THE_SYSTEM)
    return re.sub(SPECIFIER, lambda found: known.get(found[1], found[0]), text)
