import json

import pytest

from scanner.collectors.agents.agent_parts import MOST, AgentParts, part_name
from scanner.collectors.agents.part_places import PARTS
from scanner.model import Item, Kind, Mark, Platform, Problem, Reason, Rung, State
from tests.collectors.agents.forms import FORMS, KEY
from tests.fake_host import Link, bare, fake_host

CASES = [(form, platform) for form in FORMS for platform in form.platforms]
SETTINGS = "/home/alice/.claude/settings.json"
PLUGINS = "/home/alice/.claude/plugins/installed_plugins.json"
OPENCODE = "/home/alice/.config/opencode/opencode.json"
MARKETPLACES = "/home/alice/.claude/plugins/known_marketplaces.json"


def read(form, platform):
    return bare(fake_host(platform, files={form.place(platform): form.text.replace("$KEY", KEY)}), AgentParts())


def of(place, content):
    return bare(fake_host(files={place: content if isinstance(content, str) else json.dumps(content)}), AgentParts())


@pytest.mark.parametrize(("form", "platform"), CASES, ids=lambda one: getattr(one, "agent", one))
def test_each_form_of_each_agents_parts_is_found_by_its_name_and_sort(form, platform):
    said = read(form, platform)

    assert [(one.ids, one.within) for one in said] == [((("agent-part", form.part),), form.agent)]


def test_nothing_that_a_part_holds_is_kept():
    for form, platform in CASES:
        assert KEY not in str(read(form, platform)), form


def test_every_agent_of_the_table_has_a_form_here():
    assert {part.agent for part in PARTS} == {form.agent for form in FORMS}
    assert len({form.agent for form in FORMS}) >= 25


def test_a_skill_is_its_folder_and_is_not_opened():
    host = fake_host(files={"/home/alice/.claude/skills/probe/SKILL.md": "\0\xff"})

    assert bare(host, AgentParts()) == [
        Item(
            "probe",
            ids=(("agent-part", "skill:probe"),),
            within="claude-code",
            location="/home/alice/.claude/skills/probe/SKILL.md",
            user="alice",
        )
    ]


def test_an_installed_plugin_has_its_version_and_its_marketplace():
    [item] = of(PLUGINS, {"plugins": {"probe@market": [{"version": "1.2.0"}]}})

    assert (item.name, item.version, item.publisher, item.rung) == ("probe", "1.2.0", "market", Rung.INSTALLED)


@pytest.mark.parametrize(("value", "state"), [(True, State.ENABLED), (False, State.DISABLED), ({}, State.NONE)])
def test_a_plugin_that_settings_switch_off_is_off(value, state):
    [item] = of(SETTINGS, {"enabledPlugins": {"probe@market": value}})

    assert item.state is state


def test_hooks_that_are_switched_off_together_are_off():
    hooks = {"hooks": {"Stop": [], "PreToolUse": []}}

    assert [one.state for one in of(SETTINGS, hooks)] == [State.NONE] * 2
    assert [one.state for one in of(SETTINGS, {**hooks, "disableAllHooks": True})] == [State.DISABLED] * 2


@pytest.mark.parametrize(
    ("source", "origin"),
    [
        ({"source": "github", "repo": "example/private-name"}, "github.com/example"),
        ({"source": "git", "url": "https://user:secret@git.example.org/team/secret.git"}, "git.example.org"),
        ({"source": "git", "url": "git@git.example.org:team/secret.git"}, "git.example.org"),
        ({"source": "directory", "path": "/home/alice/secret"}, ""),
        ("secret", ""),
    ],
)
def test_of_a_marketplace_the_host_or_the_owner_is_kept(source, origin):
    [item] = of(MARKETPLACES, {"market": {"source": source}})

    assert (item.name, item.publisher, item.version) == ("market", origin, "")


@pytest.mark.parametrize("name", ["https://example.org/x?token=1", "a b", "x" * 200, "../../etc/passwd", "file:///x/probe.ts"])
@pytest.mark.parametrize("in_a_list", [False, True])
def test_a_part_that_settings_call_by_a_path_or_with_blanks_is_listed_by_its_sort(name, in_a_list):
    [item] = of(OPENCODE, {"plugin": [name]}) if in_a_list else of(SETTINGS, {"hooks": {name: []}})
    sort = "plugin" if in_a_list else "hook"

    assert (item.name, item.ids) == (sort, (("agent-part", sort),))
    assert name not in str(item)


def test_what_has_no_name_at_all_is_no_part():
    assert of(SETTINGS, {"hooks": {"": []}}) == []


def test_an_administrators_instructions_and_hooks_are_marked():
    files = {"/etc/claude-code/CLAUDE.md": "x", "/etc/claude-code/managed-settings.json": '{"hooks": {"Stop": []}}'}

    assert {(one.marks, one.user) for one in bare(fake_host(files=files), AgentParts())} == {((Mark.POLICY,), "")}


@pytest.mark.parametrize(
    ("pattern", "location", "name"),
    [
        ("{home}/x/*/SKILL.md", "/h/x/a.b/SKILL.md", "a.b"),
        ("{home}/x/*.md", "/h/x/a.b.md", "a.b"),
        ("{home}/rules-*/*.md", "/h/rules-code/a.md", "a"),
        ("{home}/x/*.agent.md", "/h/x/a.agent.md", "a"),
        ("{home}/x/*/index.ts", "/h/x/a/index.ts", "a"),
        ("{home}/x/AGENTS.md", "/h/x/AGENTS.md", "AGENTS.md"),
    ],
)
def test_a_parts_name_is_what_stands_for_the_last_star(pattern, location, name):
    assert part_name(pattern, location) == name


def test_a_folder_of_a_files_name_is_no_part():
    [problem] = of("/home/alice/.claude/CLAUDE.md/x", "")

    assert problem.reason is Reason.NOT_A_FILE


def test_a_link_that_leads_nowhere_is_no_part_and_no_problem():
    for place in ("commands/x.md", "skills/x/SKILL.md", "CLAUDE.md"):
        assert bare(fake_host(files={f"/home/alice/.claude/{place}": Link("/home/alice/gone.md")}), AgentParts()) == []


@pytest.mark.parametrize("place", [SETTINGS, PLUGINS, "/home/alice/.codex/config.toml"])
def test_a_broken_file_is_a_problem(place):
    said = of(place, "{")

    assert {(one.reason, one.location) for one in said} == {(Reason.MALFORMED, place)}


def test_more_parts_than_anybody_has_are_capped():
    said = of(SETTINGS, {"hooks": {f"h{number}": [] for number in range(MOST + 1)}})

    assert len(said) == MOST + 1
    assert isinstance(said[-1], Problem)
    assert said[-1].reason is Reason.CAPPED


@pytest.mark.parametrize("platform", Platform)
def test_an_empty_machine_has_none(platform):
    assert bare(fake_host(platform), AgentParts()) == []


def test_a_part_is_of_a_kind_of_its_own():
    assert AgentParts.kind is Kind.AGENT_PART
