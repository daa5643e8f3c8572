"""The workflows for GitHub's runners: of the shape that GitHub reads, and in step with .ci/run, which is what runs here."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.source_files import CHECKOUT
from tests.test_script_rules import PROJECT

pytestmark = pytest.mark.house
WORKFLOWS = sorted((CHECKOUT / ".github" / "workflows").glob("*.yml"))
CI = "".join((CHECKOUT / ".ci" / name).read_text(encoding="utf-8") for name in ("run", "builds"))


def holds(path):
    """Tell whether a file is of GitHub's schema for workflows, as check-jsonschema has it."""
    program = Path(sys.executable).with_name("check-jsonschema")
    done = subprocess.run([program, "--builtin-schema", "vendor.github-workflows", path], capture_output=True, text=True, check=False)
    return done.returncode == 0


def commands(text):
    """Return every line that a workflow gives to a shell."""
    jobs = yaml.safe_load(text)["jobs"].values()
    return [line for job in jobs for step in job["steps"] for line in step.get("run", "").splitlines()]


def every_command():
    return [line for path in WORKFLOWS for line in commands(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_is_of_the_shape_that_github_reads(path, tmp_path):
    misspelt = tmp_path / path.name
    misspelt.write_text(path.read_text(encoding="utf-8").replace("runs-on:", "run-on:"), encoding="utf-8")

    assert holds(path)
    assert not holds(misspelt)


def test_what_a_debian_needs_there_it_gets_here():
    [line] = [line for line in every_command() if line.startswith("apt-get install")]
    wanted = {word for word in line.split()[2:] if not word.startswith("-")}

    assert wanted - {"ca-certificates"} - set(CI.split()) == set()


def test_tests_and_builds_are_called_as_here():
    said = "\n".join(every_command())
    marks = set(re.findall(r'-m "([^"]+)"', said))
    options = set(re.findall(r"scripts/build (.*)", said)[0].split()) & set(re.findall(r"--\w+", said))

    assert marks - {"not real"} == {mark for mark in re.findall(r'-m "([^"]+)"', CI) if "house" in mark}
    assert options
    assert options <= set(re.findall(r"scripts/build (.*)", CI)[0].split())


def test_every_file_that_a_command_names_is_there():
    named = {name for line in every_command() for name in re.findall(r"(?:scripts|tests)[/\\][\w./\\-]+", line)}

    assert len(named) > 4
    assert [name for name in named if not (CHECKOUT / name.replace("\\", "/")).exists()] == []


def test_the_oldest_python_is_the_oldest_that_is_supported():
    matrix = yaml.safe_load((CHECKOUT / ".github/workflows/ci.yml").read_text(encoding="utf-8"))["jobs"]["tests"]["strategy"]["matrix"]

    assert PROJECT["project"]["requires-python"] == f">={matrix['python'][0]}"
