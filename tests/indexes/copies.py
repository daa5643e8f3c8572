"""Small copies of public indexes, as folders and as a git directory."""

import json
import shutil
import subprocess

import pytest


def make_bucket(place, **programs):
    """Write a bucket of Scoop's: a home page by a program's name; one whose page is empty is deprecated."""
    for folder in ("bucket", "deprecated"):
        (place / folder).mkdir(parents=True, exist_ok=True)
    for name, home in programs.items():
        (place / ("bucket" if home else "deprecated") / f"{name}.json").write_text(json.dumps({"homepage": home}), encoding="utf-8")
    return place


def make_winget(place, *weeks):
    """Make a git directory of winget's list, with what it had in each week, the newest last."""
    if shutil.which("git") is None:
        pytest.skip("git is asked for where it is")
    for number, packages in enumerate(weeks):
        place.mkdir(exist_ok=True)
        rows = [{"PackageId": package, "Name": package} for package in packages]
        (place / "index.v2.json").write_text(json.dumps(rows), encoding="utf-8")
        (place / "index.csv").write_text("".join(f'"{package}","1"\n' for package in ("PackageId", *packages)), encoding="utf-8")
        _run_git(place, number, "init", "-q")
        _run_git(place, number, "add", ".")
        _run_git(place, number, "commit", "-q", "-m", "list")
    return place / ".git"


def _run_git(place, number, *arguments):
    day = f"2026-01-{1 + 7 * number:02}T12:00:00Z"
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    environment = {"GIT_COMMITTER_DATE": day, "GIT_AUTHOR_DATE": day, "PATH": "/usr/bin:/bin"}
    subprocess.run(["git", "-C", place, *who, *arguments], check=True, env=environment)
