import json

import pytest

from scanner.collectors.extensions.vscode_extensions import VscodeExtensions
from scanner.model import Item, Mark, Platform, Problem, Reason, Rung, State
from tests.fake_host import FOLDER, bare, fake_host, said

HOME = "/home/alice/.vscode/extensions"
STORE, FILE = {"id": "x", "publisherDisplayName": "Probe Inc.", "source": "gallery"}, {"source": "vsix"}


def row(identifier, version="1.2.3", metadata=FILE, folder=""):
    folder = folder or f"{identifier}-{version}"
    return {"identifier": {"id": identifier}, "version": version, "relativeLocation": folder, "metadata": metadata}


def extensions(folder, *rows, files=()):
    """Return a folder of extensions with a list, and everything that is listed."""
    listed = {f"{folder}/{one['relativeLocation']}/package.json": "{}" for one in rows}
    return {f"{folder}/extensions.json": json.dumps(rows), **listed, **dict.fromkeys([f"{folder}/{file}" for file in files], "{}")}


def item(identifier, version="1.2.3", marks=(Mark.SIDELOADED,), **more):
    folder = more.pop("folder", HOME)
    defaults = {
        "publisher": "",
        "state": State.UNKNOWN,
        "within": "vscode",
        "location": f"{folder}/{identifier}-{version}",
        "user": "alice",
    }
    return Item(identifier, version, ids=(("vscode-extension", identifier),), marks=marks, **{**defaults, **more})


def found(files, platform=Platform.LINUX, **more):
    return bare(fake_host(platform, files=files, **more), VscodeExtensions())


def test_extensions_of_the_store_and_of_a_file():
    assert found(extensions(HOME, row("a.store", metadata=STORE), row("b.file"))) == [
        item("a.store", marks=(Mark.STORE,), publisher="Probe Inc."),
        item("b.file"),
    ]


def test_one_without_metadata_is_kept():
    one = row("a.b")
    del one["metadata"]

    assert found(extensions(HOME, one)) == [item("a.b")]


def test_a_version_is_the_lists_and_not_the_folders():
    files = extensions(HOME, row("a.b", "2.0.0", folder="a.b-1.0.0-linux-x64"))

    assert found(files) == [item("a.b", "2.0.0", location=f"{HOME}/a.b-1.0.0-linux-x64")]


def test_a_changed_list_hides_no_extension():
    changed, spelled = row("some.body", folder="a.b-1.2.3"), row("C.D", folder="c.d-1.2.3-linux-x64")

    assert [one.ids for one in found(extensions(HOME, changed, spelled))] == [
        (("vscode-extension", "some.body"), ("vscode-extension", "a.b")),
        (("vscode-extension", "C.D"),),
    ]


def test_a_folder_that_a_sound_list_does_not_name_is_residue():
    assert found(extensions(HOME, files=("a.b-1.2.3-win32-x64/package.json", ".tmp/x", "notes/x"))) == [
        item("a.b", marks=(), rung=Rung.RESIDUE, location=f"{HOME}/a.b-1.2.3-win32-x64")
    ]


def test_folders_are_what_is_there_without_a_list():
    assert found({f"{HOME}/a.b-1.2.3/package.json": "{}"}) == [item("a.b", marks=(), rung=Rung.PRESENT)]


@pytest.mark.parametrize("broken", ["{}", "[", b"\0" * 40])
def test_folders_are_what_is_there_beside_a_broken_list(broken):
    place = f"{HOME}/extensions.json"

    assert found({place: broken, f"{HOME}/a.b-1.2.3/x": ""}) == [
        item("a.b", marks=(), rung=Rung.PRESENT),
        Problem(Reason.MALFORMED, "expected a list of extensions", place, "alice"),
    ]


def test_a_row_that_is_none_is_a_problem_and_the_next_is_read():
    files = extensions(HOME, row("a.b"))
    files[f"{HOME}/extensions.json"] = json.dumps([{}, row("a.b")])

    assert found(files) == [
        item("a.b"),
        Problem(Reason.MALFORMED, "a row of a list of extensions without an id", f"{HOME}/extensions.json", "alice"),
    ]


def test_what_waits_to_be_deleted_is_residue_whether_listed_or_not():
    files = extensions(HOME, row("a.listed"), files=("b.left-1.2.3/x",))
    files[f"{HOME}/.obsolete"] = '{"a.listed-1.2.3": true, "b.left-1.2.3": true}'

    assert found(files) == [item("a.listed", rung=Rung.RESIDUE), item("b.left", marks=(), rung=Rung.RESIDUE)]


def test_a_broken_list_of_removed_ones_costs_itself_alone():
    files = {**extensions(HOME, row("a.b")), f"{HOME}/.obsolete": "["}

    assert found(files) == [
        item("a.b"),
        Problem(Reason.MALFORMED, "expected the folders of removed extensions", f"{HOME}/.obsolete", "alice"),
    ]


def test_a_listed_extension_whose_folder_is_gone_is_residue():
    assert found({f"{HOME}/extensions.json": json.dumps([row("a.b")])}) == [item("a.b", rung=Rung.RESIDUE)]


def test_one_that_lies_elsewhere_is_installed():
    elsewhere = {"identifier": {"id": "a.b"}, "version": "1.2.3", "location": {"path": "/home/alice/work/b"}}

    assert found({f"{HOME}/extensions.json": json.dumps([elsewhere])}) == [item("a.b", location=HOME)]


def test_an_extension_of_a_profile_alone():
    profile = "/home/alice/.config/Code/User/profiles/1a2b/extensions.json"
    files = {**extensions(HOME, row("a.b"), files=("c.d-1.2.3/x",)), profile: json.dumps([row("a.b"), row("c.d")])}

    assert found(files) == [item("a.b"), item("c.d")]
    assert found({**files, profile: "3"})[-1] == Problem(Reason.MALFORMED, "expected a list of extensions", profile, "alice")


def test_a_profile_is_its_own_accounts():
    files = {
        **extensions(HOME, files=("c.d-1.2.3/x",)),
        "/home/bob/.config/Code/User/profiles/1/extensions.json": json.dumps([row("c.d")]),
    }

    assert found(files, users=("alice", "bob")) == [item("c.d", marks=(), rung=Rung.RESIDUE)]


@pytest.mark.parametrize(
    ("platform", "folder", "editor"),
    [
        (Platform.LINUX, "/home/alice/.cursor/extensions", "cursor"),
        (Platform.LINUX, "/home/alice/.vscode-server/extensions", "vscode"),
        (Platform.LINUX, "/home/alice/.vscode-oss/extensions", "vscodium"),
        (Platform.LINUX, "/home/alice/.local/share/code-server/extensions", "code-server"),
        (Platform.LINUX, "/home/alice/.var/app/com.visualstudio.code/data/vscode/extensions", "vscode"),
        (Platform.LINUX, "/home/alice/.var/app/com.vscodium.codium/data/codium/extensions", "vscodium"),
        (Platform.LINUX, "/home/alice/.an-unknown-fork/extensions", "an-unknown-fork"),
        (Platform.MACOS, "/Users/alice/.windsurf/extensions", "windsurf"),
        (Platform.MACOS, "/Applications/code-portable-data/extensions", "vscode"),
        (Platform.WINDOWS, "C:/Users/alice/.vscode/extensions", "vscode"),
        (Platform.WINDOWS, "C:/Users/alice/.trae-cn/extensions", "trae-cn"),
        (Platform.WINDOWS, "C:/Users/alice/scoop/apps/vscode/current/data/extensions", "vscode"),
        (Platform.WINDOWS, "C:/Users/alice/scoop/persist/vscodium/data/extensions", "vscodium"),
        (Platform.WINDOWS, "C:/Users/alice/scoop/persist/cursor/data/extensions", "cursor"),
        (Platform.WINDOWS, "C:/Users/alice/AppData/Local/Programs/VSCodium/data/extensions", "vscodium"),
    ],
)
def test_the_folders_of_each_platform(platform, folder, editor):
    user = "alice" if "alice" in folder else ""

    assert found(extensions(folder, row("a.b")), platform) == [item("a.b", within=editor, folder=folder, user=user)]


@pytest.mark.parametrize(
    ("folder", "profiles"),
    [
        ("/home/alice/.vscode-server/extensions", "/home/alice/.vscode-server/data/User/profiles/1"),
        ("/usr/share/code/data/extensions", "/usr/share/code/data/user-data/User/profiles/1"),
        (
            "/home/alice/.var/app/com.visualstudio.code/data/vscode/extensions",
            "/home/alice/.var/app/com.visualstudio.code/config/Code/User/profiles/1",
        ),
    ],
)
def test_profiles_of_servers_portable_editors_and_flatpaks(folder, profiles):
    files = {**extensions(folder, files=("c.d-1.2.3/x",)), f"{profiles}/extensions.json": json.dumps([row("c.d")])}

    assert [(one.name, one.rung) for one in said(fake_host(files=files), VscodeExtensions())] == [("c.d", Rung.INSTALLED)]


def test_hidden_folders_of_other_programs_are_not_looked_into():
    files = {"/home/alice/.other/extensions/a.b-1.0.0/x": "", "/home/alice/.closed": Reason.PERMISSION_DENIED}

    assert found(files) == []


def test_a_folder_with_two_names_is_read_once():
    files = extensions(HOME, row("a.b"))
    host = fake_host(files=files, users=("alice",))
    host.disk.real = lambda path: path.replace("/.cursor/", "/.vscode/")
    host.disk.folders |= {"/home/alice/.cursor", "/home/alice/.cursor/extensions"}

    assert len(said(host, VscodeExtensions())) == 1


@pytest.mark.parametrize(
    ("platform", "place", "user"),
    [
        (Platform.LINUX, "/usr/share/code/resources/app/extensions/copilot", ""),
        (Platform.LINUX, "/snap/code/current/usr/share/code/resources/app/extensions/copilot", ""),
        (Platform.MACOS, "/Applications/Visual Studio Code.app/Contents/Resources/app/extensions/copilot", ""),
        (Platform.WINDOWS, "C:/Users/alice/AppData/Local/Programs/Microsoft VS Code/resources/app/extensions/copilot", "alice"),
        (Platform.WINDOWS, "C:/Program Files/Microsoft VS Code/0958016b2a/resources/app/extensions/copilot", ""),
    ],
)
def test_copilot_comes_with_the_editor(platform, place, user):
    files = {
        f"{place}/package.json": '{"publisher": "GitHub", "name": "copilot-chat", "version": "0.40.0"}',
        f"{place.rpartition('/')[0]}/markdown/package.json": '{"publisher": "vscode", "name": "markdown"}',
    }
    ids = (("vscode-extension", "GitHub.copilot-chat"),)

    assert found(files, platform) == [
        Item(
            "GitHub.copilot-chat",
            "0.40.0",
            "GitHub",
            ids,
            marks=(Mark.BUILT_IN,),
            within="vscode",
            location=f"{place}/package.json",
            user=user,
        )
    ]


def test_a_broken_description_of_a_built_in_one_is_a_problem():
    place = "/usr/share/code/resources/app/extensions/copilot/package.json"

    assert found({place: "[]"}) == [Problem(Reason.MALFORMED, "expected a JSON object", place)]
    assert found({place: "{}"}) == []


def test_a_folder_that_cannot_be_listed_is_said():
    assert found({HOME: FOLDER}) == []
    assert [one.reason for one in found({f"{HOME}/extensions.json": Reason.LOCKED})] == [Reason.LOCKED]


AI = '{"displayName": "Probe", "categories": ["AI"]}'
OF_AI = ("extension-declares", "category:ai")


def test_what_an_extension_declares_of_itself_is_an_id_of_it_listed_or_not():
    files = {**extensions(HOME, row("a.b")), f"{HOME}/a.b-1.2.3/package.json": AI, f"{HOME}/c.d-1.2.3/package.json": AI}

    assert [one.claims for one in found(files)] == [(OF_AI, ("extension-word", "Probe"))] * 2


def test_what_is_gone_declares_nothing():
    files = {**extensions(HOME, row("a.b")), f"{HOME}/a.b-1.2.3/package.json": AI, f"{HOME}/.obsolete": '{"a.b-1.2.3": true}'}

    assert [one.claims for one in found(files)] == [()]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ('{"categories": ["AI"', Problem(Reason.MALFORMED, "expected a JSON object")),
        (Reason.PERMISSION_DENIED, Problem(Reason.PERMISSION_DENIED, "as the test wants it")),
    ],
)
def test_a_declaration_that_cannot_be_read_costs_itself_alone(content, problem):
    files = {**extensions(HOME, row("a.b"), row("c.d")), f"{HOME}/a.b-1.2.3/package.json": content}

    assert found(files) == [
        item("a.b"),
        item("c.d"),
        problem._replace(location=f"{HOME}/a.b-1.2.3/package.json", user="alice"),
    ]


def test_texts_that_stand_in_a_file_of_their_own_are_words_of_the_extension():
    package = '{"displayName": "%name%", "description": "%described%", "keywords": ["chat"]}'
    texts = '{"name": "Probe AI", "described": {"message": "Talks.", "comment": ["as a person"]}, "other": "no text of its own"}'
    files = {**extensions(HOME, row("a.b")), f"{HOME}/a.b-1.2.3/package.json": package, f"{HOME}/a.b-1.2.3/package.nls.json": texts}

    assert [value for kind, value in found(files)[0].claims if kind == "extension-word"] == ["Probe AI", "Talks.", "chat"]


@pytest.mark.parametrize(
    ("texts", "problems"),
    [
        (None, []),
        ("{}", []),
        ('{"copilot.name": 7}', []),
        ("[]", ["expected a JSON object"]),
    ],
)
def test_a_key_without_a_text_is_no_word(texts, problems):
    place = f"{HOME}/a.b-1.2.3"
    files = {**extensions(HOME, row("a.b")), f"{place}/package.json": '{"displayName": "%copilot.name%"}'}
    if texts is not None:
        files[f"{place}/package.nls.json"] = texts
    said = found(files)

    assert [one for one in said if isinstance(one, Item)] == [item("a.b")]
    assert [(one.detail, one.location) for one in said if isinstance(one, Problem)] == [
        (detail, f"{place}/package.nls.json") for detail in problems
    ]
