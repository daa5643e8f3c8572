import os

import pytest

from scanner.host.files import SystemDisk
from scanner.host.mounted.mounted_host import NotASystem, mounted_host, platform_of
from scanner.model import HostFacts, Platform, Reason, Status
from scanner.run import accounts
from tests.abilities import needs_links
from tests.hives import hive
from tests.macos_trees import macos_tree
from tests.trees import tree
from tests.windows_trees import windows_tree


def test_a_copied_linux_system(tmp_path):
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc/os-release").write_text('NAME=x\nPRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\n')
    (tmp_path / "etc/hostname").write_text("theirs\n")
    (tmp_path / "etc/passwd").write_text("alice:x:1000:1000::/home/alice:/bin/bash\n")
    (tmp_path / "home/alice").mkdir(parents=True)
    host = mounted_host(str(tmp_path))

    assert host.facts == HostFacts("theirs", Platform.LINUX, "Debian GNU/Linux 12 (bookworm)", "", tmp_path.as_posix())
    assert [user.home for user in host.users()] == ["/home/alice"]
    assert host.processes() == ()


def test_a_disk_without_the_homes_of_its_accounts_is_not_read_as_a_whole(tmp_path):
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc/passwd").write_text("alice:x:1000:1000::/home/alice:/bin/bash\n")
    (tmp_path / "home").mkdir()
    found = accounts(mounted_host(str(tmp_path)), 60)

    assert [(problem.reason, problem.location) for problem in found.problems] == [(Reason.HOME_ABSENT, "/home")]


def test_a_folder_that_is_no_system(tmp_path):
    with pytest.raises(NotASystem, match="no Linux, macOS or Windows system found"):
        mounted_host(str(tmp_path))


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(NotASystem, match="not a folder"):
        mounted_host(str(tmp_path / "none"))


@pytest.mark.parametrize(
    ("sign", "content", "platform"),
    [
        ("Windows/System32/config/SOFTWARE", hive({}), Platform.WINDOWS),
        ("System/Library/CoreServices/SystemVersion.plist", b"", Platform.MACOS),
        ("private/var/db/dslocal/nodes/Default/users/x.plist", b"", Platform.MACOS),
        ("usr/bin/x", b"", Platform.LINUX),
    ],
)
def test_a_system_is_recognised_by_what_is_in_it(tmp_path, sign, content, platform):
    assert platform_of(macos_tree(tmp_path, {sign: content}, system={})) is platform


def test_a_macos_is_not_taken_for_a_linux_for_its_folders_of_unix(tmp_path):
    macos_tree(tmp_path, {"bin/ls": b"", "usr/bin/x": b"", "private/etc/passwd": b""})
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc/passwd").write_text("root:*:0:0::/var/root:/bin/sh\n")

    assert platform_of(str(tmp_path)) is Platform.MACOS


@needs_links
def test_a_linux_of_which_a_part_cannot_be_looked_at_is_still_one(tmp_path):
    (tmp_path / "etc").symlink_to("etc")

    host = mounted_host(str(tmp_path))

    assert host.platform is Platform.LINUX
    assert accounts(host, 60).status is not Status.OK


@pytest.mark.parametrize(("platform", "home"), [(Platform.MACOS, "/Users/alice"), (Platform.WINDOWS, "C:/Users/alice")])
def test_a_part_of_a_system_is_what_it_is_said_to_be(tmp_path, platform, home):
    (tmp_path / "Users/alice").mkdir(parents=True)
    host = mounted_host(str(tmp_path), platform)

    assert (host.platform, [user.home for user in host.users()]) == (platform, [home])


@pytest.mark.parametrize("platform", Platform)
def test_a_wrong_word_does_not_make_a_clean_scan_of_nothing(tmp_path, platform):
    os.mkdir(tmp_path / "pictures")

    with pytest.raises(NotASystem, match=f"no {platform} system found"):
        mounted_host(str(tmp_path), platform)


def with_a_home(folder):
    return windows_tree(folder, {"Users/alice/x": ""})


@pytest.mark.parametrize("made", [tree, macos_tree, with_a_home])
def test_no_home_is_asked_for_before_a_run_that_can_be_ended_asks(tmp_path, monkeypatch, made):
    asked = []

    def asking(name, ask):
        def recorded(disk, path, *given):
            asked.extend([path] if path.casefold().startswith(("/home", "/users", "c:/users", "/documents", "c:/documents")) else [])
            return ask(disk, path, *given)

        monkeypatch.setattr(SystemDisk, name, recorded)

    for name in ("entry", "names"):
        asking(name, getattr(SystemDisk, name))
    host = mounted_host(made(tmp_path))

    assert asked == []
    assert host.users()
    assert asked != []


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a folder that is some program's current one")
def test_a_root_in_a_current_folder_that_is_gone_is_none(tmp_path, monkeypatch):
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()

    with pytest.raises(NotASystem, match="not a folder"):
        platform_of(".")
