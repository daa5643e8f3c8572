"""Puts what PyInstaller made where it is handed out from, with its papers."""

import shutil
from pathlib import Path

from build_parts.licences import Component
from build_parts.name import build_name, program


def put_folder(done: Path, place: Path, own_licence: Path, inside: list[Component], bill: str) -> Path:
    """Return the folder: the program, `lib` with all it needs, its licence, the others' licences, and its bill of materials."""
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(done, place)
    shutil.copy(own_licence, place / "LICENSE")
    (place / "sbom.cdx.json").write_text(bill, encoding="utf-8", newline="\n")
    licences = place / "licences"
    licences.mkdir()
    for one in inside:
        (licences / f"{one.name}.txt").write_text(one.text, encoding="utf-8", newline="\n")
    for path in (place, *place.rglob("*")):
        path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    return place


def put_single(done: Path, dist: Path) -> Path:
    """Return the single file, named after the build."""
    return Path(shutil.copy(done, dist / f"{build_name()}-single{Path(program()).suffix}"))


def handed_out(made: Path, dist: Path) -> None:
    """Move what was made into dist/, in the place of an earlier build for the same platform."""
    for old in dist.glob(f"{build_name()}*"):
        if old.is_dir():
            shutil.rmtree(old)
        else:
            old.unlink()
    for path in sorted(made.iterdir()):
        shutil.move(path, dist / path.name)
