"""One broken hive of a copied Windows is one problem, however many collectors ask it, and the rest of the system is read all the same."""

import json

import pytest

from tests.hives import hive
from tests.trees import ended
from tests.windows_trees import SOFTWARE, SYSTEM, UNINSTALL, windows_tree

ROOT, SOFT = "Windows/System32/config/SYSTEM", "Windows/System32/config/SOFTWARE"
HOMES = {f"Users/{name}/NTUSER.DAT": hive() for name in ("alice", "Bob")}
WITHOUT_SELECT = {key: values for key, values in SYSTEM.items() if key != "Select"}


def broken_at(tree, name):
    """Return a hive in which the list of the keys below a key is gone."""
    content = bytearray(hive(tree))
    key = content.index(name) - 76
    content[key + 0x1C : key + 0x20] = b"\xff\xff\xff\x7f"
    return bytes(content)


def emptied(tree, first, last):
    """Return a hive in which all from one key's name to another's was lost, as a torn write leaves it."""
    content = bytearray(hive(tree))
    start, end = content.index(first) - 80, content.index(last)  # from the beginning of its cell
    content[start:end] = bytes(end - start)
    return bytes(content)


MANY = {rf"ControlSet002\Services\Service {number:03}": {"ImagePath": "x"} for number in range(70)}
PROGRAMS = {rf"{UNINSTALL}\Program {number:03}": {"DisplayName": "x"} for number in range(70)}


@pytest.mark.parametrize(
    ("path", "content"),
    [
        (ROOT, hive(WITHOUT_SELECT)),
        (ROOT, hive({**SYSTEM, "Select": {"Current": "two"}})),
        (ROOT, b"regf"),
        (ROOT, hive(SYSTEM)[:6000]),
        (ROOT, broken_at(SYSTEM, b"ControlSet002")),
        (SOFT, broken_at(SOFTWARE, b"WOW6432Node")),
        (ROOT, emptied({**SYSTEM, **MANY}, b"Service 001", b"Service 066")),
        (SOFT, emptied({**SOFTWARE, **PROGRAMS}, b"Program 001", b"Program 066")),
    ],
)
def test_a_broken_hive_is_one_problem(tmp_path, path, content):
    root = windows_tree(tmp_path / "pc", HOMES, {path: content})
    report = tmp_path / "report.json"

    assert ended("scan", "--root", root, "--policy", "none", "--inventory", "--output", report, "--quiet") == 3
    said = json.loads(report.read_text(encoding="utf-8"))
    assert len(said["problems"]) == 1, said["problems"]
    assert any("Sixty-four" in item["name"] for item in said["inventory"])
