"""AI programs, models, packages, images and phones' apps of the catalogue, found through the whole program, with secrets planted around."""

import json
import plistlib

import pytest

from tests.macos_trees import macos_tree
from tests.trees import ended, tree
from tests.windows_trees import windows_tree

SECRET = "not-to-be-told-4711"
HARNESS = json.dumps({"name": "@deepseek-ai/dsh", "version": "0.3.1", "bin": {"dsh": "x"}, "config": {"token": SECRET}})
CLAUDE = json.dumps({"name": "@anthropic-ai/claude-code", "version": "2.0.14", "bin": "cli.js", "_authToken": SECRET})
IMAGES = json.dumps({"Repositories": {"ollama/ollama": {"ollama/ollama:0.6.2": "sha256:0"}}})
PHONE = "00008110-000A1C2E3F40001E"
BACKUP = plistlib.dumps({"Installed Applications": ["com.zhiliaoapp.musically"], "Phone Number": SECRET})
GGUF = "DeepSeek-R1-Distill-Qwen-7B-Q4_0.gguf"
SITE = "aider_chat-0.86.1.dist-info/METADATA"
MANIFESTS = ".ollama/models/manifests/registry.ollama.ai/library"


def anywhere(home):
    """Return what lies in a home in the same place on every system."""
    return {
        f"{home}/{MANIFESTS}/deepseek-r1/7b": SECRET,
        f"{home}/{MANIFESTS}/deepseek-v3.1/671b-cloud": SECRET,
        f"{home}/.lmstudio/models/unsloth/Qwen3-8B-GGUF/Qwen3-8B-Q4_K_M.gguf": SECRET,
        f"{home}/.cache/huggingface/hub/models--mistralai--Mistral-7B-v0.3/snapshots/0/model.safetensors": SECRET,
        f"{home}/.cache/modelscope/hub/models/ZhipuAI/glm-4-9b/config.json": SECRET,
        f"{home}/.codex/auth.json": SECRET,
    }


HOMES = {
    "linux": {
        **anywhere("home/alice"),
        "home/alice/.local/share/nomic.ai/GPT4All/" + GGUF: SECRET,
        "home/alice/.config/Jan/data/llamacpp/models/janhq/gemma-3-4b-it/model.yml": SECRET,
        "home/alice/.nvm/versions/node/v22.1.0/lib/node_modules/@deepseek-ai/dsh/package.json": HARNESS,
        "usr/local/lib/node_modules/@anthropic-ai/claude-code/package.json": CLAUDE,
        "home/alice/.local/share/pipx/venvs/aider-chat/lib/python3.12/site-packages/" + SITE: SECRET,
        "home/alice/.opencode/bin/opencode": "\x7fELF" + SECRET,
        "var/lib/docker/image/overlay2/repositories.json": IMAGES,
    },
    "macos": {
        **anywhere("Users/alice"),
        "Users/alice/Library/Application Support/nomic.ai/GPT4All/" + GGUF: SECRET,
        "Users/alice/Library/Application Support/Jan/data/llamacpp/models/janhq/gemma-3-4b-it/model.yml": SECRET,
        "opt/homebrew/lib/node_modules/@deepseek-ai/dsh/package.json": HARNESS,
        "usr/local/lib/node_modules/@anthropic-ai/claude-code/package.json": CLAUDE,
        "Users/alice/.local/share/uv/tools/aider-chat/lib/python3.12/site-packages/" + SITE: SECRET,
        "Users/alice/.opencode/bin/opencode": "#!/bin/sh\n" + SECRET,
        f"Users/alice/Library/Application Support/MobileSync/Backup/{PHONE}/Info.plist": BACKUP,
    },
    "windows": {
        **anywhere("Users/alice"),
        "Users/alice/AppData/Local/nomic.ai/GPT4All/" + GGUF: SECRET,
        "Users/alice/AppData/Roaming/Jan/data/llamacpp/models/janhq/gemma-3-4b-it/model.yml": SECRET,
        "Users/alice/AppData/Roaming/npm/node_modules/@deepseek-ai/dsh/package.json": HARNESS,
        "Program Files/nodejs/node_modules/@anthropic-ai/claude-code/package.json": CLAUDE,
        "Users/alice/AppData/Local/Programs/Python/Python313/Lib/site-packages/" + SITE: SECRET,
        "Users/alice/.opencode/bin/opencode.exe": "MZ" + SECRET,
        f"Users/alice/AppData/Roaming/Apple Computer/MobileSync/Backup/{PHONE}/Info.plist": BACKUP,
    },
}
EVERYWHERE = {
    ("deepseek-models", "model", "model", "present", "high"),
    ("deepseek", "model", "model", "present", "high"),
    ("deepseek-harness", "command-line", "official", "installed", "high"),
    ("claude-code", "command-line", "official", "installed", "high"),
    ("aider", "command-line", "official", "installed", "high"),
    ("opencode", "command-line", "official", "present", "medium"),
    ("codex-cli", "command-line", "official", "residue", "low"),
    ("qwen-models", "model", "model", "present", "low"),
    ("mistral-models", "model", "model", "present", "high"),
    ("glm-models", "model", "model", "present", "high"),
    ("gemma-models", "model", "model", "present", "low"),
}


@pytest.fixture(params=HOMES)
def system(request, tmp_path):
    """Return a system's name and its folder."""
    files = {path: content if isinstance(content, bytes) else content.encode() for path, content in HOMES[request.param].items()}
    make = {"linux": tree, "macos": macos_tree, "windows": windows_tree}[request.param]
    return request.param, make(tmp_path, files)


def report(capsys, root, *options):
    code = ended("scan", "--root", root, "--format", "json", "--inventory", *options)
    text = capsys.readouterr().out
    assert SECRET not in text
    assert PHONE not in text
    return code, json.loads(text)


def told(whole):
    return {(one["product"], one["aspect"], one["relation"], one["rung"], one["confidence"]) for one in whole["findings"]}


def test_every_place_of_every_system(system, capsys):
    name, root = system
    code, whole = report(capsys, root, "--policy", "be-federal-deepseek")
    outcomes = {(one["product"], verdict["outcome"]) for one in whole["findings"] for verdict in one["verdicts"]}

    assert code == 1
    assert told(whole) >= EVERYWHERE
    assert (("ollama", "application", "official", "present", "high") in told(whole)) == (name == "linux"), "an image of a container"
    assert ("deepseek-harness", "prohibited") in outcomes
    assert ("deepseek-models", "unspecified") in outcomes


def test_a_phones_apps_only_when_they_are_asked_for(system, capsys):
    name, root = system
    _, whole = report(capsys, root)
    _, asked = report(capsys, root, "--phone-backups")
    left_out = "Apps listed in backups of phones and tablets: run with --phone-backups to read them"

    assert "tiktok" not in {one[0] for one in told(whole)}
    assert (("tiktok", "application", "official", "registered", "high") in told(asked)) == (name != "linux")
    assert (left_out in whole["not_looked_at"]) == (name != "linux")
    assert left_out not in asked["not_looked_at"]


def test_the_places_that_are_named_do_not_name_a_phone(system, capsys):
    _, root = system
    ended("places", "--root", root, "--phone-backups")

    assert PHONE not in capsys.readouterr().out
