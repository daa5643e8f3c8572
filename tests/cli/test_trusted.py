import base64  # noqa: F401  imported late by the program, and the interpreter's own folder may be closed to the other account
import os
import shutil
import tempfile
from pathlib import Path

import pytest

from scanner.catalogue.signature_files import bundled
from scanner.cli import config
from scanner.cli.trusted import REFUSED
from tests.trees import PRIVILEGED, TIKTOK, ended, tree

pytestmark = pytest.mark.skipif(not PRIVILEGED, reason="only root can make files of other accounts")
OTHER = 65534


@pytest.fixture
def policy(tmp_path):
    """Return a policy file of root's."""
    path = tmp_path / "site" / "ours.toml"
    path.parent.mkdir()
    text = Path(bundled(), "policies", "be-federal-tiktok.toml").read_text(encoding="utf-8")
    path.write_text(text.replace("be-federal-tiktok", "ours").replace("tiktok-716", "ours-716"), encoding="utf-8")
    return path


@pytest.fixture
def signatures(tmp_path):
    """Return a folder of signatures of root's."""
    folder = tmp_path / "site" / "signatures"
    shutil.copytree(Path(bundled(), "products", "social-media"), folder / "products" / "social-media")
    for path in folder.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)  # a checkout may let its group write
    return folder


def as_other(work):
    """Do some work as another account in a child process, and return its exit code."""
    if (child := os.fork()) == 0:
        code = 99
        try:
            os.setresgid(OTHER, OTHER, OTHER)
            os.setresuid(OTHER, OTHER, OTHER)
            code = work()
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def refused(capsys, *arguments):
    """Run the program, which must end in exit code 2 and print nothing, and return why it refused."""
    code = ended(*arguments)
    said = capsys.readouterr()
    assert (code, said.out) == (2, "")
    assert said.err.startswith("Error: " + REFUSED)
    return said.err.removeprefix("Error: " + REFUSED).strip()


def test_roots_own_files_are_gone_by(tmp_path, policy, signatures):
    root = tree(tmp_path / "root", TIKTOK)

    assert ended("scan", "--root", root, "--quiet", "--policy", policy, "--signatures", signatures) == 1


def test_another_accounts_policy_is_refused(tmp_path, policy, capsys):
    os.chown(policy, OTHER, OTHER)
    reason = f"{policy} is owned by uid 65534, not by root"

    assert refused(capsys, "scan", "--root", tree(tmp_path / "root"), "--policy", policy) == reason


def test_so_is_one_that_the_environment_names(tmp_path, policy, capsys, monkeypatch):
    policy.parent.chmod(0o777)
    monkeypatch.setenv("SCANNER_POLICY", str(policy))

    assert refused(capsys, "scan", "--root", tree(tmp_path / "root")) == f"{policy.parent} is writable by everyone"


def test_every_file_of_a_folder_of_signatures_is_looked_at(signatures, capsys):
    theirs = signatures / "products" / "social-media" / "tiktok.toml"
    os.chown(theirs, OTHER, OTHER)
    (signatures / "products").chmod(0o1777)
    said = refused(capsys, "signatures", "list", "--signatures", signatures).splitlines()

    assert f"{theirs} is owned by uid 65534, not by root" in said
    assert f"{signatures}/products is writable by everyone" in said, "others may add to it"
    assert len(said) == 2


def test_a_folder_that_is_a_link_is_looked_into_as_it_is_read(tmp_path, signatures, capsys):
    theirs = tmp_path / "theirs"
    shutil.move(signatures / "products" / "social-media", theirs)
    (signatures / "products" / "social-media").symlink_to(theirs)
    (signatures / "products" / "round").symlink_to(signatures / "products")
    os.chown(theirs / "tiktok.toml", OTHER, OTHER)

    assert f"tiktok.toml is owned by uid {OTHER}" in refused(
        capsys, "scan", "--root", tree(tmp_path / "root"), "--signatures", str(signatures)
    )


def test_waivers_are_held_to_the_same(tmp_path, policy, capsys):
    waivers = tmp_path / "site" / "waivers.toml"
    waivers.write_text("not read\n")
    waivers.chmod(0o666)

    assert refused(capsys, "scan", "--root", tree(tmp_path / "root"), "--waivers", waivers) == f"{waivers} is writable by everyone"


@pytest.mark.parametrize("way", ["option", "variable", "system"])
def test_so_is_a_configuration_before_it_is_read(tmp_path, capsys, monkeypatch, way):
    path = tmp_path / "scanner.toml"
    path.write_text("not read")
    path.chmod(0o666)
    if way == "system":
        monkeypatch.setattr(config, "configuration_folder", lambda: str(tmp_path))
    if way == "variable":
        monkeypatch.setenv("SCANNER_CONFIG", str(path))
    arguments = ("--config", path) if way == "option" else ()

    assert refused(capsys, "scan", *arguments) == f"{path} is writable by everyone"


def test_what_a_sound_configuration_names_is_held_to_it_too(tmp_path, policy, capsys):
    path = tmp_path / "scanner.toml"
    path.write_text('format = "config/1"\npolicies = ["site/ours.toml"]\n')
    os.chown(policy, OTHER, OTHER)

    assert "is owned by uid 65534" in refused(capsys, "scan", "--root", tree(tmp_path / "root"), "--config", path)


def test_what_is_not_there_is_said_and_not_called_changeable(tmp_path, capsys):
    assert ended("scan", "--root", tree(tmp_path), "--waivers", tmp_path / "none.toml") == 2
    assert "none.toml: No such file" in capsys.readouterr().err


def test_what_another_account_really_wrote_is_refused_to_root_and_not_to_it(policy, capsys):
    shared = Path(tempfile.mkdtemp())  # pytest's own folders are closed to the other account
    shared.chmod(0o1777)
    root = tree(shared / "root", TIKTOK)
    content = policy.read_bytes()
    theirs = shared / "ours.toml"

    def write_and_scan():
        theirs.write_bytes(content)
        return ended("scan", "--root", root, "--quiet", "--policy", theirs)

    try:
        assert as_other(write_and_scan) == 1
        assert refused(capsys, "scan", "--root", root, "--policy", theirs) == f"{theirs} is owned by uid 65534, not by root"
        os.chown(theirs, 0, 0)
        assert ended("scan", "--root", root, "--quiet", "--policy", theirs) == 1, "nobody else can take it out of there"
    finally:
        shutil.rmtree(shared)
