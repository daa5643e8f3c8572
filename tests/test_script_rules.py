"""What holds for every script of scripts/: it is checked as the program is, and refuses what it does not know."""

import re
import subprocess
import sys
import tomllib

import pytest

from tests.source_files import CHECKOUT

pytestmark = pytest.mark.house

SCRIPTS = CHECKOUT / "scripts"
# Libraries of the fleet and of builds, which the set-up for tests does not bring along; where they are there all the same, they are hidden.
OF_OTHER_EXTRAS = ("ibis", "msgspec", "odfdo", "pyarrow", "pyspark", "sqlglot", "PyInstaller")
WITHOUT_THEM = (
    f"import runpy, sys; sys.modules.update(dict.fromkeys({OF_OTHER_EXTRAS})); del sys.argv[0]; "
    f"sys.path[:0] = [{str(SCRIPTS)!r}]; runpy.run_path(sys.argv[0], run_name='__main__')"
)
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))


def python_scripts():
    """Return the scripts in Python by their paths in the checkout: their first line says what they are, their names have no ending."""
    files = [path for path in SCRIPTS.iterdir() if path.is_file() and path.suffix != ".cmd"]
    return sorted(f"scripts/{path.name}" for path in files if re.match(rb"#!.*python", path.read_bytes()))


def listed(names):
    return sorted(name for name in names if (CHECKOUT / name).is_file())


def left_behind():
    """Return every file that git does not ignore, with its content: what a script must not touch when it refuses."""
    names = subprocess.run(["git", "-C", CHECKOUT, "ls-files", "-co", "--exclude-standard", "-z"], capture_output=True, check=True).stdout
    paths = [CHECKOUT / name.decode() for name in names.split(b"\0") if name]
    return {path: (path.stat().st_mtime_ns, path.stat().st_size) for path in paths if path.is_file()}


def test_every_python_script_is_checked_by_ruff_and_mypy():
    assert len(python_scripts()) > 10
    assert listed(PROJECT["tool"]["ruff"]["extend-include"]) == python_scripts()
    assert listed(PROJECT["tool"]["mypy"]["files"]) == python_scripts()


def test_every_folder_of_parts_of_scripts_is_checked_by_mypy():
    folders = {f"scripts/{path.parent.name}" for path in SCRIPTS.glob("*/*.py")}

    assert folders <= {*PROJECT["tool"]["mypy"]["files"]}


@pytest.mark.parametrize("argument", ["--no-such-option", "--check=perhaps"])
def test_every_python_script_refuses_an_option_that_it_does_not_know_and_changes_nothing(argument):
    before, wrong = left_behind(), []
    for name in python_scripts():
        call = [sys.executable, "-c", WITHOUT_THEM, CHECKOUT / name, argument]
        done = subprocess.run(call, capture_output=True, text=True, check=False)
        if done.returncode != 2 or not done.stderr.startswith("usage: ") or done.stdout:
            wrong.append(f"{name} {argument}: {done.returncode}: {done.stderr[-300:]}")

    assert not wrong, "\n".join(wrong)
    assert left_behind() == before
