import re
import subprocess
import sys
from pathlib import Path

import pytest

from scanner.cli import COMMANDS, scan_command
from scanner.cli.exit_codes import Exit
from scanner.cli.scan_command import command
from scanner.collectors.browsers.chromium import BROWSERS as CHROMIUM
from scanner.collectors.browsers.gecko import BROWSERS as GECKO
from scanner.host.mounted.mounted_host import mounted_host
from tests.trees import TIKTOK, TOOL, ended, tree

HERE = Path(__file__).parent.parent
README = (HERE / "README.md").read_text(encoding="utf-8")
DAY = "2026-11-21"


def test_the_output_that_it_shows_is_what_the_program_prints(tmp_path, monkeypatch, capsys):
    host = mounted_host(tree(tmp_path, TIKTOK, TOOL))
    host.facts = host.facts._replace(name="pc-0142", release="Debian GNU/Linux 12 (bookworm)", architecture="x86_64", root="")
    monkeypatch.setattr(scan_command, "open_host", lambda *_, **__: (host, True, True))
    code = ended("scan", "--as-of", DAY, "--policy", "be-federal-tiktok", "--device-class", "service")
    printed = re.sub(r"Read(\s)[\d-]+ [\d:]+ UTC", rf"Read\g<1>{DAY} 08:00 UTC", capsys.readouterr().out)
    printed = re.sub(r"[\d.]+ seconds", "0.1 seconds", printed)

    assert code == 1
    assert f"$ scanner scan --policy be-federal-tiktok --device-class service\n{printed}$ echo $?\n1\n" in README


def test_the_table_of_places_is_that_of_the_collectors():
    done = subprocess.run([sys.executable, HERE / "scripts" / "readme", "--check"], check=False)

    assert done.returncode == 0, "run scripts/readme"


def test_every_command_and_every_option_of_a_scan_is_named():
    for name in COMMANDS:
        assert f"`scanner {name}" in README
    for option in command.params:
        assert max(option.opts, key=len) in README


@pytest.mark.parametrize("code", Exit)
def test_every_exit_code_is_explained(code):
    assert f"\n| {code.value} | {code.meaning} |\n" in README


def test_the_numbers_of_browsers_are_those_of_the_tables():
    assert f"{len(CHROMIUM)} of the Chromium family and {len(GECKO)} of the Gecko family" in README
