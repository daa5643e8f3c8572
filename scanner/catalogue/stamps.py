"""Whether the signature files of a checkout are those that were compiled, told by their sizes and times, as build tools do.

Reading them all for their digest would cost a tenth of a scan. Where a stamp differs the digest decides.
"""

from __future__ import annotations

import os

NAME = "compiled.stamps"


def stamps(folder: str) -> str:
    """Return a line for every file below the folder's own folders: its name, its size and when it was last changed."""
    return "".join(sorted(line for name in os.listdir(folder) for line in _below(os.path.join(folder, name), name)))


def unchanged(folder: str) -> bool:
    """Tell whether every file is as it was when `scripts/compile` last ran, and none came or went."""
    try:
        with open(os.path.join(folder, NAME), encoding="utf-8") as file:
            return file.read() == stamps(folder)
    except FileNotFoundError:
        return False


def _below(path: str, name: str) -> list[str]:
    if not os.path.isdir(path):
        return []
    lines = []
    with os.scandir(path) as entries:
        for entry in entries:
            if entry.is_dir():
                lines += _below(entry.path, f"{name}/{entry.name}")
            else:
                found = entry.stat()
                lines.append(f"{name}/{entry.name} {found.st_size} {found.st_mtime_ns}\n")
    return lines
