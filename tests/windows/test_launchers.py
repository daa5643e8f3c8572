r"""scripts\scanner.cmd and scripts\test.cmd, called by cmd in a copy of this checkout, as by whoever has just fetched it."""

import os
import re
import shutil
import subprocess
import sys
import zipfile

import pytest

from tests.checkout_copies import HERE, copied, wheel
from tests.trees import TIKTOK, tree

pytestmark = pytest.mark.windows
PACKAGES = ("click", "colorama", "psutil", "pyyaml", "tomli-w")
BROKEN = {"var/lib/dpkg/status": b"\0\xff" * 9}
PYTEST = {  # stands in its place: pip takes its time under Wine
    "pytest.py": "import sys; print(*sys.argv[1:]); sys.exit(sys.argv[-1] == 'fails')",
    "pytest-9.dist-info/METADATA": "Metadata-Version: 2.1\nName: pytest\nVersion: 9\n",
    "pytest-9.dist-info/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    "pytest-9.dist-info/RECORD": "",
}


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """Copy this checkout, to a path with a space and without a .venv; its tests need pytest alone, which comes with the first call."""
    place = copied(tmp_path_factory.mktemp("fetched") / "check out")
    project = place / "pyproject.toml"
    text = re.sub(r"(?ms)^test = \[.*?^\]", 'test = ["pytest"]', project.read_text(encoding="utf-8"))
    project.write_text(text.replace('dependencies = ["click', 'dependencies = ["pytest", "click'), encoding="utf-8")
    return place


@pytest.fixture(scope="module")
def offline(tmp_path_factory):
    """What makes pip take its packages from files."""
    wheels = tmp_path_factory.mktemp("wheels")
    for name in PACKAGES:
        wheel(name, wheels)
    with zipfile.ZipFile(wheels / "pytest-9-py3-none-any.whl", "w") as archive:
        for path, content in PYTEST.items():
            archive.writestr(path, content)
    return {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheels), "PIP_NO_COMPILE": "1", "PYTHON": sys.executable}


@pytest.fixture(scope="module")
def first(checkout, offline):
    """What the first call said, which makes .venv."""
    return called(checkout, r"scripts\scanner.cmd", "--version", env=offline)


def scripts_alone(place):
    """Copy what a set-up looks at before it makes anything."""
    shutil.copytree(HERE / "scripts" / "setup_parts", place / "scripts" / "setup_parts")
    for script in (HERE / "scripts").glob("*.cmd"):
        shutil.copy2(script, place / "scripts")
    return place


def called(place, script, *arguments, env=None):
    """Call a script by cmd in the checkout; return its exit code and what it said."""
    environment = {**os.environ, "PYTHON": r"C:\nowhere\python.exe", **(env or {})}
    done = subprocess.run(["cmd", "/c", script, *arguments], cwd=place, env=environment, input=b"", capture_output=True, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_the_first_call_makes_what_it_needs_and_the_next_finds_it(checkout, first):
    code, said, noted = first
    assert (code, noted.splitlines()) == (0, ["Setting up .venv (run), once."])
    assert said.startswith("scanner 0.")
    assert called(checkout, r"scripts\scanner.cmd", "--version") == (0, said, "")  # without a Python that could make it


@pytest.mark.parametrize(("code", "part"), [(0, {}), (1, TIKTOK), (3, BROKEN)])
def test_a_scan_ends_with_its_own_exit_code_and_reads_paths_of_the_callers_folder(code, part, checkout, first):
    tree(checkout / f"root {code}", part)
    report = ("--quiet", "--output", f"report {code}.json")

    assert called(checkout, r"scripts\scanner.cmd", "scan", "--root", f"root {code}", *report) == (code, "", "")
    assert (checkout / f"report {code}.json").exists()


def test_a_wrong_call_ends_with_2(checkout, first):
    code, _, noted = called(checkout, r"scripts\scanner.cmd", "no-such")

    assert (code, "no command is called 'no-such'" in noted) == (2, True)


def test_what_cannot_be_imported_ends_with_4(checkout, first):
    main = checkout / "scanner" / "__main__.py"
    main.rename(checkout / "away.py")
    try:
        code, said, noted = called(checkout, r"scripts\scanner.cmd", "--version")
    finally:
        (checkout / "away.py").rename(main)

    assert (code, said) == (4, "")
    assert "fetch it anew" in noted


def test_a_venv_whose_python_is_gone_ends_with_4_and_a_remedy(checkout, first):
    about = checkout / ".venv" / "pyvenv.cfg"
    known = about.read_text(encoding="utf-8")
    about.write_text(re.sub(r"(?m)^(home|executable) = .*$", r"\1 = C:\\nowhere", known), encoding="utf-8")
    try:
        code, said, noted = called(checkout, r"scripts\scanner.cmd", "--version")
    finally:
        about.write_text(known, encoding="utf-8")

    assert (code, said) == (4, "")
    assert "delete the folder .venv and call again" in noted


def test_without_a_python_it_ends_with_4_and_a_remedy(tmp_path):
    code, said, noted = called(scripts_alone(tmp_path / "check out"), r"scripts\scanner.cmd", "--version")

    assert (code, said) == (4, "")
    assert "scanner needs Python 3.11 or newer" in noted
    assert r"set PYTHON=C:\path\to\python.exe" in noted


def test_a_python_below_program_files_is_named_as_the_message_says(checkout, first, tmp_path):
    place = scripts_alone(tmp_path / "another")
    (place / "scripts" / "setup_parts" / "make.py").write_text("import sys; sys.exit(f'made by {sys.executable}')")
    spaced = str(checkout / ".venv" / "Scripts" / "python.exe")

    assert called(place, r"scripts\setup.cmd", env={"PYTHON": spaced}) == (1, "", f"made by {spaced}\r\n")


def test_the_tests_run_with_what_they_need_and_their_exit_code_is_kept(checkout, first, offline):
    ran = [called(checkout, r"scripts\test.cmd", "-q", "-k", name, env=offline) for name in ("passes", "fails")]

    assert [(code, said) for code, said, _ in ran] == [(0, "-q -k passes\r\n"), (1, "-q -k fails\r\n")]
    assert [noted.splitlines() for _, _, noted in ran] == [["Setting up .venv (test), once."], []]
