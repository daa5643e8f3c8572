"""Runs PyInstaller on parts made ready for it: the signatures compiled, the commit, and what Windows shows of a program."""

import json
import os
import shutil
import subprocess
import sys
from enum import StrEnum
from pathlib import Path

from build_parts.commit import Commit
from build_parts.licences import Taken
from build_parts.version_resource import version_resource


class Form(StrEnum):
    """A folder that is started directly, or a single file that unpacks itself."""

    FOLDER = "folder"
    SINGLE = "single"


def frozen(checkout: Path, work: Path, commit: Commit, form: Form) -> tuple[Path, Taken]:
    """Return the folder that holds the program, and what PyInstaller took for it: packages, and binaries with their sources."""
    parts, dist = work / "parts", work / f"{form}-made"
    _prepare(checkout, parts, commit)
    settings = {
        "SCANNER_BUILD": str(parts),
        "SCANNER_BUILD_FORM": form,
        "PYTHONHASHSEED": "0",  # the order of constants in compiled code hangs on it
        "SOURCE_DATE_EPOCH": str(commit.time),
        # Code that was compiled before is written with other references than code that is compiled now: all of it is compiled now.
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPYCACHEPREFIX": str(work / "no-bytecode"),
        "PYINSTALLER_CONFIG_DIR": str(work / "cache"),  # a cache of an earlier build would hold what was stripped then
    }
    spec = checkout / "packaging" / "scanner.spec"
    order = ["--noconfirm", "--log-level", "WARN", "--distpath", str(dist), "--workpath", str(work / f"{form}-work"), str(spec)]
    subprocess.run([sys.executable, "-m", "PyInstaller", *order], check=True, cwd=checkout, env=os.environ | settings)
    taken: Taken = json.loads((parts / "taken.json").read_text(encoding="utf-8"))
    return dist / "scanner" if form is Form.FOLDER else dist, taken


def _prepare(checkout: Path, parts: Path, commit: Commit) -> None:
    shutil.rmtree(parts, ignore_errors=True)
    shutil.copytree(checkout / "signatures", parts / "signatures", ignore=shutil.ignore_patterns("compiled.*", ".*"))
    subprocess.run([sys.executable, str(checkout / "scripts" / "compile"), str(parts / "signatures")], check=True)
    (parts / "commit.txt").write_text(commit.name, encoding="utf-8")
    (parts / "version.txt").write_text(version_resource(), encoding="utf-8")
