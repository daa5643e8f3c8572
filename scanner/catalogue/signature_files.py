"""Finds signature files below a folder: `products/<category>/<id>.toml`, and `<id>.toml` in the folders of other kinds.

One number, the digest, stands for every byte of those that a scan used.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from scanner.stdlib.named_tuple import NamedTuple
from scanner.stdlib.sha256 import sha256
from scanner.tables.toml_file import MOST_BYTES, Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PRODUCTS, VENDORS, PROGRAMS, FEATURES, POLICIES = "products", "vendors", "programs", "features", "policies"
DEPTH = {PRODUCTS: 3, VENDORS: 2, PROGRAMS: 2, FEATURES: 2, POLICIES: 2}  # parts of a name: products/social-media/tiktok.toml
ID = r"[a-z0-9]+(-[a-z0-9]+)*"
EXPECTED_NAME = "expected a name of words in lower case joined by -, such as example-chat.toml"
EXPECTED = f"expected {PRODUCTS}/<category>/<id>.toml, or <id>.toml in {VENDORS}, {PROGRAMS}, {FEATURES} or {POLICIES}"


class SignatureFile(NamedTuple):
    """A file: its name below the folder, with forward slashes, its path and its bytes."""

    name: str
    path: str
    content: bytes

    @property
    def kind(self) -> str:
        """The first folder: `products`, `vendors`, `programs`, `features` or `policies`."""
        return self.name.split("/")[0]

    @property
    def category(self) -> str:
        """The folder that holds the file."""
        return self.name.split("/")[-2]

    @property
    def id(self) -> str:
        """What the file is about: its name without the ending."""
        return self.name.split("/")[-1].removesuffix(".toml")


def bundled() -> str:
    """Return the folder that comes with the program: inside an installed package, beside it in a checkout."""
    inside = os.path.join(PACKAGE, "signatures")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(PACKAGE), "signatures")


def is_installed(folder: str) -> bool:
    """Tell whether the bundled folder is that of an installed package or a build, in which nobody edits signatures."""
    return os.path.dirname(folder) == PACKAGE


def signature_files(folder: str, faults: list[Fault]) -> list[SignatureFile]:
    """Return the files of a folder in order of name. What nobody would read is a fault: a misplaced signature finds nothing."""
    found = [*_files(folder, faults)]
    if not found:
        faults.append(Fault(folder, 0, "", f"{EXPECTED} in this folder"))
    return found


def read_file(name: str, path: str, faults: list[Fault]) -> SignatureFile | None:
    """Return a file, None (a fault) when it cannot be read. A file that is too long is cut, and found out by its parser."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))  # a file object for each of hundreds would cost more
        try:
            # One more byte than it has: a buffer for the longest that it may be would cost more than all the reading.
            return SignatureFile(name, path, os.read(descriptor, min(os.fstat(descriptor).st_size, MOST_BYTES) + 1))
        finally:
            os.close(descriptor)
    except OSError as error:
        faults.append(Fault(path, 0, "", f"cannot be read: {error.strerror}"))
        return None


def _files(folder: str, faults: list[Fault]) -> Iterator[SignatureFile]:
    beside = sorted(name for name in os.listdir(folder) if name.endswith(".toml")) if os.path.isdir(folder) else ()
    faults += (Fault(os.path.join(folder, name), 0, "", EXPECTED) for name in beside)
    for top, depth in DEPTH.items():
        for name, path in _below(top, os.path.join(folder, top)):
            if not name.endswith(".toml") or name.count("/") + 1 != depth:
                faults.append(Fault(path, 0, "", EXPECTED))
            elif not re.fullmatch(ID, os.path.basename(name).removesuffix(".toml")):
                faults.append(Fault(path, 0, "", EXPECTED_NAME))
            elif file := read_file(name, path, faults):
                yield file


def _below(name: str, path: str) -> Iterator[tuple[str, str]]:
    """Yield the name and the path of every file below a folder, in order of name; nothing for a folder that is not there."""
    if not os.path.isdir(path):
        return
    with os.scandir(path) as entries:
        found = sorted((entry.name, entry.is_dir(), entry.path) for entry in entries)
    for entry, is_folder, place in found:
        if is_folder:
            yield from _below(f"{name}/{entry}", place)
        elif not entry.startswith("."):  # what editors and file viewers leave
            yield f"{name}/{entry}", place


def digest(files: Iterable[SignatureFile]) -> str:
    """Return the SHA-256, in hexadecimal digits, over the files' names and bytes in order of name."""
    parts = (part for file in sorted(files) for part in (file.name.encode("utf-8", "surrogateescape"), file.content))
    # Each part with its length, so that no two sets of files run together to the same bytes.
    return sha256(b"".join(len(part).to_bytes(8, "big") + part for part in parts)).hex()


def joined(base: str, more: str) -> str:
    """Return the digest of a catalogue to which files were added."""
    return sha256(f"{base}+{more}".encode()).hex()
