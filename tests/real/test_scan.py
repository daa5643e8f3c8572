"""The whole program on this machine: what carries an identity is found, with its basis, and what else is here is listed."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.real.parts import need
from tests.trees import APP_ID, DEEPSEEK, TIKTOK, TOOL, TOOL_ID, tree

pytestmark = [pytest.mark.real, pytest.mark.skipif(sys.platform != "linux", reason="this machine is not a Linux one")]
HERE = Path(__file__).parent.parent.parent


def scanned(*options, home=None):
    """Scan this machine, with our own account's configuration and data where a test has put them."""
    ours = {"XDG_CONFIG_HOME": f"{home}/.config", "XDG_DATA_HOME": f"{home}/.local/share"} if home else {}
    done = subprocess.run(
        [sys.executable, "-m", "scanner", "scan", "--format", "json", *options],
        capture_output=True,
        check=False,
        env={**os.environ, **ours},
    )
    assert done.stderr == b""
    return done.returncode, json.loads(done.stdout)


def found(report):
    return {
        (finding["product"], finding["aspect"], finding["relation"], verdict["outcome"], finding["rung"])
        for finding in report["findings"]
        for verdict in finding["verdicts"]
    }


def test_a_menu_entry_and_an_extension_of_our_own_account_are_found(tmp_path):
    code, report = scanned(home=tree(tmp_path, TIKTOK, DEEPSEEK, TOOL) + "/home/alice")

    assert code == 1
    assert found(report) >= {
        ("tiktok", "web-app", "official", "prohibited", "registered"),
        ("deepseek", "web-app", "official", "prohibited", "registered"),
        ("tiktok", "extension", "tool", "unspecified", "installed"),
    }
    extension = next(one for one in report["findings"] if one["relation"] == "tool")
    assert extension["evidence"][0]["item"]["ids"] == {"chromium-extension": [TOOL_ID]}
    basis = {one["url"] for finding in report["findings"] for verdict in finding["verdicts"] for one in verdict["basis"]}
    assert "https://etaamb.openjustice.be/fr/nl/circulaire-du-17-mars-2023_n2023030807.html" in basis
    assert any(url.startswith("https://matz.belgium.be/") for url in basis)


@pytest.mark.parametrize(
    ("argument", "product"),
    [("--app=https://www.tiktok.com/foryou", "tiktok"), (f"--app-id={APP_ID}", "deepseek")],
    ids=["site", "web-app"],
)
def test_a_browser_that_runs_is_found_by_its_arguments_which_are_not_in_the_report(argument, product, tmp_path):
    secret, browser = "--not-for-a-report=4711", tmp_path / "chromium"  # whatever else has such arguments is no web app
    shutil.copy(shutil.which("sh"), browser)
    with subprocess.Popen([browser, "-c", "read line", argument, secret], stdin=subprocess.PIPE) as child:
        code, report = scanned("--inventory")
        child.kill()

    assert code == 1
    assert (product, "web-app", "official", "prohibited", "running") in found(report)
    assert secret not in json.dumps(report)


def test_without_them_neither_is_found():
    """What else the catalogue knows may be on the machine that runs this: it is only counted."""
    code, report = scanned()

    assert (code, report["problems"]) == (0, [])
    assert {finding["product"] for finding in report["findings"]}.isdisjoint({"tiktok", "deepseek"})
    assert {verdict["outcome"] for finding in report["findings"] for verdict in finding["verdicts"]} <= {"inventoried"}


def test_the_list_holds_every_package_that_dpkg_lists():
    need("dpkg-query")
    wanted = subprocess.run(
        ["dpkg-query", "-W", "-f", "${db:Status-Status} ${Package} ${Version}\n"], capture_output=True, text=True, check=True
    )
    listed = subprocess.run([sys.executable, "-m", "scanner", "list", "application", "--format", "json"], capture_output=True, check=False)
    items = json.loads(listed.stdout)["items"]

    assert sorted(f"installed {item['name']} {item['version']}" for item in items if item["collector"] == "linux-dpkg") == sorted(
        line for line in wanted.stdout.splitlines() if line.startswith("installed ")
    )


def test_the_readmes_command_works_in_any_folder(tmp_path):
    shutil.copy(HERE / "scanner" / "__init__.py", tmp_path / "click.py")  # nothing in the current folder may stand in for a library
    done = subprocess.run(["sh", HERE / "scripts" / "scanner", "scan", "--quiet"], cwd=tmp_path, capture_output=True, check=False)

    assert (done.returncode, done.stdout) == (0, b"")
