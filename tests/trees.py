"""Small Linux systems as folders, for tests of the whole program."""

import json
import os
from datetime import date

from scanner.cli import main

APP_ID = "hmjcdonmhijmnefklekckjkeoknbiipb"  # of https://chat.deepseek.com/
BASE = {
    "etc/os-release": 'PRETTY_NAME="A Linux"\n',
    "etc/hostname": "their-machine\n",
    "etc/passwd": "root:x:0:0:root:/root:/bin/sh\nalice:x:1000:1000::/home/alice:/bin/sh\n",
    "home/alice/.profile": "",
    "var/lib/dpkg/status": "Package: galculator\nStatus: install ok installed\nVersion: 2.1.4\n",
}
TIKTOK = {
    "home/alice/.local/share/applications/tiktok.desktop": "[Desktop Entry]\nType=Application\nName=TikTok\n"
    "Exec=chromium --app=https://www.tiktok.com/\n"
}
WAIVERS = """format = "waivers/1"
[[waiver]]
id = "2026-014"
rule = "be-fed-tiktok-716"
scope = "device:their-machine"
purpose = "institutional-communication"
approved_by = "head of communication"
reference = "NOTE-1"
expires = 2026-09-11
"""
DEEPSEEK = {
    f"home/alice/.local/share/applications/chrome-{APP_ID}-Default.desktop": "[Desktop Entry]\nType=Application\nName=Chat\n"
    f"Exec=/opt/google/chrome/google-chrome --profile-directory=Default --app-id={APP_ID}\nStartupWMClass=crx_{APP_ID}\n"
}
TOOL_ID = "bibbfboplacbgnobiebieficdenamhmd"  # "TikTok Downloader" in the Chrome Web Store, not TikTok's own
TOOL = {
    "home/alice/.config/chromium/Local State": json.dumps({"profile": {"info_cache": {"Default": {"name": "Alice"}}}}),
    "home/alice/.config/chromium/Default/Preferences": json.dumps(
        {
            "extensions": {
                "settings": {
                    TOOL_ID: {
                        "location": 1,
                        "path": f"{TOOL_ID}/1.0_0",
                        "manifest": {"name": "TikTok Downloader", "version": "1.0", "manifest_version": 3},
                    }
                }
            }
        }
    ),
}


def tree(folder, *parts):
    """Write files into a folder and return its path."""
    for part in (BASE, *parts):
        for path, content in part.items():
            assert not path.startswith("/"), "it would be written to this machine"
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(folder)


def ended(*arguments):
    """Run the program with its arguments and return its exit code."""
    try:
        main([str(argument) for argument in arguments])
    except SystemExit as stop:
        return int(stop.code or 0)
    raise AssertionError("main returned")


DAY = date(2026, 11, 21)
PRIVILEGED = hasattr(os, "geteuid") and os.geteuid() == 0
