import pytest

from scanner.catalogue.load import load_catalogue
from scanner.collectors.agents.agent_files import AGENTS
from scanner.collectors.features.agent_settings import AgentSettings
from scanner.matching.feature_findings import feature_findings
from scanner.model import Item, Kind, Mark, Platform, Reason, Rung, State
from scanner.setting import Store
from tests.collectors.destinations.forms import HOMES, KEY, SETTINGS
from tests.fake_host import bare, fake_host

LINUX, MACOS, WINDOWS = Platform.LINUX, Platform.MACOS, Platform.WINDOWS
ALL = (LINUX, MACOS, WINDOWS)
CATALOGUE = load_catalogue()
FEATURES = CATALOGUE.features
OURS = [one.setting for feature in FEATURES.values() for one in feature.settings if one.setting.store is Store.AGENT_SETTING]
CLAUDE = '{"permissions": {"defaultMode": "%s", "allow": ["Bash(curl $KEY)"]}, "env": {"TOKEN": "$KEY"}}'
CODEX = 'approval_policy = "%s"\nsandbox_mode = "%s"\n[mcp_servers.x]\nenv = {TOKEN = "$KEY"}\n'
# The feature, the agent, its file, the text in which it is on, the text in which it is off, and where.
FORMS = (
    ("claude-code-unattended", "claude-code", "~/.claude/settings.json", CLAUDE % "bypassPermissions", CLAUDE % "acceptEdits", ALL),
    ("claude-code-unattended", "claude-code", "~/.claude/settings.local.json", CLAUDE % "bypassPermissions", CLAUDE % "default", ALL),
    (
        "claude-code-unattended",
        "claude-code",
        "/etc/claude-code/managed-settings.json",
        CLAUDE % "bypassPermissions",
        '{"permissions": {"disableBypassPermissionsMode": "disable"}}',
        (LINUX,),
    ),
    ("codex-unattended", "codex-cli", "~/.codex/config.toml", CODEX % ("never", "read-only"), CODEX % ("on-request", "read-only"), ALL),
    ("codex-unconfined", "codex-cli", "~/.codex/config.toml", CODEX % ("never", "danger-full-access"),
     CODEX % ("never", "read-only"), ALL),
    ("qwen-code-unattended", "qwen-code", "~/.qwen/settings.json", '{"tools": {"approvalMode": "yolo"}}',
     '{"tools": {"approvalMode": "default"}}', ALL),
    ("opencode-unattended", "opencode", "~/.config/opencode/opencode.json", '{"permission": "allow"}', '{"permission": "ask"}', ALL),
    ("opencode-unattended", "opencode", "~/.config/opencode/opencode.jsonc", '{"permission": {"bash": "allow"}, // $KEY\n}',
     '{"permission": {"bash": {"*": "ask"}}}', ALL),
    ("goose-unattended", "goose", "~/.config/goose/config.yaml", "GOOSE_MODE: auto\nOPENAI_API_KEY: $KEY\n", "GOOSE_MODE: approve\n",
     (LINUX, MACOS)),
    ("goose-unattended", "goose", "+/Block/goose/config/config.yaml", "GOOSE_MODE: auto\n", "GOOSE_MODE: chat\n", (WINDOWS,)),
    ("aider-unattended", "aider", "~/.aider.conf.yml", "yes-always: true\nopenai-api-key: $KEY\n", "yes-always: false\n", ALL),
    ("amp-unattended", "amp", "~/.config/amp/settings.json", '{"amp.dangerouslyAllowAll": true}',
     '{"amp.dangerouslyAllowAll": false}', ALL),
    ("droid-unattended", "droid", "~/.factory/settings.json", '{"sessionDefaultSettings": {"autonomyLevel": "high"}}',
     '{"sessionDefaultSettings": {"autonomyLevel": "low"}}', ALL),
    ("kimi-code-unattended", "kimi-cli", "~/.kimi/config.toml", "default_yolo = true\n", "default_yolo = false\n", ALL),
    ("kimi-code-unattended", "kimi-cli", "~/.kimi-code/config.toml", 'default_permission_mode = "yolo"\n',
     'default_permission_mode = "manual"\n', ALL),
    ("mistral-vibe-unattended", "mistral-vibe", "~/.vibe/config.toml", 'default_agent = "auto-approve"\n', 'default_agent = "plan"\n', ALL),
    ("cline-all-commands", "cline", "~/.cline/data/globalState.json", '{"autoApprovalSettings": {"actions": {"executeAllCommands": true}}}',
     '{"autoApprovalSettings": {"actions": {"executeAllCommands": false}}}', ALL),
    ("cline-yolo", "cline", "~/.cline/data/globalState.json", '{"yoloModeToggled": true}', '{"yoloModeToggled": false}', ALL),
    ("open-interpreter-unattended", "open-interpreter", "+/open-interpreter/profiles/default.yaml",
     "auto_run: true\nllm: {api_key: $KEY}\n", "auto_run: false\n", ALL),
    ("zed-unattended", "zed", "~/.config/zed/settings.json", '{"agent": {"tool_permissions": {"default": "allow"}}}',
     '{"agent": {"tool_permissions": {"default": "confirm"}}}', (LINUX, MACOS)),
    ("zed-unattended", "zed", "+/Zed/settings.json", '{"agent": {"always_allow_tool_actions": true}}',
     '{"agent": {"always_allow_tool_actions": false}}', (WINDOWS,)),
)  # fmt: skip
CASES = [(form, platform) for form in FORMS for platform in form[5]]


def read(platform, path, text):
    base = {"~": HOMES, "+": SETTINGS}.get(path[0])
    place = base[platform] + path[1:] if base else path
    return bare(fake_host(platform, files={place: text.replace("$KEY", KEY)}), AgentSettings(OURS))


def states(id_, said):
    """Return what the feature's file makes of the settings where its program is installed."""
    feature = FEATURES[id_]
    presence = feature.presences[0]
    block = (CATALOGUE.programs[presence.program] if presence.described else feature.product).blocks[0]
    kind, values = next(iter(block.ids.items()))
    program = Item("probe", ids=((kind, next(iter(values))),), kind=Kind.APPLICATION, rung=Rung.INSTALLED)
    settings = [one._replace(kind=Kind.FEATURE, rung=Rung.CONFIGURED) for one in said]
    found = feature_findings([feature], [program, *settings], fake_host().facts, 1, CATALOGUE.programs)
    return {one.item.state for finding in found for one in finding.evidence if Mark.IGNORED not in one.item.marks}


@pytest.mark.parametrize(("form", "platform"), CASES, ids=lambda one: one[0] if isinstance(one, tuple) else one)
def test_what_an_agent_may_do_without_asking_is_read_in_each_of_its_forms(form, platform):
    feature, agent, path, on, off, _ = form
    said_on, said_off = read(platform, path, on), read(platform, path, off)

    assert states(feature, said_on) == {State.ENABLED}
    assert states(feature, said_off) == {State.DISABLED_BY_POLICY if path.startswith("/") else State.DISABLED_BY_USER}
    assert {one.within for one in (*said_on, *said_off)} == {agent}
    assert KEY not in f"{said_on} {said_off}"


def test_every_agent_of_the_table_has_a_form_here_and_a_feature():
    no_on = {"gemini-cli"}  # only the command line switches it on

    assert {form[1] for form in FORMS} | no_on == {agent.id for agent in AGENTS}
    assert {setting.program for setting in OURS} == {agent.id for agent in AGENTS}


def test_gemini_cli_is_told_where_an_administrator_refuses_it():
    [item] = read(LINUX, "/etc/gemini-cli/settings.json", '{"security": {"disableYoloMode": true}}')

    assert (item.state, item.marks, item.user) == (State.DISABLED_BY_POLICY, (Mark.POLICY,), "")


def test_a_value_that_nobody_knows_is_unknown():
    assert {one.state for one in read(LINUX, "~/.claude/settings.json", CLAUDE % "auto")} == {State.UNKNOWN}


def test_files_of_agents_that_nobody_asks_about_are_not_read():
    host = fake_host(files={"/home/alice/.claude/settings.json": "{"})

    assert bare(host, AgentSettings([one for one in OURS if one.program != "claude-code"])) == []


def test_a_broken_file_is_a_problem():
    [problem] = read(LINUX, "~/.codex/config.toml", "=")

    assert problem.reason is Reason.MALFORMED
