"""What a scan says that it never looks at: always said, and true of what is planted there."""

import json
import plistlib
from types import MappingProxyType
from typing import NamedTuple

import pytest

from scanner.collectors import collectors
from scanner.host.host import Process
from scanner.model import Item, Platform
from scanner.not_looked_at import SAID_ANYWHERE, SAID_ON, not_looked_at
from tests.bolt_databases import containerd
from tests.fake_host import fake_host, said
from tests.windows_programs import program


def this_time(host, *, all_users=True):
    lines = not_looked_at(host, all_users=all_users)
    return [line for line in lines if line not in {*SAID_ANYWHERE, *SAID_ON[host.platform]}]


def test_the_fixed_list_is_always_there():
    for platform in Platform:
        assert set(SAID_ANYWHERE) | set(SAID_ON[platform]) <= set(not_looked_at(fake_host(platform), all_users=True))


def test_nothing_else_is_said_of_a_machine_that_was_looked_at_whole():
    assert this_time(fake_host(processes=[Process(1, "init", "/sbin/init", "root")])) == []


def test_other_accounts_homes_paths_of_processes_and_folders_for_administrators():
    host = fake_host(Platform.WINDOWS, processes=[Process(1, "a", "", "x", denied=True), Process(2, "b", "C:/b.exe", "x")])
    host.left_out.add("C:/Windows/System32/Tasks")

    assert this_time(host, all_users=False) == [
        "The home folders of other accounts: run as administrator, or with --all-users, to include them",
        "Apps listed in backups of phones and tablets: run with --phone-backups to read them",
        "Folders that only an administrator can list: C:/Windows/System32/Tasks",
        "The paths of 1 of 2 running programs, which the system does not disclose to this account",
    ]


def test_a_mounted_system_runs_nothing():
    host = fake_host()
    host.facts = host.facts._replace(root="/mnt")

    assert this_time(host) == ["Running processes: a mounted system has none"]


def test_backups_of_phones_and_protected_folders_are_said_where_they_may_lie():
    host = fake_host(Platform.MACOS)
    protected = "Applications in Desktop, Documents and Downloads, which macOS opens only with the user's consent"

    assert this_time(host) == [protected, "Apps listed in backups of phones and tablets: run with --phone-backups to read them"]
    host.phone_backups = True
    assert this_time(host) == [protected]
    host.facts = host.facts._replace(root="/mnt")
    assert this_time(host) == ["Running processes: a mounted system has none"]


HIDDEN, SHOWN = "hidden-probe", "shown-probe"
DPKG = "Package: {}\nStatus: install ok installed\nVersion: 1\n\n"
ENTRY = "[Desktop Entry]\nType=Application\nName={}\nExec=wine x\n"
APP = plistlib.dumps({"CFBundleIdentifier": "org.example.probe", "CFBundleName": HIDDEN})
PROFILE = "/home/alice/.config/google-chrome/Default"
LOCAL = "C:/Users/alice/AppData/Local"
DISTRIBUTION = r"HKU\S-1-5-21-1-2-3-1000\Software\Microsoft\Windows\CurrentVersion\Lxss\{12345678-9ABC-DEF0-0123-456789ABCDEF}"


class Held(NamedTuple):
    """What holds a sentence: records named hidden-probe that stay unseen, and named shown-probe where it says that something is seen."""

    platform: Platform
    hidden: dict
    shown: dict = MappingProxyType({})


# By words of the sentence: exactly one has them.
HOLDS = {
    "history": Held(
        Platform.LINUX,
        {
            f"{PROFILE}/History": f"SQLite format 3\0 https://{HIDDEN}.example",
            "/home/alice/.bash_history": f"pip install {HIDDEN}\n",
            f"/home/alice/Documents/{HIDDEN}.odt": HIDDEN,
        },
        {f"{PROFILE}/Preferences": json.dumps({"extensions": {"settings": {"a" * 32: {"location": 1, "manifest": {"name": SHOWN}}}}})},
    ),
    "browser tab": Held(Platform.LINUX, {f"{PROFILE}/Bookmarks": HIDDEN, f"{PROFILE}/Sessions/Tabs_1": f"https://{HIDDEN}.example/"}),
    "virtual machines": Held(
        Platform.LINUX,
        {
            "/var/lib/docker/overlay2/0/diff/var/lib/dpkg/status": DPKG.format(HIDDEN),
            "/home/alice/.docker/desktop/vms/0/data/Docker.raw": HIDDEN,
            f"/var/lib/libvirt/images/{HIDDEN}.qcow2": "QFI",
            f"/home/alice/VirtualBox VMs/{HIDDEN}/{HIDDEN}.vdi": "",
        },
        {"/var/lib/containerd/io.containerd.metadata.v1.bolt/meta.db": containerd({"moby": [f"{SHOWN}:1"]})},
    ),
    "custom folders": Held(
        Platform.LINUX,
        {
            f"/srv/models/{HIDDEN}.gguf": "GGUF",
            f"/home/alice/work/{HIDDEN}.safetensors": "",
            "/var/lib/docker/volumes/docker-model-runner-models/_data/models.json": json.dumps({"models": [{"tags": [HIDDEN]}]}),
            f"/home/alice/editor/extensions/example.{HIDDEN}-1/package.json": json.dumps({"name": HIDDEN, "publisher": "example"}),
            "/home/alice/.local/share/applications/code.desktop": "[Desktop Entry]\nType=Application\nName=Code\n"
            "Exec=code --extensions-dir /home/alice/editor/extensions\n",
            f"/home/alice/work/node_modules/{HIDDEN}/package.json": json.dumps({"name": HIDDEN, "version": "1", "bin": "x"}),
            f"/home/alice/.cache/pnpm/dlx/0/pkg/node_modules/{HIDDEN}/package.json": json.dumps({"name": HIDDEN, "version": "1"}),
            f"/home/alice/.bun/install/cache/{HIDDEN}@1.0.0@@@1/package.json": json.dumps({"name": HIDDEN, "version": "1"}),
            f"/home/alice/.local/share/pipx/.cache/0/lib/python3.13/site-packages/{HIDDEN}-1.dist-info/METADATA": "",
            f"/home/alice/work/.venv/lib/python3.13/site-packages/{HIDDEN}-1.dist-info/METADATA": "",
        },
        {
            f"/home/alice/.cache/huggingface/hub/models--example--{SHOWN}/snapshots/0/model.safetensors": "",
            f"/home/alice/.cache/uv/archive-v0/0/{SHOWN}-1.dist-info/METADATA": "",
        },
    ),
    "Portable": Held(
        Platform.LINUX,
        {f"/srv/tools/{HIDDEN}": "\x7fELF", f"/media/alice/stick/{HIDDEN}.AppImage": b"\x7fELF\x02\x01\x01\x00AI\x02" + bytes(64)},
        {f"/home/alice/Applications/{SHOWN}.AppImage": b"\x7fELF\x02\x01\x01\x00AI\x02" + bytes(64)},
    ),
    "tablets, even": Held(
        Platform.LINUX,
        {f"/run/user/1000/gvfs/mtp:host=phone/Android/data/{HIDDEN}/x": "", f"/media/alice/phone/Android/data/{HIDDEN}/x": ""},
    ),
    "selected policies": Held(Platform.LINUX, {"/etc/opt/chrome/policies/managed/ai.json": json.dumps({"GenAiDefaultSettings": HIDDEN})}),
    "Emacs": Held(
        Platform.LINUX,
        {
            f"/home/alice/.vim/pack/x/start/{HIDDEN}/plugin/x.vim": "",
            f"/home/alice/.emacs.d/elpa/{HIDDEN}-1/x.el": "",
            f"/home/alice/.config/sublime-text/Installed Packages/{HIDDEN}.sublime-package": "PK",
            f"/home/alice/.p2/pool/plugins/org.{HIDDEN}_1.0.jar": "PK",
            f"/home/alice/Notes/.obsidian/plugins/{HIDDEN}/manifest.json": json.dumps({"id": HIDDEN, "name": HIDDEN, "version": "1"}),
            f"/home/alice/.local/share/gnome-shell/extensions/{HIDDEN}@example.org/metadata.json": json.dumps({"name": HIDDEN}),
            f"/home/alice/.local/share/plasma/plasmoids/org.{HIDDEN}/metadata.json": json.dumps({"KPlugin": {"Name": HIDDEN}}),
        },
    ),
    "Skills": Held(
        Platform.LINUX,
        {
            f"/home/alice/work/.claude/skills/{HIDDEN}/SKILL.md": f"---\nname: {HIDDEN}\n---\n",
            f"/home/alice/work/.claude/agents/{HIDDEN}.md": "",
            f"/home/alice/.claude/plugins/cache/x/{HIDDEN}/1.0/.mcp.json": json.dumps({"mcpServers": {HIDDEN: {"command": HIDDEN}}}),
            f"/home/alice/.claude/plugins/cache/x/y/1.0/skills/{HIDDEN}/SKILL.md": f"---\nname: {HIDDEN}\n---\n",
        },
        {f"/home/alice/.claude/skills/{SHOWN}/SKILL.md": f"---\nname: {SHOWN}\n---\n"},
    ),
    "MCP servers configured": Held(
        Platform.LINUX,
        {
            "/home/alice/work/.mcp.json": json.dumps({"mcpServers": {HIDDEN: {"command": HIDDEN}}}),
            "/home/alice/.config/JetBrains/IdeaIC2026.1/options/ide.general.xml": (
                '<application><component name="Registry">'
                '<entry key="llm.mcp.client.global.mcp.json.path" value="servers.json"/></component></application>'
            ),
            "/home/alice/servers.json": json.dumps({"mcpServers": {HIDDEN: {"command": HIDDEN}}}),
        },
        {"/home/alice/.cursor/mcp.json": json.dumps({"mcpServers": {"x": {"command": "npx", "args": [SHOWN]}}})},
    ),
    "model provider": Held(
        Platform.LINUX,
        {
            "/home/alice/work/.claude/settings.json": json.dumps({"env": {"ANTHROPIC_BASE_URL": f"https://{HIDDEN}.example"}}),
            "/etc/systemd/system/bot.service": "[Service]\nExecStart=/opt/bot\nEnvironmentFile=/opt/bot.env\n",
            "/opt/bot.env": f"OPENAI_BASE_URL=https://{HIDDEN}.example\n",
            "/home/alice/.config/CherryStudio/IndexedDB/file__0.indexeddb.leveldb/000003.log": f"https://{HIDDEN}.example",
            "/home/alice/.config/Cursor/User/globalStorage/state.vscdb": f"openAIBaseUrl https://{HIDDEN}.example",
        },
        {"/home/alice/.claude/settings.json": json.dumps({"env": {"ANTHROPIC_BASE_URL": f"https://{SHOWN}.example"}})},
    ),
    "Portage": Held(
        Platform.LINUX,
        {
            f"/var/db/pkg/app-misc/{HIDDEN}-1/PF": f"{HIDDEN}-1\n",
            "/var/db/xbps/pkgdb-0.38.plist": plistlib.dumps({HIDDEN: {"pkgver": f"{HIDDEN}-1_1"}}),
            f"/var/lib/pkgtools/packages/{HIDDEN}-1-x86_64-1": f"PACKAGE NAME: {HIDDEN}\n",
            f"/home/alice/.wine/drive_c/Program Files/{HIDDEN}/{HIDDEN}.exe": "MZ",
        },
        {f"/home/alice/.local/share/applications/wine/Programs/{SHOWN}.desktop": ENTRY.format(SHOWN)},
    ),
    "revisions of snaps": Held(
        Platform.LINUX,
        {
            f"/snap/{SHOWN}/1/meta/snap.yaml": f"name: {HIDDEN}\nversion: '1'\n",
            f"/var/lib/flatpak/runtime/org.example.{HIDDEN}/x86_64/1/active/metadata": "[Runtime]\n",
        },
        {f"/snap/{SHOWN}/current/meta/snap.yaml": f"name: {SHOWN}\nversion: '1'\n"},
    ),
    "cron jobs": Held(
        Platform.LINUX,
        {
            f"/etc/init.d/{HIDDEN}": "#!/sbin/openrc-run\n",
            f"/etc/sv/{HIDDEN}/run": f"#!/bin/sh\nexec {HIDDEN}\n",
            "/var/spool/cron/crontabs/alice": f"@reboot {HIDDEN}\n",
            f"/etc/cron.d/{HIDDEN}": f"@reboot root {HIDDEN}\n",
        },
        {f"/etc/systemd/system/{SHOWN}.service": f"[Service]\nExecStart=/usr/bin/{SHOWN}\n"},
    ),
    "apps' containers": Held(
        Platform.MACOS,
        {f"/Users/alice/Library/Containers/{HIDDEN}/Data/Applications/Example.app/Contents/Info.plist": APP},
        {"/Users/alice/Applications/Example.app/Contents/Info.plist": APP.replace(HIDDEN.encode(), SHOWN.encode())},
    ),
    "Subsystem": Held(
        Platform.WINDOWS,
        {
            f"{LOCAL}/Packages/Example.Linux_79rhkp1fndgsc/LocalState/rootfs/var/lib/dpkg/status": DPKG.format(HIDDEN),
            f"C:/ProgramData/BlueStacks_nxt/Engine/{HIDDEN}/Data.vhdx": "",
        },
        {DISTRIBUTION: {"DistributionName": SHOWN, "Version": 2}},
    ),
    "Prefetch": Held(
        Platform.WINDOWS,
        {
            f"D:/Program Files/{HIDDEN}/{HIDDEN}.exe": "MZ",
            f"C:/Windows/Prefetch/{HIDDEN.upper()}.EXE-0A1B2C3D.pf": "MAM",
            "C:/Windows/AppCompat/Programs/Amcache.hve": f"regf {HIDDEN}",
        },
        {f"C:/Program Files/{SHOWN}/{SHOWN}.exe": program(SHOWN, "Somebody", "1.0", f"{SHOWN}.exe")},
    ),
}
# What no file or key can stand for, with the reason.
SHOWN_BY_NOTHING = {"declarative management": "macOS keeps it in a store that only its own service opens, and the form is not published"}


def sentences(words):
    return [line for line in (*SAID_ANYWHERE, *(line for lines in SAID_ON.values() for line in lines)) if words in line]


def seen(platform, records):
    keys = {path: values for path, values in records.items() if path.startswith("HK")}
    host = fake_host(platform, {path: content for path, content in records.items() if path not in keys}, registry=keys)
    return " ".join(repr(one) for collector in collectors(platform) for one in said(host, collector()) if isinstance(one, Item)).lower()


def test_every_sentence_is_held_by_something_planted_or_says_why_not():
    held = [line for words in (*HOLDS, *SHOWN_BY_NOTHING) for line in sentences(words)]

    assert [words for words in (*HOLDS, *SHOWN_BY_NOTHING) if len(sentences(words)) != 1] == []
    assert sorted(held) == sorted({*SAID_ANYWHERE, *(line for lines in SAID_ON.values() for line in lines)})


@pytest.mark.parametrize("held", HOLDS.values(), ids=HOLDS)
def test_what_is_said_not_to_be_looked_at_stays_unseen_and_what_is_said_to_be_seen_is(held):
    whole = seen(held.platform, {**held.hidden, **held.shown})

    assert HIDDEN in str(held.hidden).lower(), "otherwise nothing was planted"
    assert HIDDEN not in whole
    assert (SHOWN in whole) is bool(held.shown)


MANIFEST = '<PackageManifest><Metadata><Identity Id="Probe" Version="1"/><DisplayName>Probe</DisplayName></Metadata></PackageManifest>'
PROBE = json.dumps({"id": HIDDEN, "name": HIDDEN, "version": "1"})
ELSEWHERE = {
    Platform.MACOS: {
        "Xcode": "/Users/alice/Library/Developer/Xcode/UserData/Probe.xcplugin/Contents/Info.plist",
        "Obsidian": "/Users/alice/Notes/.obsidian/plugins/probe/manifest.json",
        "Office": "/Users/alice/Library/Group Containers/UBF8T346G9.Office/User Content.localized/Add-Ins.localized/Probe.ppam",
    },
    Platform.WINDOWS: {
        "Visual Studio": "C:/Users/alice/AppData/Local/Microsoft/VisualStudio/17.0_1a2b3c4d/Extensions/abcd.efg/extension.vsixmanifest",
        "Notepad++": "C:/Users/alice/AppData/Roaming/Notepad++/plugins/Probe/Probe.dll",
        "Obsidian": "C:/Users/alice/Notes/.obsidian/plugins/probe/manifest.json",
        "Office": "C:/Users/alice/AppData/Roaming/Microsoft/AddIns/Probe.xlam",
    },
}


@pytest.mark.parametrize(("platform", "program"), [(platform, program) for platform, files in ELSEWHERE.items() for program in files])
def test_what_is_said_of_extensions_of_other_programs_holds(platform, program):
    path = ELSEWHERE[platform][program]

    assert seen(platform, {path: MANIFEST if path.endswith("vsixmanifest") else PROBE}) == ""
    assert any("Extensions" in line and program in line for line in not_looked_at(fake_host(platform), all_users=True))


def test_what_is_said_of_images_of_containers_holds():
    line = next(line for line in SAID_ANYWHERE if "Docker Desktop" in line)
    desktop = {
        "/home/alice/.docker/desktop/vms/0/data/Docker.raw": "probe",
        "/home/alice/.local/share/containers/podman/machine/probe.qcow2": "x",
    }
    lists = {
        "Docker": {"/var/lib/docker/image/overlay2/repositories.json": json.dumps({"Repositories": {"a": {"probe:1": "sha256:0"}}})},
        "Podman": {"/var/lib/containers/storage/overlay-images/images.json": json.dumps([{"names": ["probe:1"]}])},
        "containerd": {"/var/lib/containerd/io.containerd.metadata.v1.bolt/meta.db": containerd({"default": ["probe:1"]})},
        "Kubernetes": {"/var/lib/rancher/k3s/agent/containerd/io.containerd.metadata.v1.bolt/meta.db": containerd({"k8s.io": ["probe:1"]})},
    }

    assert seen(Platform.LINUX, desktop) == ""
    for store, files in lists.items():
        assert store in line
        assert "probe:1" in seen(Platform.LINUX, files)
