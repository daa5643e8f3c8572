"""Whether a checkout's compiled signatures are current: made of these very files, and by the code that is there now.

Sizes and times tell in most cases, as they do for build tools: reading every file would cost a tenth of a scan. Where one of them differs,
digests decide. An index that other code made may compare names in another way, and miss without a word.
"""

from __future__ import annotations

import os

from scanner.catalogue.signature_files import PACKAGE, SignatureFile, digest

NAME = "compiled.stamps"
CODE = ("catalogue", "matching", "tables")  # the folders of the package that compile and look up; nothing else names them


def stamps(folder: str) -> str:
    """Return the digest of the code in a line, and one for every file below the folder's own folders and of the code: name, size, time."""
    return "".join([f"{digest_of_code()}\n", *_lines(folder)])


def unchanged(folder: str) -> bool:
    """Tell whether every file is as it was when `scripts/compile` last ran, and none came or went."""
    kept = _kept(folder)
    return bool(kept) and kept[1:] == _lines(folder)


def same_code(folder: str) -> bool:
    """Tell whether the code that compiled is the code that is there now, whatever the times of its files."""
    kept = _kept(folder)
    return bool(kept) and kept[0] == f"{digest_of_code()}\n"


def watched(folder: str) -> list[str]:
    """Return every folder whose files have a stamp, by its path from the checkout: scripts/scanner looks there for newer files."""
    signatures = [place for place, _, _ in os.walk(folder) if place != folder]
    code = [os.path.join(PACKAGE, name) for name in CODE]
    return sorted(os.path.relpath(place, os.path.dirname(folder)).replace(os.sep, "/") for place in (*signatures, *code))


def _kept(folder: str) -> list[str]:
    try:
        with open(os.path.join(folder, NAME), encoding="utf-8") as file:
            return file.readlines()
    except FileNotFoundError:
        return []


def digest_of_code() -> str:
    """Return the digest of the code that compiles and looks up."""
    files = []
    for folder in CODE:
        for name in sorted(os.listdir(os.path.join(PACKAGE, folder))):
            if name.endswith(".py"):
                with open(os.path.join(PACKAGE, folder, name), "rb") as file:
                    files.append(SignatureFile(f"{folder}/{name}", file.name, file.read()))
    return digest(files)


def _lines(folder: str) -> list[str]:
    signatures = (line for name in os.listdir(folder) for line in _below(os.path.join(folder, name), name))
    code = (line for name in CODE for line in _below(os.path.join(PACKAGE, name), f"code/{name}") if ".py " in line)
    return [*sorted(signatures), *sorted(code)]


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
