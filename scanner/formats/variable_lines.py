"""Variables that lines assign: `.env` files, `/etc/environment`, `environment.d`, and what a shell's profile exports.

A shell's profile is read line by line and not run: what a condition or a command would set is not known.
See: https://man7.org/linux/man-pages/man8/pam_env.8.html, https://www.freedesktop.org/software/systemd/man/latest/environment.d.html
"""

from __future__ import annotations

import re

LINE = r"[ \t]*(?:export[ \t]+|set[ \t]+-gx[ \t]+|setenv[ \t]+|\$env:)?([A-Za-z_][A-Za-z0-9_]{0,127})[ \t]*(?:=|[ \t])[ \t]*(.*)"
ASSIGNED = r"[ \t]*(?:export[ \t]+|\$env:)?[A-Za-z_][A-Za-z0-9_]{0,127}[ \t]*=|[ \t]*(?:set[ \t]+-gx|setenv)[ \t]"
VALUE = r""""((?:[^"\\]|\\.)*)"|'([^']*)'|([^\s#;'"]*)"""
LONGEST_LINE = 4096
MOST = 2000


def variables(content: bytes) -> dict[str, str]:
    """Return the variables that lines assign, the last of each; what refers to others is left as it stands."""
    found: dict[str, str] = {}
    for line in content.decode("utf-8-sig", "replace").splitlines():
        if len(line) <= LONGEST_LINE and re.match(ASSIGNED, line) and (said := re.match(LINE, line)):
            value = re.match(VALUE, said[2])
            found[said[1]] = next((part for part in value.groups() if part is not None), "") if value else ""
            if len(found) >= MOST:
                break
    return found
