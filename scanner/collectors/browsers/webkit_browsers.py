"""Browsers built on WebKit that support extensions of Chrome and Firefox. A new one is a row. Safari has a collector of its own.

`profiles` are folders with a folder `Extensions`; `native_hosts` are folders of .json files. The other cells are as in the other tables.
"""

from __future__ import annotations

from scanner.collectors.browsers.browser import UNDOCUMENTED, Browser, Places, no_places, none

ONLY_MACOS = no_places("made for macOS only, looked 2026-11-28")

BROWSERS = (
    Browser(
        "orion",
        "Orion",
        "Kagi",
        windows=ONLY_MACOS,
        macos=Places(
            programs=("orion",),
            profiles=("{support}/Orion/*",),  # `Defaults`, and one for each further profile
            policies=UNDOCUMENTED,
            extensions=none("takes none from other programs, looked 2026-11-28"),
            native_hosts=("{support}/Orion/NativeMessagingHosts",),
            web_apps=UNDOCUMENTED,
        ),
        linux=ONLY_MACOS,
    ),
)
