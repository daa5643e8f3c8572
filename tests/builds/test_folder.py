"""The folder that scripts/build made: it says what it is, proves itself, and finds what the interpreter finds."""

import sys
from collections import Counter

import pytest

from scanner import __version__
from scanner.catalogue.load import load_catalogue
from scanner.cli.group import COMMANDS
from tests.builds.built import FOLDER, HERE, need, program, ran, report
from tests.planted import linux

pytestmark = [pytest.mark.real, pytest.mark.windows] if sys.platform == "win32" else pytest.mark.real
MOVING = {"running-processes"}  # which the two scans meet one after the other


@pytest.fixture(scope="module")
def build():
    return need(FOLDER) / program()


def test_it_says_of_which_commit_and_with_which_catalogue_it_was_made(build):
    lines = ran(build, "--version").stdout.decode().splitlines()

    assert lines[0] == f"scanner {__version__}"
    assert lines[1] not in {"commit checkout", "commit"}
    assert lines[2].endswith(f"digest {load_catalogue().digest}")
    assert lines[3].startswith("Python 3.")


def test_its_selftest_holds(build):
    done = ran(build, "selftest")

    assert (done.returncode, done.stderr) == (0, b""), done.stdout.decode()
    assert b"All checks passed" in done.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_it(name, build):
    done = ran(build, name, "--help")

    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Usage" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("scan", "--quiet", "--lang", "nl", "--format", "toml"),
        ("scan", "--explain", "tiktok"),
        *(("scan", "--format", form) for form in ("json", "ndjson", "csv", "ocsf")),
        ("scan", "--compact", "--only-addressed"),
        ("scan", "--summary"),
        ("list",),
        ("places",),
        ("signatures", "check"),
        ("signatures", "list"),
        ("policies", "list"),
        ("notice", "--lang", "de"),
    ],
    ids=" ".join,
)
def test_every_command_runs_with_what_is_in_it(arguments, build):
    done = ran(build, *arguments)

    assert done.returncode in {0, 1, 3}, done.stderr
    assert b"Traceback" not in done.stderr


def test_a_database_is_written_and_a_bill_of_materials_is_refused_for_want_of_its_library(build, tmp_path):
    assert ran(build, "scan", "--quiet", "--output", str(tmp_path / "r.sqlite")).returncode in {0, 1, 3}
    assert (tmp_path / "r.sqlite").read_bytes().startswith(b"SQLite format 3")
    done = ran(build, "scan", "--format", "cyclonedx")

    assert (done.returncode, done.stdout) == (2, b"")
    assert b"install the extra" in done.stderr


def test_it_finds_on_this_machine_what_the_interpreter_finds_item_by_item(build):
    (code, ours), (expected, theirs) = report(build), report(sys.executable, "-m", "scanner")
    items = [Counter(str(item) for item in one["inventory"] if item["collector"] not in MOVING) for one in (ours, theirs)]

    assert items[0] == items[1]
    assert sum(items[0].values()) > 0
    assert code == expected
    assert [one["catalogue"] for one in (ours, theirs)] == [ours["catalogue"]] * 2


def test_it_finds_in_a_planted_system_what_the_interpreter_finds(build, tmp_path):
    for part in (linux.SYSTEM, *(plant.files for plant in linux.PLANTED)):
        for path, content in part.items():
            target = (tmp_path / path).resolve()
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content if isinstance(content, bytes) else content.encode())
    reports = [ran(command, *more, "scan", "--root", str(tmp_path), "--format", "json", "--inventory", "--as-of", "2026-11-21")
               for command, more in ((build, ()), (sys.executable, ("-m", "scanner")))]  # fmt: skip

    assert [done.returncode for done in reports] == [1, 1]
    assert _without_times(reports[0].stdout) == _without_times(reports[1].stdout)


def _without_times(text):
    return [line for line in text.decode().splitlines() if not line.strip().startswith(('"seconds"', '"started"', '"id": "0'))]


def test_nothing_in_it_names_the_folder_that_it_was_made_in():
    for path in need(FOLDER).rglob("*"):
        assert not path.is_file() or str(HERE).encode() not in path.read_bytes(), path
