"""The build for this platform that lies in dist/; a test of it is skipped where there is none, and CI counts that as a failure."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(HERE / "scripts"))

from build_parts.name import build_name, program  # noqa: E402  after the path

DIST = HERE / "dist"
FOLDER = DIST / build_name()
SINGLE = DIST / f"{build_name()}-single{Path(program()).suffix}"


def need(path):
    """Skip the test where that was not built."""
    if not path.exists():
        pytest.skip(f"{path.name} is not in dist/: sh scripts/setup build, then .venv/bin/python scripts/build --single")
    return path


def ran(path, *arguments, **options):
    """Run a build and return what it did."""
    return subprocess.run([str(path), *arguments], capture_output=True, check=False, stdin=subprocess.DEVNULL, **options)


def report(*command, **options):
    """Scan with every item, and return the exit code and the report."""
    order = [*map(str, command), "scan", "--format", "json", "--inventory"]
    done = subprocess.run(order, capture_output=True, check=False, stdin=subprocess.DEVNULL, env={**os.environ, **options})
    assert done.stderr == b"", done.stderr
    return done.returncode, json.loads(done.stdout.decode("utf-8"))
