"""The archive of a folder, with nothing in it of the day or the account that made it, and the digests of all that is handed out."""

import gzip
import hashlib
import io
import os
import tarfile
import time
import zipfile
from pathlib import Path

SUMS = "SHA256SUMS"


def archived(folder: Path, when: int) -> Path:
    """Write the folder's archive beside it and return its path: .zip on Windows, .tar.gz elsewhere."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    place = folder.with_name(folder.name + (".zip" if os.name == "nt" else ".tar.gz"))
    place.write_bytes(_zip(folder, files, when) if os.name == "nt" else _tar(folder, files, when))
    return place


def sums(dist: Path) -> None:
    """Write the digests of every file in the folder, as sha256sum does and reads."""
    files = sorted(path for path in dist.iterdir() if path.is_file() and path.name.startswith("scanner-"))
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    (dist / SUMS).write_text("".join(lines), encoding="utf-8", newline="\n")


def _tar(folder: Path, files: list[Path], when: int) -> bytes:
    content = io.BytesIO()
    with gzip.GzipFile("", "wb", 9, content, mtime=0) as packed, tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as tar:
        for path in files:
            entry = tarfile.TarInfo(path.relative_to(folder.parent).as_posix())
            entry.size, entry.mtime, entry.mode = path.stat().st_size, when, path.stat().st_mode & 0o777
            tar.addfile(entry, io.BytesIO(path.read_bytes()))
    return content.getvalue()


def _zip(folder: Path, files: list[Path], when: int) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in files:
            entry = zipfile.ZipInfo(path.relative_to(folder.parent).as_posix(), time.gmtime(when)[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, path.read_bytes())
    return content.getvalue()
