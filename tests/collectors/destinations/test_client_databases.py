import json
import sqlite3
from contextlib import closing

import pytest

from scanner.collectors.destinations.client_databases import ClientDatabases
from scanner.model import Platform, Problem
from tests.fake_host import bare, fake_host

KEY = "hunter2-canary"
STORAGE = "/home/alice/.config/Code/User/globalStorage"
HERS = ("site", "api.deepseek.com")


def database(table, rows):
    with closing(sqlite3.connect(":memory:")) as made:
        made.execute(table)
        name = table.split()[2]
        made.executemany(f"INSERT INTO {name} VALUES (?, ?)", rows)
        made.commit()
        return made.serialize()


def editor(key, settings):
    return database("CREATE TABLE ItemTable (key TEXT UNIQUE, value BLOB)", [(key, json.dumps(settings)), ("other", KEY)])


def found(files, platform=Platform.LINUX):
    return bare(fake_host(platform, files=files), ClientDatabases())


@pytest.mark.parametrize(
    ("folder", "key", "settings", "client"),
    [
        ("saoudrizwan.claude-dev", "saoudrizwan.claude-dev", {"planModeApiProvider": "deepseek", "apiKey": KEY}, "cline"),
        (
            "saoudrizwan.claude-dev",
            "saoudrizwan.claude-dev",
            {"actModeApiProvider": "openai", "openAiBaseUrl": "https://api.deepseek.com"},
            "cline",
        ),
        (
            "rooveterinaryinc.roo-cline",
            "RooVeterinaryInc.roo-cline",
            {"listApiConfigMeta": [{"name": KEY, "apiProvider": "deepseek"}]},
            "roo-code",
        ),
        ("kilocode.kilo-code", "kilocode.Kilo-Code", {"apiProvider": "openai", "openAiBaseUrl": "https://api.deepseek.com/"}, "kilo-code"),
    ],
)
def test_an_extension_keeps_its_settings_in_the_editors_database(folder, key, settings, client):
    said = found({f"{STORAGE}/{folder}/x": "", f"{STORAGE}/state.vscdb": editor(key, settings)})

    assert any(HERS in item.ids and item.within == client for item in said)
    assert KEY not in str(said)


@pytest.mark.parametrize(
    ("platform", "folder"),
    [
        (Platform.LINUX, "/home/alice/.var/app/com.visualstudio.code/config/Code"),
        (Platform.LINUX, "/home/alice/.vscode-server/data"),
        (Platform.LINUX, "/home/alice/.local/share/code-server"),
        (Platform.LINUX, "/home/alice/.cursor-server/data"),
        (Platform.WINDOWS, "C:/Users/alice/scoop/persist/vscode/data/user-data"),
    ],
)
def test_a_part_for_remote_work_and_a_packaged_editor_have_databases_of_their_own(platform, folder):
    storage, settings = f"{folder}/User/globalStorage", {"planModeApiProvider": "deepseek"}
    said = found(
        {f"{storage}/saoudrizwan.claude-dev/x": "", f"{storage}/state.vscdb": editor("saoudrizwan.claude-dev", settings)}, platform
    )

    assert [item.name for item in said] == ["api.deepseek.com"]


def test_the_database_of_an_editor_without_such_an_extension_is_not_read():
    host = fake_host(files={f"{STORAGE}/state.vscdb": editor("saoudrizwan.claude-dev", {"planModeApiProvider": "deepseek"})})

    assert bare(host, ClientDatabases()) == []
    assert host.disk.asked == []


def test_open_webui_lists_its_addresses():
    settings = {
        "openai": {"api_base_urls": ["https://api.deepseek.com"], "api_keys": [KEY]},
        "ollama": {"base_urls": ["http://ollama:11434"]},
    }
    content = database("CREATE TABLE config (id INTEGER, data JSON)", [(1, json.dumps(settings))])
    said = found({"/var/lib/docker/volumes/open-webui/_data/webui.db": content})

    assert [(item.name, item.ids) for item in said] == [("api.deepseek.com", (HERS,)), ("private-network", ())]
    assert KEY not in str(said)


def test_open_webui_has_files_of_any_size_of_which_little_is_read():
    settings = [json.dumps({"openai": {"api_base_urls": [f"https://{host}"]}}) for host in ("api.openai.com", "api.deepseek.com")]
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        made.execute("CREATE TABLE config (id INTEGER NOT NULL, email VARCHAR DEFAULT 'a' NOT NULL, data JSON NOT NULL, PRIMARY KEY (id))")
        made.executemany("INSERT INTO config VALUES (?, 'a', ?)", [(9, settings[1]), (2, settings[0])])
        made.execute("CREATE TABLE chat (chat BLOB)")
        made.execute("INSERT INTO chat VALUES (zeroblob(33 << 20))")
        content = made.serialize()

    [item] = found({"/home/alice/.local/share/open-webui/webui.db": content})
    assert (item.ids, item.user) == ((HERS,), "alice")


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0" + b"\xff" * 200, editor("x", {}), editor("saoudrizwan.claude-dev", [1])])
def test_a_database_that_holds_no_settings_accuses_nobody(content):
    said = found({f"{STORAGE}/saoudrizwan.claude-dev/x": "", f"{STORAGE}/state.vscdb": content})

    assert [one for one in said if not isinstance(one, Problem)] == []


def test_a_database_that_its_program_has_not_begun_to_fill_is_no_problem():
    older = database("CREATE TABLE user (id, name)", [])
    for content in (b"", older):
        assert found({f"{STORAGE}/saoudrizwan.claude-dev/x": "", f"{STORAGE}/state.vscdb": content}) == []
        assert found({"/var/lib/docker/volumes/open-webui/_data/webui.db": content}) == []
