"""Windows' channels, run by Wine's cmd: programs that stand in the scanner's place, and one cmd for many lines."""

import os
import shutil
import struct
import subprocess
from pathlib import Path

import pytest

WINE = shutil.which("wine64") or shutil.which("wine") or "/usr/lib/wine/wine64"
DISK = Path(os.environ.get("WINEPREFIX") or Path.home() / ".wine", "drive_c")
CRASHED = -1073741819  # an access violation, as Windows says it


def program(code):
    """Make a Windows program that ends with a code: all that it has is `mov eax, code` and `ret`."""
    optional = struct.pack("<HBBIIIII", 0x20B, 14, 0, 512, 0, 0, 0x1000, 0x1000)
    optional += struct.pack("<QIIHHHHHHIIIIHH", 0x140000000, 0x1000, 512, 6, 0, 0, 0, 6, 0, 0, 0x2000, 512, 0, 3, 0)
    optional += struct.pack("<QQQQII", 1 << 20, 4096, 1 << 20, 4096, 0, 16) + bytes(128)
    headers = b"PE\0\0" + struct.pack("<HHIIIHH", 0x8664, 1, 0, 0, 0, len(optional), 0x23) + optional
    headers += b".text\0\0\0" + struct.pack("<IIIIIIHHI", 6, 0x1000, 512, 512, 0, 0, 0, 0, 0x60000020)
    dos = b"MZ".ljust(0x3C, b"\0") + struct.pack("<I", 0x40)
    return (dos + headers).ljust(512, b"\0") + (b"\xb8" + struct.pack("<i", code) + b"\xc3").ljust(512, b"\0")


def shown(path):
    """Return a path of ours as Windows has it."""
    return "Z:" + str(path).replace("/", "\\")


def wine(*words):
    """Run a program of Windows; return its exit code."""
    if shutil.which(WINE) is None:
        pytest.skip("wine is not installed")
    quiet = {**os.environ, "WINEDEBUG": "-all", "WINEDLLOVERRIDES": "winemenubuilder.exe,mscoree,mshtml="}
    silent = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)  # a pipe would stay open while services of Wine live on
    return subprocess.run([WINE, *words], env=quiet, check=False, **silent).returncode


def run_lines(folder, lines):
    """Run lines of a batch file: one cmd for all, for Wine takes its time to start."""
    script = folder / "all.cmd"
    script.write_bytes("\r\n".join(["@echo off", *lines, ""]).encode())
    return wine("cmd", "/c", shown(script))
