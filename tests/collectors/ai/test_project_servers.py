import json
import sqlite3
from contextlib import closing

import pytest

from scanner.collectors.ai.project_servers import MOST_FOLDERS, ProjectServers
from scanner.collectors.editors.mcp_clients import PROJECT_FILES
from scanner.model import Platform, Problem, Reason
from tests.fake_host import bare, fake_host

LINUX, MACOS, WINDOWS = Platform.LINUX, Platform.MACOS, Platform.WINDOWS
KEY = "hunter2-4711-canary"
SERVER = {"probe": {"command": "npx", "args": ["-y", "probe-mcp", KEY], "env": {"TOKEN": KEY}, "headers": {"X": KEY}}}
HOME, WORK = "/home/alice", "/home/alice/work"
CLAUDE, CODE = f"{HOME}/.claude.json", f"{HOME}/.config/Code/User/globalStorage"


def database(*folders):
    entries = {"entries": [{"folderUri": folder} for folder in folders] + [{"fileUri": "file:///home/alice/x.txt"}, {"workspace": {}}]}
    with closing(sqlite3.connect(":memory:")) as made:
        made.execute("CREATE TABLE ItemTable (key TEXT UNIQUE ON CONFLICT REPLACE, value BLOB)")
        made.execute("INSERT INTO ItemTable VALUES ('history.recentlyOpenedPathsList', ?)", (json.dumps(entries),))
        made.commit()
        return made.serialize()


def said(files, platform=LINUX, **more):
    return bare(fake_host(platform, files=files, **more), ProjectServers())


def names(files, platform=LINUX):
    return [(one.name, one.within, one.location) for one in said(files, platform)]


def opened(*folders):
    return {CLAUDE: json.dumps({"projects": {folder: {} for folder in folders}})}


def of(file):
    found = SERVER
    for key in reversed(file.keys):
        found = {key: found}
    return '[mcp_servers.probe]\ncommand = "npx"\nargs = ["-y", "probe-mcp"]\n' if file.path.endswith(".toml") else json.dumps(found)


@pytest.mark.parametrize("file", PROJECT_FILES, ids=lambda file: file.path)
def test_a_projects_servers_are_read_in_each_of_its_files(file):
    place = f"{WORK}/{file.path.replace('*', 'x')}"
    [item] = said({**opened(WORK), place: of(file)})

    assert (item.name, item.within) == ("probe", file.client)
    assert ("npm", "probe-mcp") in item.ids
    assert (item.location, item.user) == (place, "alice")
    assert KEY not in str(item)


@pytest.mark.parametrize(
    ("platform", "home", "lists"),
    [
        (LINUX, HOME, {f"{CODE}/storage.json": json.dumps({"profileAssociations": {"workspaces": {"file:///home/alice/my%20work": "x"}}})}),
        (LINUX, HOME, {f"{CODE}/state.vscdb": database("file:///home/alice/my%20work")}),
        (LINUX, HOME, {f"{HOME}/.config/Cursor/User/globalStorage/state.vscdb": database("file:///home/alice/my%20work")}),
        (LINUX, HOME, {f"{HOME}/.gemini/trustedFolders.json": '{"/home/alice/my work": "TRUST_FOLDER"}'}),
        (MACOS, "/Users/alice", {"/Users/alice/Library/Application Support/Code/User/globalStorage/state.vscdb": database(
            "file:///Users/Alice/my%20work")}),
        (WINDOWS, "C:/Users/alice", {"C:/Users/alice/AppData/Roaming/Code/User/globalStorage/state.vscdb": database(
            "file:///c%3A/Users/alice/my%20work")}),
        (WINDOWS, "C:/Users/alice", {"C:/Users/alice/.claude.json": json.dumps({"projects": {"C:\\Users\\alice\\my work": {}}})}),
        (WINDOWS, "C:/Users/alice", {"C:/Users/alice/.claude.json": json.dumps({"projects": {"C:/Users/alice/my work": {}}})}),
    ],
)  # fmt: skip
def test_folders_are_taken_from_each_list(platform, home, lists):
    place = f"{home}/my work/.mcp.json"

    assert names({**lists, place: json.dumps({"mcpServers": SERVER})}, platform) == [("probe", "claude-code", place)]


def test_a_folder_that_two_lists_name_is_looked_at_once():
    files = {**opened(WORK), f"{CODE}/state.vscdb": database(f"file://{WORK}"), f"{WORK}/.mcp.json": json.dumps({"mcpServers": SERVER})}

    assert len(said(files)) == 1


@pytest.mark.parametrize(
    "folder", ["/srv/work", "/home/bob/work", "/home/alice", "/home/alice/", "/home/alice/../bob/work", "/home/alicework", ""]
)
def test_no_folder_outside_the_accounts_own_home_is_looked_at(folder):
    places = {
        f"{place}/.mcp.json": json.dumps({"mcpServers": SERVER}) for place in ("/srv/work", "/home/bob/work", HOME, "/home/alicework")
    }

    assert said({**opened(folder), **places}) == []


@pytest.mark.parametrize("closed", ["Documents/work", "desktop/work", "Downloads"])
def test_on_macos_no_folder_that_needs_the_users_consent_is_looked_at(closed):
    place = f"/Users/alice/{closed}"
    files = {"/Users/alice/.claude.json": json.dumps({"projects": {place: {}}}), f"{place}/.mcp.json": json.dumps({"mcpServers": SERVER})}

    assert said(files, MACOS) == []


def test_a_folder_that_is_gone_says_nothing():
    assert said(opened(WORK, f"{HOME}/gone")) == []


def test_more_folders_than_are_looked_at_are_told():
    folders = [f"{HOME}/w{number:03}" for number in range(MOST_FOLDERS + 1)]
    files = {f"{folder}/.mcp.json": json.dumps({"mcpServers": SERVER}) for folder in folders}
    stream = said({**opened(*folders), **files})

    assert len(stream) == MOST_FOLDERS + 1
    assert (stream[-1].reason, stream[-1].location) == (Reason.CAPPED, CLAUDE)


def test_a_broken_list_is_a_problem_and_the_others_are_read():
    files = {f"{CODE}/storage.json": "{", **opened(WORK), f"{WORK}/.mcp.json": json.dumps({"mcpServers": SERVER})}
    stream = said(files)

    assert [one.location for one in stream if isinstance(one, Problem)] == [f"{CODE}/storage.json"]
    assert len(stream) == 2


def test_a_broken_project_file_is_a_problem():
    [problem] = said({**opened(WORK), f"{WORK}/.mcp.json": "{"})

    assert (problem.reason, problem.location) == (Reason.MALFORMED, f"{WORK}/.mcp.json")


@pytest.mark.parametrize("platform", Platform)
def test_an_empty_machine_has_none(platform):
    assert said({}, platform) == []


def test_a_database_of_gigabytes_is_no_problem():
    """Cursor keeps all that was said in the same file; of it the one table is read."""
    content = database(f"file://{WORK}") + bytes(40 << 20)
    files = {f"{HOME}/.config/Cursor/User/globalStorage/state.vscdb": content, f"{WORK}/.mcp.json": json.dumps({"mcpServers": SERVER})}

    assert names(files) == [("probe", "claude-code", f"{WORK}/.mcp.json")]
