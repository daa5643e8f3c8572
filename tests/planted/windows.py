"""A small Windows with something in every kind of place, in the machine's keys and in those of an account that is logged off."""

import json

from tests.hives import hive
from tests.planted.browsers import browser, chromium, firefox, firefoxpwa, gecko, nativefier
from tests.planted.developers import destinations, editors, fetched, models, packages
from tests.planted.plant import ADDON, DEEPSEEK_TOOL, PLAIN_PACKAGE, TIKTOK_PACKAGE, TIKTOK_TOOL, Plant
from tests.shell_links import link
from tests.windows_programs import program
from tests.windows_trees import CURRENT
from tests.windows_trees import SOFTWARE as A_WINDOWS
from tests.windows_trees import SYSTEM as ITS_SETTINGS

HOME, SID = "Users/alice", "S-1-5-21-1-2-3-1000"
LOCAL, ROAMING = f"{HOME}/AppData/Local", f"{HOME}/AppData/Roaming"
VERSION = r"Microsoft\Windows\CurrentVersion"
MACHINE, SETTINGS, ACCOUNT, CLASSES = "SOFTWARE", "SYSTEM", "NTUSER.DAT", "UsrClass.dat"
HIVES = {
    MACHINE: "Windows/System32/config/SOFTWARE",
    SETTINGS: "Windows/System32/config/SYSTEM",
    ACCOUNT: f"{HOME}/NTUSER.DAT",
    CLASSES: f"{LOCAL}/Microsoft/Windows/UsrClass.dat",
}
GUID, PACKED = "{12345678-9ABC-DEF0-0123-456789ABCDEF}", "87654321CBA90FED1032547698BADCFE"
SYSTEM_KEYS = {
    MACHINE: {path: values for path, values in A_WINDOWS.items() if path.startswith(CURRENT) and "1001" not in path},
    SETTINGS: {path: values for path, values in ITS_SETTINGS.items() if "Services" not in path},
    ACCOUNT: {"Software": {}},
    CLASSES: {"Local Settings": {}},
}
TASK = (
    '<?xml version="1.0" encoding="UTF-16"?>\r\n<Task xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">'
    "<Actions><Exec><Command>C:\\Program Files\\Probe\\probe.exe</Command></Exec></Actions></Task>"
).encode("utf-16")
NUSPEC = '<package xmlns="http://schemas.microsoft.com/packaging/2010/07/nuspec.xsd"><metadata><id>probe-choco</id></metadata></package>'
MANIFEST = (
    '<Package><Identity Name="Example.Probe" Version="1.2.3.0"/><Properties><DisplayName>Probe from the store</DisplayName>'
    "<PublisherDisplayName>Example Works</PublisherDisplayName></Properties></Package>"
)
REPOSITORY = rf"{VERSION}\AppModel\StateRepository\Cache\Package\Index\PackageFullName"
STARTED = r'"C:\Program Files\Probe\probe.exe"'


def key(path: str, hive_name: str = MACHINE, **values: object) -> dict[str, dict[str, dict[str, object]]]:
    """Return a key with its values, `_` for the one without a name."""
    return {hive_name: {path: {"" if name == "_" else name: value for name, value in values.items()}}}


PLANTED = [
    Plant(
        "windows-uninstall-keys",
        "TikTok 38.1.2 (x64)",
        {},
        "tiktok",
        key(rf"Software\{VERSION}\Uninstall\TikTok", ACCOUNT, DisplayName="TikTok 38.1.2 (x64)", Publisher="TikTok Pte. Ltd."),
    ),
    Plant("windows-uninstall-keys", "Probe 1.2", {}, "", key(rf"WOW6432Node\{VERSION}\Uninstall\Probe", DisplayName="Probe 1.2")),
    Plant(
        "windows-installer-products",
        "Probe by installer",
        {},
        "",
        key(rf"{VERSION}\Installer\UserData\S-1-5-18\Products\{PACKED}\InstallProperties", DisplayName="Probe by installer"),
    ),
    Plant(
        "windows-appx-packages",
        "TikTok",
        {},
        "tiktok",
        key(rf"Local Settings\Software\{VERSION}\AppModel\Repository\Packages\{TIKTOK_PACKAGE}", CLASSES, DisplayName="TikTok"),
    ),
    Plant(
        "windows-appx-all-users",
        "BytedancePte.Ltd.TikTok",
        {},
        "tiktok",
        key(rf"{VERSION}\Appx\AppxAllUserStore\Applications\{TIKTOK_PACKAGE}"),
    ),
    Plant("windows-state-repository", "Example.Probe", {}, "", key(rf"{REPOSITORY}\{PLAIN_PACKAGE}")),
    Plant("windows-appx-manifests", "Probe from the store", {f"Program Files/WindowsApps/{PLAIN_PACKAGE}/AppxManifest.xml": MANIFEST}),
    Plant(
        "windows-package-folders", "BytedancePte.Ltd.TikTok", {f"{LOCAL}/Packages/BytedancePte.Ltd.TikTok_6yccndn6064se/x": ""}, "tiktok"
    ),
    Plant("windows-chocolatey", "probe-choco", {"ProgramData/chocolatey/lib/probe-choco/probe-choco.nuspec": NUSPEC}),
    Plant("windows-scoop", "probe-scoop", {f"{HOME}/scoop/apps/probe-scoop/current/manifest.json": '{"version": "1"}'}),
    Plant(
        "windows-winget-packages",
        "zcx960.DeepSeekDesktop",
        {f"{LOCAL}/Microsoft/WinGet/Packages/zcx960.DeepSeekDesktop__DefaultSource/x.exe": ""},
        "deepseek",
    ),
    Plant("windows-winget-packages", "Example.Probe", {f"{LOCAL}/Microsoft/WinGet/Packages/Example.Probe__DefaultSource/x.exe": ""}),
    Plant(
        "windows-program-folders",
        "DeepSeek Desktop",
        {"PortableApps/Notes/notes.exe": program("DeepSeek Desktop", "Somebody", "1.0", "deepseek.exe")},
        "deepseek",
    ),
    Plant("windows-program-folders", "Probe", {"Program Files/Probe/probe.exe": program("Probe", "Example Company", "1.2", "Probe.exe")}),
    Plant(
        "windows-start-menu-links",
        "Probe link",
        {"ProgramData/Microsoft/Windows/Start Menu/Programs/Probe link.lnk": link("C:\\Program Files\\Probe\\probe.exe", "--any")},
    ),
    Plant("windows-app-paths", "other.exe", {}, "", key(rf"{VERSION}\App Paths\other.exe", _=r"C:\Program Files\Other\other.exe")),
    Plant("windows-internet-clients", "Probe Browser", {}, "", key(r"Clients\StartMenuInternet\Probe", _="Probe Browser")),
    Plant(
        "windows-services",
        "Probe Service",
        {},
        "",
        key(r"ControlSet002\Services\probed", SETTINGS, Type=0x10, Start=2, DisplayName="Probe Service", ImagePath=STARTED),
    ),
    Plant("windows-run-keys", "Probe at login", {}, "", {ACCOUNT: {rf"Software\{VERSION}\Run": {"Probe at login": STARTED}}}),
    Plant("windows-scheduled-tasks", "Probe Update", {"Windows/System32/Tasks/Probe Update": TASK}),
    Plant(
        "windows-wsl-distributions",
        "Probe Linux",
        {},
        "",
        key(rf"Software\{VERSION}\Lxss\{GUID}", ACCOUNT, DistributionName="Probe Linux", Version=2),
    ),
    Plant("windows-android-emulators", "BlueStacks", {}, "", key("BlueStacks_nxt", Version="5.21")),
    Plant(
        "chromium-policy-extensions",
        DEEPSEEK_TOOL,
        {},
        "deepseek",
        {MACHINE: {r"Policies\Google\Chrome\ExtensionInstallForcelist": {"1": DEEPSEEK_TOOL}}},
    ),
    Plant(
        "chromium-external-extensions",
        TIKTOK_TOOL,
        {},
        "tiktok",
        key(rf"WOW6432Node\Google\Chrome\Extensions\{TIKTOK_TOOL}", version="1"),
    ),
    Plant(
        "gecko-policy-extensions",
        "folder@example.org",
        {
            "Program Files/Mozilla Firefox/distribution/policies.json": json.dumps(
                {"policies": {"ExtensionSettings": {"folder@example.org": {"installation_mode": "force_installed"}}}}
            )
        },
    ),
    Plant(
        "gecko-policy-extensions",
        ADDON,
        {},
        "",
        key(r"Policies\Mozilla\Firefox", ExtensionSettings=json.dumps({ADDON: {"installation_mode": "force_installed"}})),
    ),
    Plant("gecko-sideloads", "side@example.org", {"Program Files/Mozilla Firefox/browser/extensions/side@example.org.xpi": b"PK"}),
    Plant(
        "gecko-sideloads",
        "key@example.org",
        {},
        "",
        {MACHINE: {r"Mozilla\Firefox\Extensions": {"key@example.org": r"C:\gone"}}},
    ),
    Plant(
        "native-messaging-hosts",
        "org.example.probe_host",
        {},
        "",
        key(r"Google\Chrome\NativeMessagingHosts\org.example.probe_host", _=r"C:\gone.json"),
    ),
    *chromium(f"{LOCAL}/Google/Chrome/User Data/Default"),
    *firefox(f"{ROAMING}/Mozilla/Firefox"),
    browser(f"{HOME}/scoop/persist/brave/User Data", "Probe of Scoop"),
    browser("PortableApps/GoogleChromePortable/Data/profile", "Probe of PortableApps"),
    gecko(f"{HOME}/PortableApps/FirefoxPortable/Data/profile", "Probe of PortableApps"),
    browser(
        "Profiles/alice",
        "Probe that a policy names",
        keys={MACHINE: {r"Policies\Google\Chrome": {"UserDataDir": r"C:\Profiles\${user_name}"}}},
    ),
    browser(
        f"{HOME}/work",
        "Probe that a shortcut names",
        {f"{HOME}/Desktop/Work.lnk": link("C:\\Example\\example-browser.exe", r"--user-data-dir=%USERPROFILE%\work")},
    ),
    Plant("windows-start-menu-links", "Work", {}),
    *firefoxpwa(f"{ROAMING}/FirefoxPWA"),
    *nativefier(f"{LOCAL}/Programs/deepseek-win32-x64/resources"),
    *editors(HOME, f"{ROAMING}/JetBrains/IntelliJIdea2024.1/plugins", f"{LOCAL}/Zed"),
    *destinations(
        HOME,
        ROAMING,
        Plant("windows-environment", "probe.example", {}, "", key("Environment", ACCOUNT, OPENAI_BASE_URL="https://probe.example/v1")),
    ),
    *packages(f"{LOCAL}/Programs/Python/Python313/Lib/site-packages", f"{ROAMING}/npm/node_modules"),
    *fetched(f"{LOCAL}/npm-cache/_npx", f"{LOCAL}/uv/cache"),
    *models(HOME, f"{ROAMING}/Jan/data", ".exe", program("OpenCode", "Somebody", "1.0", "opencode.exe")),
]


def hives() -> dict[str, bytes]:
    """Return the hive files with every key that is planted, and those by which a Windows is known."""
    keys = {name: dict(paths) for name, paths in SYSTEM_KEYS.items()}
    for plant in PLANTED:
        for name, paths in plant.keys.items():
            keys[name] |= paths
    return {HIVES[name]: hive(paths) for name, paths in keys.items()}


SYSTEM = hives()
