"""scripts/release tags nothing while the changelog, the version, the selftest, the bill of materials or the tree says otherwise."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys

import pytest

from scanner import __version__
from tests.builds.built import HERE, build_name

pytestmark = [pytest.mark.house, pytest.mark.skipif(os.name == "nt", reason="the build is a shell script here")]
RELEASED = f"# Changelog\n\n## {__version__}, 2026-11-01\n\n- More.\n\n## 0.0.1, 2025-01-01\n"
ENVIRONMENT = {**{name: value for name, value in os.environ.items() if name not in {"SCANNER_COMMIT", "SOURCE_DATE_EPOCH"}},
               "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@b"}  # fmt: skip


class Checkout:
    """A repository with what scripts/release looks at, and a build whose program says what it is told to."""

    def __init__(self, place):
        self.place, self.build = place, place / "dist" / build_name()
        for part in ("scripts/build_parts", "scripts/release", "scanner/__init__.py"):
            (place / part).parent.mkdir(parents=True, exist_ok=True)
            copy = shutil.copytree if (HERE / part).is_dir() else shutil.copy2
            copy(HERE / part, place / part)
        (place / ".gitignore").write_text("dist/\n__pycache__/\n")
        (place / "CHANGELOG.md").write_text(RELEASED)
        self.git("init", "--quiet")
        self.commit()

    def git(self, *words):
        done = subprocess.run(["git", "-C", self.place, *words], env=ENVIRONMENT, check=True, capture_output=True, text=True)
        return done.stdout.strip()

    def commit(self):
        """Commit everything, and build it."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "x")
        self.built()

    def archive(self):
        return self.build.with_name(f"{build_name()}.tar.gz")

    def built(self, code=0, version=__version__, **said):
        name = self.git("rev-parse", "--short=12", "HEAD")
        self.build.mkdir(parents=True, exist_ok=True)
        program = self.build / "scanner"
        program.write_text(f"#!/bin/sh\necho 'commit {said.get('commit', name)}'\necho 'all of it'\nexit {code}\n")
        program.chmod(0o755)
        component = {"version": version, "properties": [{"name": "scanner:commit", "value": said.get("listed", name)}]}
        (self.build / "sbom.cdx.json").write_text(json.dumps({"metadata": {"component": component}}))
        self.archive().write_bytes(b"an archive")
        self.archive().with_name("SHA256SUMS").write_text(f"{hashlib.sha256(b'an archive').hexdigest()}  {self.archive().name}\n")

    def release(self, *options):
        """Return the exit code and what was said."""
        order = [sys.executable, self.place / "scripts" / "release", *options]
        done = subprocess.run(order, env=ENVIRONMENT, capture_output=True, check=False, text=True)
        assert done.stderr == ""
        return done.returncode, done.stdout

    def tags(self):
        return self.git("tag", "--list").split()


@pytest.fixture
def checkout(tmp_path):
    return Checkout(tmp_path)


def test_what_agrees_is_tagged_once(checkout):
    assert checkout.release("--dry-run") == (0, f"v{__version__} would be made\n")
    assert checkout.tags() == []
    assert checkout.release() == (0, f"v{__version__} is made; push it with: git push origin v{__version__}\n")
    assert checkout.tags() == [f"v{__version__}"]
    assert checkout.git("cat-file", "-t", f"v{__version__}") == "tag"
    assert checkout.release() == (1, f"not released: v{__version__} is there already\n")


def set_changelog(text):
    def change(checkout):
        (checkout.place / "CHANGELOG.md").write_text(text)
        checkout.commit()

    return change


def set_version(checkout):
    init = checkout.place / "scanner" / "__init__.py"
    init.write_text(init.read_text(encoding="utf-8").replace(f'"{__version__}"', '"1.0rc1"'), encoding="utf-8")
    checkout.commit()


REFUSED = {
    "a file that git does not know": (lambda one: (one.place / "new.txt").touch(), r"the tree is not clean: \?\? new\.txt"),
    "a changed file": (
        lambda one: (one.place / "CHANGELOG.md").write_text(f"{RELEASED}- More.\n"),
        r"the tree is not clean: M CHANGELOG\.md",
    ),
    "a version that no release has": (set_version, r"scanner/__init__\.py: 1\.0rc1 is no version of a release"),
    "an unreleased changelog": (
        set_changelog(RELEASED.replace("2026-11-01", "unreleased")),
        r"CHANGELOG\.md: expected the day of .+, found unreleased",
    ),
    "a day that is still to come": (set_changelog(RELEASED.replace("2026-11-01", "2999-01-01")), r"CHANGELOG\.md: .+ found 2999-01-01"),
    "a day that no calendar has": (set_changelog(RELEASED.replace("2026-11-01", "2026-02-30")), r"CHANGELOG\.md: .+ found 2026-02-30"),
    "a changelog of another version": (
        set_changelog("## 0.0.1, 2025-01-01\n"),
        rf"CHANGELOG\.md: expected {re.escape(__version__)} on top, found 0\.0\.1",
    ),
    "a changelog without a version": (set_changelog("# Changelog\n"), r"CHANGELOG\.md: expected .+ found no version"),
    "no build": (lambda one: shutil.rmtree(one.build), r"there is no dist/scanner-"),
    "a selftest that does not hold": (lambda one: one.built(code=4), r"the selftest does not hold:\n.*all of it"),
    "a build that is killed": (lambda one: (one.build / "scanner").write_text("#!/bin/sh\nkill -9 $$\n"), r"the selftest does not hold"),
    "a build of another commit": (lambda one: one.built(commit="0" * 12), r"the build is not of [0-9a-f]{12}: commit 000000000000"),
    "a bill of another version": (lambda one: one.built(version="0.0.1"), r"the bill of materials is of 0\.0\.1"),
    "a bill of another commit": (lambda one: one.built(listed="0" * 12), r"the bill of materials is of .+, 000000000000"),
    "no bill": (lambda one: (one.build / "sbom.cdx.json").unlink(), r"there is no bill of materials"),
    "a bill that is none": (lambda one: (one.build / "sbom.cdx.json").write_text("[]"), r"there is no bill of materials"),
    "an archive with other digests": (lambda one: one.archive().write_bytes(b"another"), r"SHA256SUMS: scanner-.*FAILED"),
    "no digests": (lambda one: one.archive().with_name("SHA256SUMS").unlink(), r"SHA256SUMS: .*No such file"),
}


@pytest.mark.parametrize("wrong", REFUSED)
def test_each_refusal(wrong, checkout):
    spoil, said = REFUSED[wrong]
    spoil(checkout)
    code, text = checkout.release()

    assert code == 1
    assert re.search(f"(?s)^not released: {said}", text, re.MULTILINE), text
    assert checkout.tags() == []
