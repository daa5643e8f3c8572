"""The parts of scripts/build that need no PyInstaller."""

import gzip
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import psutil
import pytest
import yaml

import tests.builds.built  # noqa: F401  puts the parts on the path

from build_parts.archive import archived, sums  # isort: skip
from build_parts.commit import Commit, committed  # isort: skip
from build_parts.glibc import missing_libraries, newest_glibc  # isort: skip
from build_parts.licences import _owner  # isort: skip
from build_parts.manifests import manifests  # isort: skip
from build_parts.sign import signed  # isort: skip
from build_parts.version_resource import version_resource  # isort: skip


def git(folder, *arguments):
    who = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@b"}
    when = {"GIT_AUTHOR_DATE": "1700000000 +0000", "GIT_COMMITTER_DATE": "1700000000 +0000"}
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True, env={**os.environ, **who, **when})


@pytest.mark.skipif(os.name == "nt", reason="git is asked for where it is")
def test_a_commit_its_time_and_whether_files_were_changed_since(tmp_path, monkeypatch):
    monkeypatch.delenv("SCANNER_COMMIT", raising=False)
    (tmp_path / "a").write_text("1")
    git(tmp_path, "init")
    git(tmp_path, "add", "a")
    git(tmp_path, "commit", "-m", "x")
    clean = committed(tmp_path)
    (tmp_path / "a").write_text("2")

    assert (len(clean.name), clean.time) == (12, 1700000000)
    assert committed(tmp_path) == Commit(f"{clean.name}+changes", 1700000000)


def test_the_environment_says_it_where_there_is_no_git(tmp_path, monkeypatch):
    monkeypatch.setenv("SCANNER_COMMIT", "1a2b")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")

    assert committed(tmp_path) == Commit("1a2b", 1700000000)
    monkeypatch.delenv("SCANNER_COMMIT")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SystemExit, match="set SCANNER_COMMIT and SOURCE_DATE_EPOCH"):
        committed(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="a tar there is a zip")
def test_two_archives_of_the_same_files_are_the_same_whenever_and_by_whomever(tmp_path):
    made = []
    for number, name in enumerate(("one", "two")):
        folder = tmp_path / name / "build"
        folder.mkdir(parents=True)
        for file in ("ab", "ba")[number]:
            (folder / file).write_text(file)
            os.utime(folder / file, (number, number))
        made.append(archived(folder, 1700000000).read_bytes())

    assert made[0] == made[1]
    with tarfile.open(tmp_path / "one/build.tar.gz") as archive:
        assert archive.getnames() == ["build/a", "build/b"]
    assert gzip.decompress(made[0])


def test_the_digests_as_sha256sum_writes_them(tmp_path):
    (tmp_path / "scanner-1").write_bytes(b"x")
    (tmp_path / "README.md").write_bytes(b"x")
    sums(tmp_path)

    assert (tmp_path / "SHA256SUMS").read_bytes() == f"{hashlib.sha256(b'x').hexdigest()}  scanner-1\n".encode()


def test_every_program_and_library_is_signed_and_a_failure_stops(tmp_path, monkeypatch):
    for name in ("scanner.exe", "a.dll", "b.txt"):
        (tmp_path / name).write_bytes(b"")
    code = "import sys; open(sys.argv[1], 'a').write('signed')"
    command = tmp_path / "sign.py"
    command.write_text(code)
    monkeypatch.setenv("SCANNER_SIGN", f"{sys.executable} {command}")
    signed(tmp_path)

    assert [(tmp_path / name).read_text() for name in ("scanner.exe", "a.dll", "b.txt")] == ["signed", "signed", ""]
    command.write_text("raise SystemExit(1)")
    with pytest.raises(subprocess.CalledProcessError):
        signed(tmp_path)


def test_a_library_of_nobody_stops_the_build(tmp_path):
    (tmp_path / "libown.so.1").write_bytes(b"")

    with pytest.raises(SystemExit, match="nobody tells whose this library is"):
        _owner(tmp_path / "libown.so.1")


def test_windows_counts_in_four_numbers():
    assert "filevers=(0, 1, 0, 0)" in version_resource()


needs_objdump = pytest.mark.skipif(sys.platform != "linux" or not shutil.which("objdump"), reason="reads what Linux loads, with objdump")


@needs_objdump
def test_what_this_machines_python_asks_for_is_seen(tmp_path):
    shutil.copy(os.path.realpath(sys.executable), tmp_path / "program")
    (tmp_path / "words.txt").write_text("GLIBC_9.99")
    library = shutil.copy(next(Path(psutil.__file__).parent.glob("*.so")), tmp_path)

    assert (2, 17) < newest_glibc(tmp_path) < (9, 99)
    assert newest_glibc(tmp_path / "words.txt") == (0, 0)
    assert (0, 0) < newest_glibc(Path(library)) <= (2, 17)


@needs_objdump
def test_a_library_that_is_neither_glibcs_nor_there_is_named(tmp_path):
    shutil.copy(shutil.which("git"), tmp_path)
    [first, *_] = missing = missing_libraries(tmp_path)
    (tmp_path / first).write_bytes(b"")

    assert not [name for name in missing if name.startswith(("libc.so", "ld-linux"))]
    assert missing_libraries(tmp_path) == missing[1:]


def test_manifests_name_the_files_as_they_will_be_fetched_with_their_digests(tmp_path):
    files = {"linux-x86_64.tar.gz": b"1", "windows-amd64.zip": b"2", "windows-amd64.msi": b"3"}
    for name, content in files.items():
        (tmp_path / f"scanner-1.2.3-{name}").write_bytes(content)
    written = "".join(path.read_text(encoding="utf-8") for path in manifests(tmp_path, "1.2.3", "https://files.example/"))
    (tmp_path / "scanner-1.2.3-windows-amd64.msi").unlink()

    for name, content in files.items():
        assert f"https://files.example/scanner-1.2.3-{name}" in written
        assert hashlib.sha256(content).hexdigest() in written
    assert json.loads((tmp_path / "scanner-1.2.3-scoop.json").read_text(encoding="utf-8"))["version"] == "1.2.3"
    assert yaml.safe_load((tmp_path / "scanner-1.2.3-winget.yaml").read_text(encoding="utf-8"))["PackageVersion"] == "1.2.3"
    with pytest.raises(SystemExit, match=r"no manifests without scanner-1\.2\.3-windows-amd64\.msi"):
        manifests(tmp_path, "1.2.3", "https://files.example")
