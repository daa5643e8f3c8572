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
    copilot = {f"Users/alice/{CLASSES}": hive({rf"{REPOSITORY}\{COPILOT}": {"PackageRootFolder": rf"C:\Program Files\WindowsApps\{COPILOT}"}})}
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
    code = ended("scan", "--root", root, "--inventory", "--format", form, "--device-class", "service", *chosen)
    said = capsys.readouterr()
    assert [secret for secret in SECRETS.values() if secret in said.out + said.err] == []
    return code, said.out


def judged(report):
    return {(one["product"], one["aspect"], one["relation"], one["verdicts"][0]["outcome"]) for one in report["findings"]}


def test_x(machine, capsys):
    for p in (*[(p,) for p in POLICIES], POLICIES):
        code, out = scanned(capsys, machine[1], p)
        r = json.loads(out)
        with capsys.disabled():
            print(machine[0], p, code, r["problems"])
            for x in sorted(judged(r)): print("   ", x)
            for x in r.get("map", []): print("   M", x)
    with capsys.disabled():
        print(scanned(capsys, machine[1], POLICIES, "text")[1])
        open(f"/tmp/s9/M1/{machine[0]}.html", "w").write(scanned(capsys, machine[1], POLICIES, "html")[1])
