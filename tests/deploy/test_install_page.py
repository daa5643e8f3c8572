"""docs/install.md: every command is run as it stands there or said not to be, and the table has every channel as its own page has it."""

import hashlib
import os
import re
import subprocess
import sys

import pytest

from scanner import __version__
from tests.deploy.stubs import DEPLOY

pytestmark = [pytest.mark.house, pytest.mark.skipif(os.name == "nt", reason="the commands are those of a Linux")]
HERE = DEPLOY.parent
PAGE = (HERE / "docs/install.md").read_text(encoding="utf-8")
PLACES = ("/opt/", "/var/lib/", "/etc/", "/mnt/")
ENDED = {0, 1, 3}
AS_IT_STANDS, NOT_RUN, RUN_BY = "run by the tests as", "Not run by the tests", r"Run on every change by `([\w./-]+)`"


def blocks():
    """Return each block of commands with the paragraph before it, which says who runs them."""
    pieces = re.split(r"^```(?:sh)?\n", PAGE, flags=re.MULTILINE)
    paragraphs = [" ".join(text.rstrip().split("\n\n")[-1].split()) for text in pieces[::2]]
    return [*zip(paragraphs, (commands.splitlines() for commands in pieces[1::2]), strict=False)]


def commands_of(mark):
    return [line for paragraph, lines in blocks() for line in lines if re.search(mark, paragraph)]


def test_every_command_is_in_a_block_whose_paragraph_says_who_runs_it():
    marks = [[mark for mark in (AS_IT_STANDS, NOT_RUN, RUN_BY) if re.search(mark, paragraph)] for paragraph, _ in blocks()]

    assert [paragraph for (paragraph, _), found in zip(blocks(), marks, strict=True) if len(found) != 1] == []
    assert re.findall(r"^(?: {4}|\t)\S.*", PAGE, re.MULTILINE) == [], "a block that the tests do not see"
    assert [
        word for word in re.findall(r"`([^`\n]+)`", PAGE) if re.match(r"(sudo|sha256sum|shasum|certutil|xattr|dpkg|rpm|msiexec) ", word)
    ] == []


def test_every_command_runs(tmp_path):
    """The places of a machine are folders below the test's own; the program is this checkout's, by its wrapper."""
    for folder in ("opt/scanner", "etc/systemd/system", "etc/cron.d", "etc/xdg/autostart", "mnt/share", "var/lib", "here"):
        (tmp_path / folder).mkdir(parents=True)
    here = tmp_path / "here"
    for part in ("deploy", "packaging"):
        (here / part).symlink_to(HERE / part)
    (here / "scanner.tar.gz").write_bytes(b"")
    (here / "SHA256SUMS").write_text(f"{hashlib.sha256(b'').hexdigest()}  scanner.tar.gz\n")
    program = tmp_path / "opt/scanner/scanner"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m scanner "$@"\n')
    program.chmod(0o755)
    environment = {**os.environ, "SCANNER": str(program), "PYTHONPATH": str(HERE)}
    lines = commands_of(AS_IT_STANDS)
    for line in lines:
        command = re.sub(rf"(?<![\w.])({'|'.join(PLACES)})", rf"{tmp_path}\1", line)
        done = subprocess.run(["/bin/sh", "-c", command], cwd=here, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode in (ENDED if " scan " in line else {0}), (line, done.stderr)

    assert len(lines) >= 11
    assert len([*(tmp_path / "mnt/share").glob("*.json")]) == 1
    assert [path.name for path in (tmp_path / "var/lib/scanner/spool").iterdir()] == ["lock"]
    assert (tmp_path / "etc/systemd/system/scanner.timer").read_text() == (HERE / "packaging/linux/scanner.timer").read_text()


@pytest.mark.parametrize("line", commands_of(RUN_BY))
def test_a_command_that_something_else_runs_is_there(line):
    """In a script it stands as a whole; a test has its words: names of files and programs of ours are other ones there."""
    [runner] = {re.search(RUN_BY, paragraph)[1] for paragraph, lines in blocks() if line in lines and re.search(RUN_BY, paragraph)}
    text = (HERE / runner).read_text(encoding="utf-8")
    words = [word for word in line.split() if word != "scanner" and not re.search(r"\.(deb|rpm|msi|whl)$", word)]

    assert words
    if runner.startswith("tests/"):
        assert [word for word in words if f'"{word}"' not in text] == []
    else:
        assert [found for found in text.splitlines() if f"{found} ".startswith(f"{line} ")], line


def test_files_are_named_by_the_version_that_is_released():
    assert {*re.findall(r"scanner-(\d+\.\d+\.\d+)", PAGE)} == {__version__}


def test_every_channel_is_in_the_table_and_every_file_that_it_names_is_there():
    rows = dict(re.findall(r"^\| \[[^\]]+\]\(\.\./deploy/([\w-]+)/README\.md\) \| (.*) \|$", PAGE, re.MULTILINE))
    shared = {"scan-and-note"}  # a part of several channels

    assert set(rows) == {path.name for path in DEPLOY.iterdir() if path.is_dir()} - shared
    for name, row in rows.items():
        cells = row.split(" | ")
        assert cells[2] not in cells[3:], "what is clean is shown as nothing else is"
        files = [word for word in re.findall(r"`([\w.-]+)`", cells[1]) if word != "clean"]
        assert files
        below = {path.name for folder in (DEPLOY / name, DEPLOY / "gpo", HERE / "packaging/linux") for path in folder.rglob("*")}
        assert set(files) <= below, name
