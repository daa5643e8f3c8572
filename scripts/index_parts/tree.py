"""Reads a copy of a public repository: a folder, or a git directory without a work tree."""

import io
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path


def read_tree(place: Path, folder: str, *endings: str) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each file below a folder of the copy that has one of the endings."""
    if (place / "objects").is_dir():
        yield from _read_commit(place, folder, endings)
        return
    for path in sorted((place / folder).rglob("*")):
        if path.is_file() and path.name.endswith(endings):
            yield path.relative_to(place).as_posix(), path.read_text(encoding="utf-8", errors="replace")


def read_versions(place: Path, path: str) -> Iterator[str]:
    """Yield a file as it was in each week of the copy's history, the oldest first; nothing where there is none."""
    if not (place / "objects").is_dir():
        return
    weeks = {}
    for line in _run(place, "log", "--reverse", "--date=format:%G-%V", "--format=%ad %H", "--", path).decode().splitlines():
        week, commit = line.split()
        weeks[week] = commit
    for commit in weeks.values():
        yield _run(place, "show", f"{commit}:{path}").decode("utf-8", "replace")


def date_tree(place: Path) -> str:
    """Return the commit of the copy and its day; nothing for a plain folder."""
    if not (place / "objects").is_dir():
        return ""
    return _run(place, "log", "-1", "--format=%h, %cs").decode().strip()


def _read_commit(place: Path, folder: str, endings: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    paths = _run(place, "ls-tree", "-r", "-z", "--name-only", "HEAD", "--", folder or ".").decode().split("\0")
    wanted = [path for path in paths if path.endswith(endings)]
    for start in range(0, len(wanted), 500):  # a command line has an end
        archive = _run(place, "archive", "--format=tar", "HEAD", "--", *wanted[start : start + 500])
        with tarfile.open(fileobj=io.BytesIO(archive)) as files:
            for member in files:
                if content := files.extractfile(member) if member.isfile() else None:
                    yield member.name, content.read().decode("utf-8", "replace")


def _run(place: Path, *arguments: str) -> bytes:
    """Return what git says of the copy. One that lacks a part ends the run: what stands there would be told as gone."""
    done = subprocess.run(["git", f"--git-dir={place}", *arguments], check=False, capture_output=True)
    if done.returncode:
        raise SystemExit(f"{place}: cannot be read: {done.stderr.decode('utf-8', 'replace').strip() or 'git does not say why'}")
    return done.stdout
