"""--splay and --nice: machines take turns, each its own, and give way."""

import os
import subprocess
import sys
from _thread import TIMEOUT_MAX

import pytest

from scanner.cli import spread_load as module
from scanner.cli.spread_load import find_turn
from tests.trees import ended, tree


def test_a_machine_keeps_its_turn_and_a_fleet_is_spread():
    turns = [find_turn(f"pc-{number:04}") for number in range(3000)]
    tenths = [sum(tenth / 10 <= turn < (tenth + 1) / 10 for turn in turns) for tenth in range(10)]

    assert find_turn("PC-0001") == turns[1]
    assert all(0 <= turn < 1 for turn in turns)
    assert all(200 < number < 400 for number in tenths)


def test_a_machine_without_a_name_takes_its_chance():
    assert find_turn("") != find_turn("")


def test_it_waits_before_it_looks_and_a_wrong_call_does_not_wait(tmp_path, monkeypatch):
    waited = []
    monkeypatch.setattr(module, "sleep", waited.append)
    root = tree(tmp_path / "root")

    assert ended("scan", "--root", root, "--quiet", "--splay", "4h", "--spool", "x") == 2
    assert waited == []
    assert ended("scan", "--root", root, "--quiet", "--splay", "48h") == 0
    assert len(waited) == 1
    assert 0 <= waited[0] < 2 * 86400


@pytest.mark.skipif(not hasattr(os, "nice"), reason="priorities of POSIX")
@pytest.mark.parametrize("more", [[], ["--nice"]])
def test_it_gives_way_only_if_asked(more, tmp_path):
    code = (
        "import sys, psutil; from scanner.cli import main\ntry: main()\n"
        "finally: own = psutil.Process(); print(own.nice(), int(own.ionice()[0]) if hasattr(own, 'ionice') else 3)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "scan", "--root", tree(tmp_path), "-q", *more], capture_output=True, text=True, check=False
    )
    nice, disk = done.stdout.split()

    assert (nice == "19", disk == "3" or sys.platform != "linux") == ((True, True) if more else (False, sys.platform != "linux"))


def test_a_scan_that_does_not_ask_for_it_imports_none_of_it(tmp_path):
    code = "import sys; from scanner.cli import main\ntry: main()\nfinally: print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code, "scan", "--root", tree(tmp_path), "-q"], capture_output=True, text=True, check=False)
    parts = {"spool", "spread_load", "fresh_report", "earlier_files", "deliver_by_spool", "wait_for_share", "folder_lock", "own_folder"}

    assert "scanner.cli.scan_command" in done.stdout
    assert {f"scanner.cli.{part}" for part in parts} & {*done.stdout.split()} == set()


def test_it_waits_no_longer_than_the_system_can(monkeypatch):
    waited = []
    monkeypatch.setattr(module, "find_turn", lambda _: 1.0)
    monkeypatch.setattr(module, "sleep", waited.append)
    module.wait_for_turn(999_999_999 * 3600.0)

    assert waited == [TIMEOUT_MAX]
