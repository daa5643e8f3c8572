"""What a build is called."""

import os
import platform

from scanner import __version__

SYSTEMS = {"Linux": "linux", "Darwin": "macos", "Windows": "windows"}


def build_name() -> str:
    """Return the name of this platform's build: scanner-<version>-<platform>-<architecture>."""
    return f"scanner-{__version__}-{SYSTEMS[platform.system()]}-{platform.machine().lower()}"


def program() -> str:
    """Return the name of the program in it."""
    return "scanner.exe" if os.name == "nt" else "scanner"
