"""docs/install.md: its commands are run as they stand there, and its table has every channel with what the channel's own page says."""

import os
import re
import subprocess
import sys

import pytest

from tests.deploy.stubs import DEPLOY

pytestmark = [pytest.mark.house, pytest.mark.skipif(os.name == "nt", reason="the commands are those of a Linux")]
HERE = DEPLOY.parent
PAGE = (HERE / "docs/install.md").read_text(encoding="utf-8")
COMMANDS = [block.splitlines() for block in re.findall(r"^```sh\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)]
PLACES = ("/opt/", "/var/lib/", "/etc/", "/mnt/")
ENDED = {0, 1, 3}


def test_every_command_runs(tmp_path):
    """The places of a machine are folders below the test's own; the program is this checkout's, by its wrapper."""
    for folder in ("opt/scanner", "etc/systemd/system", "etc/cron.d", "etc/xdg/autostart", "mnt/share", "var/lib"):
        (tmp_path / folder).mkdir(parents=True)
    program = tmp_path / "opt/scanner/scanner"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m scanner "$@"\n')
    program.chmod(0o755)
    environment = {**os.environ, "SCANNER": str(program), "PYTHONPATH": str(HERE)}
    ran = 0
    for line in [line for block in COMMANDS for line in block]:
        command = re.sub(rf"(?<![\w.])({'|'.join(PLACES)})", rf"{tmp_path}\1", line)
        done = subprocess.run(["/bin/sh", "-c", command], cwd=HERE, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode in (ENDED if " scan " in line else {0}), (line, done.stderr)
        ran += 1

    assert ran >= 10
    assert len([*(tmp_path / "mnt/share").glob("*.json")]) == 1
    assert [path.name for path in (tmp_path / "var/lib/scanner/spool").iterdir()] == ["lock"]
    assert (tmp_path / "etc/systemd/system/scanner.timer").read_text() == (HERE / "packaging/linux/scanner.timer").read_text()


def test_every_channel_is_in_the_table_and_every_file_that_it_names_is_there():
    rows = dict(re.findall(r"^\| \[[^\]]+\]\(\.\./deploy/([\w-]+)/README\.md\) \| (.*) \|$", PAGE, re.MULTILINE))
    shared = {"scan-and-note"}  # a part of several channels

    assert set(rows) == {path.name for path in DEPLOY.iterdir() if path.is_dir()} - shared
    for name, row in rows.items():
        cells = row.split(" | ")
        assert cells[2] not in cells[3:], "what is clean is shown as nothing else is"
        files = [word for word in re.findall(r"`([\w.-]+)`", cells[1]) if word != "clean"]
        assert files
        below = {path.name for folder in (DEPLOY / name, HERE / "packaging/linux") for path in folder.rglob("*")}
        assert set(files) <= below, name
