import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.collectors.ai.jetbrains_servers import jetbrains_servers
from scanner.collectors.ai.mcp_servers import McpServers
from scanner.model import Item, Malformed, Platform, Problem, State
from tests.fake_host import bare, fake_host

SECRET = "hunter2"
# As the plugin writes them: 2025.1 and 2025.2 in the component, later ones in its lists.
COMMAND = f"""<McpServerCommand sourceId="UserConfigurationSource">
      <option name="allowedToolsNames" />
      <option name="enabled" value="true" />
      <option name="name" value="probe" />
      <option name="programPath" value="npx" />
      <option name="arguments" value="-y deepseek-mcp-server --key=&quot;{SECRET} x&quot;" />
      <option name="workingDirectory" value="/home/alice/{SECRET}" />
      <envs><env name="TOKEN" value="{SECRET}" /></envs>
    </McpServerCommand>"""
ADDRESS = f"""<McpServerURL sourceId="UserConfigurationSource">
      <option name="name" value="remote" />
      <option name="enabled" value="false" />
      <option name="url" value="https://me:{SECRET}@mcp.deepseek.com/{SECRET}" />
      <option name="headers"><map><entry key="Authorization" value="{SECRET}" /></map></option>
    </McpServerURL>"""
LIST = f"""<McpServerConfigurationProperties>
      <option name="name" value="listed" />
      <option name="command" value="uvx" />
      <option name="args"><list><option value="mcp-server-fetch" /><option value="--key={SECRET}" /></list></option>
      <option name="env"><map><entry key="TOKEN" value="{SECRET}" /></map></option>
    </McpServerConfigurationProperties>"""
STATE = """<McpServerConfigurationProperties>
      <option name="name" value="only its state" /><option name="enabled" value="true" />
    </McpServerConfigurationProperties>"""
PLACES = {
    Platform.LINUX: "/home/alice/.config/JetBrains/PyCharm2025.1/options/llm.mcpServers.xml",
    Platform.MACOS: "/Users/alice/Library/Application Support/JetBrains/IntelliJIdea2026.2/options/llm.mcpServers.xml",
    Platform.WINDOWS: "C:/Users/alice/AppData/Roaming/JetBrains/Rider2025.3/options/llm.mcpServers.xml",
}


def options(*within, name="McpApplicationServerCommands"):
    return f'<application>\n  <component name="{name}" modifiable="true">\n{"".join(within)}</component>\n</application>'


def names(text):
    return [one["name"] for one in jetbrains_servers(text.encode())["servers"]]


@pytest.mark.parametrize("platform", Platform)
@pytest.mark.parametrize(
    "text", [options(COMMAND, ADDRESS, LIST, STATE), options("<commands>", COMMAND, LIST, STATE, "</commands><urls>", ADDRESS, "</urls>")]
)
def test_servers_in_every_layout_and_none_of_their_secrets(platform, text):
    place = PLACES[platform]
    said = bare(fake_host(platform, files={place: text}), McpServers())

    more = {"within": "jetbrains", "location": place, "user": "alice"}
    expected = [
        Item("probe", ids=(("command", "npx"), ("npm", "deepseek-mcp-server")), state=State.NONE, **more),
        Item("remote", ids=(("site", "mcp.deepseek.com"),), state=State.DISABLED, **more),
        Item("listed", ids=(("command", "uvx"), ("pypi", "mcp-server-fetch")), state=State.NONE, **more),
    ]
    assert sorted(said) == sorted(expected)
    assert SECRET not in str(said)


def test_servers_of_later_ides_stand_in_the_home():
    place = "/home/alice/.ai/mcp/mcp.json"
    said = bare(fake_host(files={place: '{"mcpServers": {"probe": {"command": "npx", "args": ["-y", "x"]}}}'}), McpServers())

    assert [(one.name, one.within, one.ids) for one in said] == [("probe", "jetbrains", (("command", "npx"), ("npm", "x")))]


def test_another_component_has_none():
    assert names(options(COMMAND, name="McpToolsStoreService")) == []
    assert names(options(f"<other>{COMMAND}</other>")) == []
    assert names(f"<application>{COMMAND}</application>") == []


@pytest.mark.parametrize("text", ["", "<application>", options(COMMAND)[:-3], '<!DOCTYPE a [<!ENTITY b "c">]><application/>'])
def test_a_damaged_file_is_said(text):
    with pytest.raises(Malformed):
        jetbrains_servers(text.encode())
    if text:
        assert [type(one) for one in bare(fake_host(files={PLACES[Platform.LINUX]: text}), McpServers())] == [Problem]


def test_deep_nesting_is_passed_over():
    deep = "<a>" * 100_000 + "</a>" * 100_000

    assert names(options(COMMAND.replace("<envs>", f"<envs>{deep}"), LIST)) == ["probe", "listed"]


@given(st.lists(st.sampled_from([COMMAND, ADDRESS, LIST, STATE, "<commands>", "</commands>", "<option value='x'/>", "<urls/>"])))
def test_any_order_gives_servers_or_is_damaged(parts):
    try:
        found = jetbrains_servers(options(*parts).encode())["servers"]
    except Malformed:
        return
    assert all(isinstance(one["args"], list) for one in found)
