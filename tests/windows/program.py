"""The whole program, started as a user would."""

import json
import os
import subprocess
import sys


def scanned(*options, changes=None):
    """Scan this machine and return the exit code and the report, with every item in it; `changes` are of the environment."""
    done = subprocess.run(
        [sys.executable, "-m", "scanner", "scan", "--format", "json", "--inventory", *options],
        capture_output=True,
        check=False,
        env={**os.environ, **(changes or {})},
    )
    assert done.stderr == b""
    return done.returncode, json.loads(done.stdout.decode("utf-8"))


def items(report, collector, start=""):
    """Return what a collector says of the things whose name begins so, without what every item of it has."""
    return [
        {field: value for field, value in item.items() if field not in {"collector", "kind"}}
        for item in report["inventory"]
        if item["collector"] == collector and item["name"].startswith(start)
    ]
