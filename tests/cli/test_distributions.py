"""Four Linux distributions as folders, scanned whole: each keeps its packages in its own way."""

import json

import pytest

from tests.rpm_databases import header, sqlite
from tests.trees import TIKTOK, ended

NAME = "etc/os-release"
TREES = {
    "debian": {"var/lib/dpkg/status": b"Package: galculator\nStatus: install ok installed\nVersion: 2.1.4-1\n"},
    "fedora": {"usr/lib/sysimage/rpm/rpmdb.sqlite": header("galculator", "2.1.4", "1.fc41")},
    "alpine": {"lib/apk/db/installed": b"P:galculator\nV:2.1.4-r1\n"},
    "arch": {"var/lib/pacman/local/galculator-2.1.4-1/desc": b"%NAME%\ngalculator\n\n%VERSION%\n2.1.4-1\n"},
}


@pytest.mark.parametrize("name", TREES)
def test_a_distributions_packages_and_a_banned_program_in_a_home(tmp_path, tmp_path_factory, capsys, name):
    for path, content in {NAME: f'PRETTY_NAME="{name}"\n', **TREES[name], **TIKTOK}.items():
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.endswith(".sqlite"):
            content, _ = sqlite(tmp_path_factory.mktemp("rpm"), content)  # noqa: PLW2901  a header, in a database around it
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    code = ended("scan", "--root", tmp_path, "--format", "json", "--inventory")
    report = json.loads(capsys.readouterr().out)

    assert (code, report["problems"], report["host"]["release"]) == (1, [], name)
    assert [(item["name"], item["version"].partition("-")[0]) for item in report["inventory"] if item["rung"] == "installed"] == [
        ("galculator", "2.1.4")
    ]
    assert [finding["product"] for finding in report["findings"]] == ["tiktok"]
