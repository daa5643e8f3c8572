"""Five machines that stand for what a helpdesk sees: a clean desktop, two bans, a developer's, a Windows and a Mac.

Each is made in memory and scanned whole by the bundled catalogue. `seen/` holds what the text report says of them in each language.
"""

import json
import plistlib
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from scanner.cli.open_catalogue import choose_policies, open_catalogue
from scanner.judging.judge import Terms
from scanner.language import LANGUAGES, speaker
from scanner.model import HostFacts, Platform, Reason, Status
from scanner.reports.terminal.text_report import write_report
from scanner.scan import Question, scan
from scanner.vocabulary import DeviceForm
from tests.fake_host import FOLDER, fake_host
from tests.macos_trees import VERSION
from tests.reports import developer_machine

DAY = date(2026, 11, 28)
CATALOGUE_VERSION = "2026.11"  # held, as its digest is: a product more changes no wording
DEEPSEEK_APP = "hmjcdonmhijmnefklekckjkeoknbiipb"  # of https://chat.deepseek.com/
TIKTOK_PHONE = "com.zhiliaoapp.musically"
TIKTOK_TOOL = "bibbfboplacbgnobiebieficdenamhmd"  # TikTok Downloader
DEBIAN = HostFacts("desk-12", Platform.LINUX, "Debian GNU/Linux 12 (bookworm)", "x86_64", form=DeviceForm.DESKTOP)
PACKAGE = "Package: {}\nStatus: install ok installed\nVersion: 1.0\n\n"
CLEAN = {
    "/var/lib/dpkg/status": "".join(map(PACKAGE.format, ("firefox-esr", "galculator", "libreoffice-writer"))),
    "/usr/share/applications/galculator.desktop": "[Desktop Entry]\nType=Application\nName=Galculator\nExec=galculator\n",
    "/home/alice/.profile": "",
    "/home/bob/.profile": "",
}
DEFAULTS = ("be-federal-deepseek", "be-federal-tiktok")


def profile(folder, *apps, extensions=()):
    """Return a profile of a Chromium browser with web apps and extensions from the store."""
    name = folder.rpartition("/")[2]
    settings = {
        identifier: {"location": 1, "path": f"{identifier}/1.0_0", "manifest": {"name": called, "version": "1.0", "manifest_version": 3}}
        for identifier, called in extensions
    }
    installed = {app: {"install_source": 15} for app in apps}
    return {
        f"{folder.removesuffix(name)}Local State": json.dumps({"profile": {"info_cache": {name: {}}}}),
        f"{folder}/Preferences": json.dumps({"extensions": {"settings": settings}, "web_app_install_metrics": installed}),
        **{f"{folder}/Web Applications/Manifest Resources/{app}/Icons/32.png": "" for app in apps},
        **{f"{folder}/Extensions/{identifier}/1.0_0/manifest.json": "{}" for identifier, _ in extensions},
    }


def clean():
    """Return a desktop on which nothing is banned, and the policies."""
    return fake_host(Platform.LINUX, CLEAN, ("alice", "bob")), DEBIAN, DEFAULTS, True


def two_bans():
    """Return a desktop with a web app of DeepSeek in a profile of Chrome and a TikTok that a menu starts."""
    entry = "[Desktop Entry]\nType=Application\nName=TikTok\nExec=chromium --app=https://www.tiktok.com/\n"
    files = {
        **CLEAN,
        **profile("/home/alice/.config/google-chrome/Default", DEEPSEEK_APP, extensions=[(TIKTOK_TOOL, "TikTok Downloader")]),
        "/home/bob/.local/share/applications/tiktok.desktop": entry,
    }
    return fake_host(Platform.LINUX, files, ("alice", "bob")), DEBIAN, DEFAULTS, True


def developer():
    """Return a developer's machine under three policies, with a place that could not be read."""
    files = {**developer_machine.files(), "/home/bob/.config/chromium/Default/Preferences": Reason.PERMISSION_DENIED}
    files |= profile("/home/alice/.config/google-chrome/Profile 1", *developer_machine.WEB_APPS, extensions=developer_machine.EXTENSIONS)
    files["/home/bob/.config/chromium/Local State"] = json.dumps({"profile": {"info_cache": {"Default": {}}}})
    facts = DEBIAN._replace(name="dev-7", release="Ubuntu 24.04.3 LTS", form=DeviceForm.LAPTOP)
    return fake_host(Platform.LINUX, files, ("alice", "bob")), facts, (*DEFAULTS, "ai-inventory"), False


def windows():
    """Return a Windows with TikTok from its store, a web app in Edge, and an antivirus of which only the name is left."""
    package = "BytedancePte.Ltd.TikTok_38.1.2.0_x64__6yccndn6064se"
    repository = r"Local Settings\Software\Microsoft\Windows\CurrentVersion\AppModel\Repository\Packages"
    uninstall = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall"
    registry = {
        rf"HKU\S-1-5-21-1-2-3-1000_Classes\{repository}\{package}": {"PackageRootFolder": rf"C:\Program Files\WindowsApps\{package}"},
        rf"HKLM64\{uninstall}\7-Zip": {"DisplayName": "7-Zip 24.09 (x64)", "DisplayVersion": "24.09", "Publisher": "Igor Pavlov"},
        rf"HKLM64\{uninstall}\DeepSeek": {"DisplayName": "DeepSeek"},
    }
    files = {
        **profile("C:/Users/alice/AppData/Local/Microsoft/Edge/User Data/Profile 2", DEEPSEEK_APP),
        "C:/Users/alice/NTUSER.DAT": "",
        "C:/Windows": FOLDER,
    }
    facts = HostFacts("PC-0042", Platform.WINDOWS, "Windows 11 Pro 25H2", "AMD64", form=DeviceForm.LAPTOP)
    return fake_host(Platform.WINDOWS, files, ("alice",), registry=registry), facts, ("be-federal", "fr-state"), False


def mac():
    """Return a Mac with an iPad's TikTok and a site that Chrome made an application of."""
    shim = {
        "CFBundleIdentifier": f"com.google.Chrome.app.{DEEPSEEK_APP}",
        "CFBundleName": "DeepSeek",
        "CrAppModeShortcutID": DEEPSEEK_APP,
        "CrAppModeShortcutName": "DeepSeek",
        "CrAppModeShortcutURL": "https://chat.deepseek.com/",
    }
    phone = {"CFBundleIdentifier": TIKTOK_PHONE, "CFBundleName": "TikTok", "CFBundleShortVersionString": "38.1"}
    files = {
        f"/{VERSION}": plistlib.dumps({"ProductName": "macOS", "ProductVersion": "15.1"}),
        "/Applications/TikTok.app/Wrapper/Inner.app/Info.plist": plistlib.dumps(phone),
        "/Users/alice/Applications/Chrome Apps.localized/DeepSeek.app/Contents/Info.plist": plistlib.dumps(shim),
    }
    facts = HostFacts("mac-3", Platform.MACOS, "macOS 15.1", "arm64", form=DeviceForm.LAPTOP)
    return fake_host(Platform.MACOS, files, ("alice",)), facts, DEFAULTS, True


SEEN = Path(__file__).parent / "seen"
MACHINES = {"clean": clean, "two-bans": two_bans, "developer": developer, "windows": windows, "mac": mac}


@cache
def scanned(name, language="en"):
    """Return the scan of a machine, in a language, with what differs between two scans held: the time, the catalogue, what is absent."""
    host, facts, asked, assumed = MACHINES[name]()
    host.facts = facts
    catalogue = open_catalogue()
    policies = choose_policies(asked, catalogue)
    terms = Terms(
        DAY, policies_assumed=assumed, device_class_assumed=assumed, language=language, say=speaker(language), device_form=facts.form
    )
    *_, done = scan(host, catalogue, policies, Question(terms, all_users=True, privileged=True, timeout=60))
    runs = tuple(one._replace(seconds=0.0) for one in done.runs if one.status is not Status.ABSENT)
    held = {"started": datetime(2026, 11, 28, 8, 30, tzinfo=UTC), "seconds": 0.2, "runs": runs}
    return done._replace(catalogue_version=CATALOGUE_VERSION, catalogue_digest="sha256:00", **held)


def said():
    """Yield the name and the content of each file in `seen/`: what a report says of a machine in a language."""
    for name in MACHINES:
        for language in LANGUAGES:
            yield f"{name}-{language}.txt", write_report(scanned(name, language))
