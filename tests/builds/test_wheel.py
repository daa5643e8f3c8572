"""The wheel, installed without a network into an empty environment: a working scanner with its catalogue, compiled."""

import os
import subprocess
import sys
import venv

import pytest

from scanner.catalogue.load import load_catalogue
from tests.builds.built import HERE

pytestmark = pytest.mark.real
NAME = "banned-software-scanner"
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The folder of programs of an empty environment that has the wheel and its dependencies from files alone."""
    wheels, place = tmp_path_factory.mktemp("wheels"), tmp_path_factory.mktemp("empty") / "venv"
    subprocess.run([*PIP, "wheel", "--no-deps", "--wheel-dir", str(wheels), str(HERE)], check=True)
    subprocess.run([*PIP, "download", "--dest", str(wheels), "click>=8.1", "psutil>=7.0", "tomli-w>=1.1", "pyyaml>=6.0.4"], check=True)
    venv.create(place, with_pip=True)
    programs = place / ("Scripts" if os.name == "nt" else "bin")
    offline = ["-m", "pip", "--disable-pip-version-check", "--quiet", "install", "--no-index", "--find-links", str(wheels), NAME]
    subprocess.run([programs / "python", *offline], check=True)
    return programs


@pytest.mark.parametrize("start", [("scanner",), ("python", "-I", "-m", "scanner")], ids=" ".join)
def test_it_works_with_the_catalogue_that_is_in_it(start, installed, tmp_path):
    program, *more = start
    command = [str(installed / program), *more]
    said = subprocess.run([*command, "--version"], capture_output=True, check=True, text=True, cwd=tmp_path).stdout

    assert f"digest {load_catalogue().digest}" in said
    assert "commit checkout" not in said
    done = subprocess.run([*command, "selftest"], capture_output=True, check=False, text=True, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert "the compiled catalogue is that of its files" in done.stdout
