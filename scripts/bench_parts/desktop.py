"""A desktop to measure on, the same everywhere: planted files over the machine's own, and processes that sleep, for one command alone.

Linux shows them in a name space of that command's own; the machine is not changed.
"""

from __future__ import annotations

import json
import os
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PACKAGES, ENTRIES, CHROMIUM, FIREFOX, UNITS, PROCESSES = 1_296, 47, 6, 12, 218, 100
# The folders over which a planted one is shown.
COVERED = ("/var/lib/dpkg", "/usr/share/applications", "/usr/lib/systemd/system", "/home", "/opt", "/usr/local/bin")
ACCOUNTS = "/etc/passwd"
PERSON = "anna"
SLEEPER = "/bin/sleep"
# Of an extension as it is built, about a megabyte: one of the more used has some.
SCRIPTS = {"worker.js": 200_000, "content.js": 100_000, "assets/vendor.js": 700_000}
SCRIPT = "function o(e,t){return e/t||" + "x.push({a:t,b:[]})," * 200 + "fetch(`https://cdn.example.org/p/${e}`)}\n"
LANGUAGES = "ar bg ca cs da de el es et fi fr he hr hu it ja ko lt lv nb nl pl pt ro ru sk sl sv tr uk zh_CN zh_TW".split()  # noqa: SIM905
STANZA = """Package: {name}
Status: install ok installed
Priority: optional
Section: libs
Installed-Size: {number}
Maintainer: Debian {team} Maintainers <team{team}@lists.example.org>
Architecture: amd64
Multi-Arch: same
Source: source-{number}
Version: 1:{number}.2.3-4+deb12u{team}
Replaces: lib{name} (<< 2.30), lib{name}-old
Depends: libc6 (>= 2.36), libgcc-s1 (>= 3.0), libstdc++6 (>= 5.2), lib{name}-common (= 1:{number}.2.3-4), debconf (>= 0.5) | debconf-2.0
Recommends: {name}-data, {name}-l10n
Suggests: {name}-doc
Conffiles:
 /etc/{name}/{name}.conf 0123456789abcdef0123456789abcdef
 /etc/default/{name} fedcba9876543210fedcba9876543210
Description: what a package of this number is for
 A description has several lines, which nobody who lists packages reads. This one has as many letters as
 most have, so that the file is as large as that of a desktop with as many packages.
 .
 It ends with a second paragraph that says what else there is to know about the library and its parts.
Homepage: https://{name}.example.org/
"""
ENTRY = """[Desktop Entry]
Version=1.0
Type=Application
Name=Program {number}
{names}
Comment=Does what program {number} does
{comments}
Exec=/usr/bin/program-{number} --open %U
TryExec=program-{number}
Icon=program-{number}
Terminal=false
StartupNotify=true
StartupWMClass=Program-{number}
Categories=Utility;GTK;
MimeType=text/plain;text/x-{number};
Actions=new-window;

[Desktop Action new-window]
Name=New Window
{names}
Exec=/usr/bin/program-{number} --new-window
"""
UNIT = """[Unit]
Description=Service {number}
Documentation=man:service-{number}(8)
After=network.target
Requires=dbus.socket

[Service]
Type=notify
ExecStart=/usr/sbin/service-{number} --no-fork $OPTIONS
Restart=on-failure
ProtectSystem=strict
PrivateTmp=yes

[Install]
WantedBy=multi-user.target
"""


def plant(folder: Path) -> None:
    """Plant what the folders of a desktop hold below a folder, where each has its own path."""
    for place in COVERED:
        (folder / place[1:]).mkdir(parents=True)
    home = folder / "home" / PERSON
    _write(folder / "var/lib/dpkg/status", "\n".join(_stanza(number) for number in range(PACKAGES)))
    for number in range(ENTRIES):
        _write(folder / f"usr/share/applications/program-{number}.desktop", _entry(number))
    for number in range(UNITS):
        _write(folder / f"usr/lib/systemd/system/service-{number}.service", UNIT.format(number=number))
    _plant_chromium(home / ".config/chromium/Default")
    _plant_firefox(home / ".mozilla/firefox")
    _write(folder / ACCOUNTS[1:], f"root:x:0:0:root:/nonexistent:/usr/sbin/nologin\n{PERSON}:x:1000:1000::/home/{PERSON}:/bin/bash\n")
    subprocess.run(["chown", "-R", "1000:1000", str(home)], check=True)


def run_on(folder: Path, *command: str) -> int:
    """Run a command for which the planted folders stand over the machine's own, and no processes but ours run."""
    places = [place for place in COVERED if os.path.isdir(place)] + [ACCOUNTS]
    mounts = " && ".join(f"mount --bind {folder}{place} {place}" for place in places)
    inside = ["unshare", *([] if os.geteuid() == 0 else ["--map-root-user"]), "--mount", "--pid", "--fork", "--mount-proc"]
    return subprocess.run([*inside, "sh", "-c", f'{mounts} && exec "$@"', "sh", *command], check=False).returncode


def start_processes() -> None:
    """Start processes that sleep, each with a name of its own; they end with the name space."""
    for number in range(PROCESSES):
        os.posix_spawn(SLEEPER, [f"/usr/bin/program-{number % ENTRIES}", "1000000"], os.environ)


def _stanza(number: int) -> str:
    return STANZA.format(name=f"package-{number}-dev" if number % 4 else f"python3-package-{number}", number=number, team=number % 60)


def _entry(number: int) -> str:
    names = "\n".join(f"Name[{language}]=Program {number} ({language})" for language in LANGUAGES)
    comments = "\n".join(f"Comment[{language}]=Does what program {number} does, said in {language}" for language in LANGUAGES)
    return ENTRY.format(number=number, names=names, comments=comments)


def _plant_chromium(profile: Path) -> None:
    settings = {}
    for number in range(CHROMIUM):
        id_ = f"{number:032d}".translate(str.maketrans("0123456789", "abcdefghij"))
        manifest = {"manifest_version": 3, "name": f"Extension {number}", "version": "1.2.3", "permissions": ["storage", "tabs"] * 8,
                    "action": {"default_popup": "popup.html"}, "background": {"service_worker": "worker.js"},
                    "content_scripts": [{"matches": [f"https://{host}.example.org/*" for host in range(40)]}]}  # fmt: skip
        folder = profile / "Extensions" / id_ / "1.2.3_0"
        _write(folder / "manifest.json", json.dumps(manifest))
        _write(folder / "popup.html", f"<title>Extension {number}</title><body>{'<p>Click here to begin.</p>' * 40}</body>")
        for name, size in SCRIPTS.items():
            _write(folder / name, SCRIPT * (size // len(SCRIPT)))
        for language in LANGUAGES:
            _write(folder / "_locales" / language / "messages.json", "{}")
        settings[id_] = {"path": f"{id_}/1.2.3_0", "location": 1, "from_webstore": True, "state": 1, "manifest": manifest,
                         "active_permissions": {"api": ["storage", "tabs"], "explicit_host": ["https://*/*"]}}  # fmt: skip
    other = {f"preference-{number}": {"value": [number] * 10, "text": "x" * 40} for number in range(200)}
    _write(profile / "Preferences", json.dumps({"extensions": {"settings": settings}, "browser": other}))
    _write(profile.parent / "Local State", json.dumps({"profile": {"info_cache": {"Default": {"name": "Person 1"}}}}))


def _plant_firefox(folder: Path) -> None:
    addons = [
        {"id": f"addon-{number}@example.org", "version": f"{number}.1", "type": "extension", "location": "app-profile", "active": True,
         "userDisabled": False, "appDisabled": False, "visible": True, "signedState": 2, "path": f"/home/{PERSON}/x.xpi",
         "sourceURI": "https://addons.example.org/x.xpi", "userPermissions": {"permissions": ["storage"], "origins": ["<all_urls>"]},
         "defaultLocale": {"name": f"Add-on {number}", "description": "x" * 80, "creator": "Somebody"},
         "locales": [{"name": f"Add-on {number}", "locales": [one], "description": "y" * 80} for one in LANGUAGES[:10]]}
        for number in range(FIREFOX)
    ]  # fmt: skip
    _write(folder / "profiles.ini", "[Profile0]\nName=default\nIsRelative=1\nPath=a.default\nDefault=1\n")
    _write(folder / "a.default" / "extensions.json", json.dumps({"schemaVersion": 37, "addons": addons}))
    _write(folder / "a.default" / "prefs.js", 'user_pref("browser.startup.homepage", "https://example.org/");\n' * 100)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
