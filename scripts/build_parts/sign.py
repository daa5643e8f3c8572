"""The place for a signature: a command of whoever has a certificate. Without one nothing is signed, and docs/install.md says so."""

import os
import shlex
import subprocess
from pathlib import Path

ENDINGS = {".exe", ".dll", ".pyd", ".so", ".dylib"}


def signed(folder: Path) -> None:
    """Call SCANNER_SIGN, where it is set, for every program and library; a failure stops the build."""
    command = shlex.split(os.environ.get("SCANNER_SIGN", ""), posix=os.name != "nt")
    for path in sorted(folder.rglob("*")) if command else ():
        if path.is_file() and (path.suffix in ENDINGS or path.name == "scanner"):
            subprocess.run([*command, str(path)], check=True)
