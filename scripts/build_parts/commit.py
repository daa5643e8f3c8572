"""What is built: the commit, and when it was made. Nothing of the day on which it is built gets into a build."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple


class Commit(NamedTuple):
    """A commit's name, marked where files were changed since, and its time in seconds since 1970."""

    name: str
    time: int


def committed(checkout: Path) -> Commit:
    """Return what SCANNER_COMMIT and SOURCE_DATE_EPOCH say, else what git does."""
    name, time = os.environ.get("SCANNER_COMMIT"), os.environ.get("SOURCE_DATE_EPOCH")
    if name and time:
        return Commit(name, int(time))
    if not shutil.which("git"):
        raise SystemExit("there is no git here that could tell what is built: set SCANNER_COMMIT and SOURCE_DATE_EPOCH")
    changed = "+changes" if _git(checkout, "status", "--porcelain") else ""
    return Commit(_git(checkout, "rev-parse", "--short=12", "HEAD") + changed, int(_git(checkout, "log", "-1", "--format=%ct")))


def _git(checkout: Path, *arguments: str) -> str:
    return subprocess.run(["git", "-C", str(checkout), *arguments], check=True, capture_output=True, text=True).stdout.strip()
