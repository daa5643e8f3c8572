r"""Browsers of the Chromium family and their places. A new browser is a row.

| cell | what stands in it |
|---|---|
| programs | names of its program in the process table, in lower case and without .exe: they say whose `--user-data-dir` a folder is |
| profiles | user-data folders: `Local State`, profiles, and on Linux and macOS also `NativeMessagingHosts` and `External Extensions` |
| policies | Linux: folders of `managed` and `recommended`; macOS: domains of managed preferences; Windows: keys |
| extensions | where other programs hand it extensions by their ids: folders of .json files, keys |
| native_hosts | where other programs offer themselves to its extensions: folders of .json files, keys |
| web_apps | macOS: the bundle ids by which a web app's own application names it |

A browser made from Chromium reads the places in Chromium's source unless its maker changed them: `from_source_on_...` stands for that.
Places come from vendors' pages, packages and public code. Unconfirmed ones are included too: a place that does not exist costs one
lookup. Browsers without a row are found by the shape of their folder (see chromium_folders).

See: Chromium's chrome/common/chrome_paths.cc, components/policy/core/common/policy_paths.cc,
chrome/browser/extensions/external_registry_loader_win.cc and chrome/browser/extensions/api/messaging/native_process_launcher_win.cc
"""

from __future__ import annotations

from scanner.collectors.browsers.browser import IN_PROFILES, NOT_SEEN, Browser, Cell, Places, none

ITS_ID = none("the name of its program is not documented, its id is tried; looked 2026-11-28")
NO_BUNDLE = none("named after its bundle id, which is not documented; looked 2026-11-28")
CHROMES_KEY = none(r"reads Chrome's key SOFTWARE\Google\Chrome, as Chromium's source does; no other is documented, looked 2026-11-28")
CHROMIUMS_POLICIES = none("reads Chromium's policies, as its source does; no others are documented, looked 2026-11-28")
CHROMES_EXTENSIONS = none("reads Chrome's External Extensions, as Chromium's source does; no others are documented, looked 2026-11-28")
CHROMIUMS_EXTENSIONS = none("reads /usr/share/chromium/extensions, as Chromium's source does; no others are documented, looked 2026-11-28")
CHROMIUMS_HOSTS = none("reads Chromium's NativeMessagingHosts, as its source does; no others are documented, looked 2026-11-28")
CHROMES_HOSTS = none("reads Chrome's NativeMessagingHosts; no others are documented, looked 2026-11-28")


def from_source_on_windows(*profiles: str, programs: Cell = ITS_ID, policies: Cell = CHROMIUMS_POLICIES) -> Places:
    """Return the places of a browser for Windows whose maker documents none beyond those in Chromium's source."""
    return Places(
        programs=programs,
        profiles=profiles,
        policies=policies,
        extensions=CHROMES_KEY,
        native_hosts=CHROMES_KEY,
        web_apps=IN_PROFILES,
    )


def from_source_on_macos(*profiles: str, bundle: str = "", programs: Cell = ITS_ID) -> Places:
    """Return the places of such a browser for macOS, where its bundle id names its policies and its web apps."""
    named = (bundle,) if bundle else NO_BUNDLE
    return Places(
        programs=programs,
        profiles=profiles,
        policies=named,
        extensions=CHROMES_EXTENSIONS,
        native_hosts=CHROMIUMS_HOSTS,
        web_apps=named,
    )


def from_source_on_linux(*profiles: str, programs: Cell = ITS_ID, policies: Cell = CHROMIUMS_POLICIES) -> Places:
    """Return the places of such a browser for Linux."""
    return Places(
        programs=programs,
        profiles=profiles,
        policies=policies,
        extensions=CHROMIUMS_EXTENSIONS,
        native_hosts=CHROMIUMS_HOSTS,
        web_apps=IN_PROFILES,
    )


BROWSERS = (
    Browser(
        "chrome",
        "Google Chrome",
        "Google",
        windows=Places(
            programs=("chrome",),
            profiles=(
                "{local}/Google/Chrome/User Data",
                "{local}/Google/Chrome Beta/User Data",
                "{local}/Google/Chrome Dev/User Data",
                "{local}/Google/Chrome SxS/User Data",
                "{local}/Google/Chrome/continuousUpdates/User Data",
            ),
            policies=(r"SOFTWARE\Policies\Google\Chrome",),
            extensions=(r"SOFTWARE\Google\Chrome\Extensions",),
            native_hosts=(r"SOFTWARE\Google\Chrome\NativeMessagingHosts",),
            web_apps=IN_PROFILES,
        ),
        macos=Places(
            programs=("google chrome", "google chrome beta", "google chrome dev", "google chrome canary"),
            profiles=(
                "{support}/Google/Chrome",
                "{support}/Google/Chrome Beta",
                "{support}/Google/Chrome Dev",
                "{support}/Google/Chrome Canary",
            ),
            # of all channels
            policies=("com.google.Chrome",),
            extensions=("/Library/Application Support/Google/Chrome/External Extensions",),
            # the account's also without a Chrome: Brave and Opera read it
            native_hosts=("/Library/Google/Chrome/NativeMessagingHosts", "{support}/Google/Chrome/NativeMessagingHosts"),
            web_apps=("com.google.Chrome",),
        ),
        linux=Places(
            programs=("chrome",),
            profiles=(
                "{config}/google-chrome",
                "{config}/google-chrome-beta",
                "{config}/google-chrome-unstable",
                "{config}/google-chrome-canary",
                "{config}/chrome-remote-desktop/chrome-config/google-chrome",
                "{home}/.var/app/com.google.Chrome/config/google-chrome",
                "{home}/.var/app/com.google.ChromeDev/config/google-chrome-unstable",
            ),
            policies=("/etc/opt/chrome/policies",),
            extensions=("/opt/google/chrome*/extensions", "/opt/google/chrome*/default_apps", "/usr/share/google-chrome/extensions"),
            native_hosts=("/etc/opt/chrome/native-messaging-hosts",),
            web_apps=IN_PROFILES,
        ),
    ),
    Browser(
        "chrome-for-testing",
        "Chrome for Testing",
        "Google",
        windows=Places(
            programs=none("its program is called chrome.exe, as Chrome's"),
            profiles=("{local}/Google/Chrome for Testing/User Data",),
            policies=(r"SOFTWARE\Policies\Google\Chrome for Testing",),
            extensions=(r"SOFTWARE\Google\Chrome for Testing\Extensions",),
            native_hosts=CHROMES_KEY,
            web_apps=IN_PROFILES,
        ),
        macos=Places(
            programs=("google chrome for testing",),
            profiles=("{support}/Google/Chrome for Testing",),
            policies=("com.google.chrome.for.testing",),
            extensions=CHROMES_EXTENSIONS,
            native_hosts=("/Library/Google/ChromeForTesting/NativeMessagingHosts",),
            web_apps=("com.google.chrome.for.testing",),
        ),
        linux=Places(
            programs=none("its program is called chrome, as Chrome's"),
            profiles=("{config}/google-chrome-for-testing",),
            policies=("/etc/opt/chrome_for_testing/policies",),
            extensions=CHROMIUMS_EXTENSIONS,
            native_hosts=("/etc/opt/chrome_for_testing/native-messaging-hosts",),
            web_apps=IN_PROFILES,
        ),
    ),
    Browser(
        "chromium",
        "Chromium",
        "The Chromium Project",
        windows=Places(
            programs=("chromium",),
            profiles=("{local}/Chromium/User Data",),
            policies=(r"SOFTWARE\Policies\Chromium",),
            extensions=(r"SOFTWARE\Chromium\Extensions",),
            native_hosts=(r"SOFTWARE\Chromium\NativeMessagingHosts",),
            web_apps=IN_PROFILES,
        ),
        macos=Places(
            programs=("chromium",),
            profiles=("{support}/Chromium",),
            policies=("org.chromium.Chromium",),
            extensions=("/Library/Application Support/Chromium/External Extensions",),
            native_hosts=("/Library/Application Support/Chromium/NativeMessagingHosts",),
            web_apps=("org.chromium.Chromium",),
        ),
        linux=Places(
            programs=("chromium", "chromium-browser"),
            profiles=(
                "{config}/chromium",
                "{config}/chromium-browser",
                "{home}/snap/chromium/common/chromium",
                "{home}/.var/app/org.chromium.Chromium/config/chromium",
                "{home}/.var/app/io.github.ungoogled_software.ungoogled_chromium/config/chromium",
            ),
            policies=("/etc/chromium/policies", "/etc/chromium-browser/policies"),
            extensions=(
                "/usr/share/chromium/extensions",
                "/usr/share/chromium-browser/extensions",
                "/usr/lib/chromium/extensions",
                "/usr/lib/chromium-browser/extensions",
                "/usr/lib64/chromium/extensions",
                "/usr/lib64/chromium-browser/extensions",
            ),
            native_hosts=("/etc/chromium/native-messaging-hosts",),
            web_apps=IN_PROFILES,
        ),
    ),
    Browser(
        "edge",
        "Microsoft Edge",
        "Microsoft",
        windows=Places(
            programs=("msedge",),
            profiles=(
                "{local}/Microsoft/Edge/User Data",
                "{local}/Microsoft/Edge Beta/User Data",
                "{local}/Microsoft/Edge Dev/User Data",
                "{local}/Microsoft/Edge SxS/User Data",
            ),
            policies=(r"SOFTWARE\Policies\Microsoft\Edge",),
            extensions=(r"SOFTWARE\Microsoft\Edge\Extensions",),
            native_hosts=(r"SOFTWARE\Microsoft\Edge\NativeMessagingHosts",),
            web_apps=IN_PROFILES,
        ),
        macos=Places(
            programs=("microsoft edge", "microsoft edge beta", "microsoft edge dev", "microsoft edge canary"),
            profiles=(
                "{support}/Microsoft Edge",
                "{support}/Microsoft Edge Beta",
                "{support}/Microsoft Edge Dev",
                "{support}/Microsoft Edge Canary",
            ),
            # not its bundle id
            policies=("com.microsoft.Edge",),
            extensions=("/Library/Application Support/Microsoft/Edge/External Extensions",),
            native_hosts=("/Library/Microsoft/Edge/NativeMessagingHosts",),
            web_apps=("com.microsoft.edgemac",),
        ),
        linux=Places(
            programs=("msedge",),
            profiles=(
                "{config}/microsoft-edge",
                "{config}/microsoft-edge-beta",
                "{config}/microsoft-edge-dev",
                "{config}/microsoft-edge-canary",
                "{home}/.var/app/com.microsoft.Edge/config/microsoft-edge",
            ),
            policies=("/etc/opt/edge/policies",),
            extensions=("/opt/microsoft/msedge*/extensions", "/usr/share/microsoft-edge/extensions"),
            native_hosts=("/etc/opt/edge/native-messaging-hosts",),
            web_apps=IN_PROFILES,
        ),
    ),
    Browser(
        "brave",
        "Brave",
        "Brave Software",
        windows=Places(
            programs=("brave",),
            profiles=(
                "{local}/BraveSoftware/Brave-Browser/User Data",
                "{local}/BraveSoftware/Brave-Browser-Beta/User Data",
                "{local}/BraveSoftware/Brave-Browser-Nightly/User Data",
                "{local}/BraveSoftware/Brave-Origin/User Data",
                "{roaming}/brave",
            ),
            policies=(r"SOFTWARE\Policies\BraveSoftware\Brave",),
            extensions=(r"SOFTWARE\BraveSoftware\Brave\Extensions", r"SOFTWARE\BraveSoftware\Brave-Browser\Extensions"),
            native_hosts=(r"SOFTWARE\BraveSoftware\Brave-Browser\NativeMessagingHosts",),
            web_apps=IN_PROFILES,
        ),
        macos=Places(
            programs=("brave browser", "brave browser beta", "brave browser nightly"),
            profiles=(
                "{support}/BraveSoftware/Brave-Browser",
                "{support}/BraveSoftware/Brave-Browser-Beta",
                "{support}/BraveSoftware/Brave-Browser-Nightly",
                "{support}/BraveSoftware/Brave-Origin",
            ),
            policies=("com.brave.Browser",),
            extensions=("/Library/Application Support/BraveSoftware/Brave-Browser/External Extensions",),
            native_hosts=none("reads Chrome's, the machine's and the account's: app/brave_main_delegate.cc of github.com/brave/brave-core"),
            web_apps=("com.brave.Browser",),
        ),
        # `current` is a link to the newest revision; the folders of older ones hold copies
        linux=Places(
            programs=("brave",),
            profiles=(
                "{config}/BraveSoftware/Brave-Browser",
                "{config}/BraveSoftware/Brave-Browser-Beta",
                "{config}/BraveSoftware/Brave-Browser-Nightly",
                "{config}/BraveSoftware/Brave-Origin",
                "{home}/snap/brave/current/.config/BraveSoftware/Brave-Browser",
                "{home}/.var/app/com.brave.Browser/config/BraveSoftware/Brave-Browser",
            ),
            # the first is in Brave's source, the second in guides
            policies=("/etc/brave/policies", "/etc/opt/brave/policies"),
            extensions=("/opt/brave.com/brave*/extensions", "/usr/share/brave-browser/extensions"),
            # seen; Brave's source has Chrome's
            native_hosts=("/etc/opt/brave/native-messaging-hosts",),
            web_apps=IN_PROFILES,
        ),
    ),
    Browser(
        "vivaldi",
        "Vivaldi",
        "Vivaldi Technologies",
        windows=Places(
            programs=("vivaldi",),
            profiles=("{local}/Vivaldi/User Data",),
            policies=(r"SOFTWARE\Policies\Vivaldi",),
            extensions=(r"SOFTWARE\Vivaldi\Extensions",),
            native_hosts=(r"SOFTWARE\Vivaldi\NativeMessagingHosts",),
            web_apps=IN_PROFILES,
        ),
        macos=Places(
            programs=("vivaldi",),
            profiles=("{support}/Vivaldi",),
            policies=("com.vivaldi.Vivaldi",),
            extensions=("/Library/Application Support/Vivaldi/External Extensions",),
            native_hosts=CHROMIUMS_HOSTS,
            web_apps=("com.vivaldi.Vivaldi",),
        ),
        linux=Places(
            programs=("vivaldi-bin",),
            profiles=(
                "{config}/vivaldi",
                "{config}/vivaldi-snapshot",
                "{home}/snap/vivaldi/current/.config/vivaldi",
                "{home}/.var/app/com.vivaldi.Vivaldi/config/vivaldi",
            ),
            # documented in two ways
            policies=("/etc/vivaldi/policies", "/etc/opt/vivaldi/policies"),
            extensions=("/opt/vivaldi*/extensions", "/usr/share/vivaldi/extensions"),
            native_hosts=("/etc/vivaldi/native-messaging-hosts",),
            web_apps=IN_PROFILES,
        ),
    ),
    Browser(
        "opera",
        "Opera",
        "Opera Norway AS",
        windows=Places(
            programs=("opera",),
            profiles=(
                "{roaming}/Opera Software/Opera Stable",
                "{roaming}/Opera Software/Opera Next",
                "{roaming}/Opera Software/Opera Developer",
                "{roaming}/Opera Software/Opera Air Stable",
                "{roaming}/Opera Software/Opera Neon",
                "{roaming}/Opera Software/Opera Crypto Stable",
            ),
            # seen in scripts of administrators; Opera documents none
            policies=(r"SOFTWARE\Policies\Opera Software\Opera", r"SOFTWARE\Policies\Opera Software\Opera Stable"),
            extensions=(r"SOFTWARE\Opera Software\Extensions", r"SOFTWARE\Opera Software\Opera Stable\Extensions"),
            native_hosts=(r"SOFTWARE\Opera Software\NativeMessagingHosts",),
            web_apps=IN_PROFILES,
        ),
        macos=Places(
            programs=("opera",),
            profiles=(
                "{support}/com.operasoftware.Opera",
                "{support}/com.operasoftware.OperaNext",
                "{support}/com.operasoftware.OperaDeveloper",
                "{support}/com.operasoftware.OperaAir",
                "{support}/com.operasoftware.OperaNeon",
            ),
            policies=("com.operasoftware.Opera",),
            extensions=CHROMES_EXTENSIONS,
            native_hosts=CHROMES_HOSTS,
            web_apps=("com.operasoftware.Opera",),
        ),
        linux=Places(
            programs=("opera",),
            profiles=(
                "{config}/opera",
                "{config}/opera-beta",
                "{config}/opera-developer",
                "{home}/snap/opera/current/.config/opera",
                "{home}/.var/app/com.opera.Opera/config/opera",
            ),
            policies=("/etc/opera/policies", "/etc/opt/opera/policies"),
            extensions=(
                "/usr/lib/x86_64-linux-gnu/opera/extensions",
                "/usr/lib/x86_64-linux-gnu/opera-stable/extensions",
                "/usr/lib64/opera/extensions",
            ),
            native_hosts=CHROMES_HOSTS,
            web_apps=IN_PROFILES,
        ),
    ),
    Browser(
        "opera-gx",
        "Opera GX",
        "Opera Norway AS",
        windows=Places(
            programs=none("its program is called opera.exe, as Opera's"),
            profiles=("{roaming}/Opera Software/Opera GX Stable",),
            policies=(r"SOFTWARE\Policies\Opera Software\Opera GX", r"SOFTWARE\Policies\Opera Software\Opera GX Stable"),
            extensions=none("reads the same key as Opera"),
            native_hosts=none("reads the same key as Opera"),
            web_apps=IN_PROFILES,
        ),
        macos=Places(
            programs=("opera gx",),
            profiles=("{support}/com.operasoftware.OperaGX",),
            policies=("com.operasoftware.OperaGX",),
            extensions=CHROMES_EXTENSIONS,
            native_hosts=CHROMES_HOSTS,
            web_apps=("com.operasoftware.OperaGX",),
        ),
        linux=from_source_on_linux("{config}/opera-gx"),
    ),
    Browser(
        "arc",
        "Arc",
        "The Browser Company",
        windows=Places(
            programs=("arc",),
            profiles=("{local}/Packages/TheBrowserCompany.Arc_ttt1ap7aakyb4/LocalCache/Local/Arc/User Data", "{local}/Arc/User Data"),
            policies=CHROMIUMS_POLICIES,
            extensions=CHROMES_KEY,
            # seen in public code, unconfirmed
            native_hosts=(r"SOFTWARE\ArcBrowser\Arc\NativeMessagingHosts", r"SOFTWARE\TheBrowserCompany\Arc\NativeMessagingHosts"),
            web_apps=IN_PROFILES,
        ),
        macos=from_source_on_macos("{support}/Arc/User Data", bundle="company.thebrowser.Browser", programs=("arc",)),
        linux=NOT_SEEN,
    ),
    Browser(
        "dia",
        "Dia",
        "The Browser Company",
        windows=NOT_SEEN,
        macos=from_source_on_macos("{support}/Dia/User Data", bundle="company.thebrowser.dia", programs=("dia",)),
        linux=NOT_SEEN,
    ),
    Browser(
        "comet",
        "Comet",
        "Perplexity AI",
        # policies: seen in scripts of administrators
        windows=from_source_on_windows(
            "{local}/Perplexity/Comet/User Data",
            programs=("comet",),
            policies=(r"SOFTWARE\Policies\Perplexity\Comet", r"SOFTWARE\Policies\Perplexity\Perplexity"),
        ),
        macos=from_source_on_macos("{support}/Perplexity/Comet", "{support}/Comet", bundle="ai.perplexity.comet", programs=("comet",)),
        linux=NOT_SEEN,
    ),
    Browser(
        "chatgpt-atlas",
        "ChatGPT Atlas",
        "OpenAI",
        windows=NOT_SEEN,
        # `host` keeps `Local State` and a profile for every account; some versions have a whole user-data folder for each
        macos=from_source_on_macos(
            "{support}/com.openai.atlas/browser-data/host",
            "{support}/com.openai.atlas/browser-data/host/user-*",
            bundle="com.openai.atlas",
            programs=("chatgpt atlas",),
        ),
        linux=NOT_SEEN,
    ),
    Browser(
        "yandex",
        "Yandex Browser",
        "Yandex",
        windows=Places(
            programs=none("its program is called browser.exe, as others' are"),
            profiles=("{local}/Yandex/YandexBrowser/User Data", "{local}/Yandex/YandexBrowser Beta/User Data"),
            policies=(r"SOFTWARE\Policies\YandexBrowser",),
            extensions=(r"SOFTWARE\Yandex\YandexBrowser\Extensions", r"SOFTWARE\Yandex\Extensions"),
            # seen in public code, unconfirmed
            native_hosts=(r"SOFTWARE\Yandex\YandexBrowser\NativeMessagingHosts",),
            web_apps=IN_PROFILES,
        ),
        macos=from_source_on_macos(
            "{support}/Yandex/YandexBrowser",
            "{support}/Yandex/YandexBrowser Beta",
            bundle="ru.yandex.desktop.yandex-browser",
            programs=("yandex",),
        ),
        linux=Places(
            programs=("yandex_browser",),
            profiles=("{config}/yandex-browser", "{config}/yandex-browser-beta", "{home}/.var/app/ru.yandex.Browser/config/yandex-browser"),
            policies=("/etc/opt/yandex/browser/policies", "/etc/opt/yandex/browser-beta/policies"),
            extensions=("/opt/yandex/browser/extensions", "/opt/yandex/browser-beta/extensions"),
            native_hosts=CHROMIUMS_HOSTS,
            web_apps=IN_PROFILES,
        ),
    ),
    Browser(
        "360se",
        "360 Secure Browser",
        "Qihoo 360",
        windows=from_source_on_windows("{roaming}/360se6/User Data"),
        macos=NOT_SEEN,
        linux=from_source_on_linux("{config}/browser360-cn"),
    ),
    Browser(
        "360chrome",
        "360 Speed Browser",
        "Qihoo 360",
        windows=from_source_on_windows("{local}/360Chrome/Chrome/User Data", "{local}/360ChromeX/Chrome/User Data"),
        macos=from_source_on_macos("{support}/360Chrome"),
        linux=NOT_SEEN,
    ),
    Browser(
        "qq-browser",
        "QQ Browser",
        "Tencent",
        windows=from_source_on_windows("{local}/Tencent/QQBrowser/User Data"),
        macos=from_source_on_macos("{support}/QQBrowser2"),
        linux=NOT_SEEN,
    ),
    Browser(
        "sogou",
        "Sogou Explorer",
        "Sogou",
        windows=from_source_on_windows(
            "{local}/Sogou/SogouExplorer/User Data", "{local}/SogouExplorer/User Data", "{roaming}/SogouExplorer/Webkit"
        ),
        macos=NOT_SEEN,
        linux=NOT_SEEN,
    ),
    Browser(
        "uc-browser", "UC Browser", "UCWeb", windows=from_source_on_windows("{local}/UCBrowser/User Data*"), macos=NOT_SEEN, linux=NOT_SEEN
    ),
    Browser(
        "coc-coc",
        "Cốc Cốc",
        "Cốc Cốc",
        windows=from_source_on_windows("{local}/CocCoc/Browser/User Data"),
        macos=from_source_on_macos("{support}/CocCoc/Browser", "{support}/Coccoc", bundle="com.coccoc.Coccoc", programs=("coccoc",)),
        linux=NOT_SEEN,
    ),
    Browser(
        "naver-whale",
        "Naver Whale",
        "Naver",
        windows=Places(
            programs=("whale",),
            profiles=("{local}/Naver/Naver Whale/User Data",),
            # seen in public code, unconfirmed
            policies=(r"SOFTWARE\Policies\Naver\Whale", r"SOFTWARE\Policies\Naver\Naver Whale"),
            extensions=CHROMES_KEY,
            # seen in public code, unconfirmed
            native_hosts=(r"SOFTWARE\Naver\Whale\NativeMessagingHosts",),
            web_apps=IN_PROFILES,
        ),
        macos=from_source_on_macos("{support}/Naver/Whale", bundle="com.naver.Whale", programs=("whale",)),
        linux=from_source_on_linux("{config}/naver-whale"),
    ),
    Browser(
        "doubao",
        "Doubao",
        "ByteDance",
        windows=from_source_on_windows("{local}/Doubao/User Data"),
        macos=from_source_on_macos("{support}/Doubao", bundle="com.bot.pc.doubao"),
        linux=NOT_SEEN,
    ),
    Browser("quark", "Quark", "Alibaba", windows=from_source_on_windows("{local}/Quark/User Data"), macos=NOT_SEEN, linux=NOT_SEEN),
    Browser(
        "huawei-browser",
        "Huawei Browser",
        "Huawei",
        windows=from_source_on_windows("{local}/Huawei/HuaweiBrowser/User Data"),
        macos=NOT_SEEN,
        linux=NOT_SEEN,
    ),
    Browser(
        "lenovo-browser",
        "Lenovo Browser",
        "Lenovo",
        windows=from_source_on_windows("{local}/Lenovo/SLBrowser/User Data"),
        macos=NOT_SEEN,
        linux=NOT_SEEN,
    ),
    Browser(
        "2345-explorer",
        "2345 Explorer",
        "2345",
        windows=from_source_on_windows("{local}/2345Explorer/User Data"),
        macos=NOT_SEEN,
        linux=NOT_SEEN,
    ),
    Browser(
        "maxthon",
        "Maxthon",
        "Maxthon",
        windows=from_source_on_windows("{local}/Maxthon/Application/User Data"),
        macos=from_source_on_macos("{support}/Maxthon"),
        linux=NOT_SEEN,
    ),
    Browser(
        "dc-browser",
        "DC Browser",
        "DC Browser",
        windows=from_source_on_windows("{local}/DCBrowser/User Data"),
        macos=NOT_SEEN,
        linux=NOT_SEEN,
    ),
    Browser(
        "liebao", "Liebao", "Cheetah Mobile", windows=from_source_on_windows("{local}/liebao/User Data"), macos=NOT_SEEN, linux=NOT_SEEN
    ),
    Browser(
        "baidu-browser",
        "Baidu Browser",
        "Baidu",
        windows=from_source_on_windows("{local}/Baidu/BaiduBrowser/User Data"),
        macos=NOT_SEEN,
        linux=NOT_SEEN,
    ),
    Browser(
        "cent",
        "Cent Browser",
        "Cent Studio",
        windows=from_source_on_windows("{local}/CentBrowser/User Data"),
        macos=NOT_SEEN,
        linux=NOT_SEEN,
    ),
    Browser("slimjet", "Slimjet", "FlashPeak", windows=from_source_on_windows("{local}/Slimjet/User Data"), macos=NOT_SEEN, linux=NOT_SEEN),
    Browser(
        "comodo-dragon",
        "Comodo Dragon",
        "Comodo",
        windows=from_source_on_windows("{local}/Comodo/Dragon/User Data"),
        macos=NOT_SEEN,
        linux=NOT_SEEN,
    ),
    Browser(
        "epic",
        "Epic Privacy Browser",
        "Hidden Reflex",
        windows=from_source_on_windows("{local}/Epic Privacy Browser/User Data"),
        macos=from_source_on_macos("{support}/HiddenReflex/Epic"),
        linux=NOT_SEEN,
    ),
    Browser(
        "avast",
        "Avast Secure Browser",
        "Gen Digital",
        windows=from_source_on_windows("{local}/AVAST Software/Browser/User Data"),
        macos=from_source_on_macos("{support}/AVAST Software/Browser", bundle="com.avast.browser"),
        linux=NOT_SEEN,
    ),
    Browser(
        "avg",
        "AVG Secure Browser",
        "Gen Digital",
        windows=from_source_on_windows("{local}/AVG/Browser/User Data"),
        macos=NOT_SEEN,
        linux=NOT_SEEN,
    ),
    Browser(
        "ccleaner",
        "CCleaner Browser",
        "Gen Digital",
        windows=from_source_on_windows("{local}/CCleaner Browser/User Data"),
        macos=NOT_SEEN,
        linux=NOT_SEEN,
    ),
    Browser(
        "avira",
        "Avira Secure Browser",
        "Gen Digital",
        windows=from_source_on_windows("{local}/Avira/Browser/User Data"),
        macos=NOT_SEEN,
        linux=NOT_SEEN,
    ),
    Browser(
        "iridium",
        "Iridium",
        "The Iridium Project",
        windows=from_source_on_windows("{local}/Iridium/User Data"),
        macos=NOT_SEEN,
        linux=Places(
            programs=("iridium-browser",),
            profiles=("{config}/iridium-browser",),
            policies=("/etc/iridium-browser/policies",),
            extensions=CHROMIUMS_EXTENSIONS,
            native_hosts=("/etc/iridium-browser/native-messaging-hosts",),
            web_apps=IN_PROFILES,
        ),
    ),
    Browser(
        "thorium",
        "Thorium",
        "The Thorium Project",
        windows=Places(
            programs=("thorium",),
            profiles=("{local}/Thorium/User Data",),
            policies=CHROMIUMS_POLICIES,
            extensions=CHROMES_KEY,
            # seen in public code, unconfirmed
            native_hosts=(r"SOFTWARE\Thorium\NativeMessagingHosts",),
            web_apps=IN_PROFILES,
        ),
        macos=from_source_on_macos("{support}/Thorium"),
        linux=Places(
            programs=("thorium", "thorium-browser"),
            profiles=("{config}/thorium", "{config}/Thorium"),
            policies=("/etc/thorium/policies",),
            extensions=("/usr/share/thorium/extensions",),
            native_hosts=CHROMIUMS_HOSTS,
            web_apps=IN_PROFILES,
        ),
    ),
    Browser(
        "supermium", "Supermium", "win32ss", windows=from_source_on_windows("{local}/Supermium/User Data"), macos=NOT_SEEN, linux=NOT_SEEN
    ),
    Browser(
        "sidekick",
        "Sidekick",
        "PushPlayLabs",
        windows=from_source_on_windows("{local}/Sidekick/User Data"),
        macos=from_source_on_macos("{support}/Sidekick", bundle="com.pushplaylabs.sidekick", programs=("sidekick",)),
        linux=NOT_SEEN,
    ),
    Browser(
        "wavebox",
        "Wavebox",
        "Wavebox",
        windows=from_source_on_windows("{local}/WaveboxApp/User Data"),
        macos=from_source_on_macos("{support}/WaveboxApp", bundle="com.bookry.wavebox", programs=("wavebox",)),
        linux=from_source_on_linux("{config}/wavebox"),
    ),
    Browser(
        "helium",
        "Helium",
        "imput",
        windows=from_source_on_windows("{local}/net.imput.helium/User Data", "{local}/imput/Helium/User Data"),
        macos=from_source_on_macos("{support}/net.imput.helium", bundle="net.imput.helium", programs=("helium",)),
        linux=from_source_on_linux("{config}/net.imput.helium", "{home}/.var/app/net.imput.helium/config/net.imput.helium"),
    ),
    Browser(
        "samsung-internet",
        "Samsung Internet",
        "Samsung",
        windows=from_source_on_windows("{local}/Samsung/Samsung Internet/User Data"),
        macos=NOT_SEEN,
        linux=NOT_SEEN,
    ),
    Browser(
        "island",
        "Island",
        "Island Technology",
        windows=from_source_on_windows("{local}/Island/Island/User Data"),
        macos=from_source_on_macos("{support}/Island/Island", bundle="io.island.Island", programs=("island",)),
        linux=NOT_SEEN,
    ),
)
