"""A Debian 11 without Python, with nothing of ours but the portable build: it runs on that older glibc and finds what it should."""

import json
import shutil

import pytest

from tests.builds.built import FOLDER, GLIBC, SINGLE, need, need_portable, program
from tests.builds.debian11 import debian11, inside
from tests.planted import linux

from build_parts.glibc import missing_libraries, newest_glibc  # isort: skip  tests.builds.built puts the parts on the path

pytestmark = pytest.mark.real
__all__ = ["debian11"]  # the fixture
BUILDS = [f"/opt/scanner/{program()}", "/opt/scanner-single"]


@pytest.fixture(scope="module")
def root(debian11):
    """The Debian with both builds in it."""
    shutil.copytree(need_portable(FOLDER), debian11 / "opt" / "scanner")
    shutil.copy(need(SINGLE), debian11 / "opt" / "scanner-single")
    assert not [*debian11.glob("usr/bin/python*"), *debian11.glob("usr/lib/python3*/os.py")]
    assert [*debian11.glob("lib/x86_64-linux-gnu/libc-2.31.so")]
    return debian11


@pytest.mark.parametrize("build", [FOLDER, SINGLE], ids=["folder", "single"])
def test_nothing_in_a_portable_build_asks_for_a_newer_glibc_or_for_what_may_not_be_there(build):
    need_portable(FOLDER)
    asked = newest_glibc(need(build))

    assert (0, 0) < asked <= GLIBC
    assert missing_libraries(build) == []


@pytest.mark.parametrize("build", BUILDS)
def test_it_reports_every_package_in_one_command(build, root):
    done = inside(root, build, "scan", "--format", "json", "--inventory")
    report = json.loads(done.stdout)

    assert (done.returncode, done.stderr, report["complete"]) == (0, b"", True)
    assert sum(item["collector"] == "linux-dpkg" for item in report["inventory"]) > 50


@pytest.mark.parametrize("build", BUILDS)
def test_its_selftest_holds_there(build, root):
    done = inside(root, build, "selftest")

    assert (done.returncode, done.stderr) == (0, b""), done.stdout


def test_what_is_banned_there_is_found(root):
    """Last, for it puts other packages in the place of the system's."""
    for part in (linux.SYSTEM, *(plant.files for plant in linux.PLANTED)):
        for path, content in part.items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content if isinstance(content, bytes) else content.encode())
    done = inside(root, BUILDS[0], "scan", "--format", "json", "--inventory", "--as-of", "2026-11-21")
    report = json.loads(done.stdout)
    found = {(item["collector"], item["name"]) for item in report["inventory"]}

    assert (done.returncode, done.stderr) == (1, b"")
    assert {(plant.collector, plant.item) for plant in linux.PLANTED} - found == set()
