import pytest

from scanner.matching.identifiers import KINDS, fault, key, keys

APP_ID = "hmjcdonmhijmnefklekckjkeoknbiipb"
WELL_FORMED = {
    "extension-word": "deepseek",
    "extension-host": "api.deepseek.com",
    "extension-calls": "generativelanguage.googleapis.com",
    "extension-declares": "contributes:chatParticipants",
    "deb": "libc6",
    "rpm": "PackageKit",
    "apk": "py3-pip",
    "pacman": "lib32-glibc",
    "snap": "chromium",
    "flatpak": "org.mozilla.firefox",
    "appimage": "Example App",
    "brew": "python@3.12",
    "macports": "py312-foo",
    "brew-cask": "deepseek",
    "nix": "firefox",
    "winget": "Buktal.DeepSeekDesktop",
    "chocolatey": "7zip.install",
    "scoop": "obs-studio",
    "npm": "@deepseek-ai/dsh",
    "pypi": "deepseek-harness-sdk",
    "msix-family": "BytedancePte.Ltd.TikTok_6yccndn6064se",
    "msix-name": "BytedancePte.Ltd.TikTok",
    "windows-store": "XP9CXNGPPJ97XX",
    "upgrade-code": "{1082AAEF-E2C3-4ABD-8789-9861082B709F}",
    "product-code": "1082aaef-e2c3-4abd-8789-9861082b709f",
    "uninstall-key": "{1082AAEF-E2C3-4ABD-8789-9861082B709F}_is1",
    "original-filename": "TikTok LIVE Studio.exe",
    "bundle-id": "com.zhiliaoapp.musically",
    "team-id": "2BBY89MBSN",
    "pkgutil": "com.example.pkg.main",
    "mac-app-store": "1498607143",
    "ios": "com.ss.iphone.ugc.Ame",
    "android": "com.zhiliaoapp.musically",
    "desktop-file": "org.example.Program",
    "wm-class": "crx_x",
    "service": "example.service",
    "command": "dsh",
    "chromium-extension": APP_ID,
    "gecko-extension": "uBlock0@raymondhill.net",
    "safari-extension": "com.example.App.Extension",
    "vscode-extension": "github.copilot-chat",
    "jetbrains-plugin": "com.github.copilot",
    "zed-extension": "html",
    "native-messaging-host": "com.example.native_host",
    "web-app": APP_ID,
    "site": "chat.deepseek.com",
    "ollama-model": "MFDoom/deepseek-r1-tool-calling",
    "ollama-cloud-model": "deepseek-v3.1",
    "served-model": "deepseek-chat",
    "home-page": "github.com/charmbracelet/crush",
    "hugging-face": "deepseek-ai/DeepSeek-R1",
    "modelscope": "deepseek-ai/DeepSeek-R1",
    "model-file": "DeepSeek-R1-Distill-Qwen-7B-Q4_K_M",
    "browser-component": "OptGuideOnDeviceModel",
    "container-image": "ghcr.io/open-webui/open-webui",
    "config-folder": "nomic.ai/GPT4All",
    "agent-part": "plugin:reviewer@example-market",
}
BADLY_FORMED = {
    "extension-word": "deep seek now",
    "extension-host": "https://api.deepseek.com/",
    "extension-calls": "api.openai.com/v1",
    "extension-declares": "AI",
    "home-page": "github.com/charmbracelet",
    "deb": "TikTok",
    "snap": "Tik_Tok",
    "flatpak": "firefox",
    "winget": "DeepSeekDesktop",
    "npm": "a b",
    "msix-family": "BytedancePte.Ltd.TikTok",
    "upgrade-code": "1082AAEF",
    "bundle-id": "musically",
    "team-id": "abc",
    "android": "musically",
    "command": "/usr/bin/dsh",
    "chromium-extension": APP_ID[:-1] + "z",
    "gecko-extension": "ublock",
    "web-app": APP_ID[:-1],
    "site": "https://tiktok.com/",
    "hugging-face": "deepseek-ai",
    "modelscope": "deepseek-ai",
    "model-file": "models/x",
    "browser-component": "a-b",
    "container-image": "ollama/ollama:latest",
    "config-folder": "~/.claude",
    "agent-part": "extension:reviewer",
}


def test_every_kind_has_an_example_here():
    assert set(WELL_FORMED) == set(KINDS)


@pytest.mark.parametrize(("kind", "value"), WELL_FORMED.items())
def test_a_well_formed_id(kind, value):
    assert fault(kind, value) == ""
    assert key(kind, value) in keys(kind, value)


@pytest.mark.parametrize(("kind", "value"), BADLY_FORMED.items())
def test_a_badly_formed_id_is_told_with_what_was_expected(kind, value):
    assert fault(kind, value) == f"expected {KINDS[kind].expected}, found {value!r}"


@pytest.mark.parametrize("value", ["InvokeAI,Inc.InvokeCommunityEdition", "Notepad++.Notepad++", "Ty&Neal.Wally", "万兴科技.墨刀"])
def test_what_winget_allows_in_an_id_is_well_formed(value):
    assert fault("winget", value) == ""


@pytest.mark.parametrize("value", ["A.B C", "A..B", "A.B/C", "A." + "b" * 33])
def test_what_winget_refuses_in_an_id_is_badly_formed(value):
    assert fault("winget", value) != ""


def test_a_star_may_stand_in_a_name_and_not_in_an_id_of_fixed_length():
    assert fault("hugging-face", "deepseek-ai/*") == ""
    assert fault("web-app", "hmjc*") != ""
    assert fault("site", "*.tiktok.com") == f"expected {KINDS['site'].expected}, without *"


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("site", "www.TikTok.com.", ("www.tiktok.com", "tiktok.com")),
        ("site", "nottiktok.com", ("nottiktok.com",)),
        ("site", "localhost", ("localhost",)),
        ("command", "TikTok LIVE Studio.EXE", ("tiktok live studio",)),
        ("upgrade-code", "{1082AAEF-E2C3-4ABD-8789-9861082B709F}", ("1082aaef-e2c3-4abd-8789-9861082b709f",)),
        ("pypi", "DeepSeek_Harness.SDK", ("deepseek-harness-sdk",)),
        ("ollama-model", "library/deepseek-r1:7b", ("deepseek-r1",)),
        ("container-image", "docker.io/library/Ollama:0.6.2", ("ollama",)),
        ("container-image", "index.docker.io/ollama/ollama@sha256:0123", ("ollama/ollama",)),
        ("container-image", "registry.example:5000/team/ollama", ("registry.example:5000/team/ollama",)),
        ("winget", "Buktal.DeepSeekDesktop", ("buktal.deepseekdesktop",)),
        ("deb", "dsh", ("dsh",)),
        ("home-page", "github.com/owner/name", ("github.com/owner/name", "github.com/owner", "github.com")),
        ("home-page", "docs.example.org/en", ("docs.example.org/en", "docs.example.org", "example.org")),
        ("home-page", "docs.example.org", ("docs.example.org", "docs.example.org/", "example.org")),
        ("home-page", "example.org/", ("example.org/",)),
        ("unknown", "x", ()),
    ],
)
def test_under_what_an_id_is_looked_up(kind, value, expected):
    assert keys(kind, value) == expected


def test_a_host_of_absurd_length_costs_little():
    assert len(keys("site", "a." * 100_000)) < 200


def test_a_part_of_an_agent_is_itself_one_of_any_origin_and_one_of_its_sort():
    assert keys("agent-part", "Plugin:Reviewer:x@Market@2") == ("plugin:reviewer:x@market@2", "plugin:reviewer:x", "plugin")
    assert keys("agent-part", "hook") == ("hook",)


@pytest.mark.parametrize(
    ("kind", "listed", "found"),
    [
        ("pacman", "probe", "probe-bin"),
        ("pacman", "probe", "probe-git"),
        ("pacman", "probe", "probe-appimage"),
        ("pacman", "probe", "probe-insiders"),
        ("pacman", "probe", "probe-armv7h-bin"),
        ("pacman", "probe", "probe-vulkan-git"),
        ("brew-cask", "probe", "probe@beta"),
        ("brew", "probe", "probe@5"),
        ("brew", "owner/tap/probe", "owner/tap/probe@5"),
        ("brew", "probe", "owner/tap/probe-latest"),
        ("brew-cask", "probe", "owner/tap/probe-linux"),
        ("brew-cask", "probe", "owner/tap/probe-linux@preview"),
        ("chocolatey", "probe", "Probe.Install"),
        ("chocolatey", "probe", "probe.portable"),
        ("scoop", "Probe", "probe-np"),
        ("scoop", "probe", "probe-nightly"),
        ("scoop", "probe", "probe-latest"),
        ("scoop", "probe", "probe_Somebody"),
        ("scoop", "probe", "probe-nightly_somebody"),
    ],
)
def test_another_build_of_a_package_is_the_same_program(kind, listed, found):
    assert key(kind, listed) in keys(kind, found)
    assert key(kind, found) not in keys(kind, listed)


@pytest.mark.parametrize(
    ("kind", "listed", "found"),
    [
        ("pacman", "pi-bin", "pi"),
        ("pacman", "crush-bin", "crush-git"),
        ("pacman", "probe", "probe-electron"),
        ("pacman", "probe", "-bin"),
        ("pacman", "probe", "probe-appimage-cuda"),
        ("pacman", "probe", "probe-claude-auth"),
        ("pacman", "probe", "probe-bwrap"),
        ("brew", "owner/tap/probe", "owner/tap/probe-linux"),
        ("brew-cask", "probe", "owner/tap/probe-cli"),
        ("brew", "owner/tap/probe", "probe"),
        ("scoop", "trae", "trae-cn"),
    ],
)
def test_a_package_that_is_only_called_alike_is_another(kind, listed, found):
    assert key(kind, listed) not in keys(kind, found)


def test_a_star_stands_for_no_letter_of_a_word_that_the_form_names():
    """`m*rketplace` was well-formed, for a star was read as an `a` alone."""
    assert "expected a sort of an agent's parts" in fault("agent-part", "m*rketplace")
    assert fault("agent-part", "marketplace:pro*be") == ""
