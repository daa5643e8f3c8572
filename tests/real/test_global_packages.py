"""Packages that real npm, pnpm, pip, pipx and uv install from their registries: what they list is what the collectors say."""

import json
import os
import subprocess
import sys

import pytest

from scanner.collectors.applications.npm_global_packages import NpmGlobalPackages
from scanner.collectors.applications.npx_cache import NpxCache
from scanner.collectors.applications.python_distribution import same
from scanner.collectors.applications.python_packages import PythonPackages
from scanner.collectors.applications.uv_cache import UvCache
from scanner.host.mounted.mounted_host import mounted_host
from scanner.model import Kind
from tests.fake_host import said
from tests.real.parts import need

pytestmark = pytest.mark.real

TOOL = "pycowsay"  # one small package with a program
HOME = "home/alice"


def run(*words, **environment):
    done = subprocess.run([*map(str, words)], env={**os.environ, **environment}, capture_output=True, text=True, timeout=300, check=True)
    return done.stdout


@pytest.fixture
def root(tmp_path):
    """A folder that looks like a system with one user."""
    (tmp_path / "root" / HOME).mkdir(parents=True)
    (tmp_path / "root/var/lib").mkdir(parents=True)
    return tmp_path / "root"


def packages(root, collector):
    return {(item.location.rpartition("/")[0], item.name, item.version, item.kind) for item in said(mounted_host(str(root)), collector())}


def test_npm_and_pnpm(root, tmp_path):
    need("npm")
    own = {"HOME": str(tmp_path / "build"), "npm_config_cache": str(tmp_path / "cache"), "npm_config_update_notifier": "false"}
    run("npm", "install", "--global", "--silent", "--prefix", root / "usr/local", "semver", "@types/ms", **own)
    listed = json.loads(run("npm", "ls", "--global", "--json", "--prefix", root / "usr/local", **own))["dependencies"]
    run("npm", "install", "--silent", "--prefix", tmp_path / "build", "pnpm", **own)
    pnpm = root / HOME / ".local/share/pnpm"
    path = f"{pnpm}{os.pathsep}{pnpm}/bin{os.pathsep}{os.environ['PATH']}"
    run(tmp_path / "build/node_modules/.bin/pnpm", "add", "--global", "semver", **{**own, "PNPM_HOME": str(pnpm), "PATH": path})
    found = packages(root, NpmGlobalPackages)

    assert {(name, version) for folder, name, version, _ in found if folder.startswith("/usr")} == {
        (name, one["version"]) for name, one in listed.items()
    }
    assert {(name, kind) for folder, name, _, kind in found if folder.startswith("/usr")} == {
        ("semver", Kind.COMMAND_LINE),
        ("@types/ms", Kind.LIBRARY),
    }
    assert [name for folder, name, _, _ in found if "/pnpm/" in folder] == ["semver"]


def test_pip_pipx_and_uv(root, tmp_path):
    run(sys.executable, "-m", "venv", tmp_path / "tools")
    tools = tmp_path / "tools" / "bin"
    run(tools / "pip", "install", "--quiet", "--disable-pip-version-check", "pipx", "uv")
    home = root / HOME
    run(tools / "pip", "install", "--quiet", "--prefix", home / ".local", TOOL, "typing_extensions")
    run(tools / "pipx", "install", TOOL, PIPX_HOME=str(home / ".local/share/pipx"), PIPX_BIN_DIR=str(tmp_path / "a"))
    run(tools / "uv", "tool", "install", TOOL, UV_TOOL_DIR=str(home / ".local/share/uv/tools"), UV_TOOL_BIN_DIR=str(tmp_path / "b"))
    found = packages(root, PythonPackages)
    [site] = (home / ".local/lib").glob("python3.*/site-packages")
    listed = json.loads(run(tools / "pip", "list", "--format", "json", "--path", site))
    own = {(name, version) for folder, name, version, _ in found if folder == f"/{site.relative_to(root).as_posix()}"}

    assert len(own) == len(listed) == 2
    assert all(any(same(one["name"], name) and one["version"] == version for name, version in own) for one in listed)
    assert sorted(folder.split("/share/")[1].split("/")[0] for folder, name, _, kind in found if kind is Kind.COMMAND_LINE) == [
        "pipx",
        "uv",
    ]


def test_npx(root, tmp_path):
    need("npx")
    own = {"HOME": str(tmp_path), "npm_config_cache": str(root / HOME / ".npm"), "npm_config_update_notifier": "false"}
    run("npx", "--yes", "--package", "semver", "semver", "1.2.3", **own)

    assert {(name, kind) for _, name, _, kind in packages(root, NpxCache)} == {("semver", Kind.COMMAND_LINE)}


def test_uvx(root, tmp_path):
    run(sys.executable, "-m", "venv", tmp_path / "tools")
    tools = tmp_path / "tools" / "bin"
    run(tools / "pip", "install", "--quiet", "--disable-pip-version-check", "uv")
    run(tools / "uvx", "--python", sys.executable, TOOL, "hello", HOME=str(tmp_path), UV_CACHE_DIR=str(root / HOME / ".cache/uv"))

    assert {name for _, name, _, _ in packages(root, UvCache)} == {TOOL}
