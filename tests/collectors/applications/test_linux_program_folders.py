from scanner.collectors.applications import linux_program_folders
from scanner.collectors.applications.linux_program_folders import LinuxProgramFolders
from scanner.model import Item, Kind, Problem, Reason
from tests.fake_host import FOLDER, Link, bare, fake_host

ELF = b"\x7fELF" + bytes(60)
SCRIPT = "#!/bin/sh\n"
HOME = "/home/alice"


def found(files, **more):
    return bare(fake_host(files=files, **more), LinuxProgramFolders())


def test_a_folder_with_a_program_of_its_name():
    files = {"/opt/PeerApp/peerapp": ELF, "/opt/PeerApp/chrome-sandbox": ELF, "/opt/PeerApp/LICENSE": "text"}

    assert found(files) == [Item("PeerApp", ids=(("command", "peerapp"),), location="/opt/PeerApp")]


def test_a_folder_with_its_version_and_a_program_in_bin():
    files = {f"{HOME}/.local/opt/node-v20.1.0-linux-x64/bin/node": ELF, f"{HOME}/opt/android-studio/bin/android-studio.sh": SCRIPT}

    assert found(files) == [
        Item("android-studio", ids=(("command", "android-studio.sh"),), location=f"{HOME}/opt/android-studio", user="alice"),
        Item("node", "20.1.0", ids=(("command", "node"),), location=f"{HOME}/.local/opt/node-v20.1.0-linux-x64", user="alice"),
    ]


def test_a_command_of_another_name_is_no_id():
    assert found({"/opt/probe/update": SCRIPT}) == [Item("probe", location="/opt/probe")]


def test_a_vendors_folder_is_named_with_the_programs_in_it():
    files = {"/opt/vendor/chrome/chrome": ELF, "/opt/vendor/documents/text": "x", "/opt/vendor/README": "x"}

    assert found(files) == [
        Item("vendor", location="/opt/vendor"),
        Item("chrome", ids=(("command", "chrome"),), location="/opt/vendor/chrome"),
    ]


def test_a_folder_without_programs_is_none():
    papers = {"/opt/papers/one": "text", "/opt/papers/deep/two": "text"}

    assert found({**papers, "/opt/empty": FOLDER, "/opt/file": ELF, "/opt/x/lib.so.1": ELF}) == []


def test_a_vendor_with_very_many_folders_is_capped_and_says_so(monkeypatch):
    monkeypatch.setattr(linux_program_folders, "MOST_PROGRAMS", 1)

    assert found({"/opt/v/a/a": ELF, "/opt/v/b/b": ELF}) == [
        Item("v", location="/opt/v"),
        Item("a", ids=(("command", "a"),), location="/opt/v/a"),
        Problem(Reason.CAPPED, "2 folders; only 1 were read", "/opt/v"),
    ]


def command(path, *ids, user="alice"):
    name = path.rpartition("/")[2]
    return Item(name, ids=(("command", name), *ids), kind=Kind.COMMAND_LINE, location=path, user=user)


def test_commands_and_what_their_links_tell():
    files = {
        "/usr/local/bin/tool": ELF,
        "/usr/local/bin/LICENSE": "text",
        "/usr/local/bin/folder": FOLDER,
        "/usr/local/bin/x.AppImage": ELF,
        f"{HOME}/bin/script.py": "#!/usr/bin/python3\n",
        f"{HOME}/.local/bin/codex": Link(f"{HOME}/.npm/lib/node_modules/@openai/codex/bin/codex.js"),
        f"{HOME}/.npm/lib/node_modules/@openai/codex/bin/codex.js": "x",
        f"{HOME}/.local/bin/aider": Link(f"{HOME}/.local/share/uv/tools/aider-chat/bin/aider"),
        f"{HOME}/.local/share/uv/tools/aider-chat/bin/aider": SCRIPT,
        f"{HOME}/.local/bin/gone": Link("/gone"),
    }

    assert found(files) == [
        command("/usr/local/bin/tool", user=""),
        command(f"{HOME}/bin/script.py"),
        command(f"{HOME}/.local/bin/aider", ("pypi", "aider-chat")),
        command(f"{HOME}/.local/bin/codex", ("npm", "@openai/codex")),
    ]


def test_a_link_out_of_the_home_is_a_command_that_is_not_opened():
    host = fake_host(files={f"{HOME}/bin/tool": Link("/srv/tool"), "/srv/tool": ELF})

    assert bare(host, LinuxProgramFolders()) == [command(f"{HOME}/bin/tool")]
    assert host.disk.asked == []


def test_a_command_that_cannot_be_read_is_a_problem_and_the_others_go_on():
    assert found({"/usr/local/bin/a": Reason.PERMISSION_DENIED, "/usr/local/bin/b": ELF}) == [
        command("/usr/local/bin/b", user=""),
        Problem(Reason.PERMISSION_DENIED, "as the test wants it", "/usr/local/bin/a"),
    ]


def test_a_folder_of_very_many_commands_is_capped_and_says_so(monkeypatch):
    monkeypatch.setattr(linux_program_folders, "MOST_COMMANDS", 1)

    assert found({"/usr/local/bin/a": ELF, "/usr/local/bin/b": ELF}) == [
        command("/usr/local/bin/a", user=""),
        Problem(Reason.CAPPED, "2 files; only 1 were read", "/usr/local/bin"),
    ]
