import pytest

from scanner.collectors.ai.mcp_servers import McpServers
from scanner.collectors.destinations.client_settings import ClientSettings
from scanner.collectors.editors.flatpaks import with_flatpaks
from scanner.collectors.extensions.vscode_extensions import VscodeExtensions
from scanner.collectors.extensions.zed_extensions import ZedExtensions
from scanner.model import Platform
from tests.fake_host import bare, fake_host

APPS = "/home/alice/.var/app"
SERVER = '"probe": {"url": "https://mcp.example.com/sse"}'
OF_JETBRAINS = """<application><component name="McpApplicationServerCommands"><commands><McpServerURL>
    <option name="name" value="probe"/><option name="url" value="https://mcp.example.com/sse"/></McpServerURL></commands></component></application>"""


@pytest.mark.parametrize(
    ("place", "content"),
    [
        ("com.jetbrains.PyCharm-Community/config/JetBrains/PyCharmCE2025.2/options/llm.mcpServers.xml", OF_JETBRAINS),
        ("com.vscodium.codium-insiders/config/VSCodium - Insiders/User/mcp.json", f'{{"servers": {{{SERVER}}}}}'),
        ("dev.zed.Zed-Preview/config/zed/settings.json", f'{{"context_servers": {{{SERVER}}}}}'),
        ("ai.opencode.opencode/config/opencode/opencode.json", f'{{"mcp": {{{SERVER}}}}}'),
        ("ai.jan.Jan/data/Jan/data/mcp_config.json", f'{{"mcpServers": {{{SERVER}}}}}'),
        ("ai.lmstudio.lm-studio/.lmstudio/mcp.json", f'{{"mcpServers": {{{SERVER}}}}}'),
    ],
)
def test_servers_of_programs_that_are_flatpaks(place, content):
    [item] = bare(fake_host(files={f"{APPS}/{place}": content}), McpServers())

    assert (item.ids, item.location, item.user) == ((("site", "mcp.example.com"),), f"{APPS}/{place}", "alice")


def test_where_a_program_that_is_a_flatpak_sends_to():
    place = f"{APPS}/ai.opencode.opencode/data/opencode/auth.json"
    [item] = bare(fake_host(files={place: '{"deepseek": {"key": "secret"}}'}), ClientSettings())

    assert (item.within, item.location) == ("opencode", place)


@pytest.mark.parametrize(
    ("collector", "folder"),
    [
        (VscodeExtensions(), "com.vscodium.codium-insiders/data/codium-insiders/extensions/a.probe-1.0.0"),
        (ZedExtensions(), "dev.zed.Zed-Preview/data/zed/extensions/installed/probe"),
    ],
)
def test_extensions_of_editors_that_are_flatpaks(collector, folder):
    [item] = bare(fake_host(files={f"{APPS}/{folder}/x": ""}), collector)

    assert item.location == f"{APPS}/{folder}"


def test_other_places_and_other_systems_have_none():
    assert with_flatpaks(Platform.LINUX, "{home}/jan", "/etc/zed/settings.json", "{data}/code") == (
        "{home}/jan",
        "/etc/zed/settings.json",
        "{data}/code",
    )
    assert with_flatpaks(Platform.MACOS, "{home}/.config/zed/settings.json") == ("{home}/.config/zed/settings.json",)
    assert with_flatpaks(Platform.LINUX, "{home}/.config/zed/x")[1:] == (
        "{home}/.var/app/dev.zed.Zed/config/zed/x",
        "{home}/.var/app/dev.zed.Zed-Preview/config/zed/x",
    )
