"""What a build for Linux asks of the system that it will run on: how new a glibc, and which libraries beside it."""

import re
import subprocess
from pathlib import Path

OF_GLIBC = re.compile(r"(?:lib(?:c|m|dl|rt|util|pthread)|ld-linux-[\w-]+)\.so\.\d")
EVERYWHERE = {"libz.so.1"}  # PyInstaller's bootloader loads it, and so do dpkg and rpm
VERSION = re.compile(r"\bGLIBC_(\d+)\.(\d+)")
NEEDED = re.compile(r"(?m)^\s*NEEDED\s+(\S+)")


def newest_glibc(folder: Path) -> tuple[int, int]:
    """Return the newest version of glibc that any program or library in a folder asks for; (0, 0) where there is none for Linux."""
    asked = [(int(major), int(minor)) for path in elf_files(folder) for major, minor in VERSION.findall(_dumped(path, "-T"))]
    return max(asked, default=(0, 0))


def missing_libraries(folder: Path) -> list[str]:
    """Return the libraries that are asked for and are neither on every Linux nor in the folder."""
    there = {path.name for path in folder.rglob("*")} | EVERYWHERE
    asked = {name for path in elf_files(folder) for name in NEEDED.findall(_dumped(path, "-p"))}
    return sorted(name for name in asked - there if not OF_GLIBC.fullmatch(name))


def elf_files(folder: Path) -> list[Path]:
    """Return every file in a folder, or the file itself, that Linux loads."""
    files = [folder] if folder.is_file() else sorted(path for path in folder.rglob("*") if path.is_file())
    return [path for path in files if _begins(path) == b"\x7fELF"]


def _begins(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(4)


def _dumped(path: Path, option: str) -> str:
    return subprocess.run(["objdump", option, str(path)], check=True, capture_output=True, text=True).stdout
