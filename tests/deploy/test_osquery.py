"""The osquery and Fleet queries, run by osquery on databases of real scans."""

import json
import re
import subprocess

import pytest
import yaml

from tests.deploy.stubs import CODES, DEPLOY, promised, state_of, stub
from tests.real.parts import need
from tests.trees import TIKTOK, ended, tree

pytestmark = pytest.mark.real
BROKEN = {"var/lib/dpkg/status": b"\0\xff" * 9}
SYSTEMS = {0: (), 1: (TIKTOK,), 3: (BROKEN,)}


@pytest.fixture
def ask(tmp_path):
    """Return a function that asks osquery about this machine's database."""
    need("osqueryi")
    database = tmp_path / "report.sqlite"
    configuration = tmp_path / "osquery.conf"
    configuration.write_text((DEPLOY / "osquery/osquery.conf").read_text().replace("/var/lib/scanner/report.sqlite", str(database)))

    def run(query):
        words = ["osqueryi", "--config_path", configuration, "--database_path", tmp_path / "db", "--json", query]
        return json.loads(subprocess.run(words, capture_output=True, text=True, check=True).stdout)

    return run, database


def scheduled(name):
    return json.loads((DEPLOY / "osquery/osquery.conf").read_text())["schedule"][name]["query"]


def policy():
    (found,) = yaml.safe_load((DEPLOY / "osquery/fleet.yml").read_text())["policies"]
    return found["query"]


def state():
    """Return both queries as one: osquery takes its time to start."""
    return f"SELECT EXISTS ({policy()[:-1]}) AS passes, ({scheduled('scanner_state')[:-1]}) AS state"


@pytest.mark.parametrize("code", SYSTEMS)
def test_a_host_passes_only_after_a_clean_scan(code, ask, tmp_path):
    run, database = ask
    assert ended("scan", "--root", tree(tmp_path / "root", *SYSTEMS[code]), "--quiet", "--output", database) == code

    assert run(state()) == [{"passes": str(int(code == 0)), "state": state_of(code)}]
    assert promised("osquery", code).startswith("the policy passes" if code == 0 else "the policy fails")


def test_without_a_database_nothing_is_judged(ask):
    run, _ = ask

    assert run(state()) == [{"passes": "0", "state": "not-judged"}]


@pytest.mark.parametrize("code", CODES)
def test_a_scan_that_fails_leaves_no_old_database(code, tmp_path):
    database = tmp_path / "report.sqlite"
    database.write_text("an old answer")
    environment = {"SCANNER": str(stub(tmp_path, code)), "DATABASE": str(database), "PATH": "/usr/bin:/bin"}
    done = subprocess.run([DEPLOY / "osquery/scan-into-osquery"], env=environment, capture_output=True, check=False)

    assert done.returncode in {code, -9}
    assert not database.exists()
    assert (tmp_path / "arguments").read_text().splitlines()[-2:] == ["--output", str(database)]


def test_what_is_banned_is_listed(ask, tmp_path):
    run, database = ask
    ended("scan", "--root", tree(tmp_path / "root", TIKTOK), "--quiet", "--output", database)

    assert [row["finding_product"] for row in run(scheduled("scanner_banned"))] == ["tiktok"]


@pytest.mark.parametrize("year", [b"2020", b"2090"])
def test_a_scan_of_another_time_is_not_judged(year, ask, tmp_path):
    run, database = ask
    ended("scan", "--root", tree(tmp_path / "root"), "--quiet", "--output", database)
    content = database.read_bytes()
    old = re.sub(rb"20\d\d(-\d\d-\d\dT)", year + rb"\1", content)
    assert old != content
    database.write_bytes(old)

    assert run(state()) == [{"passes": "0", "state": "not-judged"}]
