"""One number that stands for every byte of the signature files that a scan used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.sha256 import sha256

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.catalogue.signature_files import SignatureFile


def digest(files: Iterable[SignatureFile]) -> str:
    """Return the SHA-256, in hexadecimal digits, over the files' names and bytes in order of name."""
    parts = (part for file in sorted(files) for part in (file.name.encode("utf-8", "surrogateescape"), file.content))
    # Each part with its length, so that no two sets of files run together to the same bytes.
    return sha256(b"".join(len(part).to_bytes(8, "big") + part for part in parts)).hex()


def joined(base: str, more: str) -> str:
    """Return the digest of a catalogue to which files were added."""
    return sha256(f"{base}+{more}".encode()).hex()
