"""What two builds do not have in common."""

from pathlib import Path


def differing(one: Path, other: Path) -> list[str]:
    """Return the files that two folders do not have in common, byte by byte."""
    files = [{path.relative_to(top).as_posix(): path.read_bytes() for path in top.rglob("*") if path.is_file()} for top in (one, other)]
    return sorted(name for name in {*files[0], *files[1]} if files[0].get(name) != files[1].get(name))
