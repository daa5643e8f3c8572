import subprocess
import sys
from pathlib import Path

from scanner.collectors import every_collector
from scanner.model import Platform
from scanner.selftest.systems import NOT_FED, plant

HERE = Path(__file__).resolve().parent.parent.parent


def test_the_archive_is_what_the_tables_say():
    done = subprocess.run([sys.executable, str(HERE / "scripts" / "plant"), "--check"], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout) == (0, ""), done.stderr


def test_only_collectors_that_there_are_are_said_not_to_be_fed():
    assert {*NOT_FED} <= {collector.name for collector in every_collector()}


def test_a_folder_for_each_platform(tmp_path):
    roots = plant(str(tmp_path))

    assert {*roots} == {*Platform}
    assert {path.name for path in tmp_path.iterdir()} == {"linux", "macos", "windows"}
    assert (tmp_path / "windows/Windows/System32/config/SOFTWARE").read_bytes()[:4] == b"regf"
