"""The files of a macOS system that is mounted or copied below a folder, whatever the letters' case.

`/var`, `/etc` and `/tmp` are links of the system's volume into `/private`, which lies on the volume of what people put there. Where
that one alone is mounted, or a copy left the links out, the paths lead to `/private` all the same.
"""

from __future__ import annotations

import os

from scanner.host.files import TRUSTED
from scanner.host.mounted.caseless_tree import CaselessTree
from scanner.model import Platform

PRIVATE = ("etc", "tmp", "var")


class MacosTree(CaselessTree):
    """Files by paths such as `/Users`."""

    trusted = TRUSTED[Platform.MACOS]

    def spelled(self, folder: str, name: str) -> str:  # noqa: D102  the protocol says it
        spelled = super().spelled(folder, name)
        if folder == self.root and name.casefold() in PRIVATE and not os.path.lexists(f"{folder}/{spelled}"):
            return f"{super().spelled(folder, 'private')}/{name}"
        return spelled
