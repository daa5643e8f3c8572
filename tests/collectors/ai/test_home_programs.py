import pytest

from scanner.collectors.ai.home_programs import HomePrograms
from scanner.model import Item, Platform
from tests.fake_host import Link, bare, fake_host


@pytest.mark.parametrize(
    ("platform", "home", "ending", "content"),
    [
        (Platform.LINUX, "/home/alice", "", b"\x7fELF\2"),
        (Platform.MACOS, "/Users/alice", "", b"\xcf\xfa\xed\xfe"),
        (Platform.WINDOWS, "C:/Users/alice", ".exe", b"MZ\x90"),
    ],
)
def test_a_program_in_its_own_folder(platform, home, ending, content):
    path = f"{home}/.opencode/bin/opencode{ending}"

    assert bare(fake_host(platform, {path: content}), HomePrograms()) == [
        Item("opencode", ids=(("config-folder", ".opencode"), ("command", "opencode")), location=path, user="alice")
    ]


def test_every_version_of_one_that_keeps_them_apart_as_a_file_or_a_folder():
    share = "/home/alice/.local/share"
    files = {f"{share}/claude/versions/2.0.14": b"\x7fELF", f"{share}/cursor-agent/versions/2026.08.04-aaa8809/cursor-agent": "#!"}

    assert [(item.name, item.version) for item in bare(fake_host(files=files), HomePrograms())] == [
        ("claude", "2.0.14"),
        ("cursor-agent", "2026.08.04-aaa8809"),
    ]


@pytest.mark.parametrize(
    ("platform", "folder"),
    [
        (Platform.LINUX, "/home/alice/.local/share"),
        (Platform.MACOS, "/Users/alice/.local/share"),
        (Platform.WINDOWS, "C:/Users/alice/AppData/Local"),
    ],
)
@pytest.mark.parametrize("tool", ["claude", "codex", "opencode"])
def test_a_tool_of_mise_by_each_version_and_not_by_the_links_to_one(platform, folder, tool):
    place = f"{folder}/mise/installs/{tool}"
    files = {f"{place}/2.0.22/{tool}": b"\x7fELF", f"{place}/latest": Link(f"{place}/2.0.22"), f"{place}/2": Link(f"{place}/2.0.22")}
    ids = (("config-folder", place.split("/", 3)[3]), ("command", tool))

    assert bare(fake_host(platform, files), HomePrograms()) == [Item(tool, "2.0.22", ids=ids, location=f"{place}/2.0.22", user="alice")]


def test_a_file_that_is_no_program():
    assert bare(fake_host(files={"/home/alice/.amp/bin/amp": "notes about amplifiers"}), HomePrograms()) == []
