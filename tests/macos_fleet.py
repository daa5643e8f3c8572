"""A whole Mac as a folder: 400 applications in every layout, three people, and what installers and browsers left. Nobody's real one.

Most property lists are XML of three thousand bytes, as developers' tools for the Mac write them; those for the iPhone and every eighth
other one are binary, and every twentieth names sixty sorts of documents, as those of editors, browsers and office suites do.
"""

import json
import os
import plistlib

from tests.keyed_archives import machines_list
from tests.mach_o import signed_by
from tests.macos_trees import SYSTEM, account, macos_tree
from tests.macports_registry import registry

PEOPLE = ("alice", "bob", "carol")
TEAM = "ABCDE12345"
PROGRAM = signed_by(TEAM)
# A folder, how many applications are in it, and whose they are.
PLAIN = (
    ("System/Applications", 40, ""),
    ("System/Applications/Utilities", 15, ""),
    ("Applications", 200, ""),
    ("Applications/Setapp", 25, ""),
    ("Applications/Maker/Suite", 20, ""),
    ("Users/Shared/Applications", 5, ""),
    *((f"Users/{name}/Applications", 20, name) for name in PEOPLE),
)
WRAPPED = ("Applications", 34, "")
TIKTOK = "com.zhiliaoapp.musically"  # the 400th application, an iPad's
DEEPSEEK = "hmjcdonmhijmnefklekckjkeoknbiipb"  # of https://chat.deepseek.com/
WEB_APPS = 4  # of each person, of which bob has one more
EXTENSIONS = 12  # of Safari, in applications of Setapp
RECEIPTS, JOBS, LOGIN_ITEMS, FORMULAE, PORTS = 30, 12, 4, 25, 3
DEVELOPER_WORDS = {
    "BuildMachineOSBuild": "23A344",
    "CFBundleDevelopmentRegion": "en",
    "CFBundleIconFile": "AppIcon",
    "CFBundleInfoDictionaryVersion": "6.0",
    "CFBundlePackageType": "APPL",
    "CFBundleSignature": "????",
    "CFBundleSupportedPlatforms": ["MacOSX"],
    "CFBundleURLTypes": [{"CFBundleURLName": "Probe", "CFBundleURLSchemes": ["probe", "probes"]}],
    "DTCompiler": "com.apple.compilers.llvm.clang.1_0",
    "DTPlatformBuild": "",
    "DTPlatformName": "macosx",
    "DTPlatformVersion": "14.0",
    "DTSDKBuild": "23A334",
    "DTSDKName": "macosx14.0",
    "DTXcode": "1501",
    "DTXcodeBuild": "15A507",
    "LSApplicationCategoryType": "public.app-category.productivity",
    "LSMinimumSystemVersion": "11.0",
    "NSAppTransportSecurity": {"NSAllowsArbitraryLoads": True},
    "NSHighResolutionCapable": True,
    "NSHumanReadableCopyright": "Copyright 2026 Probe Works. All rights reserved.",
    "NSMainNibFile": "MainMenu",
    "NSPrincipalClass": "NSApplication",
    "NSSupportsAutomaticGraphicsSwitching": True,
}


def documents(number):
    """Return sorts of documents: three, or those of a program for every sort."""
    return [
        {"CFBundleTypeExtensions": [f"doc{sort}"], "CFBundleTypeName": f"A document {sort}", "CFBundleTypeRole": "Editor"}
        for sort in range(3 if number % 20 else 60)
    ]


def listed(number, values):
    """Return a property list, in the one form or the other by its number."""
    return plistlib.dumps(values, fmt=plistlib.FMT_XML if number % 8 else plistlib.FMT_BINARY)


def words(number, name, more=()):
    """Return what an application's property list says, with all the words that a developer's tools write."""
    own = {"CFBundleExecutable": name, "CFBundleIdentifier": f"org.example.{name.lower()}", "CFBundleName": name}
    version = {"CFBundleShortVersionString": f"2.{number}", "CFBundleVersion": f"{2000 + number}"}
    return listed(number, {**DEVELOPER_WORDS, "CFBundleDocumentTypes": documents(number), **own, **version, **dict(more)})


def plain(folder, number):
    """Return an application with a helper and a login item within it, which are no applications of their own."""
    name = f"Probe{number}"
    app = f"{folder}/{name}.app/Contents"
    return {
        f"{app}/Info.plist": words(number, name),
        f"{app}/MacOS/{name}": PROGRAM,
        f"{app}/PkgInfo": b"APPL????",
        f"{app}/Resources/AppIcon.icns": b"icns",
        f"{app}/Frameworks/{name} Helper.app/Contents/Info.plist": words(number, f"{name}Helper"),
        f"{app}/Library/LoginItems/{name}Starter.app/Contents/Info.plist": words(number, f"{name}Starter"),
    }


def wrapped(folder, number, name, bundle):
    """Return an iPhone's or iPad's application, with the store's note beside it."""
    app = f"{folder}/{name}.app/Wrapper"
    return {
        f"{app}/Inner.app/Info.plist": words(8 * number, name, {"CFBundleIdentifier": bundle}.items()),
        f"{app}/Inner.app/{name}": PROGRAM,
        f"{app}/iTunesMetadata.plist": listed(
            number, {"itemName": name, "softwareVersionBundleId": bundle, "appleId": "buyer@example.org"}
        ),
    }


def applications():
    """Return every application as it lies on the disk, by number."""
    number = 0
    for folder, count, _ in PLAIN:
        for _ in range(count):
            yield plain(folder, number)
            number += 1
    folder, count, _ = WRAPPED
    yield from (wrapped(folder, number + step, f"Pad{number + step}", f"org.example.pad{number + step}") for step in range(count))
    yield wrapped(folder, number + count, "TikTok", TIKTOK)


def safari():
    """Return extensions of Safari in the first applications of Setapp."""
    for number in range(255, 255 + EXTENSIONS):
        point = {"NSExtension": {"NSExtensionPointIdentifier": "com.apple.Safari.web-extension"}, "CFBundleDisplayName": f"Reader {number}"}
        place = f"Applications/Setapp/Probe{number}.app/Contents/PlugIns/Reader.appex/Contents/Info.plist"
        yield {place: words(number, f"Reader{number}", point.items())}


def shim(person, number, identifier, address):
    """Return what Chrome makes of a site that somebody installed."""
    said = {
        "CFBundleIdentifier": f"com.google.Chrome.app.{identifier}",
        "CFBundleName": f"Site {number}",
        "CrAppModeShortcutID": identifier,
        "CrAppModeShortcutName": f"Site {number}",
        "CrAppModeShortcutURL": address,
    }
    return {f"Users/{person}/Applications/Chrome Apps.localized/Site {number}.app/Contents/Info.plist": listed(number, said)}


def web_apps():
    """Return each person's web apps: of sites of nobody, and bob's of DeepSeek."""
    for place, person in enumerate(PEOPLE):
        for number in range(WEB_APPS):
            letters = "abcdefghijklmnop"[place] + "abcdefghijklmnop"[number]
            yield shim(person, number, letters * 16, f"https://site{number}.example.org/")
    yield shim("bob", WEB_APPS, DEEPSEEK, "https://chat.deepseek.com/")


def installed():
    """Return what installers left: receipts, the history of them, what starts by itself, Homebrew's formulae and MacPorts' ports."""
    yield {"opt/local/var/macports/registry/registry.db": registry(*((f"port{number}", "1", 0, "installed") for number in range(PORTS)))}
    items = [{"name": f"Probe{number}", "bundleIdentifier": f"org.example.probe{number}", "type": 2} for number in range(LOGIN_ITEMS)]
    yield {"private/var/db/com.apple.backgroundtaskmanagement/BackgroundItems-v16.btm": machines_list(*items)}
    yield {
        f"private/var/db/receipts/org.example.package{number}.plist": listed(
            number, {"PackageIdentifier": f"org.example.package{number}", "PackageVersion": f"1.{number}"}
        )
        for number in range(RECEIPTS)
    }
    history = [{"displayName": "Probe", "displayVersion": "1.0", "packageIdentifiers": ["org.example.package0"]}]
    yield {"Library/Receipts/InstallHistory.plist": plistlib.dumps(history)}
    folders = ("Library/LaunchDaemons", "Library/LaunchAgents", "Users/alice/Library/LaunchAgents")
    yield {
        f"{folders[number % 3]}/org.example.job{number}.plist": listed(
            number, {"Label": f"org.example.job{number}", "ProgramArguments": ["/usr/local/bin/probed", "--token", "secret"]}
        )
        for number in range(JOBS)
    }
    receipt = json.dumps({"source": {"tap": "homebrew/core"}}).encode()
    yield {f"opt/homebrew/Cellar/formula{number}/1.{number}/INSTALL_RECEIPT.json": receipt for number in range(FORMULAE)}


def profiles():
    """Return a profile of Edge of everybody, where carol has somebody's extension for TikTok."""
    for person in PEOPLE:
        folder = f"Users/{person}/Library/Application Support/Microsoft Edge"
        identifier = "dcpmkllpnpfpojkjildgeoedikjbhodm" if person == "carol" else "a" * 32
        manifest = {"name": "Web for TikTok" if person == "carol" else "Probe", "version": "1.0", "manifest_version": 3}
        entry = {"location": 1, "path": f"{identifier}/1.0_0", "manifest": manifest}
        yield {
            f"{folder}/Local State": json.dumps({"profile": {"info_cache": {"Default": {}}}}).encode(),
            f"{folder}/Default/Secure Preferences": json.dumps({"extensions": {"settings": {identifier: entry}}}).encode(),
        }


def macos_fleet(folder):
    """Write it all into a folder and return its path."""
    people = {f"Users/{name}/.zshrc": b"" for name in PEOPLE}
    system = {path: content for path, content in SYSTEM.items() if not path.startswith("Users/")}
    directory = [account(name, 501 + number, f"/Users/{name}") for number, name in enumerate(PEOPLE)]
    root = macos_tree(folder, people, *directory, *applications(), *safari(), *web_apps(), *installed(), *profiles(), system=system)
    os.symlink("/Applications/Probe55.app", folder / "Users/bob/Applications/Probe55.app")  # to what is named already
    cask = folder / "opt/homebrew/Caskroom/probe56/1.0"
    cask.mkdir(parents=True)
    os.symlink("/Applications/Probe56.app", cask / "Probe56.app")
    inner = folder / "Applications/TikTok.app/WrappedBundle"
    os.symlink("Wrapper/Inner.app", inner)
    return root
