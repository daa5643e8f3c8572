"""Browsers (and mail programs) of the Gecko family and where each keeps its profiles.ini. A new one is a row.

Firefox made new profiles in the XDG folder from version 147 on; the older folder stays in use where it was.
All channels of Firefox share one folder, so they are one row.
"""

from __future__ import annotations

from scanner.collectors.browsers.browser import Browser

BROWSERS = (
    Browser(
        "firefox",
        "Firefox",
        "Mozilla",
        windows=(
            "{roaming}/Mozilla/Firefox",
            "{local}/Packages/Mozilla.Firefox_n80bbvh6b1yt2/LocalCache/Roaming/Mozilla/Firefox",
        ),
        macos=("{support}/Firefox",),
        linux=(
            "{home}/.mozilla/firefox",
            "{config}/mozilla/firefox",
            "{home}/snap/firefox/common/.mozilla/firefox",
            "{home}/snap/firefox/common/.config/mozilla/firefox",
            "{home}/.var/app/org.mozilla.firefox/.mozilla/firefox",
            "{home}/.var/app/org.mozilla.firefox/.config/mozilla/firefox",
            "{home}/.var/app/org.mozilla.firefox/config/mozilla/firefox",
        ),
    ),
    Browser(
        "librewolf",
        "LibreWolf",
        "LibreWolf",
        windows=("{roaming}/librewolf",),
        macos=("{support}/librewolf",),
        linux=(
            "{home}/.librewolf",
            "{config}/librewolf",
            "{config}/librewolf/librewolf",
            "{home}/.var/app/io.gitlab.librewolf-community/.librewolf",
        ),
    ),
    Browser(
        "waterfox",
        "Waterfox",
        "BrowserWorks",
        windows=("{roaming}/Waterfox",),
        macos=("{support}/Waterfox",),
        linux=("{home}/.waterfox", "{home}/.var/app/net.waterfox.waterfox/.waterfox"),
    ),
    Browser(
        "zen",
        "Zen",
        "Zen",
        windows=("{roaming}/zen",),
        macos=("{support}/zen",),
        linux=(
            "{home}/.zen",
            "{config}/zen",
            "{home}/.var/app/app.zen_browser.zen/.zen",
            "{home}/.var/app/app.zen_browser.zen/config/zen",
            "{home}/.var/app/app.zen_browser.zen/zen",
        ),
    ),
    Browser(
        "floorp",
        "Floorp",
        "Ablaze",
        windows=("{roaming}/Floorp",),
        macos=("{support}/Floorp",),
        linux=("{home}/.floorp", "{home}/.var/app/one.ablaze.floorp/.floorp"),
    ),
    Browser(
        "tor-browser",
        "Tor Browser",
        "The Tor Project",
        # the Desktop, where its installer puts it, is not walked
        windows=("{local}/Tor Browser/Browser/TorBrowser/Data/Browser",),
        macos=("{support}/TorBrowser-Data/Browser",),
        linux=(
            "{data}/torbrowser/tbb/*/tor-browser/Browser/TorBrowser/Data/Browser",
            "{home}/.var/app/org.torproject.torbrowser-launcher/data/torbrowser/tbb/*/tor-browser/Browser/TorBrowser/Data/Browser",
        ),
    ),
    Browser(
        "mullvad-browser",
        "Mullvad Browser",
        "Mullvad VPN",
        windows=("{roaming}/Mullvad/MullvadBrowser",),
        macos=("{support}/MullvadBrowser",),
        linux=("{home}/.mullvad-browser",),
    ),
    Browser(
        "thunderbird",
        "Thunderbird",
        "MZLA",
        windows=(
            "{roaming}/Thunderbird",
            "{local}/Packages/MozillaThunderbird.MZLA_h5892qc0xkpca/LocalCache/Roaming/Thunderbird",
        ),
        macos=("{support}/Thunderbird",),
        linux=(
            "{home}/.thunderbird",
            "{config}/thunderbird",
            "{home}/snap/thunderbird/common/.thunderbird",
            "{home}/.var/app/org.mozilla.Thunderbird/.thunderbird",
        ),
    ),
    Browser(
        "seamonkey",
        "SeaMonkey",
        "The SeaMonkey Project",
        windows=("{roaming}/Mozilla/SeaMonkey",),
        macos=("{support}/SeaMonkey",),
        linux=("{home}/.mozilla/seamonkey",),
    ),
    Browser(
        "pale-moon",
        "Pale Moon",
        "Moonchild Productions",
        windows=("{roaming}/Moonchild Productions/Pale Moon",),
        macos=("{support}/Pale Moon",),
        linux=("{home}/.moonchild productions/pale moon",),
    ),
    Browser(
        "basilisk",
        "Basilisk",
        "Basilisk",
        windows=("{roaming}/Moonchild Productions/Basilisk",),
        macos=("{support}/Basilisk",),
        linux=("{home}/.moonchild productions/basilisk",),
    ),
    Browser(
        "icecat",
        "GNU IceCat",
        "GNU",
        windows=("{roaming}/Mozilla/icecat",),
        macos=("{support}/icecat",),
        linux=("{home}/.mozilla/icecat",),
    ),
)
