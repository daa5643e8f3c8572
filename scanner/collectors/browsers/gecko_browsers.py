r"""Browsers and mail programs of the Gecko family and their places. A new one is a row.

| cell | what stands in it |
|---|---|
| programs | how the names of its installation folders begin, in lower case (see gecko_programs): it reads policies and extensions there too |
| profiles | folders of profiles.ini |
| policies | Linux: policies.json of the system; macOS: domains of managed preferences, which are bundle ids; Windows: keys |
| extensions | where other programs hand it extensions by their ids: folders named after its own id, keys |
| native_hosts | where other programs offer themselves to its extensions: folders of .json files, keys |
| web_apps | where its web apps are recorded |

A program made from Gecko reads the places in Gecko's source unless its maker changed them: `from_source_on_...` stands for that.
Firefox made new profiles in the XDG folder from version 147 on; the older folder stays in use where it was.
All channels of Firefox share one folder, so they are one row. Programs without a row are found by their profiles.ini (see gecko_folders).

See: toolkit/xre/nsXREDirProvider.cpp, toolkit/components/extensions/NativeManifests.sys.mjs and
toolkit/components/enterprisepolicies/EnterprisePoliciesParent.sys.mjs in Mozilla's source
"""  # noqa: E501  rows of a table

from __future__ import annotations

from scanner.collectors.browsers.browser import IN_PROFILES, NOT_SEEN, UNDOCUMENTED, Browser, Cell, Places, none

FIREFOXES = none("looks where Firefox does, whose id it shares, as Gecko's source does; no other place is documented, looked 2026-11-28")
MOZILLAS_HOSTS = none("reads those of Firefox, as Gecko's source does; no others are documented, looked 2026-11-28")
NO_WEB_APPS = none("makes no web apps, looked 2026-11-28")


def from_source_on_windows(*profiles: str, name: str, programs: Cell) -> Places:
    """Return the places of a program for Windows whose maker documents none beyond those in Gecko's source."""
    return Places(
        programs=programs,
        profiles=profiles,
        policies=(rf"SOFTWARE\Policies\Mozilla\{name}",),
        extensions=FIREFOXES,
        native_hosts=MOZILLAS_HOSTS,
        web_apps=IN_PROFILES,
    )


def from_source_on_macos(*profiles: str, bundles: Cell, programs: Cell, native_hosts: Cell = MOZILLAS_HOSTS) -> Places:
    """Return the places of such a program for macOS, where its bundle id names its managed preferences."""
    return Places(
        programs=programs,
        profiles=profiles,
        policies=bundles,
        extensions=FIREFOXES,
        native_hosts=native_hosts,
        web_apps=IN_PROFILES,
    )


def from_source_on_linux(*profiles: str, name: str, programs: Cell = (), native_hosts: Cell = MOZILLAS_HOSTS) -> Places:
    """Return the places of such a program for Linux, where its name names its folders in /etc and elsewhere."""
    return Places(
        programs=programs or (name,),
        profiles=profiles,
        policies=(f"/etc/{name}/policies/policies.json",),
        extensions=FIREFOXES,
        native_hosts=native_hosts,
        web_apps=IN_PROFILES,
    )


def handed_over(identifier: str) -> tuple[Cell, Cell, str]:
    """Return the folders on Linux and macOS, and the one on Windows, where a program with its own id looks for extensions."""
    linux = ("/usr/lib/mozilla/extensions", "/usr/lib64/mozilla/extensions", "/usr/share/mozilla/extensions", "{home}/.mozilla/extensions")
    macos = ("/Library/Application Support/Mozilla/Extensions", "{support}/Mozilla/Extensions")
    return (
        tuple(f"{folder}/{identifier}" for folder in linux),
        tuple(f"{folder}/{identifier}" for folder in macos),
        f"{{roaming}}/Mozilla/Extensions/{identifier}",
    )


FIREFOX = handed_over("{ec8030f7-c20a-464f-9b0e-13a3a9e97384}")
THUNDERBIRD = handed_over("{3550f703-e582-4d05-9a08-453d09bdfdc6}")
SEAMONKEY = handed_over("{92650c4d-4b8e-4d2a-b7eb-24ecf4f6b63a}")
PALE_MOON = handed_over("{8de7fcbb-c55c-4fbe-bfc5-fc555c87dbc4}")

BROWSERS = (
    Browser(
        "firefox",
        "Firefox",
        "Mozilla",
        windows=Places(
            programs=("mozilla firefox", "firefox"),  # Developer Edition and Nightly are the second kind
            profiles=(
                "{roaming}/Mozilla/Firefox",
                "{local}/Packages/Mozilla.Firefox_n80bbvh6b1yt2/LocalCache/Roaming/Mozilla/Firefox",
            ),
            policies=(r"SOFTWARE\Policies\Mozilla\Firefox",),
            extensions=(FIREFOX[2], r"SOFTWARE\Mozilla\Firefox\Extensions"),
            native_hosts=(r"SOFTWARE\Mozilla\NativeMessagingHosts",),
            web_apps=IN_PROFILES,
        ),
        macos=Places(
            programs=("firefox",),
            profiles=("{support}/Firefox",),
            policies=("org.mozilla.firefox", "org.mozilla.firefoxdeveloperedition", "org.mozilla.nightly"),
            extensions=FIREFOX[1],
            native_hosts=(
                "{support}/Mozilla/NativeMessagingHosts",
                "/Library/Application Support/Mozilla/NativeMessagingHosts",
            ),
            web_apps=IN_PROFILES,
        ),
        linux=Places(
            programs=("firefox",),
            profiles=(
                "{home}/.mozilla/firefox",
                "{config}/mozilla/firefox",
                "{home}/snap/firefox/common/.mozilla/firefox",
                "{home}/snap/firefox/common/.config/mozilla/firefox",
                "{home}/.var/app/org.mozilla.firefox/.mozilla/firefox",
                "{home}/.var/app/org.mozilla.firefox/.config/mozilla/firefox",
                "{home}/.var/app/org.mozilla.firefox/config/mozilla/firefox",
            ),
            policies=(
                "/etc/firefox/policies/policies.json",
                # flatpak's, for the machine and for the account
                "/var/lib/flatpak/extension/org.mozilla.firefox.systemconfig/*/*/policies/policies.json",
                "{data}/flatpak/extension/org.mozilla.firefox.systemconfig/*/*/policies/policies.json",
            ),
            extensions=FIREFOX[0],
            native_hosts=(
                "{home}/.mozilla/native-messaging-hosts",
                "{home}/snap/firefox/common/.mozilla/native-messaging-hosts",
                "{home}/.var/app/org.mozilla.firefox/.mozilla/native-messaging-hosts",
                "/usr/lib/mozilla/native-messaging-hosts",
                "/usr/lib64/mozilla/native-messaging-hosts",
                "/usr/share/mozilla/native-messaging-hosts",
            ),
            web_apps=IN_PROFILES,
        ),
    ),
    Browser(
        "librewolf",
        "LibreWolf",
        "LibreWolf",
        windows=from_source_on_windows("{roaming}/librewolf", name="LibreWolf", programs=("librewolf",)),
        macos=from_source_on_macos(
            "{support}/librewolf",
            bundles=("org.mozilla.librewolf", "io.gitlab.librewolf-community.librewolf"),
            programs=("librewolf",),
            native_hosts=("{support}/LibreWolf/NativeMessagingHosts",),  # https://librewolf.net/docs/faq/
        ),
        linux=from_source_on_linux(
            "{home}/.librewolf",
            "{config}/librewolf",
            "{config}/librewolf/librewolf",
            "{home}/.var/app/io.gitlab.librewolf-community/.librewolf",
            name="librewolf",
            native_hosts=(
                "{home}/.librewolf/native-messaging-hosts",
                "{home}/.var/app/io.gitlab.librewolf-community/.librewolf/native-messaging-hosts",
                "/usr/lib/librewolf/native-messaging-hosts",
            ),
        ),
    ),
    Browser(
        "waterfox",
        "Waterfox",
        "BrowserWorks",
        windows=from_source_on_windows("{roaming}/Waterfox", name="Waterfox", programs=("waterfox",)),
        macos=from_source_on_macos(
            "{support}/Waterfox",
            bundles=("net.waterfox.waterfox",),
            programs=("waterfox",),
            native_hosts=("{support}/Waterfox/NativeMessagingHosts",),  # in its nsXREDirProvider.cpp, as for Linux
        ),
        linux=from_source_on_linux(
            "{home}/.waterfox",
            "{home}/.var/app/net.waterfox.waterfox/.waterfox",
            name="waterfox",
            native_hosts=("{home}/.waterfox/native-messaging-hosts",),
        ),
    ),
    Browser(
        "zen",
        "Zen",
        "Zen",
        windows=from_source_on_windows("{roaming}/zen", name="Zen", programs=("zen browser",)),
        macos=from_source_on_macos("{support}/zen", bundles=("app.zen-browser.zen",), programs=("zen",)),
        linux=from_source_on_linux(
            "{home}/.zen",
            "{config}/zen",
            "{home}/.var/app/app.zen_browser.zen/.zen",
            "{home}/.var/app/app.zen_browser.zen/config/zen",
            "{home}/.var/app/app.zen_browser.zen/zen",
            name="zen",
            # it reads Firefox's (github.com/zen-browser/desktop/issues/10622); programs write to these as well
            native_hosts=("{home}/.zen/native-messaging-hosts", "/usr/lib/zen/native-messaging-hosts"),
        ),
    ),
    Browser(
        "floorp",
        "Floorp",
        "Ablaze",
        windows=from_source_on_windows("{roaming}/Floorp", name="Floorp", programs=("ablaze floorp",)),
        macos=from_source_on_macos("{support}/Floorp", bundles=("one.ablaze.floorp",), programs=("floorp",)),
        linux=from_source_on_linux(
            "{home}/.floorp",
            "{home}/.var/app/one.ablaze.floorp/.floorp",
            name="floorp",
            native_hosts=("{home}/.floorp/native-messaging-hosts",),  # programs write there
        ),
    ),
    Browser(
        "firedragon",
        "FireDragon",
        "Garuda Linux",
        windows=NOT_SEEN,
        macos=NOT_SEEN,
        linux=from_source_on_linux("{home}/.firedragon", "{home}/.var/app/org.garudalinux.firedragon/.firedragon", name="firedragon"),
    ),
    Browser(
        "glide",
        "Glide",
        "Glide",
        windows=NOT_SEEN,
        macos=from_source_on_macos("{support}/Glide Browser", bundles=UNDOCUMENTED, programs=("glide",)),
        linux=from_source_on_linux("{home}/.glide/glide", "{config}/glide/glide", name="glide", programs=("glide",)),
    ),
    Browser(
        "mercury",
        "Mercury",
        "The Mercury Project",
        windows=from_source_on_windows("{roaming}/mercury", name="Mercury", programs=("mercury",)),
        macos=NOT_SEEN,
        linux=from_source_on_linux("{home}/.mercury", name="mercury"),
    ),
    Browser(
        "tor-browser",
        "Tor Browser",
        "The Tor Project",
        # one folder with all it has: on the Desktop, where its installer for Windows puts it, and where people unpack it on Linux
        windows=Places(
            programs=none("lies in one folder with its profiles"),
            profiles=tuple(f"{folder}/Tor Browser/Browser/TorBrowser/Data/Browser" for folder in ("{local}", "{desktop}")),
            policies=UNDOCUMENTED,
            extensions=UNDOCUMENTED,
            native_hosts=MOZILLAS_HOSTS,
            web_apps=NO_WEB_APPS,
        ),
        macos=Places(
            programs=("tor browser",),
            profiles=("{support}/TorBrowser-Data/Browser",),
            policies=UNDOCUMENTED,
            extensions=UNDOCUMENTED,
            native_hosts=("{support}/TorBrowser-Data/Browser/Mozilla/NativeMessagingHosts",),
            web_apps=NO_WEB_APPS,
        ),
        linux=Places(
            programs=none("lies in one folder with its profiles"),
            profiles=(
                "{data}/torbrowser/tbb/*/tor-browser/Browser/TorBrowser/Data/Browser",
                *(f"{{home}}/{folder}tor-browser/Browser/TorBrowser/Data/Browser" for folder in ("", "Desktop/", "Downloads/")),
                "{home}/.var/app/org.torproject.torbrowser-launcher/data/torbrowser/tbb/*/tor-browser/Browser/TorBrowser/Data/Browser",
            ),
            policies=UNDOCUMENTED,
            extensions=UNDOCUMENTED,
            native_hosts=("{data}/torbrowser/tbb/*/tor-browser*/Browser/TorBrowser/Data/Browser/.mozilla/native-messaging-hosts",),
            web_apps=NO_WEB_APPS,
        ),
    ),
    Browser(
        "mullvad-browser",
        "Mullvad Browser",
        "Mullvad VPN",
        windows=from_source_on_windows("{roaming}/Mullvad/MullvadBrowser", name="MullvadBrowser", programs=("mullvad browser",)),
        macos=from_source_on_macos("{support}/MullvadBrowser", bundles=("net.mullvad.mullvadbrowser",), programs=("mullvad browser",)),
        linux=from_source_on_linux("{home}/.mullvad-browser", name="mullvad-browser"),
    ),
    Browser(
        "thunderbird",
        "Thunderbird",
        "MZLA",
        windows=Places(
            programs=("mozilla thunderbird",),
            profiles=(
                "{roaming}/Thunderbird",
                "{local}/Packages/MozillaThunderbird.MZLA_h5892qc0xkpca/LocalCache/Roaming/Thunderbird",
            ),
            policies=(r"SOFTWARE\Policies\Mozilla\Thunderbird",),
            extensions=(THUNDERBIRD[2], r"SOFTWARE\Mozilla\Thunderbird\Extensions"),
            native_hosts=MOZILLAS_HOSTS,
            web_apps=NO_WEB_APPS,
        ),
        macos=Places(
            programs=("thunderbird",),
            profiles=("{support}/Thunderbird",),
            policies=("org.mozilla.thunderbird",),
            extensions=THUNDERBIRD[1],
            native_hosts=MOZILLAS_HOSTS,
            web_apps=NO_WEB_APPS,
        ),
        linux=Places(
            programs=("thunderbird",),
            profiles=(
                "{home}/.thunderbird",
                "{config}/thunderbird",
                "{home}/snap/thunderbird/common/.thunderbird",
                "{home}/.var/app/org.mozilla.Thunderbird/.thunderbird",
            ),
            policies=("/etc/thunderbird/policies/policies.json",),
            extensions=THUNDERBIRD[0],
            native_hosts=MOZILLAS_HOSTS,
            web_apps=NO_WEB_APPS,
        ),
    ),
    Browser(
        "betterbird",
        "Betterbird",
        "Betterbird Project",
        windows=Places(
            programs=("betterbird",),
            profiles=none("uses the profiles of Thunderbird"),
            policies=UNDOCUMENTED,
            extensions=none("looks where Thunderbird does, whose id it shares"),
            native_hosts=MOZILLAS_HOSTS,
            web_apps=NO_WEB_APPS,
        ),
        macos=Places(
            programs=("betterbird",),
            profiles=none("uses the profiles of Thunderbird"),
            policies=UNDOCUMENTED,
            extensions=none("looks where Thunderbird does, whose id it shares"),
            native_hosts=MOZILLAS_HOSTS,
            web_apps=NO_WEB_APPS,
        ),
        linux=Places(
            programs=("betterbird",),
            profiles=("{home}/.var/app/eu.betterbird.Betterbird/.thunderbird",),  # else Thunderbird's
            policies=("/etc/betterbird/policies/policies.json",),
            extensions=none("looks where Thunderbird does, whose id it shares"),
            native_hosts=MOZILLAS_HOSTS,
            web_apps=NO_WEB_APPS,
        ),
    ),
    Browser(
        "seamonkey",
        "SeaMonkey",
        "The SeaMonkey Project",
        windows=Places(
            programs=("seamonkey",),
            profiles=("{roaming}/Mozilla/SeaMonkey",),
            policies=(r"SOFTWARE\Policies\Mozilla\SeaMonkey",),
            extensions=(SEAMONKEY[2], r"SOFTWARE\Mozilla\SeaMonkey\Extensions"),
            native_hosts=MOZILLAS_HOSTS,
            web_apps=NO_WEB_APPS,
        ),
        macos=Places(
            programs=("seamonkey",),
            profiles=("{support}/SeaMonkey",),
            policies=UNDOCUMENTED,
            extensions=SEAMONKEY[1],
            native_hosts=MOZILLAS_HOSTS,
            web_apps=NO_WEB_APPS,
        ),
        linux=Places(
            programs=("seamonkey",),
            profiles=("{home}/.mozilla/seamonkey",),
            policies=UNDOCUMENTED,
            extensions=SEAMONKEY[0],
            native_hosts=MOZILLAS_HOSTS,
            web_apps=NO_WEB_APPS,
        ),
    ),
    Browser(
        "pale-moon",
        "Pale Moon",
        "Moonchild Productions",
        windows=Places(
            programs=("pale moon",),
            profiles=("{roaming}/Moonchild Productions/Pale Moon",),
            policies=none("forked before Gecko had policies"),
            extensions=(PALE_MOON[2], r"SOFTWARE\Moonchild Productions\Pale Moon\Extensions"),
            native_hosts=none("takes no extensions that could ask for one"),
            web_apps=NO_WEB_APPS,
        ),
        macos=Places(
            programs=("pale moon", "palemoon"),
            profiles=("{support}/Pale Moon",),
            policies=none("forked before Gecko had policies"),
            extensions=PALE_MOON[1],
            native_hosts=none("takes no extensions that could ask for one"),
            web_apps=NO_WEB_APPS,
        ),
        linux=Places(
            programs=("palemoon",),
            profiles=("{home}/.moonchild productions/pale moon",),
            policies=none("forked before Gecko had policies"),
            extensions=PALE_MOON[0],
            native_hosts=none("takes no extensions that could ask for one"),
            web_apps=NO_WEB_APPS,
        ),
    ),
    Browser(
        "basilisk",
        "Basilisk",
        "Basilisk",
        windows=Places(
            programs=("basilisk",),
            profiles=("{roaming}/Moonchild Productions/Basilisk",),
            policies=none("forked before Gecko had policies"),
            extensions=(r"SOFTWARE\Moonchild Productions\Basilisk\Extensions",),
            native_hosts=none("takes no extensions that could ask for one"),
            web_apps=NO_WEB_APPS,
        ),
        macos=Places(
            programs=("basilisk",),
            profiles=("{support}/Basilisk",),
            policies=none("forked before Gecko had policies"),
            extensions=FIREFOXES,
            native_hosts=none("takes no extensions that could ask for one"),
            web_apps=NO_WEB_APPS,
        ),
        linux=Places(
            programs=("basilisk",),
            profiles=("{home}/.moonchild productions/basilisk",),
            policies=none("forked before Gecko had policies"),
            extensions=FIREFOXES,
            native_hosts=none("takes no extensions that could ask for one"),
            web_apps=NO_WEB_APPS,
        ),
    ),
    Browser(
        "icecat",
        "GNU IceCat",
        "GNU",
        windows=from_source_on_windows("{roaming}/Mozilla/icecat", name="IceCat", programs=("icecat",)),
        macos=from_source_on_macos("{support}/icecat", bundles=("org.mozilla.icecat",), programs=("icecat",)),
        linux=from_source_on_linux("{home}/.mozilla/icecat", name="icecat"),
    ),
)
