"""A machine with AI that is no application, whole: what each policy makes of it, the map, and that no report tells a secret."""

import json

import pytest

from tests.hives import hive
from tests.trees import ended, tree
from tests.windows_trees import CURRENT, SOFTWARE, windows_tree

DEEPSEEK = "hmjcdonmhijmnefklekckjkeoknbiipb"  # of https://chat.deepseek.com/
SECRETS = {place: f"planted-in-{place}-4711" for place in ("args", "env", "headers", "address", "profile", "manifest", "extension", "site")}
CLASSES = "AppData/Local/Microsoft/Windows/UsrClass.dat"
REPOSITORY = r"Local Settings\Software\Microsoft\Windows\CurrentVersion\AppModel\Repository\Packages"
COPILOT = "Microsoft.Copilot_1.25.0.0_x64__8wekyb3d8bbwe"
POLICIES = ("be-federal", "ai-inventory", "eu-parliament-builtin-ai")
FORMATS = ("text", "json", "toml", "html")
LISTED = [
    {
        "identifier": {"id": "aminer.codegeex"},
        "version": "2.26.6",
        "relativeLocation": "aminer.codegeex-2.26.6",
        "metadata": {"source": "gallery", "accessToken": SECRETS["extension"]},
    }
]
SERVERS = {
    "mcpServers": {
        "chat": {
            "command": "npx",
            "args": ["-y", "deepseek-mcp-server", f"--key={SECRETS['args']}"],
            "env": {"DEEPSEEK_API_KEY": SECRETS["env"]},
        },
        "site": {
            "url": f"https://me:{SECRETS['address']}@mcp.example.org/{SECRETS['address']}?key={SECRETS['address']}",
            "headers": {"Authorization": f"Bearer {SECRETS['headers']}"},
        },
    }
}
PREFERENCES = {
    "account_info": [{"email": SECRETS["profile"]}],
    "web_app_install_metrics": {DEEPSEEK: {"install_source": 15, "install_timestamp": SECRETS["site"]}},
}


def anywhere(home, chrome):
    """Return what lies in a home on every system."""
    return {
        f"{home}/.ollama/models/manifests/registry.ollama.ai/library/deepseek-r1/7b": SECRETS["manifest"],
        f"{home}/.ollama/models/manifests/registry.ollama.ai/library/deepseek-r1/latest": SECRETS["manifest"],
        f"{home}/.vscode/extensions/extensions.json": json.dumps(LISTED),
        f"{home}/.vscode/extensions/aminer.codegeex-2.26.6/package.json": json.dumps({"secret": SECRETS["extension"]}),
        f"{home}/.cursor/mcp.json": json.dumps(SERVERS),
        f"{chrome}/Local State": json.dumps({"profile": {"info_cache": {"Default": {"name": SECRETS["profile"]}}}}),
        f"{chrome}/Default/Preferences": json.dumps(PREFERENCES),
        f"{chrome}/Default/Web Applications/Manifest Resources/{DEEPSEEK}/Icons/32.png": "",
    }


def windows(folder):
    """Return a Windows with Copilot as it comes."""
    release = SOFTWARE[CURRENT] | {"DisplayVersion": "25H2", "CurrentBuild": "26100", "UBR": 1742}
    copilot = {
        f"Users/alice/{CLASSES}": hive({rf"{REPOSITORY}\{COPILOT}": {"PackageRootFolder": rf"C:\Program Files\WindowsApps\{COPILOT}"}})
    }
    homes = {f"Users/{name}/NTUSER.DAT": hive({"Software": {}}) for name in ("alice", "Bob")}
    there = anywhere("Users/alice", "Users/alice/AppData/Local/Google/Chrome/User Data")
    return windows_tree(folder, homes, copilot, there, software=SOFTWARE | {CURRENT: release})


def linux(folder):
    """Return a Linux, where Copilot is in VS Code."""
    package = "Package: code\nStatus: install ok installed\nVersion: 1.119.0\n"
    part = json.dumps({"publisher": "GitHub", "name": "copilot-chat", "version": "0.40.0"})
    editor = {"var/lib/dpkg/status": package, "usr/share/code/resources/app/extensions/copilot/package.json": part}
    return tree(folder, anywhere("home/alice", "home/alice/.config/google-chrome"), editor)


SYSTEMS = {"windows": windows, "linux": linux}


@pytest.fixture(params=SYSTEMS)
def machine(request, tmp_path):
    return request.param, SYSTEMS[request.param](tmp_path)


def scanned(capsys, root, policies, form="json"):
    chosen = [option for policy in policies for option in ("--policy", policy)]
    code = ended("scan", "--root", root, "--inventory", "--format", form, "--device-class", "service", "--device-form", "tablet", *chosen)
    said = capsys.readouterr()
    assert [secret for secret in SECRETS.values() if secret in said.out + said.err] == []
    return code, said.out


def judged(report):
    """Return every finding with the gravest that a policy says of it."""
    return {(one["product"], one["aspect"], one["relation"]): one["verdicts"][0]["outcome"] for one in report["findings"]}


PROGRAMS = {
    ("deepseek", "web-app", "official"),
    ("deepseek-models", "model", "model"),
    ("deepseek-sdk", "destination", "sdk"),  # the MCP server
    ("codegeex", "extension", "official"),
    ("cursor", "application", "official"),  # whose folder the MCP configuration lies in
    ("ollama", "application", "official"),  # the same of the models
}
COPILOTS = {"windows": ("ms-copilot", "application", "official"), "linux": ("github-copilot", "extension", "official")}
BUILT_IN = {
    "windows": {"windows-copilot", "windows-recall", "windows-app-models"},
    "linux": {"vscode-copilot", "vscode-agent", "vscode-unattended"},
}
CHINA = {"seat": "CN", "seat_source": "https://cdn.deepseek.com/policies/en-US/deepseek-privacy-policy.html"}


def test_the_federal_bans_speak_of_deepseek_and_of_nothing_else(machine, capsys):
    system, root = machine
    code, out = scanned(capsys, root, ["be-federal"])
    report = json.loads(out)

    assert code == 1
    assert report["problems"] == []
    assert judged(report) == dict.fromkeys({*PROGRAMS, COPILOTS[system]}, "inventoried") | {
        ("deepseek", "web-app", "official"): "prohibited",
        ("deepseek-models", "model", "model"): "unspecified",
        ("deepseek-sdk", "destination", "sdk"): "prohibited",
    }
    assert "map" not in report


def test_the_inventory_counts_all_of_it_and_draws_the_map(machine, capsys):
    system, root = machine
    code, out = scanned(capsys, root, ["ai-inventory"])
    report = json.loads(out)
    features = {(name, "feature", "official") for name in BUILT_IN[system]}
    rows = {row["product"]: row for row in report["map"]}

    assert code == 0
    assert judged(report) == dict.fromkeys({*PROGRAMS, COPILOTS[system], *features}, "inventoried")
    assert {*rows} == {product for product, *_ in judged(report)}
    assert rows["deepseek"] == {
        "category": "ai-assistant",
        "product": "deepseek",
        "name": "DeepSeek",
        "processing": "cloud",
        **CHINA,
        "items": 1,
        "rung": "installed",
        "running": False,
    }
    assert rows["deepseek-models"] == {
        "category": "local-model",
        "product": "deepseek-models",
        "name": "DeepSeek models",
        "processing": "local",
        **CHINA,
        "items": 2,
        "rung": "present",
        "running": False,
    }
    assert {(row["product"], *row["states"]) for row in rows.values() if "states" in row} == {
        "windows": {("windows-copilot", "offered"), ("windows-recall", "unknown"), ("windows-app-models", "unknown")},
        "linux": {("vscode-copilot", "unknown"), ("vscode-agent", "unknown"), ("vscode-unattended", "disabled")},
    }[system]


def test_the_parliament_wants_copilot_switched_off_and_leaves_the_rest(machine, capsys):
    system, root = machine
    code, out = scanned(capsys, root, ["eu-parliament-builtin-ai"])
    said = judged(json.loads(out))
    left_out = dict.fromkeys({*PROGRAMS, COPILOTS[system]}, "out-of-scope")

    if system == "windows":  # the program that comes with it is not settled, and that somebody uses it is not known
        left_out[COPILOTS[system]] = "unspecified"
        assert (code, said) == (0, left_out | {("windows-copilot", "feature", "official"): "unspecified"})
    else:  # an account may have signed in to it or not
        assert (code, said) == (0, left_out | {("vscode-copilot", "feature", "official"): "unspecified"})


@pytest.mark.parametrize("form", FORMATS)
def test_no_report_tells_a_secret(machine, capsys, form):
    """`scanned` looks for them, in the report and in what is said beside it."""
    code, out = scanned(capsys, machine[1], POLICIES, form)

    assert code == 1
    assert "deepseek-r1" in out
    assert "aminer.codegeex" in out


def test_the_text_and_the_page_show_the_map(machine, capsys):
    said = scanned(capsys, machine[1], POLICIES, "text")[1]
    page = scanned(capsys, machine[1], POLICIES, "html")[1]

    heading = "Chats with a language model, as a program or a web app"
    letters = "In square brackets: the country of the vendor's head office (ISO 3166)."
    assert f"\nAI tools\n{letters}\n{heading}\n  - installed; data is sent to an online service: DeepSeek [CN] (web-app" in said
    assert "Model weights on disk\n  - present; data stays on this machine: DeepSeek models [CN] (model)\n" in said
    assert "<caption>Model weights on disk</caption>" in page
    assert "DeepSeek models (model)</th>" in page


def test_a_report_that_was_written_is_judged_again_with_its_map(machine, tmp_path, capsys):
    old = tmp_path / "old.json"
    old.write_text(scanned(capsys, machine[1], ["ai-inventory"])[1], encoding="utf-8")
    ended("judge", old, "--format", "json")
    again = json.loads(capsys.readouterr().out)

    assert again["map"] == json.loads(old.read_text(encoding="utf-8"))["map"]
