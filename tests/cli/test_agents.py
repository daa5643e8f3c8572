"""AI agents from a machine's own records to the exit code: what they may do without asking, and what they go by."""

import json

import pytest

from tests.trees import ended, tree

POLICY = """
format = "policy/1"
id = "agents"
version = "2026.1"
jurisdiction = "BE"
languages = ["en"]
fallback = ["en"]
last_verified = 2026-11-29
stale_after_days = 180
title.en = "Agents"
issuer = {{kind = "authority", name.en = "Example"}}

[[rule]]
id = "agents-2026"
{effect}
confidence = "official"
decided = 2026-01-01
match.{match}
reason.en = "r"
action.en = "a"
basis = [{{kind = "decision", title.en = "t", supports = ["effect", "match"]}}]
"""
SKILLS = """
name = "Skills"
vendor = "Example"
category = "ai-agent"
description = "What agents may be taught."
references = ["https://agentskills.io"]
reviewed = 2026-11-29

[[match]]
relation      = "official"
id.agent-part = "skill"

[[hit]]
kind          = "agent-part"
name          = "probe"
id.agent-part = "skill:probe"
"""
HOME = "home/alice"
CLAUDE = {f"{HOME}/.nvm/versions/node/v22.1.0/lib/node_modules/@anthropic-ai/claude-code/package.json": json.dumps(
    {"name": "@anthropic-ai/claude-code", "version": "2.0.0", "bin": "cli.js"})}  # fmt: skip
SKILL = {f"{HOME}/.claude/skills/probe/SKILL.md": "---\nname: probe\n---\n"}


def mode(name):
    return {f"{HOME}/.claude/settings.json": json.dumps({"permissions": {"defaultMode": name}})}


def policy(folder, effect, match):
    path = folder / "agents.toml"
    path.write_text(POLICY.format(effect=effect, match=match))
    return path


def outcomes(capsys, *options):
    code = ended("scan", "--format", "json", *options)
    report = json.loads(capsys.readouterr().out)
    return code, {one["product"]: one["verdicts"][0]["outcome"] for one in report["findings"] if one["verdicts"][0]["policy"]}


@pytest.mark.parametrize(
    ("files", "code", "outcome"),
    [(mode("bypassPermissions"), 1, "prohibited"), (mode("plan"), 0, "compliant"), ({}, 0, "compliant"), (mode("auto"), 0, "unspecified")],
)
def test_a_policy_may_want_agents_to_ask(tmp_path, capsys, files, code, outcome):
    root = tree(tmp_path / "root", CLAUDE, files)
    path = policy(tmp_path, 'effect = "disable-feature"\nexpect.state = "off"', 'features = ["unattended-agent"]')

    assert outcomes(capsys, "--root", root, "--policy", path) == (code, {"claude-code-unattended": outcome})


def test_no_bundled_policy_says_more_of_it_than_that_it_is_there(tmp_path, capsys):
    root = tree(tmp_path / "root", CLAUDE, mode("bypassPermissions"), SKILL)

    code, found = outcomes(capsys, "--root", root, "--policy", "eu-parliament-builtin-ai")
    assert (code, found.get("claude-code-unattended")) == (0, None)
    code, found = outcomes(capsys, "--root", root, "--policy", "ai-inventory")
    assert (code, found["claude-code-unattended"]) == (0, "inventoried")


def test_added_signatures_and_a_policy_may_ban_skills(tmp_path, capsys):
    root = tree(tmp_path / "root", SKILL)
    folder = tmp_path / "signatures" / "products" / "ai-agent"
    folder.mkdir(parents=True)
    (folder / "skills.toml").write_text(SKILLS)
    path = policy(tmp_path, 'effect = "prohibit"\naspects.agent-part = "prohibit"', 'products = ["skills"]')

    assert outcomes(capsys, "--root", root, "--policy", path, "--signatures", tmp_path / "signatures") == (1, {"skills": "prohibited"})


def test_the_map_says_where_clients_send_and_where_the_vendor_has_its_seat(tmp_path, capsys):
    settings = json.dumps({"env": {"ANTHROPIC_BASE_URL": "https://api.deepseek.com/anthropic", "ANTHROPIC_AUTH_TOKEN": "hunter2"}})
    root = tree(tmp_path / "root", CLAUDE, {f"{HOME}/.claude/settings.json": settings})
    options = ("scan", "--root", root, "--policy", "ai-inventory")

    assert ended(*options, "--format", "json") == 0
    rows = {row["product"]: row for row in json.loads(capsys.readouterr().out)["map"]}
    assert (rows["deepseek"]["destinations"], rows["deepseek"]["seat"]) == (["api.deepseek.com"], "CN")
    assert rows["deepseek"]["seat_source"].startswith("https://")
    assert ("destinations" in rows["claude-code"], rows["claude-code"]["seat"]) == (False, "US")
    ended(*options)
    text = " ".join(capsys.readouterr().out.split())
    assert "set to send to api.deepseek.com: DeepSeek [CN] (client, destination)" in text
    ended(*options, "--format", "html")
    page = capsys.readouterr().out
    assert "vendor&#x27;s head office: China" in page
    assert f'href="{rows["deepseek"]["seat_source"]}"' in page


def test_no_other_policy_asks_for_the_seat(tmp_path, capsys):
    ended("scan", "--root", tree(tmp_path / "root", CLAUDE), "--policy", "be-federal-deepseek", "--format", "json")

    assert not any("seat" in one for one in json.loads(capsys.readouterr().out)["findings"])
