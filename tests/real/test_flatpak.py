"""A real flatpak, made and installed here without a network: what flatpak lists is what the collector says."""

import gzip
import os
import subprocess

import pytest

from scanner.collectors.applications.linux_desktop_entries import LinuxDesktopEntries
from scanner.collectors.applications.linux_flatpak import LinuxFlatpak
from scanner.host.mounted.mounted_host import mounted_host
from scanner.model import Item
from tests.fake_host import bare
from tests.real.parts import need

pytestmark = pytest.mark.real

APP = "org.example.Probe"
BARE = "org.example.Bare"
PLATFORM = "org.example.Platform"
ENTRY = "[Desktop Entry]\nType=Application\nName=Probe\nExec=probe %U\n"
RELEASES = '<releases><release version="9.9" date="2023-01-01"/><release version="10.1" date="2024-01-01"/></releases>'
COMPONENT = f'<component type="desktop-application"><id>{APP}</id><name>Probe App</name>{RELEASES}</component>'


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A folder that looks like a system, with one user who has two flatpaks and their runtime."""
    need("flatpak")
    root = tmp_path_factory.mktemp("system")
    home = root / "home/alice"
    home.mkdir(parents=True)
    (root / "var/lib").mkdir(parents=True)
    build = tmp_path_factory.mktemp("build")
    environment = {**os.environ, "HOME": str(home), "XDG_DATA_HOME": f"{home}/.local/share", "XDG_CACHE_HOME": str(build / "cache")}

    def flatpak(*words):
        words = ["flatpak", *words]
        return subprocess.run(words, cwd=build, env=environment, check=True, capture_output=True, text=True, timeout=120).stdout

    (build / "platform/files").mkdir(parents=True)
    (build / "platform/usr").mkdir()
    arch = flatpak("--default-arch").strip()
    reference = f"{PLATFORM}/{arch}/1"
    (build / "platform/metadata").write_text(f"[Runtime]\nname={PLATFORM}\nruntime={reference}\nsdk={reference}\n")
    flatpak("build-export", "--runtime", "repo", "platform", "1")
    flatpak("--user", "remote-add", "--no-gpg-verify", "local", "repo")
    flatpak("--user", "install", "-y", "--noninteractive", "local", f"{PLATFORM}//1")
    for app in (APP, BARE):
        flatpak("build-init", app, app, PLATFORM, PLATFORM, "1")
        write(build / app / "files/bin/probe", b"#!/bin/sh\n")
        if app == APP:
            write(build / app / f"files/share/applications/{APP}.desktop", ENTRY.encode())
            write(build / app / f"files/share/metainfo/{APP}.metainfo.xml", COMPONENT.encode())
            write(build / app / f"files/share/app-info/xmls/{APP}.xml.gz", gzip.compress(f"<components>{COMPONENT}</components>".encode()))
        flatpak("build-finish", app, "--command=probe")
        flatpak("build-export", "repo", app, "stable")
        flatpak("--user", "install", "-y", "--noninteractive", "local", app)
    listed = flatpak("--user", "list", "--app", "--columns=application,version")
    return str(root), sorted((line + "\t").split("\t")[:2] for line in listed.splitlines()), arch


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    path.chmod(0o755)


def test_what_flatpak_lists_is_what_is_found(root):
    folder, listed, arch = root
    base = "/home/alice/.local/share/flatpak/app"

    found = bare(mounted_host(folder), LinuxFlatpak())

    assert found == [
        Item(BARE, ids=(("flatpak", BARE),), location=f"{base}/{BARE}/{arch}/stable/active", user="alice"),
        Item("Probe", "10.1", ids=(("flatpak", APP),), location=f"{base}/{APP}/{arch}/stable/active", user="alice"),
    ]
    assert [[item.ids[0][1], item.version] for item in found] == listed


def test_the_entry_that_flatpak_exported_leads_to_the_same_id(root):
    location = f"/home/alice/.local/share/flatpak/exports/share/applications/{APP}.desktop"

    assert bare(mounted_host(root[0]), LinuxDesktopEntries()) == [
        Item("Probe", ids=(("desktop-file", APP), ("flatpak", APP)), location=location, user="alice"),
    ]
