import json

import pytest

from scanner.collectors.applications.npx_cache import NpxCache
from scanner.model import Item, Kind, Platform, Rung
from tests.fake_host import bare, fake_host, said

CALL = {"dependencies": {"@openai/codex": "^0.58.0"}, "_npx": {"packages": ["@openai/codex@0.58.0"]}}
CODEX = json.dumps({"name": "@openai/codex", "version": "0.58.0", "bin": {"codex": "bin/codex.js"}})


@pytest.mark.parametrize(
    ("platform", "cache"),
    [
        (Platform.LINUX, "/home/alice/.npm/_npx"),
        (Platform.MACOS, "/Users/alice/.npm/_npx"),
        (Platform.WINDOWS, "C:/Users/alice/AppData/Local/npm-cache/_npx"),
    ],
)
def test_what_was_run_once_is_named_and_not_what_it_needs(platform, cache):
    call = f"{cache}/8f497369b2d6166e"
    files = {
        f"{call}/package.json": json.dumps(CALL),
        f"{call}/package-lock.json": "secret",
        f"{call}/node_modules/@openai/codex/package.json": CODEX,
        f"{call}/node_modules/ollama/package.json": json.dumps({"name": "ollama", "version": "0.6.0"}),
    }
    ids = (("npm", "@openai/codex"),)

    assert bare(fake_host(platform, files), NpxCache()) == [
        Item("@openai/codex", "0.58.0", ids=ids, kind=Kind.COMMAND_LINE, location=f"{call}/node_modules/@openai/codex", user="alice")
    ]


def test_it_is_there_and_was_never_installed():
    call = "/home/alice/.npm/_npx/8f497369b2d6166e"
    files = {f"{call}/package.json": json.dumps(CALL), f"{call}/node_modules/@openai/codex/package.json": CODEX}

    assert [item.rung for item in said(fake_host(files=files), NpxCache())] == [Rung.PRESENT]


def test_a_call_whose_packages_are_gone_is_no_trace():
    assert bare(fake_host(files={"/home/alice/.npm/_npx/8f497369b2d6166e/package.json": json.dumps(CALL)}), NpxCache()) == []
