"""The server part of a real editor of VS Code's family installs and removes extensions: what it lists is what the collector says."""

import json
import shutil
import subprocess
import tarfile
import zipfile

import pytest

from scanner.collectors.extensions.vscode_extensions import VscodeExtensions
from scanner.host.mounted.mounted_host import mounted_host
from scanner.model import Mark, Rung
from tests.fake_host import said
from tests.real.parts import need

pytestmark = pytest.mark.real

EDITOR = "code-server@4.96.4"
INSIDE = "package/lib/vscode/"
WANTED = ("out/", "package.json", "product.json")
# What the editor imports before it installs an extension; the rest of its packages are for editing.
PACKAGES = ("cookie@0.7.2", "yauzl@3.2.0", "@microsoft/1ds-core-js@3.2.18", "@vscode/spdlog@0.15.0")
MANIFEST = """<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
  <Metadata><Identity Language="en-US" Id="{name}" Version="{version}" Publisher="{publisher}"/><DisplayName>Probe</DisplayName></Metadata>
  <Installation><InstallationTarget Id="Microsoft.VisualStudio.Code"/></Installation><Dependencies/>
  <Assets><Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true"/></Assets>
</PackageManifest>"""


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """The folder of the editor's server, without the parts that show something."""
    need("node", "npm")
    folder = tmp_path_factory.mktemp("editor")
    npm(folder, "pack", EDITOR)
    with tarfile.open(next(folder.glob("code-server-*.tgz"))) as package:
        for member in package:
            if member.isfile() and member.name.startswith(tuple(INSIDE + wanted for wanted in WANTED)):
                place = folder / member.name.removeprefix(INSIDE)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(package.extractfile(member).read())
    (folder / "extensions").mkdir()
    npm(folder / "out", "install", "--prefix", ".", "--ignore-scripts", "--no-audit", "--no-fund", "--no-save", *PACKAGES)
    return folder


def npm(folder, *words):
    done = subprocess.run(["npm", *words], cwd=folder, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode:
        pytest.skip(f"npm {words[0]} did not get what it needs: {done.stderr[-200:]}")


@pytest.fixture
def editor(server, tmp_path):
    """Run the editor in alice's home with words."""
    home = tmp_path / "home/alice"
    home.mkdir(parents=True)
    (tmp_path / "var/lib").mkdir(parents=True)  # by which a folder is known as a system

    def run(*words):
        line = [shutil.which("node"), server / "out/server-main.js", "--server-data-dir", home / ".vscode-server", *words]
        return subprocess.run(
            line, capture_output=True, text=True, timeout=60, check=True, env={"HOME": home, "PATH": "/usr/bin:/bin"}
        ).stdout

    return run


def package(folder, publisher, name, version):
    """Make an extension's file, and return it."""
    place = folder / f"{name}-{version}.vsix"
    described = {"publisher": publisher, "name": name, "version": version, "engines": {"vscode": "^1.50.0"}}
    with zipfile.ZipFile(place, "w") as archive:
        archive.writestr("extension/package.json", json.dumps(described))
        archive.writestr("extension.vsixmanifest", MANIFEST.format(**described))
    return place


def found(root):
    return [(f"{one.name}@{one.version}", one.rung, one.marks) for one in said(mounted_host(str(root)), VscodeExtensions())]


def test_an_installed_extension_one_that_was_removed_and_an_older_version(editor, tmp_path):
    for name, version in (("kept", "1.2.3"), ("gone", "0.1.0"), ("newer", "1.0.0"), ("newer", "2.0.0")):
        editor("--install-extension", package(tmp_path, "probe", name, version), "--force")
    editor("--uninstall-extension", "probe.gone")
    listed = editor("--list-extensions", "--show-versions").split()

    assert listed == ["probe.kept@1.2.3", "probe.newer@2.0.0"]
    assert [(name, marks) for name, rung, marks in found(tmp_path) if rung is Rung.INSTALLED] == [
        (name, (Mark.SIDELOADED,)) for name in listed
    ]
    assert {name for name, rung, _ in found(tmp_path) if rung is Rung.RESIDUE} == {"probe.gone@0.1.0", "probe.newer@1.0.0"}
