"""Names that would steer a terminal, given to every command and found in every file: none is printed as it is."""

import os

import pytest

from scanner.cli import main
from scanner.cli.clean_stream import write_out
from scanner.cli.group import COMMANDS

HOSTILE = "a\x1b[2J\u202egpj\u2066\x9bclean\nbanned: none"
NAMED = {
    "an option of no command": ["scan", f"--{HOSTILE}"],
    "no command": [HOSTILE],
    "a system": ["scan", "--root", HOSTILE],
    "a system to list": ["list", "--root", HOSTILE],
    "a system's places": ["places", "--root", HOSTILE],
    "a kind": ["list", HOSTILE],
    "a policy": ["scan", "--policy", HOSTILE],
    "a policy to judge by": ["judge", "{report}", "--policy", HOSTILE],
    "signatures": ["scan", "--signatures", HOSTILE],
    "a waiver": ["scan", "--waivers", HOSTILE],
    "a configuration": ["scan", "--config", HOSTILE],
    "an output": ["scan", "--root", "{folder}", "--output", f"{HOSTILE}/x.json"],
    "an output's form": ["scan", "--root", "{folder}", "--output", f"x.{HOSTILE}"],
    "a secret": ["scan", "--pseudonymise", HOSTILE],
    "a product to explain": ["scan", "--root", "{folder}", "--explain", HOSTILE],
    "a report": ["judge", HOSTILE],
    "a product": ["signatures", "show", HOSTILE],
    "products to check": ["signatures", "check", HOSTILE],
    "a policy to show": ["policies", "show", HOSTILE],
    "policies to list": ["policies", "list", "--policy", HOSTILE],
    "a notice": ["notice", "--policy", HOSTILE],
    "a test": ["selftest", HOSTILE],
    "a product in a report": ["explain", "tiktok", HOSTILE],
    "reports to compare": ["diff", HOSTILE, HOSTILE],
    "a configuration to examine": ["doctor", "--config", HOSTILE],
    "a configuration to write": ["config", "init", f"{HOSTILE}/x.toml"],
    "what is explained": ["explain", HOSTILE],
    "a configuration to show": ["config", "show", "--config", HOSTILE],
    "an old report": ["diff", HOSTILE, "{report}"],
    "an option of a check-up": ["doctor", f"--{HOSTILE}"],
    "a signed catalogue": ["scan", "--root", "{folder}", "--catalogue", HOSTILE],
    "root keys": ["catalogue", "verify", HOSTILE, "--catalogue-root", HOSTILE],
    "a key": ["catalogue", "sign", HOSTILE, "--", HOSTILE],
    "a store": ["fleet", "status", "--store", HOSTILE],
    "reports of a fleet": ["fleet", "ingest", HOSTILE, "--into", "{folder}/store"],
    "a question of no fleet": ["fleet", HOSTILE],
    "an engine": ["fleet", "products", "--store", "{folder}", "--engine", HOSTILE],
    "faulty signatures": ["signatures", "check", "--signatures", "{signatures}"],
    "faulty signatures of a scan": ["scan", "--signatures", "{signatures}"],
    "a report with hostile keys": ["judge", "{report}"],
    "a configuration with hostile keys": ["scan", "--config", "{config}"],
    "a policy with hostile keys": ["scan", "--policy", "{config}"],
}


@pytest.fixture
def places(tmp_path):
    if os.name == "nt":
        pytest.skip("Windows takes no such names")
    key = '"a\\u001b[2J\\u202e\\nb"'
    (tmp_path / "signatures/products/social-media").mkdir(parents=True)
    (tmp_path / "signatures/products/social-media" / f"{HOSTILE}.toml").write_text(f"{key} = 1\n\x1b = 2")
    (tmp_path / "signatures/products/social-media/x.toml").write_text(f'name = "\\u001b[2J"\n{key} = 1')
    (tmp_path / "report.json").write_text(f'{{"schema": "x", {key}: 1}}')
    (tmp_path / "config.toml").write_text(f"{key} = 1\n")
    (tmp_path / "etc").mkdir()
    return {
        "folder": str(tmp_path),
        "signatures": str(tmp_path / "signatures"),
        "report": str(tmp_path / "report.json"),
        "config": str(tmp_path / "config.toml"),
    }


def _fill(word, places):
    """Return a word of a call with the place that it names."""
    return word.format(**places) if word.startswith("{") else word


@pytest.mark.parametrize("arguments", NAMED.values(), ids=NAMED)
def test_no_message_steers_a_terminal(arguments, places, capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit):
        main([_fill(word, places) for word in arguments])

    said = capsys.readouterr()
    assert said.err or said.out
    for text in said:
        assert write_out(text) == text
        assert "\nbanned: none" not in text, text


def test_every_command_is_given_one():
    assert set(COMMANDS) <= {word for arguments in NAMED.values() for word in arguments[:1]}
