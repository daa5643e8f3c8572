"""The recipes for what cannot be made here: a package for macOS, with stubs for Apple's programs, and an image."""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest

from scanner import __version__
from scanner.cli.group import scanner
from tests.builds.built import HERE

pytestmark = [pytest.mark.house, pytest.mark.skipif(os.name == "nt", reason="the recipes are for POSIX systems")]
MACOS, OCI = HERE / "packaging/macos", HERE / "packaging/oci"
SCRIPTS = [MACOS / "make-package", MACOS / "scripts/postinstall"]


def run(script, folder, *arguments):
    """Run a script in a folder; return what it gave to Apple's programs, each of which notes its words and leaves what it was given."""
    programs = folder / "programs"
    programs.mkdir(exist_ok=True)
    for name in ("pkgbuild", "productbuild", "launchctl"):
        copies = f'cp -R "$2" "{folder}/payload"' if name == "pkgbuild" else ":"
        (programs / name).write_text(f'#!/bin/sh\nprintf "%s\\n" "{name} $*" >>"{folder}/said"\n{copies}\n')
        (programs / name).chmod(0o755)
    environment = {**os.environ, "PATH": f"{programs}:{os.environ['PATH']}"}
    done = subprocess.run([script, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False)
    said = (folder / "said").read_text().splitlines() if (folder / "said").exists() else []
    return done.returncode, said


SYSTEMCTL = """#!/bin/sh
link="$DPKG_ROOT/etc/systemd/system/timers.target.wants/scanner.timer"
case "$*" in
*disable*) rm -f "$link" ;;
*is-enabled*) [ -e "$link" ] ;;
*enable*) touch "$link" ;;
esac
"""
INSTALL, REMOVE = ["after-install.sh"], ["before-remove.sh", "after-remove.sh"]
CALLS = {  # what dpkg and rpm say to the scripts, as they were heard
    "dpkg, removed": [(INSTALL, "configure ", True), (REMOVE, "remove", True), (INSTALL, "configure 1", True)],
    "dpkg, purged": [(INSTALL, "configure ", True), (REMOVE, "remove", True), (["after-remove.sh"], "purge", False)],
    "dpkg, switched off": [(INSTALL, "configure ", True), ([], "", False), (REMOVE, "remove", False), (INSTALL, "configure 1", False)],
    "rpm, removed": [(INSTALL, "1", True), (REMOVE, "0", False), (INSTALL, "1", True)],
    "rpm, upgraded": [(INSTALL, "1", True), (INSTALL, "2", True), (REMOVE, "1", True)],
}


@pytest.mark.parametrize("calls", CALLS.values(), ids=CALLS)
def test_a_package_that_is_removed_and_installed_again_scans_as_before(calls, tmp_path):
    link = tmp_path / "etc/systemd/system/timers.target.wants/scanner.timer"
    link.parent.mkdir(parents=True)
    (tmp_path / "systemctl").write_text(SYSTEMCTL)
    (tmp_path / "systemctl").chmod(0o755)
    environment = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "DPKG_ROOT": str(tmp_path)}
    for scripts, words, on in calls:
        for script in scripts:
            subprocess.run(["sh", HERE / "packaging/linux" / script, *words.split(" ")], env=environment, check=True)
        if not scripts:
            link.unlink()  # by an administrator, who means it
        assert link.exists() is on


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_shellcheck_finds_nothing_and_a_script_can_be_started(path):
    done = subprocess.run(
        [f"{os.path.dirname(sys.executable)}/shellcheck", "--shell=sh", path], capture_output=True, text=True, check=False
    )

    assert (done.stdout, done.returncode) == ("", 0)
    assert os.access(path, os.X_OK)


@pytest.mark.parametrize("identity", [(), ("Developer ID Installer: NAME (TEAM)",)])
def test_the_package_for_macos_has_the_program_and_what_the_daemon_calls(identity, tmp_path):
    build = tmp_path / "a build"
    build.mkdir()
    (build / "scanner").write_text("the program")
    code, (built, produced) = run(SCRIPTS[0], tmp_path, build, "1.2.3", *identity)
    files = {path.relative_to(tmp_path / "payload").as_posix(): path for path in (tmp_path / "payload").rglob("*") if path.is_file()}

    assert code == 0
    assert {*files} == {
        f"opt/scanner/{name}" for name in ("scanner", "deploy/scan-and-note", "deploy/say-state", "deploy/scanner.daemon.plist")
    }
    assert "/opt/scanner/deploy/scan-and-note" in files["opt/scanner/deploy/scanner.daemon.plist"].read_text()
    assert os.access(files["opt/scanner/deploy/scan-and-note"], os.X_OK)
    assert re.search(rf"--scripts {MACOS}/scripts --identifier scanner --version 1\.2\.3 --ownership recommended", built)
    assert produced.endswith(f"{' --sign ' if identity else ''}{''.join(identity)} scanner-1.2.3.pkg")
    assert ("--sign" in produced) is bool(identity)


@pytest.mark.parametrize("configured", [True, False])
def test_the_daemon_is_installed_once_the_site_has_configured_it(configured, tmp_path):
    volume, site = tmp_path / "a volume", tmp_path / "a volume/Library/Application Support/scanner"
    for folder in (volume / "opt/scanner/deploy", volume / "Library/LaunchDaemons", site):
        folder.mkdir(parents=True)
    plist = HERE / "deploy/launchd/scanner.daemon.plist"
    shutil.copy(plist, volume / "opt/scanner/deploy")
    if configured:
        (site / "scanner.toml").write_text('format = "config/1"\n')
    code, said = run(SCRIPTS[1], tmp_path, "package", "/", str(volume))
    daemons = [path.read_bytes() for path in (volume / "Library/LaunchDaemons").iterdir()]

    assert (code, daemons) == (0, [plist.read_bytes()] if configured else [])
    assert said == (["launchctl bootout system/scanner.daemon"] if configured else [])  # a volume that is not started loads nothing


def test_the_image_starts_the_program_of_the_folder_build():
    steps = dict(line.split(" ", 1) for line in (OCI / "Containerfile").read_text().splitlines() if not line.startswith(("#", "ARG")))
    [target] = re.findall(r"^\$\{BUILD\}/ (/\S+/)$", steps["COPY"])

    assert json.loads(steps["ENTRYPOINT"]) == [f"{target}scanner"]
    assert json.loads(steps["CMD"]) == ["--help"]
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", steps["USER"])


def test_the_page_of_the_image_names_what_is_there_and_every_code():
    page = (OCI / "README.md").read_text(encoding="utf-8")
    options = {
        word for command in re.findall(r"scanner (scan .*)$", page, re.MULTILINE) for word in command.split() if word.startswith("--")
    }
    known = {option for one in scanner.get_command(None, "scan").params for option in one.opts}

    assert options
    assert options <= known
    assert f"scanner-{__version__}-linux-x86_64" in page
    assert "Not yet built" in page
    assert {int(code) for code in re.findall(r"\b\d+\b", page)} >= {0, 1, 2, 3, 4, 124, 127, 130, 137, 255}


def test_the_page_of_the_package_says_that_it_was_not_run():
    page = (MACOS / "README.md").read_text(encoding="utf-8")

    assert "Not yet run on a Mac" in page
    assert f"scanner-{__version__}.pkg" in page
