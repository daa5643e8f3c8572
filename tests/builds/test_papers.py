"""What goes along with a build: digests, the bill of materials, licences; and the archive that holds it all."""

import hashlib
import json
import os
import sys
import tarfile
import zipfile

import pytest

from scanner import __version__
from tests.builds.built import DIST, FOLDER, build_name, need, program

pytestmark = [pytest.mark.real, pytest.mark.windows] if sys.platform == "win32" else pytest.mark.real


def bill():
    return json.loads((need(FOLDER) / "sbom.cdx.json").read_text(encoding="utf-8"))


def test_the_digests_are_those_of_the_files():
    need(FOLDER)
    lines = dict(reversed(line.split("  ")) for line in (DIST / "SHA256SUMS").read_text(encoding="utf-8").splitlines())

    assert {name for name in lines if name.startswith(build_name())} >= {
        f"{build_name()}.cdx.json",
        f"{build_name()}{'.zip' if os.name == 'nt' else '.tar.gz'}",
    }
    for name, digest in lines.items():
        assert hashlib.sha256((DIST / name).read_bytes()).hexdigest() == digest, name


def test_the_bill_names_us_and_everything_inside():
    whole = bill()
    names = {one["name"] for one in whole["components"]}

    assert (whole["bomFormat"], whole["specVersion"], whole["metadata"]["component"]["version"]) == ("CycloneDX", "1.6", __version__)
    assert names >= {"python", "pyinstaller", "click", "psutil", "tomli-w", program()}
    assert all(one["purl"].startswith("pkg:") for one in whole["components"] if one["type"] == "library")


def test_every_library_in_the_folder_is_in_the_bill_with_its_digest():
    listed = {one["name"]: one["hashes"][0]["content"] for one in bill()["components"] if one["type"] == "file"}
    native = {
        path.relative_to(FOLDER).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in FOLDER.rglob("*")
        if path.is_file() and (path.read_bytes()[:4] == b"\x7fELF" or path.read_bytes()[:2] == b"MZ")
    }

    assert listed == native


def test_every_component_has_its_licence_in_the_folder():
    libraries = {one["name"] for one in bill()["components"] if one["type"] == "library"}

    assert {path.stem for path in (FOLDER / "licences").iterdir()} == libraries
    assert all(len(path.read_text(encoding="utf-8")) > 250 for path in (FOLDER / "licences").iterdir())
    assert "Apache License" in (FOLDER / "LICENSE").read_text(encoding="utf-8")


def test_the_archive_holds_the_folder_and_nothing_of_who_made_it():
    need(FOLDER)
    files = {path.relative_to(DIST).as_posix(): path.read_bytes() for path in FOLDER.rglob("*") if path.is_file()}
    if os.name == "nt":
        with zipfile.ZipFile(DIST / f"{build_name()}.zip") as archive:
            assert {name: archive.read(name) for name in archive.namelist()} == files
        return
    with tarfile.open(DIST / f"{build_name()}.tar.gz") as archive:
        assert {one.name: archive.extractfile(one).read() for one in archive} == files
        assert {(one.uid, one.gid, one.uname, one.gname) for one in archive} == {(0, 0, "", "")}
        assert len({one.mtime for one in archive}) == 1
