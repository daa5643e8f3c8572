"""One broken hive of a copied Windows is one problem, however many collectors ask it, and the rest of the system is read all the same."""

import json

import pytest

from tests.hives import hive
from tests.trees import ended
from tests.windows_trees import SOFTWARE, SYSTEM, windows_tree

ROOT, SOFT = "Windows/System32/config/SYSTEM", "Windows/System32/config/SOFTWARE"
HOMES = {f"Users/{name}/NTUSER.DAT": hive() for name in ("alice", "Bob")}
WITHOUT_SELECT = {key: values for key, values in SYSTEM.items() if key != "Select"}


def broken_at(tree, name):
    """Return a hive in which the list of the keys below a key is gone."""
    content = bytearray(hive(tree))
    key = content.index(name) - 76
    content[key + 0x1C : key + 0x20] = b"\xff\xff\xff\x7f"
    return bytes(content)


@pytest.mark.parametrize(
    ("path", "content"),
    [
        (ROOT, hive(WITHOUT_SELECT)),
        (ROOT, hive({**SYSTEM, "Select": {"Current": "two"}})),
        (ROOT, b"regf"),
        (ROOT, hive(SYSTEM)[:6000]),
        (ROOT, broken_at(SYSTEM, b"ControlSet002")),
        (SOFT, broken_at(SOFTWARE, b"WOW6432Node")),
    ],
)
def test_a_broken_hive_is_one_problem(tmp_path, path, content):
    root = windows_tree(tmp_path / "pc", HOMES, {path: content})
    report = tmp_path / "report.json"

    assert ended("scan", "--root", root, "--policy", "none", "--inventory", "--output", report, "--quiet") == 3
    said = json.loads(report.read_text(encoding="utf-8"))
    assert len(said["problems"]) == 1, said["problems"]
    assert any("Sixty-four" in item["name"] for item in said["inventory"])
