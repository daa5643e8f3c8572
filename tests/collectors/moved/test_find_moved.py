"""Software whose folder a variable moved is found where it is, and once; whatever a variable names, the rule of `bounds.py` holds."""

import sqlite3
import tracemalloc
from contextlib import closing

import pytest

from scanner.collectors import collectors
from scanner.collectors.agents.agent_parts import AgentParts
from scanner.collectors.ai.configuration_folders import ConfigurationFolders
from scanner.collectors.ai.hugging_face_cache import HuggingFaceCache
from scanner.collectors.ai.jan_models import JanModels
from scanner.collectors.ai.model_files import ModelFiles
from scanner.collectors.ai.model_folders import ModelFolders
from scanner.collectors.ai.ollama_models import OllamaModels
from scanner.collectors.applications.npm_global_packages import NpmGlobalPackages
from scanner.collectors.applications.python_packages import PythonPackages
from scanner.collectors.applications.windows_chocolatey import WindowsChocolatey
from scanner.collectors.applications.windows_scoop import WindowsScoop
from scanner.collectors.browsers.bounds import FOREIGN, may_read
from scanner.collectors.destinations.environment_items import REGISTRY_KEYS
from scanner.collectors.find_moved import NAMES, POINTERS, SETTINGS
from scanner.collectors.moved.folder_settings import named_folders
from scanner.collectors.moved.folder_variables import POINTER, VARIABLES
from scanner.collectors.moved.variable_paths import fill_in
from scanner.formats.variable_lines import ONLY_IN_A_SESSION
from scanner.host.budget import Budget
from scanner.model import Item, Platform, Problem, Reason
from scanner.scan import items, run_collectors
from tests.fake_host import FOLDER, Link, fake_host, learned, said

HERS = r"HKU\S-1-5-21-1-2-3-1000\Environment"
MACHINES = REGISTRY_KEYS[1]
USERS = ("alice", "bob")
MODEL = "hub/models--deepseek-ai--DeepSeek-R1/snapshots/0/model.safetensors"
OLLAMA = "manifests/registry.ollama.ai/library/qwen3/latest"
PACKAGE = '{"name": "probe", "version": "1"}'
APP = "apps/deepseek/current/manifest.json"


def places(host, collector):
    return [(one.location, one.user) for one in said(host, collector) if isinstance(one, Item)]


def on_linux(files, collector, **more):
    return places(learned(fake_host(files=files, **more)), collector)


@pytest.mark.parametrize(
    ("file", "line", "folder"),
    [
        (".profile", "export HF_HOME=$HOME/big/hf", "/home/alice/big/hf"),
        (".profile", 'export HF_HOME="${HOME}/big/hf/"', "/home/alice/big/hf"),
        (".zshenv", "HF_HOME=~/hf", "/home/alice/hf"),
        (".bashrc", 'export XDG_DATA_HOME=$HOME/d; export HF_HOME="$XDG_DATA_HOME/hf"', "/home/alice/d/hf"),
        (".bashrc", "export HF_HOME=${XDG_DATA_HOME:-$HOME/.local/share}/hf", "/home/alice/.local/share/hf"),
        (".bashrc", "export HF_HOME=$XDG_DATA_HOME/hf", "/home/alice/.local/share/hf"),
        (".config/fish/config.fish", "set -gx HF_HOME /data/hf", "/data/hf"),
        (".config/environment.d/a.conf", "HF_HOME=/data/hf", "/data/hf"),
        (".pam_environment", "HF_HOME DEFAULT=@{HOME}/hf", "/home/alice/hf"),
        (".bashrc", "export HF_HUB_CACHE=/data/hf/hub", "/data/hf"),
        (".bashrc", "export XDG_CACHE_HOME=/data/c", "/data/c/huggingface"),
        (".bashrc", 'export HF_HOME="$HOME"/big/hf', "/home/alice/big/hf"),
        (".bashrc", r"export HF_HOME=$HOME'/my models'/h\ f", "/home/alice/my models/h f"),
        (".bashrc", 'export HF_HOME=${HF_HOME:-"$HOME/big/hf"}', "/home/alice/big/hf"),
        (".bashrc", 'export HF_HOME="${HF_HOME:="$HOME/big/hf"}"', "/home/alice/big/hf"),
        (".zshrc", "typeset -gx HF_HOME=/data/hf", "/data/hf"),
        (".bashrc", "export HF_HOME=/scratch/$USER/hf", "/scratch/alice/hf"),
    ],
)
def test_models_lie_where_a_variable_of_their_account_says(file, line, folder):
    found = on_linux({f"/home/alice/{file}": line, f"{folder}/{MODEL}": ""}, HuggingFaceCache())

    assert found == [(f"{folder}/hub/models--deepseek-ai--DeepSeek-R1", "alice")]


@pytest.mark.parametrize(("line", "user"), [("HF_HOME=/data/hf\n", ""), ("HF_HOME=@{HOME}/hf\n", "alice")])
def test_what_everybodys_variable_names_is_the_machines_or_each_accounts(line, user):
    folder = "/home/alice/hf" if user else "/data/hf"

    files = {"/etc/environment": line, f"{folder}/{MODEL}": ""}

    assert on_linux(files, HuggingFaceCache(), users=("alice", "bob")) == [(f"{folder}/hub/models--deepseek-ai--DeepSeek-R1", user)]


def test_what_everybodys_and_an_accounts_variable_name_is_told_once():
    files = {"/etc/environment": "HF_HOME=/data/hf\n", "/home/alice/.profile": "export HF_HOME=/data/hf HF_HUB_CACHE=/data/hf/hub\n"}

    assert len(on_linux({**files, f"/data/hf/{MODEL}": ""}, HuggingFaceCache())) == 1


@pytest.mark.parametrize(
    ("line", "files", "collector"),
    [
        ("OLLAMA_MODELS=/data/o", {f"/data/o/{OLLAMA}": ""}, OllamaModels),
        ("CLAUDE_CONFIG_DIR=/data/c", {"/data/c/skills/probe/SKILL.md": ""}, AgentParts),
        ("CLAUDE_CONFIG_DIR=/data/c", {"/data/c/projects": None}, ConfigurationFolders),
        ("CODEX_HOME=/data/c", {"/data/c/prompts/probe.md": ""}, AgentParts),
        ("GEMINI_CLI_HOME=/data/g", {"/data/g/.gemini/skills/probe/SKILL.md": ""}, AgentParts),
        ("XDG_CONFIG_HOME=/data/x", {"/data/x/opencode/skills/probe/SKILL.md": ""}, AgentParts),
        ("PNPM_HOME=/data/p", {"/data/p/global/5/node_modules/probe/package.json": PACKAGE}, NpmGlobalPackages),
        ("NPM_CONFIG_PREFIX=/data/n", {"/data/n/lib/node_modules/probe/package.json": PACKAGE}, NpmGlobalPackages),
        ("npm_config_prefix=/data/n", {"/data/n/lib/node_modules/probe/package.json": PACKAGE}, NpmGlobalPackages),
        ("VOLTA_HOME=/data/v", {"/data/v/tools/image/node/1/lib/node_modules/probe/package.json": PACKAGE}, NpmGlobalPackages),
        ("NVM_DIR=/data/v", {"/data/v/versions/node/v1/lib/node_modules/probe/package.json": PACKAGE}, NpmGlobalPackages),
        ("UV_TOOL_DIR=/data/u", {"/data/u/probe/lib/python3.12/site-packages/probe-1.dist-info/METADATA": ""}, PythonPackages),
        ("PIPX_HOME=/data/u", {"/data/u/venvs/probe/lib/python3.12/site-packages/probe-1.dist-info/METADATA": ""}, PythonPackages),
    ],
)
def test_tools_agents_and_stores(line, files, collector):
    assert len(on_linux({"/home/alice/.profile": f"export {line}\n", **files}, collector())) == 1


def test_the_folder_that_lm_studio_writes_down():
    files = {"/home/alice/.lmstudio-home-pointer": "/data/lm\n", "/data/lm/models/deepseek-ai/r1/r1.gguf": ""}

    assert on_linux(files, ModelFolders()) == [("/data/lm/models/deepseek-ai/r1", "alice")]


@pytest.mark.parametrize(
    ("registry", "folder", "user", "collector"),
    [
        ({HERS: {"SCOOP": r"%USERPROFILE%\tools\scoop"}}, "C:/Users/alice/tools/scoop", "alice", WindowsScoop),
        ({HERS: {"scoop": r"C:\Users\alice\s"}}, "C:/Users/alice/s", "alice", WindowsScoop),
        ({MACHINES: {"SCOOP": r"D:\Scoop"}}, "D:/Scoop", "", WindowsScoop),
        ({MACHINES: {"SCOOP_GLOBAL": r"D:\Apps"}}, "D:/Apps", "", WindowsScoop),
        ({MACHINES: {"SCOOP": r"%USERPROFILE%\s"}}, "C:/Users/alice/s", "alice", WindowsScoop),
        ({MACHINES: {"ChocolateyInstall": r"D:\choco"}}, "D:/choco", "", WindowsChocolatey),
    ],
)
def test_stores_of_windows_lie_where_the_registry_says(registry, folder, user, collector):
    files = {f"{folder}/{APP}": "{}", f"{folder}/lib/probe/probe.nuspec": "<package><metadata><id>probe</id></metadata></package>"}

    [(place, whose)] = places(learned(fake_host(Platform.WINDOWS, files, registry=registry)), collector())

    assert place.startswith(f"{folder}/")
    assert whose == user


@pytest.mark.parametrize("key", ["root_path", "ROOT_PATH"])
def test_scoop_lies_where_its_own_settings_say(key):
    """Its installer writes `root_path` for `-ScoopDir` and sets no variable: such a Scoop was not seen, and nothing was said."""
    settings = {"C:/Users/alice/.config/scoop/config.json": f'{{"{key}": "C:\\\\Users\\\\alice\\\\s", "last_update": "2026-11-30"}}'}
    host = fake_host(Platform.WINDOWS, {**settings, f"C:/Users/alice/s/{APP}": "{}"})

    assert places(learned(host), WindowsScoop()) == [("C:/Users/alice/s/apps/deepseek", "alice")]


@pytest.mark.parametrize(
    ("settings", "place", "reason"),
    [
        ('{"root_path": "D:\\\\Scoop"}', "D:/Scoop", Reason.LINK_LEAVES),
        ('{"global_path": "D:/Apps"}', "D:/Apps", Reason.LINK_LEAVES),
        ("no JSON", "C:/Users/alice/.config/scoop/config.json", Reason.MALFORMED),
    ],
)
def test_a_scoop_that_may_not_be_looked_at_is_a_problem(settings, place, reason):
    [problem], moved = losses({"C:/Users/alice/.config/scoop/config.json": settings}, Platform.WINDOWS, users=("alice",))

    assert (problem.reason, problem.location, problem.user, moved) == (reason, place, "alice", [])


@pytest.mark.parametrize(
    ("platform", "file", "content", "model", "collector"),
    [
        (Platform.LINUX, ".lmstudio/settings.json", '{"downloadsFolder": "%/m"}', "deepseek-ai/r1/r1.gguf", ModelFolders),
        (Platform.MACOS, ".cache/lm-studio/settings.json", '{"downloadsFolder": "%/m/"}', "deepseek-ai/r1/r1.gguf", ModelFolders),
        (Platform.WINDOWS, ".lmstudio/settings.json", '{"downloadsFolder": "%\\\\m"}', "deepseek-ai/r1/r1.gguf", ModelFolders),
        (Platform.LINUX, ".local/share/Jan/settings.json", '{"data_folder":"%/m"}', "llamacpp/models/r1/model.yml", JanModels),
        (Platform.LINUX, ".config/Jan/settings.json", '{"data_folder":"%/m"}', "models/r1/model.yml", JanModels),
        (Platform.WINDOWS, "AppData/Roaming/Jan/settings.json", '{"data_folder":"%\\\\m"}', "models/r1/model.yml", JanModels),
        (Platform.LINUX, ".config/nomic.ai/GPT4All.ini", "[General]\nuserDefaultModel=x\nmodelPath=%/m/\n", "r1.gguf", ModelFiles),
        (Platform.WINDOWS, "AppData/Roaming/nomic.ai/GPT4All.ini", "[General]\r\nmodelPath=%/m/\r\n", "r1.gguf", ModelFiles),
        (Platform.WINDOWS, "AppData/Roaming/nomic.ai/GPT4All.ini", '[General]\nmodelPath="%\\\\m"\n', "r1.gguf", ModelFiles),
    ],
)
def test_models_lie_where_their_programs_settings_say(platform, file, content, model, collector):
    """Models are large, and the programs that fetch them offer another folder: there, those of LM Studio, Jan and GPT4All were not seen."""
    home = {Platform.LINUX: "/home/alice", Platform.MACOS: "/Users/alice", Platform.WINDOWS: "C:/Users/alice"}[platform]
    files = {f"{home}/{file}": content.replace("%", home.replace("/", "\\\\") if "\\" in content else home), f"{home}/m/{model}": ""}

    [(place, user)] = places(learned(fake_host(platform, files)), collector())

    assert (place.startswith(f"{home}/m/"), user) == (True, "alice")


def database(*models):
    """Return the settings of Ollama's own program: one row, made as its `app/store/schema.sql` has it."""
    with closing(sqlite3.connect(":memory:")) as made:
        made.execute("CREATE TABLE settings (id INTEGER PRIMARY KEY CHECK (id = 1), device_id TEXT NOT NULL DEFAULT '', "
                     "expose BOOLEAN NOT NULL DEFAULT 0, models TEXT NOT NULL DEFAULT '', remote TEXT NOT NULL DEFAULT '')")  # fmt: skip
        made.executemany("INSERT INTO settings (id, models) VALUES (1, ?)", [(one,) for one in models])
        made.commit()
        return made.serialize()


def test_ollamas_models_lie_where_its_own_program_says():
    files = {"C:/Users/alice/AppData/Local/Ollama/db.sqlite": database(r"D:\Models"), f"D:/Models/{OLLAMA}": ""}
    host = fake_host(Platform.WINDOWS, files)
    host.disk.owners["D:/Models"] = "S-1-5-21-1-2-3-1000"

    assert places(learned(host), OllamaModels()) == [(f"D:/Models/{OLLAMA}", "alice")]


@pytest.mark.parametrize("content", [database(), database(""), database("C:/Users/alice/.ollama/models")])
def test_a_database_of_ollama_that_names_no_other_folder_is_silent(content):
    assert losses({"C:/Users/alice/AppData/Local/Ollama/db.sqlite": content}, Platform.WINDOWS) == ([], [])


def without_models():
    with closing(sqlite3.connect(":memory:")) as made:
        made.execute("CREATE TABLE settings (id INTEGER PRIMARY KEY)")
        made.commit()
        return made.serialize()


@pytest.mark.parametrize(
    ("file", "content"),
    [
        (".lmstudio/settings.json", "{"),
        ("AppData/Local/Ollama/db.sqlite", b"no database" * 20),
        ("AppData/Local/Ollama/db.sqlite", without_models()),
    ],
)
def test_settings_that_are_damaged_are_a_problem(file, content):
    problems, moved = losses({f"C:/Users/alice/{file}": content}, Platform.WINDOWS)

    assert [(one.reason, one.location, one.user) for one in problems] == [(Reason.MALFORMED, f"C:/Users/alice/{file}", "alice")]
    assert moved == []


@pytest.mark.parametrize("content", ['{"data_folder": "./data"}', '{"data_folder": ""}', '{"data_folder": 1}', "{}", ""])
def test_settings_that_name_no_whole_path_are_silent(content):
    assert losses({"/home/alice/.local/share/Jan/settings.json": content}) == ([], [])


@pytest.mark.parametrize(
    ("written", "path"),
    [("/data/mod\\xe8les/", "/data/modèles/"), ('"/data/a, b"', "/data/a, b"), (r"C:\\Models", r"C:\Models"), ("\\x110000", "")],
)
def test_a_path_as_qt_writes_it(written, path):
    host = fake_host(files={"/home/alice/.config/nomic.ai/GPT4All.ini": f"[General]\nmodelPath={written}\n"})

    [record] = host.glob("{home}/.config/nomic.ai/GPT4All.ini")
    assert named_folders(host, record, {"modelPath": "x"}) == ({"x": path} if path else {})


@pytest.mark.parametrize("settings", ["", "{}", '{"root_path": ""}', '{"root_path": 1}', '{"root_path": "C:/Users/alice/scoop"}'])
def test_settings_of_scoop_that_name_no_other_folder_are_silent(settings):
    assert losses({"C:/Users/alice/.config/scoop/config.json": settings}, Platform.WINDOWS) == ([], [])


def losses(files=(), platform=Platform.LINUX, registry=None, users=("alice", "bob"), owners=()):
    host = fake_host(platform, dict(files), users=users, registry=registry)
    host.disk.owners.update(owners)
    return learned(host).losses, host.moved


@pytest.mark.parametrize("folder", ["/home/bob/hf", "/srv/of-bob"])
def test_nothing_is_read_for_an_account_that_it_could_not_own(folder):
    files = {"/home/alice/.profile": f"export HF_HOME={folder}\n", f"{folder}/{MODEL}": ""}

    problem = Problem(Reason.LINK_LEAVES, FOREIGN, folder, "alice")
    assert losses(files, owners={folder: 1001}) == ([problem], [])


@pytest.mark.parametrize(
    ("registry", "path", "reason"),
    [
        ({HERS: {"SCOOP": r"D:\Scoop"}}, "D:/Scoop", Reason.LINK_LEAVES),
        ({HERS: {"SCOOP": r"\\server\share\scoop"}}, "//server/share/scoop", Reason.LINK_LEAVES),
        ({HERS: {"SCOOP": r"%ELSEWHERE%\scoop"}}, "%ELSEWHERE%/scoop", Reason.UNSUPPORTED_FORMAT),
    ],
)
def test_a_folder_that_may_not_be_looked_at_is_a_problem(registry, path, reason):
    [problem], moved = losses({"C:/Users/alice/x": ""}, Platform.WINDOWS, registry, users=("alice",))

    assert (problem.reason, problem.location, problem.user, moved) == (reason, path, "alice", [])


@pytest.mark.parametrize(("line", "place"), [(r"D:\Scoop", "D:/Scoop"), ("D:/Data/../Scoop", "D:/Scoop")])
def test_a_folder_on_another_drive_is_read_for_the_account_that_owns_it(line, place):
    """Models and tools are put on a second drive more often than not: on Windows none of them was read."""
    host = fake_host(Platform.WINDOWS, {f"{place}/{APP}": "{}", "D:/Data/x": ""}, users=USERS, registry={HERS: {"SCOOP": line}})
    host.disk.owners[place] = "S-1-5-21-1-2-3-1000"

    assert places(learned(host), WindowsScoop()) == [(f"{place}/apps/deepseek", "alice")]
    assert (host.losses, host.whose(f"{place}/{APP}")) == ([], "alice")


@pytest.mark.parametrize("owner", ["S-1-5-21-1-2-3-1001", "S-1-5-32-544", "S-1-5-18", ""])
def test_a_folder_on_another_drive_that_the_account_does_not_own_is_not_read(owner):
    files, owners = {f"D:/Scoop/{APP}": "{}"}, {"D:/Scoop": owner}

    assert losses(files, Platform.WINDOWS, {HERS: {"SCOOP": r"D:\Scoop"}}, owners=owners) == (
        [Problem(Reason.LINK_LEAVES, FOREIGN, "D:/Scoop", "alice")],
        [],
    )


@pytest.mark.parametrize(("own_rights", "is_read"), [("1000", True), ("1001", False), ("", False)])
def test_a_scan_without_rights_reads_what_its_own_account_may_read(own_rights, is_read):
    """Nobody is shown what is not for them then: a folder of models that several people share was an incomplete scan at each login."""
    files = {"/home/alice/.profile": "export HF_HOME=/data/shared\n", f"/data/shared/{MODEL}": ""}
    host = fake_host(files=files, users=USERS)
    host.disk.owners["/data/shared"] = 0
    host.own_rights = own_rights

    assert bool(places(learned(host), HuggingFaceCache())) is is_read
    assert [one.location for one in host.losses] == ([] if is_read else ["/data/shared"])


def test_a_share_that_a_scan_without_rights_is_not_to_ask_is_said():
    """A drive that stands for a share has no owner: it passed for a folder that may be read, and was then silently empty."""
    host = fake_host(Platform.WINDOWS, {"C:/Users/alice/x": ""})
    host.own_rights = "S-1-5-21-1-2-3-1000"

    assert not may_read(host, "H:/profile", "alice")


def test_not_even_without_rights_is_another_home_or_a_share_read():
    registry = {HERS: {"SCOOP": r"\\server\share\scoop", "HF_HOME": r"C:\Users\bob\hf"}}
    host = fake_host(Platform.WINDOWS, {"C:/Users/bob/hf/hub/x": ""}, users=USERS, registry=registry)
    host.own_rights = "S-1-5-21-1-2-3-1000"

    assert (len(learned(host).losses), host.moved) == (2, [])


def test_a_folder_on_a_drive_that_is_not_there_is_a_problem():
    [problem], _ = losses({"C:/x": ""}, Platform.WINDOWS, {MACHINES: {"HF_HOME": r"E:\hf"}})

    assert problem == Problem(Reason.LINK_LEAVES, FOREIGN, "E:/hf")


def test_a_path_that_nobody_can_fill_in_is_a_problem():
    files = {"/home/alice/.profile": "export HF_HOME=$SCRATCH/hf\n"}

    assert losses(files)[0] == [Problem(Reason.UNSUPPORTED_FORMAT, ONLY_IN_A_SESSION, "$SCRATCH/hf", "alice")]


@pytest.mark.parametrize(
    "value",
    ["", "relative/hf", "$(brew --prefix)/hf", "$HOME/.cache/huggingface", "~/.cache/huggingface/", "/home/alice/gone", "/data/gone"],
)
def test_what_names_no_other_folder_is_silent(value):
    assert losses({"/home/alice/.profile": f'export HF_HOME="{value}"\n', "/home/alice/.cache/huggingface/hub": None}) == ([], [])


def test_what_most_peoples_variables_name_is_no_other_folder():
    files = {
        "/home/alice/.bashrc": 'export NVM_DIR="$HOME/.config/nvm"\nexport HOMEBREW_PREFIX=/home/linuxbrew/.linuxbrew\n'
        "export npm_config_prefix=~/.npm-packages\n",
        "/home/alice/.config/nvm/x": "",
        "/home/alice/.npm-packages/x": "",
        "/home/linuxbrew/.linuxbrew/x": "",
    }

    assert losses(files) == ([], [])


@pytest.mark.parametrize(
    ("variable", "usual", "skill"),
    [
        ("XDG_CONFIG_HOME", "/home/alice/.config", "opencode/skills/probe/SKILL.md"),
        ("CLAUDE_CONFIG_DIR", "/home/alice/.claude", "skills/probe/SKILL.md"),
    ],
)
def test_a_folder_that_links_to_the_usual_one_is_read_once(variable, usual, skill):
    files = {"/home/alice/.profile": f"export {variable}=/home/alice/dots\n", "/home/alice/dots": Link(usual), f"{usual}/{skill}": ""}

    assert on_linux(files, AgentParts()) == [(f"{usual}/{skill}", "alice")]


def test_a_folder_within_that_links_to_the_usual_one_is_read_once():
    skills = "/home/alice/.claude/skills"
    files = {"/home/alice/.profile": "export CLAUDE_CONFIG_DIR=~/c\n", "/home/alice/c/skills": Link(skills), f"{skills}/probe/SKILL.md": ""}

    assert on_linux(files, AgentParts()) == [(f"{skills}/probe/SKILL.md", "alice")]


def test_no_link_of_an_account_hides_what_everybodys_variable_names():
    files = {"/etc/environment": "OLLAMA_MODELS=/srv/o\n", f"/srv/o/{OLLAMA}": "", "/home/alice/.ollama/models": Link("/srv/o")}

    assert on_linux(files, OllamaModels()) == [(f"/srv/o/{OLLAMA}", "")]


def test_a_link_out_of_a_moved_folder_is_not_followed():
    files = {"/home/alice/.profile": "export HF_HOME=/data/hf\n", "/data/hf/hub": Link("/root/secret"), "/root/secret/models--a--b": None}

    host = learned(fake_host(files=files))

    assert [one.reason for one in said(host, HuggingFaceCache())] == [Reason.LINK_LEAVES]


def test_our_own_environment_counts_for_our_account_alone():
    host = fake_host(files={f"/data/hf/{MODEL}": "", f"/home/bob/hf/{MODEL}": ""}, users=("alice", "bob"))
    host.own_variables = ("1000", {"HF_HOME": "/data/hf", "HF_HUB_CACHE": "/home/bob/hf/hub", "PATH": "/usr/bin"})

    assert places(learned(host), HuggingFaceCache()) == [("/data/hf/hub/models--deepseek-ai--DeepSeek-R1", "alice")]
    assert host.losses == []


def test_the_run_of_the_accounts_finds_them_for_all_others():
    files = {"/home/alice/.profile": "export HF_HOME=/data/hf CODEX_HOME=/home/bob/x\n", f"/data/hf/{MODEL}": ""}
    host = fake_host(files=files, users=USERS)

    done, *runs = run_collectors(host, 60)

    assert [(one.reason, one.location, one.user) for one in done.problems] == [(Reason.LINK_LEAVES, "/home/bob/x", "alice")]
    assert [item.location for item in items(runs)] == ["/data/hf/hub/models--deepseek-ai--DeepSeek-R1"]


@pytest.mark.parametrize(("place", "spent"), [("/data/a", True), ("/opt/a", False), ("/home/alice/a", True)])
def test_an_account_pays_for_its_folders_wherever_they_are(place, spent):
    """What everybody uses below /opt is paid for by nobody, though an account may own it."""
    files = {"/home/alice/.profile": f"export XDG_CONFIG_HOME={place}\n", **{f"{place}/{n}/x": "" for n in range(300)}}
    host = fake_host(files=files, users=USERS)
    host.accounts.budget = Budget(names=3000)

    problems = {(one.reason, one.user) for run in run_collectors(host, 60) for one in run.problems if one.user}

    assert problems == ({(Reason.BUDGET_SPENT, "alice")} if spent else set())
    assert host.whose(f"{place}/1/x") == ("alice" if spent else "")


def test_no_account_makes_any_number_of_places():
    lines = {f"/home/alice/.config/fish/conf.d/{n}.fish": f"set -gx HF_HOME ~/{n}\n" for n in range(150)}
    problems, moved = losses({**lines, **{f"/home/alice/{n}/hub/x": "" for n in range(150)}})

    assert len(moved) == 100
    assert [one.reason for one in problems] == [Reason.CAPPED]


def test_of_paths_that_are_not_there_an_account_names_no_more_either():
    lines = {f"/home/alice/.config/fish/conf.d/{n}.fish": f"set -gx HF_HOME /data/{n}\n" for n in range(300)}
    host = fake_host(files=lines)
    asked: list[str] = []
    host.disk.entry = lambda path, entry=host.disk.entry: asked.append(path) or entry(path)
    problems = learned(host).losses

    assert len({path for path in asked if path.startswith("/data/")}) == 100
    assert [one.reason for one in problems] == [Reason.CAPPED]


def test_files_of_thousands_of_variables_are_not_all_kept():
    others = "".join(f"set -gx V{n} x\n" for n in range(3000))
    lines = {f"/home/alice/.config/fish/conf.d/{n}.fish": f"set -gx HF_HOME ~/{n}\n{others}" for n in range(3)}
    host = fake_host(files={**lines, **{f"/home/{user}/{n}/hub/x": "" for n in range(3) for user in USERS},
                            "/home/bob/.profile": "export HF_HOME=~/1\n"}, users=USERS)  # fmt: skip
    learned(host)

    assert {(one.user, one.place) for one in host.moved} == {("alice", "/home/alice/0"), ("bob", "/home/bob/1")}
    assert [(one.reason, one.user) for one in host.losses] == [(Reason.CAPPED, "alice")]


def test_a_path_of_many_long_variables_takes_no_memory():
    tracemalloc.start()
    filled = fill_in(Platform.LINUX, "$A" * 2000, {"A": "/x" * (1 << 20)})
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert (len(filled), most < 64 << 20) == (4096, True)


@pytest.mark.parametrize(
    "content", [b"\xff\xfeH\0F\0_\0H\0O\0M\0E\0", Reason.NOT_A_FILE, b"HF_HOME=" + b"$X" * 5000, "HF_HOME=/" + "../" * 50]
)
def test_files_that_are_no_such_files_harm_nobody(content):
    problems, moved = losses({"/home/alice/.profile": content})

    assert (moved, len(problems) <= 1) == ([], True)


@pytest.mark.parametrize(
    "content",
    [
        Reason.NOT_A_FILE,
        Reason.PERMISSION_DENIED,
        b"[" * 100_000,
        b"\xff\xfe{\0}\0",
        b'{"downloadsFolder": "/\\ud800/\\u0000", "data_folder": "/..", "root_path": "C:", "modelPath": []}',
        b"[General]\nmodelPath=/\\xd800/\\x0\n",
        b"SQLite format 3\0" + b"\xff" * 5000,
        FOLDER,
    ],
)
@pytest.mark.parametrize("platform", Platform)
def test_settings_that_are_no_such_settings_harm_nobody(platform, content):
    bases = {base: places[0] for base, places in fake_host(platform).users()[0].folders.items()}
    files = {pattern.format_map(bases): content for pattern in SETTINGS[platform]}
    host = learned(fake_host(platform, files))

    assert host.moved == []
    assert len(host.losses) <= len(files)
    assert Reason.INTERNAL_ERROR not in {one.reason for one in host.losses}


def test_the_names_that_are_looked_for_are_those_of_the_table():
    assert {one.name.upper() for one in VARIABLES if " " not in one.name} - {POINTER.upper()} == NAMES
    assert f"{{home}}/{POINTER}" == POINTERS


@pytest.mark.parametrize("platform", Platform)
def test_each_setting_is_of_a_row_that_has_a_place_there(platform):
    usual = {one.name: one.usual(platform) for one in VARIABLES}

    assert all(usual[variable] for keys in SETTINGS[platform].values() for variable in keys.values())


@pytest.mark.parametrize("platform", Platform)
def test_each_usual_place_is_one_that_some_collector_looks_at(platform):
    """A row for what nobody reads would be dead."""
    known = [place for collector in collectors(platform) for place in collector.places]
    rows = [(one.name, f"{usual}/") for one in VARIABLES if (usual := one.usual(platform))]

    assert [name for name, usual in rows if not any(f"{place}/".startswith(usual) for place in known)] == []
