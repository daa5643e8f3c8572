"""Ten times the homes are at most twelve times the work: calls are counted, and no time is measured."""

import pytest

from scanner.host import open_folders
from scanner.host.mounted.mounted_host import mounted_host
from scanner.scan import run_collectors
from tests.counted_calls import counted_calls
from tests.trees import tree
from tests.windows_trees import SOFTWARE, profiles, windows_tree


def calls(root):
    """Scan a system and return how many functions were called."""
    with counted_calls() as counted:
        runs = [*run_collectors(mounted_host(root), 600)]
    assert all(run.status in {"ok", "absent"} for run in runs)
    return counted[0]


@pytest.fixture(autouse=True)
def few_folders_held(monkeypatch):
    """As where there are more homes than folders that are held open, which is no growth with them."""
    monkeypatch.setattr(open_folders, "MOST_HELD", 4)


def linux(folder, homes):
    names = [f"u{number}" for number in range(homes)]
    accounts = "".join(f"{name}:x:{2000 + number}:2000::/home/{name}:/bin/sh\n" for number, name in enumerate(names))
    files = ({f"home/{name}/.config/chromium/Local State": "{}", f"home/{name}/.vscode/extensions/x": ""} for name in names)
    return tree(folder, {"etc/passwd": accounts}, *files)


def windows(folder, homes):
    names = ["alice", "Bob", *(f"u{number}" for number in range(homes - 2))]
    software = SOFTWARE | profiles(**{f"S_1_5_21_1_2_3_{2000 + number}": rf"C:\Users\{name}" for number, name in enumerate(names[2:])})
    return windows_tree(folder, *({f"Users/{name}/.vscode/extensions/x": ""} for name in names), software=software)


def test_ten_times_the_homes_of_a_linux(tmp_path):
    calls(linux(tmp_path / "warm", 2))  # what is imported and compiled once

    assert calls(linux(tmp_path / "more", 100)) <= 12 * calls(linux(tmp_path / "few", 10))


def test_ten_times_the_homes_of_a_windows(tmp_path):
    calls(windows(tmp_path / "warm", 2))

    assert calls(windows(tmp_path / "more", 100)) <= 12 * calls(windows(tmp_path / "few", 10))
