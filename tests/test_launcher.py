"""scripts/scanner in checkouts that are moved, copied, half made or broken: it works or exits with 4 and a remedy, and never with 1."""

import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

import click
import pytest

from tests.checkout_copies import copied, wheel
from tests.trees import tree

pytestmark = pytest.mark.skipif(os.name == "nt", reason="scripts/scanner is for a POSIX shell; Windows has scanner.cmd")

NO_PYTHON = {"PYTHON": "/nonexistent/python"}  # so that a set-up, where one begins, ends at once
OFFLINE = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": "", "PYTHON": sys.executable}
FINISH = (
    "import sys; from pathlib import Path; from setup_parts.make import finish; finish(Path('.venv').resolve(), Path().resolve(), 'run')"
)
NOBODY = 65534


@pytest.fixture(scope="module")
def furnished(tmp_path_factory):
    """Copy this checkout, with a .venv that borrows the packages of ours, and compile its signatures."""
    place = copied(tmp_path_factory.mktemp("furnished") / "checkout")
    furnish(place)
    assert called(place, "--version")[0] == 0
    return place


@pytest.fixture
def checkout(furnished, tmp_path):
    """Copy that one, to a path with a space: a test may break what it likes."""
    return shutil.copytree(furnished, tmp_path / "check out", symlinks=True)


def furnish(place):
    venv.create(place / ".venv", symlinks=True)
    packages = next((place / ".venv").glob("lib/python*/site-packages"))
    (packages / "borrowed.pth").write_text(f"{Path(click.__file__).parent.parent}\n")
    subprocess.run([sys.executable, "-c", FINISH], cwd=place, env={**os.environ, "PYTHONPATH": str(place / "scripts")}, check=True)


def called(place, *arguments, script="scripts/scanner", env=NO_PYTHON, cwd="/", **more):
    """Call the launcher with `sh`, and return its exit code and all that it said."""
    started = ["sh", os.path.join(place, script), *arguments]
    done = subprocess.run(started, capture_output=True, check=False, text=True, cwd=cwd, env={**os.environ, **env}, **more)
    return done.returncode, done.stdout + done.stderr


def python_of(place):
    return place / ".venv" / "bin" / "python"


def test_it_runs_this_checkout_with_what_venv_holds(checkout):
    code, said = called(checkout, "--version")

    assert code == 0
    assert said.startswith("scanner ")
    assert "catalogue 2" in said


def test_it_works_through_links_from_another_folder_with_options_and_paths_of_that_folder(checkout, tmp_path):
    for name, target in (
        ("bin/scan", "../more/scan"),
        ("more/scan", str(tmp_path / "in between")),
        ("in between", "check out/scripts/scanner"),
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).symlink_to(target)
    tree(tmp_path / "root")
    code, said = called(tmp_path, "scan", "--root", "root", "--output", "a report.json", "--quiet", script="bin/scan", cwd=tmp_path)

    assert code == 0, said
    assert (tmp_path / "a report.json").exists()
    assert called(tmp_path / "bin", "--version", script="./scan")[0] == 0
    assert called("", "--version", script="scanner", cwd=checkout / "scripts")[0] == 0


@pytest.mark.parametrize("shell", ["dash", "bash", "busybox"])
def test_every_usual_shell_runs_it(checkout, shell):
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed here")
    command = [shell, *(["sh"] if shell == "busybox" else []), checkout / "scripts" / "scanner"]

    assert subprocess.run([*command, "--version"], capture_output=True, check=False, env={**os.environ, **NO_PYTHON}).returncode == 0
    assert subprocess.run([*command, "no-such"], capture_output=True, check=False, env={**os.environ, **NO_PYTHON}).returncode == 2
    python_of(checkout).unlink()
    assert subprocess.run([*command, "--version"], capture_output=True, check=False, env={**os.environ, **NO_PYTHON}).returncode == 4


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says what the limits are")
@pytest.mark.parametrize("limit", ["-v 9500", "-v 12500", "-d 2400", "-d 4600", "-v 30000"])
def test_too_little_memory_for_python_is_no_ban(checkout, limit):
    done = subprocess.run(
        ["sh", "-c", f'ulimit {limit}; exec sh "$0" --version', checkout / "scripts" / "scanner"], capture_output=True, check=False
    )

    assert (done.returncode, b"ulimit" in done.stderr) == (4, True)


def test_a_moved_checkout_still_runs(checkout, tmp_path):
    checkout.rename(tmp_path / "elsewhere")

    assert called(tmp_path / "elsewhere", "--version")[0] == 0


def test_a_copied_checkout_runs_its_own_code(checkout, tmp_path):
    copy = shutil.copytree(checkout, tmp_path / "copy", symlinks=True)
    init = copy / "scanner" / "__init__.py"
    init.write_text(init.read_text(encoding="utf-8").replace('__version__ = "', '__version__ = "9.'), encoding="utf-8")

    assert called(copy, "--version")[1].startswith("scanner 9.")
    assert called(checkout, "--version")[1].startswith("scanner 0.")
    told = subprocess.run([python_of(copy), "-I", "-m", "scanner", "--version"], capture_output=True, check=False, text=True)
    assert told.stdout.startswith("scanner 9.")


def test_a_package_of_the_same_name_does_not_stand_in_for_ours(checkout):
    other = next(checkout.glob(".venv/lib/*/site-packages")) / "scanner"
    other.mkdir()
    (other / "__init__.py").write_text("raise SystemExit(0)")

    assert called(checkout, "--version")[1].startswith("scanner 0.")


def forget_python(place):
    python_of(place).unlink()
    python_of(place).symlink_to("/nonexistent/python3.11")


def forget_library(place):
    written = place / ".venv" / "interpreter"
    written.write_text(f"{written.read_text().splitlines()[0]}\n/nonexistent/encodings/__init__.py\n")


def link_to_another_python(place):
    python_of(place).unlink()
    python_of(place).symlink_to("/bin/sh")


def forbid_python(place):
    copy = place / "python"
    shutil.copyfile(sys.executable, copy)
    python_of(place).unlink()
    python_of(place).symlink_to(copy)
    written = place / ".venv" / "interpreter"
    written.write_text(f"{copy}\n{written.read_text().splitlines()[1]}\n")


def leave_half(place):
    (place / ".venv" / "made-for-run.toml").unlink()


def forget_all(place):
    shutil.rmtree(place / ".venv")


@pytest.mark.parametrize("harm", [forget_python, forget_library, link_to_another_python, forbid_python, leave_half, forget_all])
def test_what_cannot_start_is_made_anew_and_without_a_python_exits_with_4(checkout, harm):
    harm(checkout)
    code, said = called(checkout, "--version")

    assert code == 4
    assert "scanner needs Python 3.11 or newer, and '/nonexistent/python' is older or missing.\nInstall it" in said


@pytest.mark.parametrize(
    ("gone", "remedy"),
    [
        (".venv/lib/*/site-packages/borrowed.pth", "Delete the .venv folder and run the command again"),
        ("scanner/__main__.py", "fetch it anew"),
    ],
)
def test_what_python_cannot_import_exits_with_4(checkout, gone, remedy):
    next(checkout.glob(gone)).unlink()
    code, said = called(checkout, "--help")

    assert code == 4
    assert remedy in said
    assert "Traceback" not in said


def test_without_packages_python_m_scanner_exits_with_4_too(checkout):
    next(checkout.glob(".venv/lib/*/site-packages/borrowed.pth")).unlink()
    done = subprocess.run([python_of(checkout), "-I", "-m", "scanner", "--help"], capture_output=True, check=False, text=True)

    assert (done.returncode, done.stderr.splitlines()[0]) == (4, "scanner cannot start: ModuleNotFoundError(\"No module named 'click'\")")


def test_another_account_gets_4_and_a_remedy():
    account = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        place = copied(Path(folder, "checkout"))
        place.chmod(0o555)
        try:
            code, said = called(place, "--version", env={}, **account)
        finally:
            place.chmod(0o755)

    assert code == 4
    # Of a Python that this account may not reach it says instead that there is none.
    assert "call this once as the folder's owner, or copy it to a folder of your own" in said or "Install it, or name another one" in said


def test_a_set_up_that_fails_leaves_what_was_there(checkout):
    leave_half(checkout)
    (checkout / ".venv" / "interpreter").unlink()
    (checkout / ".venv" / "mine").touch()
    code, said = called(checkout, "--version", env=OFFLINE)

    assert code == 4
    assert "pip could not install what scanner needs (run)" in said
    assert (checkout / ".venv" / "mine").exists()
    assert not (checkout / ".venv" / "made-for-run.toml").exists()


def test_an_addition_that_fails_half_way_leaves_scans_running_and_is_made_anew(checkout):
    project = checkout / "pyproject.toml"
    project.write_text(project.read_text(encoding="utf-8").replace('"pytest>=8.2"', '"no-such-package"'), encoding="utf-8")
    assert called(checkout, "--version", env=OFFLINE)[0] == 0

    code, said = called(checkout, "test", script="scripts/setup", env=OFFLINE)
    assert code == 1
    assert "pip could not install what scanner needs (test)" in said
    assert not (checkout / ".venv" / "made-for-test.toml").exists()
    assert called(checkout, "--version")[0] == 0

    (checkout / ".venv.new").write_text("")  # where a new one would be made
    assert "Python's venv could not make .venv" in called(checkout, "run", script="scripts/setup", env=OFFLINE)[1]
    assert called(checkout, "--version")[0] == 0


@pytest.mark.parametrize("time", [1, 1 << 31])
def test_only_other_packages_need_a_set_up(checkout, time):
    project, stamp = checkout / "pyproject.toml", checkout / ".venv" / "made-for-run.toml"
    project.write_text(project.read_text(encoding="utf-8") + "# more\n", encoding="utf-8")
    os.utime(project, (time, time))
    code, said = called(checkout, "--version", env=OFFLINE)
    assert code == 0
    assert "Setting up" not in said
    assert stamp.stat().st_mtime_ns == project.stat().st_mtime_ns

    project.write_text(project.read_text(encoding="utf-8").replace('"click>=8.1"', '"click>=8.1", "more"'), encoding="utf-8")
    os.utime(project, (time + 1, time + 1))
    code, said = called(checkout, "--version", env=OFFLINE)
    assert code == 4
    assert "pip could not install" in said


def test_two_set_ups_at_once_after_one_that_was_ended_half_way(tmp_path):
    place, wheels = copied(tmp_path / "check out"), tmp_path / "wheels"
    (place / ".venv" / "bin").mkdir(parents=True)
    (place / ".venv.new").mkdir()
    (place / ".venv.new" / "left").touch()
    wheels.mkdir()
    for name in ("click", "psutil", "pyyaml", "tomli-w"):
        wheel(name, wheels)
    env = {**os.environ, **OFFLINE, "PIP_FIND_LINKS": str(wheels)}
    both = [
        subprocess.Popen(
            ["sh", place / "scripts" / "scanner", "--version"], env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        for _ in range(2)
    ]
    said = [child.communicate()[0] for child in both]

    assert [child.returncode for child in both] == [0, 0], said
    assert "".join(said).count("Setting up .venv (run), once.") == 1
    assert [path.name for path in place.glob(".venv*")] == [".venv"]
    assert not (place / ".venv" / "left").exists()
    assert subprocess.run([place / ".venv" / "bin" / "pip", "--version"], capture_output=True, check=False).returncode == 0


def test_signatures_are_compiled_when_they_or_the_code_changed_and_not_else(checkout):
    compiled, stamps = checkout / "signatures" / "compiled.table", checkout / "signatures" / "compiled.stamps"
    product = next((checkout / "signatures" / "products").rglob("tiktok.toml"))

    def compiles():
        before = [path.stat().st_ino if path.exists() else 0 for path in (compiled, stamps)]
        assert called(checkout, "--version")[0] == 0
        return before != [path.stat().st_ino for path in (compiled, stamps)]

    compiles()
    assert not compiles()
    product.write_text(product.read_text(encoding="utf-8") + "# more\n", encoding="utf-8")
    assert compiles()
    assert not compiles()
    with (checkout / "scanner" / "matching" / "name_keys.py").open("a") as code:
        code.write("# more\n")
    assert compiles()
    new = product.with_name("another.toml")
    new.write_text(product.read_text(encoding="utf-8"))
    new.unlink()
    assert not compiles()  # its folder changed, and holds what it held
    assert "compiled.new" not in os.listdir(checkout / "signatures")
    compiled.unlink()
    assert compiles()
    (checkout / "scripts" / "compile").write_text("raise SystemExit(open(__file__ + '.called', 'w').close())")
    called(checkout, "--version")
    assert not (checkout / "scripts" / "compile.called").exists()  # it costs time to ask
    product.touch()
    called(checkout, "--version")
    assert (checkout / "scripts" / "compile.called").exists()


def test_a_wrong_signature_is_said_by_the_command_with_its_own_exit_code(checkout):
    product = next((checkout / "signatures" / "products").rglob("tiktok.toml"))
    product.write_text("wrong", encoding="utf-8")
    code, said = called(checkout, "signatures", "check")

    assert code == 2
    assert "tiktok.toml:1: " in said
    assert "not compiled" not in said


@pytest.mark.parametrize(("script", "argument"), [("setup", "rnu"), ("setup", "--help"), ("check", "--fix")])
def test_scripts_refuse_what_they_do_not_know(checkout, script, argument):
    code, said = called(checkout, argument, script=f"scripts/{script}")

    assert code == 2
    assert said.startswith("Usage: ")


def test_compile_refuses_options_that_it_does_not_know(checkout):
    done = subprocess.run(
        [python_of(checkout), checkout / "scripts" / "compile", "--if-change"], capture_output=True, check=False, text=True
    )

    assert done.returncode == 2
    assert "usage: " in done.stderr


def test_names_of_files_are_utf_8_whatever_the_locale_says(checkout):
    (checkout / "scripts/setup_parts/start.py").write_text("import sys; print(sys.flags.utf8_mode, sys.flags.isolated)")

    assert called(checkout) == (0, "1 1\n")
    assert '[("X utf8", None, "OPTION")]' in Path("packaging/scanner.spec").read_text(encoding="utf-8")
