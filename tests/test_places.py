"""Every place that a collector names is read: what lies in one of its places is put into each other one, and must be found there."""

import io
import json
import plistlib
import zipfile

import pytest

from scanner.collectors import every_collector
from scanner.collectors.browsers import kept_elsewhere
from scanner.collectors.extensions.chromium_extensions import ChromiumExtensions
from scanner.collectors.extensions.gecko_extensions import GeckoExtensions
from tests.bolt_databases import containerd
from tests.planted.linux import APPIMAGE
from tests.planted.plant import ADDON
from tests.rpm_databases import bdb, header, sqlite
from tests.shell_links import link
from tests.transplants import is_read

pytestmark = pytest.mark.house

SERVER = {"probe": {"command": "npx", "args": ["-y", "probe-mcp-server"]}}
JETBRAINS = (
    '<McpServerCommand><option name="name" value="probe"/><option name="programPath" value="npx"/>'
    '<option name="arguments" value="-y probe-mcp-server"/></McpServerCommand>'
)
APP = plistlib.dumps({"CFBundleIdentifier": "org.example.probe", "CFBundleName": "Probe"})
PACKAGE = json.dumps({"name": "probe", "version": "1", "bin": "x"})
POLICY = {"Probe": False}
FORCED = {"ExtensionSettings": {ADDON: {"installation_mode": "force_installed"}}}
FIREFOX = "{ec8030f7-c20a-464f-9b0e-13a3a9e97384}"
FLATHUB = "com.visualstudio.code"
FLATPAK = '[Installation "extra"]\nPath=/srv/flatpak\n'
PLUGIN = "<idea-plugin><id>org.example.probe</id><name>Probe</name></idea-plugin>"


def jar():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("META-INF/plugin.xml", PLUGIN)
    return content.getvalue()


DPKG = "Package: probe\nStatus: install ok {}\nVersion: 1\n\n"
IMAGES = containerd({"default": ["example/probe:main"]})
# What lies in a place whose form differs from that of the planted one: contents by what is added to the place, `/=` for a whole path.
PROBE_ADDRESS = "https://api.deepseek.com/v1"
NAMED = {"deepseek": {"provider": "deepseek", "baseUrl": PROBE_ADDRESS, "base_url": PROBE_ADDRESS, "apiKey": "x"}}
# What any of the clients that keep their settings in JSON or YAML would have in them.
SENT = {
    **dict.fromkeys(("inferenceGatewayBaseUrl", "base_url", "baseUrl", "full_url", "openai-api-base"), PROBE_ADDRESS),
    **dict.fromkeys(("planModeApiProvider", "engine", "default-api", "defaultProvider"), "deepseek"),
    **dict.fromkeys(("provider", "providers"), NAMED),
    "deepseek": {},
    "model": "deepseek/probe",
    "env": {"OPENAI_BASE_URL": PROBE_ADDRESS},
    "models": [{"provider": "deepseek", "url": PROBE_ADDRESS}],
    "customModels": [{"baseUrl": PROBE_ADDRESS}],
    "custom_models": [{"base_url": PROBE_ADDRESS}],
    "agent": {"default_model": {"provider": "deepseek"}},
    "providerProfiles": {"apiConfigs": {"a": {"apiProvider": "deepseek"}}},
    "settings": {"providers": NAMED},
    "openai": {"api_base_urls": [PROBE_ADDRESS]},
    "Providers": [{"api_base_url": PROBE_ADDRESS}],
    "github.copilot.chat.byok.ollamaEndpoint": PROBE_ADDRESS,
    "model_list": [{"litellm_params": {"api_base": PROBE_ADDRESS}}],
    "llm": {"api_base": PROBE_ADDRESS},
    "endpoints": {"custom": [{"baseURL": PROBE_ADDRESS}]},
}
SAMPLES = {
    "linux-dpkg": [
        (("0001",), {"": DPKG.format("installed"), "/=/var/lib/dpkg/status": ""}),
    ],
    "linux-snap": [(("probe", "1"), {"": "name: probe\n"})],
    "linux-appimage": [{"": APPIMAGE}],
    "linux-rpm": [{"": bdb(header("probe"))}],
    "linux-pacman": [{"": "[options]\nDBPath = /srv/pacman/\n", "/=/srv/pacman/local/probe-1/desc": "%NAME%\nprobe\n\n%VERSION%\n1-1\n"}],
    "linux-flatpak": [{".conf": FLATPAK, "/=/srv/flatpak/app/org.example.Probe/x86_64/stable/active/metadata": "[Application]\n"}],
    "linux-container-images": [
        {"": json.dumps([{"id": "0", "names": ["example/probe:main"]}])},
        {"": '{"data-root": "/srv/docker"}', "/=/srv/docker/containerd/daemon/io.containerd.metadata.v1.bolt/meta.db": IMAGES},
        {"": '[storage]\ngraphroot = "/srv/p"\n', "/=/srv/p/overlay-images/images.json": json.dumps([{"names": ["example/probe:main"]}])},
        {"": 'root = "/srv/images"\n', "/=/srv/images/io.containerd.metadata.v1.bolt/meta.db": IMAGES},
    ],
    "macos-safari-extensions": [{"": plistlib.dumps({"org.example.probe (ABCDE12345)": {"Enabled": True}})}],
    "macos-app-bundles": [{"/Contents/Info.plist": APP}],
    "mcp-servers": [
        *({"": json.dumps(content)} for content in ({"servers": SERVER}, {"mcp": {"servers": SERVER}}, {"context_servers": SERVER})),
        {"": json.dumps({"mcp": SERVER})},
        {"": json.dumps({"extensions": SERVER})},
        {"": json.dumps({"amp.mcpServers": SERVER})},
        {"": json.dumps({"name": "probe", "version": "1", "server": {"type": "node", "mcp_config": SERVER["probe"]}})},
        {"": f'<application><component name="McpApplicationServerCommands">{JETBRAINS}</component></application>'},
        {"": '[mcp_servers.probe]\ncommand = "npx"\nargs = ["-y", "probe-mcp-server"]\n'},
    ],
    "client-settings": [
        {"": json.dumps(SENT)},
        {"": json.dumps([{"url": PROBE_ADDRESS, "api_base": PROBE_ADDRESS, "name": "deepseek/probe"}])},
        {"": f'model_provider = "deepseek"\n[providers.x]\nbase_url = "{PROBE_ADDRESS}"\napi_base = "{PROBE_ADDRESS}"\n'},
        {"": f'[model.chat.http]\napi_endpoint = "{PROBE_ADDRESS}"\n[env]\nOPENAI_BASE_URL = "{PROBE_ADDRESS}"\n'},
        {"": f"OPENAI_BASE_URL={PROBE_ADDRESS}\n"},
    ],
    "agent-parts": [
        {"": json.dumps({"hooks": {"Stop": [], "internal": {"entries": {"probe": {}}}}, "plugin": ["probe"], "plugins": {"probe@x": []}})},
        {"": json.dumps({"customModes": [{"slug": "probe"}]})},
        {"": 'notify = ["probe"]\n[[hooks]]\nevent = "Stop"\n'},
    ],
    "environment-files": [{"": f"OPENAI_BASE_URL={PROBE_ADDRESS}\n"}],
    "ollama-models": [
        *(
            {
                "": f"[Service]\nEnvironment=OLLAMA_MODELS={home}/models\n",
                f"/={home}/models/manifests/registry.ollama.ai/library/probe/1": "",
            }
            for home in ("/srv", "/home/alice")
        ),
    ],
    "windows-environment": [{"": {"OPENAI_BASE_URL": PROBE_ADDRESS}}],
    "service-environment": [
        {"": f"[Service]\nEnvironment=OPENAI_BASE_URL={PROBE_ADDRESS}\n"},
        {"": plistlib.dumps({"EnvironmentVariables": {"OPENAI_BASE_URL": PROBE_ADDRESS}})},
        {"": json.dumps({"Config": {"Env": [f"OPENAI_BASE_URL={PROBE_ADDRESS}"]}})},
        {"": json.dumps({"services": {"probe": {"environment": {"OPENAI_BASE_URL": PROBE_ADDRESS}}}})},
    ],
    "npm-global-packages": [
        {"/package.json": json.dumps({"dependencies": {"probe": "1"}}), "/node_modules/probe/package.json": PACKAGE},
        *(
            {"": f"prefix={home}/npm\n", f"/={home}/npm/{library}/probe/package.json": PACKAGE}
            for home, library in (
                ("/home/alice", "lib/node_modules"),
                ("/Users/alice", "lib/node_modules"),
                ("C:/Users/alice", "node_modules"),
            )
        ),
    ],
    "python-packages": [
        {"": {"": "C:\\Program Files\\Tools"}, "/=C:/Program Files/Tools/Lib/site-packages/probe-1.0.dist-info/METADATA": ""}
    ],
    "gecko-sideloads": [(names, {"": b"PK"}) for names in ((FIREFOX, f"{ADDON}.xpi"), (f"{ADDON}.xpi",), ("firefox", f"{ADDON}.xpi"))],
    "gecko-policy-extensions": [
        {"": json.dumps({"policies": FORCED})},
        (("firefox",), {"": json.dumps({"policies": FORCED})}),
        {"": plistlib.dumps({"EnterprisePoliciesEnabled": True, **FORCED})},
    ],
    "jetbrains-plugins": [{"/lib/probe.jar": jar()}],
    "chromium-policy-settings": [{"": json.dumps(POLICY)}, {"": plistlib.dumps(POLICY)}, {"": POLICY}, {"": {"Probe": 0}}],
    "gecko-policy-settings": [
        *({"": content} for content in (json.dumps({"policies": POLICY}), plistlib.dumps({"EnterprisePoliciesEnabled": True, **POLICY}))),
        *((names, {"": json.dumps({"policies": POLICY})}) for names in (("Mozilla Firefox",), ("firefox",))),
        (("Firefox",), {"": {"Probe": 0}}),
    ],
    "agent-settings": [{"": json.dumps(POLICY)}, {"": "Probe = false\n"}],
    "editor-settings": [
        *(((*names, *more), {"": json.dumps(POLICY)}) for names in (("Code",), (FLATHUB, "Code"), ("vscode",)) for more in ((), ("1",))),
    ],
    "vscode-extensions": [(("Code", "1"), {"": json.dumps([{"identifier": {"id": "example.probe"}, "version": "1"}])})],
    "phone-backups": [{"/00008110-000A1C2E3F40001E/Info.plist": plistlib.dumps({"Installed Applications": ["org.example.probe"]})}],
    "windows-start-menu-links": [{"": link("C:\\Program Files\\Probe\\probe.exe", "--any")}],
}

# What no record that is put there alone can show, with the reason. A test of its collector shows it, but for the process table's.
OTHERWISE = {
    "the profile's folder is known from the browser's table, and the planted profiles are read": [
        *("chromium-local-models", "chromium-web-apps", "firefox-web-apps"),
        *("chromium-preference-settings", "gecko-preference-settings"),
        *(f"chromium-extensions: {place}" for place in ChromiumExtensions.places if place not in kept_elsewhere.PLACES),
        *(f"gecko-extensions: {place}" for place in GeckoExtensions.places if place not in kept_elsewhere.PLACES),
        "chromium-external-extensions: <user data>/External Extensions/<id>.json",
        "native-messaging-hosts: <user data>/NativeMessagingHosts/*.json",
    ],
    "a list of what lies in another folder, which is not put there with it": [
        "vscode-extensions: {config}/<editor>/User/profiles/*/extensions.json",
        "vscode-extensions: {support}/<editor>/User/profiles/*/extensions.json",
        "vscode-extensions: {roaming}/<editor>/User/profiles/*/extensions.json",
    ],
    "stands in the folder of an editor, which is known from the table of editors": [
        "vscode-extensions: <editor>/resources/app/extensions/*copilot*/package.json",
    ],
    "the pattern has letters for digits of a year": ["jetbrains-plugins: {home}/.*20??.?/config/plugins/*"],
    "a mounted system runs nothing": ["running-processes"],
    "the log of the database beside it, which alone is none": ["macos-macports: /opt/local/var/macports/registry/registry.db-wal"],
    "says more of what another place of the collector tells": [
        "vscode-extensions: {home}/.*/extensions/*/package.json (only what it is called, described as and adds to the editor)",
        "vscode-extensions: {home}/.*/extensions/*/package.nls.json (of one that has these texts there)",
        *(f"linux-systemd-units: <each of these folders>/*.{kind}/*.service, names only" for kind in ("wants", "requires")),
        "linux-systemd-units: <each of these folders>/*.service.d/*.conf",
        "macos-safari-extensions: <app>/Contents/PlugIns/*.appex/Contents/Info.plist",
        "macos-safari-extensions: <app>/Wrapper/*.app/PlugIns/*.appex/Info.plist",
        "linux-dpkg: /var/lib/dpkg/info/*.list of packages that are half installed",
        "homebrew: INSTALL_RECEIPT.json, .brew/*.rb and .metadata/*/*/Casks/* below them, of which the tap and the home page are kept",
        "macos-safari-extensions: manifest.json and _locales of an extension that has no name elsewhere",
        "macos-webkit-extensions: scripts beside it (only the hosts of addresses in them are kept), and pages that it names",
        r"windows-uninstall-keys: HKLM64\SOFTWARE\Classes\Installer\UpgradeCodes\*",
        r"windows-uninstall-keys: HKLM64\SOFTWARE\Microsoft\Windows\CurrentVersion\Installer\UpgradeCodes\*",
        r"windows-uninstall-keys: {hku}\Software\Microsoft\Installer\UpgradeCodes\*",
        r"windows-state-repository: HKLM64\SOFTWARE\Microsoft\Windows\CurrentVersion\AppModel\StateRepository\Cache\Package\Data\*",
        r"windows-services: HKLM64\SYSTEM\CurrentControlSet\Services\*\Parameters",
        r"windows-run-keys: HKLM64\SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved",
        r"windows-run-keys: {hku}\Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved",
        r"windows-start-menu-links: HKLM64\SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\StartupFolder",
        r"windows-start-menu-links: {hku}\Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\StartupFolder",
    ],
    "settings in a database, which is made by a test of the collector": ["client-databases"],
    "which folder it is, a file of the account says": [
        "project-servers",
        "linux-appimage: the downloads and the desktop that {config}/user-dirs.dirs names",
        "linux-desktop-entries: the desktop that {config}/user-dirs.dirs names",
    ],
    "the features' files name the keys and domains": ["managed-preference-settings", "registry-settings"],
}


def excused():
    """Return every excuse by its collector, with the place, empty where it holds for all of them."""
    return [tuple(one.partition(": ")[::2]) for places in OTHERWISE.values() for one in places]


def test_what_lies_in_any_place_that_a_collector_names_is_found(tmp_path):
    samples = {**SAMPLES, "linux-rpm": [*SAMPLES["linux-rpm"], {"": sqlite(tmp_path, header("probe"))[0]}]}
    excuses, unread, needless = excused(), [], []
    for collector in every_collector():
        for place in collector.places:
            read, excuse = is_read(collector, place, samples.get(collector.name, ())), {(collector.name, ""), (collector.name, place)}
            if read:
                needless += excuse.intersection(excuses)
            elif excuse.isdisjoint(excuses):
                unread.append(f"{collector.name}: {place}")

    assert not unread, "named and not read:\n" + "\n".join(unread)
    assert not needless, f"excused, and read all the same: {needless}"


def test_only_places_that_there_are_are_excused():
    known = {(collector.name, place) for collector in every_collector() for place in ("", *collector.places)}

    assert {*excused()} <= known


@pytest.mark.parametrize("name", ["linux-dpkg", "mcp-servers", "windows-services", "macos-app-bundles"])
def test_a_place_where_nobody_looks_is_noticed(name):
    (collector,) = [one for one in every_collector() if one.name == name]
    nowhere = {"windows-services": r"HKLM64\SYSTEM\CurrentControlSet\Nowhere\*"}.get(name, "/srv/nowhere/*")

    assert not is_read(collector, nowhere, SAMPLES.get(name, ()))
