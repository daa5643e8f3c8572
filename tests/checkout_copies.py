"""Copies of this checkout as somebody else would have it, and packages as pip would fetch them."""

import shutil
import zipfile
from importlib.metadata import distribution
from pathlib import Path

HERE = Path(__file__).parent.parent
PARTS = ("scripts", "scanner", "signatures", "pyproject.toml")


def copied(place):
    """Copy what the launchers need."""
    for part in PARTS:
        copy = shutil.copytree if (HERE / part).is_dir() else shutil.copy2
        copy(HERE / part, place / part)
    return place


def wheel(name, folder):
    """Pack a package that is installed here as pip would fetch it."""
    about = distribution(name)
    *_, tag = (line.removeprefix("Tag: ") for line in about.read_text("WHEEL").splitlines() if line.startswith("Tag: "))  # py2, py3
    with zipfile.ZipFile(folder / f"{name.replace('-', '_')}-{about.version}-{tag}.whl", "w") as archive:
        for file in about.files:
            if ".." not in file.parts and "__pycache__" not in file.parts and file.name not in {"INSTALLER", "REQUESTED"}:
                archive.write(file.locate(), str(file))
