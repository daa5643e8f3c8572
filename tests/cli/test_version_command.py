import re
import sys

import pytest

from scanner import __version__
from scanner.cli import version_command
from tests.trees import ended

DIGEST = "0123456789abcdef" * 4


def lines(capsys):
    assert ended("--version") == 0
    return capsys.readouterr().out.splitlines()


def test_the_version_the_commit_the_catalogue_and_python(capsys):
    said = lines(capsys)

    assert said[0] == f"scanner {__version__}"
    assert re.fullmatch(r"commit (?:[0-9a-f]{12} \(checkout\)|checkout)", said[1])
    assert said[2].startswith("catalogue ")
    assert said[3].startswith(f"Python {sys.version.partition(' ')[0]}, {sys.platform} ")
    assert len(said) == 4


@pytest.mark.parametrize(
    ("built", "stands_on", "expected"),
    [
        ("checkout", "3e787bf3aab5", "commit 3e787bf3aab5 (checkout)"),
        ("checkout", "", "commit checkout"),
        ("1a2b3c4d5e6f", "3e787bf3aab5", "commit 1a2b3c4d5e6f"),
    ],
)
def test_the_commit_of_a_build_or_of_a_checkout(built, stands_on, expected, capsys, monkeypatch):
    monkeypatch.setattr(version_command, "commit", lambda: built)
    monkeypatch.setattr(version_command, "checked_out", lambda: stands_on)

    assert lines(capsys)[1] == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (f'{{"format":1,"digest":"{DIGEST}","version":"2026-11-21","makers":[', f"catalogue 2026-11-21, digest {DIGEST}"),
        ('{"other":1', "catalogue compiled by a different version"),
        (None, "catalogue not compiled"),
    ],
)
def test_what_the_compiled_catalogue_says_of_itself(head, expected, capsys, monkeypatch, tmp_path):
    if head is not None:
        (tmp_path / "compiled.table").write_text(head + " " * 1000, encoding="utf-8")
    monkeypatch.setattr(version_command, "bundled", lambda: str(tmp_path))

    assert lines(capsys)[2] == expected
