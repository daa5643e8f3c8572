"""A package's name and version out of its path in the store: `/nix/store/<32 letters>-hello-2.12.1`.

See: https://nix.dev/manual/nix/stable/store/store-path, https://nix.dev/manual/nix/stable/language/builtins#builtins-parseDrvName
"""

from __future__ import annotations

import re

PATH = r"/nix/store/[0-9a-z]{32}-([^/]{1,255})"
OUTPUT = r"-(?:bin|lib|dev|man|doc|info|out|debug|devdoc)$"
VERSION = r"-(?=\d)"


def package(path: str) -> tuple[str, str]:
    """Return name and version of the package that a path of the store belongs to, both empty for any other path."""
    found = re.match(PATH, path)
    if not found:
        return "", ""
    name, *version = re.split(VERSION, re.sub(OUTPUT, "", found[1]), maxsplit=1)
    return name, "".join(version)
