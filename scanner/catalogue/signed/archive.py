"""Signature files in one zip: what a signed catalogue holds. The same files make the same bytes."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from scanner.catalogue.signature_files import DEPTH, SignatureFile
from scanner.catalogue.signed.refused import RefusedError
from scanner.tables.toml_file import MOST_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable

NAME = "catalogue.zip"
MOST_ARCHIVE = 64 << 20
MOST_FILES = 100_000
MOST_UNPACKED = 256 << 20
OLDEST = (1980, 1, 1, 0, 0, 0)  # the first day that a zip can tell: times would make other bytes of the same files


def pack_files(files: Iterable[SignatureFile]) -> bytes:
    """Return a zip of the files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as into:
        for file in sorted(files):
            into.writestr(zipfile.ZipInfo(file.name, OLDEST), file.content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def unpack_files(content: bytes, path: str) -> list[SignatureFile]:
    """Return the files of a zip that was verified, in order of name; `path` is where it lies. Raises `RefusedError`."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        entries = sorted(packed.infolist(), key=lambda entry: entry.filename)
        if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
            raise RefusedError("it holds more than a catalogue may")
        if wrong := next((entry.filename for entry in entries if not _belongs(entry)), ""):
            raise RefusedError(f"{wrong!r} is no signature file")
        return [SignatureFile(entry.filename, f"{path}/{entry.filename}", packed.read(entry)) for entry in entries]


def _belongs(entry: zipfile.ZipInfo) -> bool:
    name = entry.filename
    kind = name.split("/")[0]
    return name.endswith(".toml") and name.count("/") + 1 == DEPTH.get(kind) and entry.file_size <= MOST_BYTES
