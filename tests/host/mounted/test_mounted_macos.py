import os

import pytest

from scanner.host.mounted.mounted_macos import is_macos, mounted_macos
from scanner.model import HostFacts, Platform, Problem, Reason, Record, Unreadable
from tests.abilities import needs_links
from tests.macos_trees import DIRECTORY, SYSTEM, VERSION, account, macos_tree
from tests.trees import PRIVILEGED


def test_a_copied_macos(tmp_path):
    host = mounted_macos(macos_tree(tmp_path, account("bob", 502, "/Volumes/../Library/Homes/bob"), {"Library/Homes/bob/x": b""}))

    assert host.facts == HostFacts("Their Mac", Platform.MACOS, "macOS 15.1", "", tmp_path.as_posix())
    assert [(user.name, user.id, user.home) for user in host.users()] == [
        ("bob", "502", "/Volumes/../Library/Homes/bob"),
        ("alice", "", "/Users/alice"),
    ]
    assert (host.processes(), host.losses) == ((), [])


def test_a_broken_account_is_the_accounts_problem_and_the_others_are_found(tmp_path):
    host = mounted_macos(macos_tree(tmp_path, {f"{DIRECTORY}/eve.plist": b"bplist00\xff"}))

    assert [user.name for user in host.users()] == ["alice"]
    assert host.losses == [Problem(Reason.MALFORMED, "expected a property list", f"/{DIRECTORY}/eve.plist")]


@pytest.mark.skipif(os.name == "nt", reason="needs a disk that knows letter case")
def test_letter_case_is_of_no_account(tmp_path):
    files = {VERSION.upper(): SYSTEM[VERSION], "USERS/Alice/library/Application support/x/One.APP/contents/info.plist": b"x"}
    root = macos_tree(tmp_path, files, system={})
    host = mounted_macos(root)

    assert is_macos(root)
    assert host.facts.release == "macOS 15.1"
    assert [record.location for record in host.glob("{support}/*/*.app/Contents/Info.plist")] == [
        "/Users/Alice/Library/Application Support/x/One.APP/Contents/Info.plist"
    ]
    assert host.read("/users/alice/Library/Application Support/X/one.app/Contents/INFO.PLIST") == b"x"


@needs_links
@pytest.mark.parametrize("target", ["/etc/shadow", "/private/etc/shadow", "../../../../../../../../../../etc/shadow"])
def test_a_link_to_a_file_of_the_scanning_machine_resolves_inside_the_root(tmp_path, target):
    root = macos_tree(tmp_path / "root", {"Applications/x": b""})
    os.symlink(target, tmp_path / "root/Applications/link")
    host = mounted_macos(root)

    with pytest.raises(FileNotFoundError):
        host.read("/Applications/link")

    macos_tree(tmp_path / "root", {"private/etc/shadow": b"their own"}, system={})
    assert host.watched().read("/Applications/link") == b"their own"


@needs_links
def test_a_link_out_of_a_home_is_not_followed(tmp_path):
    root = macos_tree(tmp_path, {"Users/bob/secret": b"bob's"})
    os.symlink("/Users/bob/secret", tmp_path / "Users/alice/link")

    with pytest.raises(Unreadable) as caught:
        mounted_macos(root).read(Record("/Users/alice/link", "alice"))
    assert caught.value.reason is Reason.LINK_LEAVES


@needs_links
def test_var_leads_to_private_with_its_link_and_without(tmp_path):
    root = macos_tree(tmp_path, {"private/var/db/x": b"x"})
    without = mounted_macos(root)

    assert (without.read("/var/db/x"), without.real("/var/db/x")) == (b"x", "/private/var/db/x")
    os.symlink("private/var", tmp_path / "var")
    assert (mounted_macos(root).read("/var/db/x"), mounted_macos(root).real("/VAR/db/x")) == (b"x", "/private/var/db/x")


@pytest.mark.skipif(PRIVILEGED or os.name == "nt", reason="an administrator is refused nothing")
def test_a_directory_that_is_closed_to_us_is_said(tmp_path):
    root = macos_tree(tmp_path, account("bob", 502, "/Users/bob"))
    (tmp_path / DIRECTORY).chmod(0)
    host = mounted_macos(root)
    host.users()
    (tmp_path / DIRECTORY).chmod(0o700)

    assert [(loss.reason, loss.location) for loss in host.losses] == [(Reason.PERMISSION_DENIED, f"/{DIRECTORY}")]
