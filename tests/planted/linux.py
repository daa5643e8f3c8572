"""A small Linux with something in every kind of place."""

import json

from tests.bolt_databases import containerd
from tests.planted.browsers import FORCED_LIST, administered, browser, chromium, firefox, firefoxpwa, gecko, nativefier
from tests.planted.developers import HOST, destinations, editors, fetched, models, packages
from tests.planted.plant import DEEPSEEK_APP, Plant
from tests.rpm_databases import header, ndb

SYSTEM = {
    "etc/os-release": 'PRETTY_NAME="A Linux"\n',
    "etc/hostname": "planted-linux\n",
    "etc/passwd": "root:x:0:0:root:/root:/bin/sh\nalice:x:1000:1000::/home/alice:/bin/sh\n",
    "home/alice/.profile": "",
}
HOME = "home/alice"
DPKG = "Package: {}\nStatus: install ok installed\nVersion: 1.0\n\n"
APK = "P:{}\nV:1.0-r0\n\n"
PACMAN = "%NAME%\n{}\n\n%VERSION%\n1.0-1\n\n"
ENTRY = "[Desktop Entry]\nType=Application\nName={}\nExec={}\n"
APPIMAGE = b"\x7fELF\x02\x01\x01\x00AI\x02" + bytes(64)
ELF = b"\x7fELF" + bytes(60)
STORE = "/nix/store/wbhg2ga8f3h87s9h5k0slxk0m81m4cxl-probe-nix-1.0"
FLATPAK = "var/lib/flatpak/app/org.example.Probe/x86_64/stable/active"
META = "<component><name>Probe in a flatpak</name><releases><release version='1.5'/></releases></component>"
IMAGES = json.dumps({"Repositories": {"example/probe": {"example/probe:latest": "sha256:0"}}})

PLANTED = [
    Plant("linux-dpkg", "probe-deb", {"var/lib/dpkg/status": DPKG.format("probe-deb") + DPKG.format("deepseek")}),
    Plant("linux-dpkg", "deepseek", {}, "deepseek"),
    Plant("linux-rpm", "probe-rpm", {"var/lib/rpm/Packages.db": ndb(header("probe-rpm"), header("tiktok"))}),
    Plant("linux-rpm", "tiktok", {}, "tiktok"),
    Plant("linux-apk", "probe-apk", {"lib/apk/db/installed": APK.format("probe-apk")}),
    Plant("linux-pacman", "probe-arch", {"var/lib/pacman/local/probe-arch-1.0-1/desc": PACMAN.format("probe-arch")}),
    Plant("linux-snap", "TikTok", {"snap/tiktok/current/meta/snap.yaml": "name: tiktok\nversion: '1'\ntitle: TikTok\n"}, "tiktok"),
    Plant("linux-snap", "probe-snap", {"snap/probe-snap/current/meta/snap.yaml": "name: probe-snap\nversion: '1'\n"}),
    Plant(
        "linux-flatpak",
        "Probe in a flatpak",
        {
            f"{FLATPAK}/metadata": "[Application]\n",
            f"{FLATPAK}/files/share/metainfo/org.example.Probe.metainfo.xml": META,
        },
    ),
    Plant(
        "nix-profiles",
        "probe-nix",
        {f"{HOME}/.nix-profile/manifest.json": json.dumps({"version": 3, "elements": {"p": {"storePaths": [STORE]}}})},
    ),
    Plant("homebrew", "probe-brew", {"home/linuxbrew/.linuxbrew/Cellar/probe-brew/1.0/INSTALL_RECEIPT.json": "{}"}),
    Plant("linux-appimage", "DeepSeek", {f"{HOME}/Applications/DeepSeek-1.0.AppImage": APPIMAGE}, "deepseek"),
    Plant("linux-appimage", "ProbeImage", {f"{HOME}/Downloads/ProbeImage-2.0-x86_64.AppImage": APPIMAGE}),
    Plant("linux-program-folders", "ProbeFolder", {"opt/ProbeFolder/probefolder": ELF}),
    Plant(
        "linux-desktop-entries",
        "TikTok",
        {f"{HOME}/.local/share/applications/tiktok.desktop": ENTRY.format("TikTok", "chromium --app=https://www.tiktok.com/")},
        "tiktok",
    ),
    Plant(
        "linux-desktop-entries",
        "Chat",
        {
            f"{HOME}/.local/share/applications/chrome-{DEEPSEEK_APP}-Default.desktop": ENTRY.format(
                "Chat", f"chrome --app-id={DEEPSEEK_APP}"
            )
        },
        "deepseek",
    ),
    Plant("linux-desktop-entries", "Probe entry", {"usr/share/applications/probe.desktop": ENTRY.format("Probe entry", "probe")}),
    Plant("linux-container-images", "example/probe:latest", {"var/lib/docker/image/overlay2/repositories.json": IMAGES}),
    Plant(
        "linux-systemd-units",
        "probe-unit",
        {
            "etc/systemd/system/probe-unit.service": "[Service]\nExecStart=/opt/ProbeFolder/probefolder --serve\n",
            "etc/systemd/system/multi-user.target.wants/probe-unit.service": "",
        },
    ),
    Plant(
        "linux-systemd-units",
        "probe-agent",
        {f"{HOME}/.config/systemd/user/probe-agent.service": "[Service]\nExecStart=/opt/ProbeFolder/probefolder\n"},
    ),
    Plant(
        "linux-container-images",
        "docker.io/example/stored:latest",
        {"var/lib/containerd/io.containerd.metadata.v1.bolt/meta.db": containerd({"moby": ["docker.io/example/stored:latest"]})},
    ),
    Plant(
        "linux-chromium-folder-extensions",
        "Probe folder",
        {"usr/share/chromium/extensions/probe/manifest.json": json.dumps({"name": "Probe folder", "version": "1", "manifest_version": 3})},
    ),
    Plant(
        "gecko-sideloads",
        "probe@example.org",
        {"usr/share/mozilla/extensions/{ec8030f7-c20a-464f-9b0e-13a3a9e97384}/probe@example.org.xpi": b"PK"},
    ),
    Plant("native-messaging-hosts", "org.example.probe_host", {"etc/opt/chrome/native-messaging-hosts/org.example.probe_host.json": HOST}),
    *chromium(f"{HOME}/.config/chromium/Default"),
    *firefox(f"{HOME}/.mozilla/firefox"),
    browser(
        f"{HOME}/browsers/work",
        "Probe that an entry names",
        {f"{HOME}/.local/share/applications/work.desktop": ENTRY.format("Work", f"example-browser --user-data-dir=/{HOME}/browsers/work")},
    ),
    Plant("linux-desktop-entries", "Work", {}),
    browser(f"{HOME}/.local/share/ice/profiles/Mail1234", "Probe of Web App Manager"),
    gecko(f"{HOME}/.local/share/ice/firefox/Mail1234", "Probe of Web App Manager"),
    *firefoxpwa(f"{HOME}/.local/share/firefoxpwa"),
    *nativefier("opt/deepseek-linux-x64/resources"),
    *administered(
        {"etc/opt/chrome/policies/managed/forced.json": json.dumps(FORCED_LIST)},
        "usr/share/chromium/extensions",
        "etc/firefox/policies/policies.json",
    ),
    *editors(HOME, f"{HOME}/.local/share/JetBrains/IntelliJIdea2024.1", f"{HOME}/.local/share/zed"),
    *destinations(
        HOME,
        f"{HOME}/.config",
        Plant("environment-files", "probe.example", {"etc/environment": "OPENAI_BASE_URL=https://probe.example/v1\n"}),
    ),
    Plant(
        "service-environment",
        "probe.example",
        {"etc/systemd/system/probe-bot.service": "[Service]\nEnvironment=OPENAI_BASE_URL=https://probe.example/v1\n"},
    ),
    Plant("linux-systemd-units", "probe-bot", {}),
    *packages(f"{HOME}/.local/lib/python3.13/site-packages", "usr/local/lib/node_modules"),
    *fetched(f"{HOME}/.npm/_npx", f"{HOME}/.cache/uv"),
    *models(HOME, f"{HOME}/.config/Jan/data", "", ELF),
]
