"""The build for this platform that lies in dist/; a test of it is skipped where there is none, and CI counts that as a failure."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(HERE / "scripts"))

from build_parts.interpreter import GLIBC  # noqa: E402  after the path, here and below
from build_parts.name import build_name, program  # noqa: E402

DIST = HERE / "dist"
FOLDER = DIST / build_name()
SINGLE = DIST / f"{build_name()}-single{Path(program()).suffix}"


def need(path):
    """Skip the test where that was not built."""
    if not path.exists():
        pytest.skip(f"{path.name} is not in dist/: sh scripts/setup build, then .venv/bin/python scripts/build --single")
    return path


def need_portable(path):
    """Skip the test where what was built runs on a system like this one only."""
    said = json.loads((need(path) / "sbom.cdx.json").read_text(encoding="utf-8"))["metadata"]["component"]["properties"]
    if {"name": "scanner:glibc", "value": ".".join(map(str, GLIBC))} not in said:
        pytest.skip(f"{path.name} was built for this machine: .venv/bin/python scripts/build --single --portable")
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
