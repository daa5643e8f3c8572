import pytest

from scanner.collectors.browsers import extension_files, files_of_extension
from scanner.collectors.browsers.extension_files import ExtensionFiles
from scanner.formats.chromium_manifest import Manifest
from scanner.host.budget import Budget
from scanner.model import Reason
from tests.fake_host import Link, fake_host

HERE = "/home/alice/.config/chromium/Default/Extensions/a/1_0"


def named(host):
    return f'fetch("https://{host}/v1")'


def extension(files):
    return ExtensionFiles(fake_host(files={f"{HERE}/{name}": content for name, content in files.items()}), "alice")


def said(*pages):
    return Manifest("N", "1", 3, "", "", from_store=False, pages=pages)


def hosts(read, folder=HERE):
    return [host for _, host in read.claims(folder, said())]


def test_the_hosts_in_scripts_up_to_four_folders_below():
    files = {
        "worker.js": named("a.example"),
        "assets/part.mjs": named("b.example"),
        "lib/ai/maker/2/main.1a2b.js": named("c.example"),
        "lib/ai/maker/2/deeper/main.js": named("d.example"),
        "page.html": named("e.example"),
        "rules.json": named("f.example"),
    }

    assert {*hosts(extension(files))} == {"a.example", "b.example", "c.example"}
    assert {kind for kind, _ in extension(files).claims(HERE, said())} == {"extension-calls"}


def test_what_its_pages_show_first():
    page = "<title>Notes</title><body><style>b { top: 0 }</style><h1>Writes</h1> for you<script>const x = 1</script></body>"
    files = {"popup.html": page, "ui/side.html": "<p>Beside", "other.html": "<p>Nobody named it"}

    told = [("extension-word", text) for text in ("Notes", "Writes for you", "Beside")]
    assert extension(files).claims(HERE, said("popup.html", "ui/side.html", "absent.html", "ui")) == (*told,)


def test_a_page_elsewhere_is_not_read():
    machine = fake_host(files={f"{HERE}/a.js": "", "/home/alice/.config/chromium/Default/Extensions/a/secret.html": "<p>Secret"})

    for page in ("../secret.html", "x/../../secret.html", "/../secret.html", "a\0b", "//host/share"):
        assert ExtensionFiles(machine, "alice").claims(HERE, said(page)) == ()


def test_pages_are_bounded(monkeypatch):
    monkeypatch.setattr(extension_files, "MOST_PAGES", 1)
    monkeypatch.setattr(extension_files, "OF_A_PAGE", 6)

    assert extension({"a.html": "<p>abcdef", "b.html": "<p>b"}).claims(HERE, said("a.html", "b.html")) == (("extension-word", "abc"),)


def test_each_host_once():
    assert hosts(extension({"a.js": named("a.example") * 2, "b.js": named("a.example")})) == ["a.example"]


def test_an_extension_without_a_folder_names_none():
    assert hosts(extension({"a.js": named("a.example")}), "") == []


def test_folders_of_texts_are_not_looked_into():
    assert hosts(
        extension({"_locales/en/a.js": named("a.example"), "_metadata/b.js": named("b.example"), "_x/c.js": named("c.example")})
    ) == ["c.example"]


def test_packages_beside_an_unpacked_extension_are_not_its_code():
    assert hosts(extension({"node_modules/openai/client.js": named("a.example"), "node_modules.js": named("b.example")})) == ["b.example"]


def test_a_folder_that_is_called_like_a_script_is_none():
    files = {f"{HERE}/chart.js/chart.js": named("a.example"), f"{HERE}/worker.js": named("b.example"), f"{HERE}/LICENSE": ""}
    machine = fake_host(files=files)

    assert (hosts(ExtensionFiles(machine, "alice")), machine.losses) == (["b.example"], [])


def test_folders_are_bounded_and_the_nearest_are_read(monkeypatch):
    monkeypatch.setattr(files_of_extension, "MOST_FOLDERS", 3)
    files = {f"{name}/{below}w.js": named(f"{name}{len(below)}.example") for name in "abc" for below in ("", "x/")}

    assert {*hosts(extension(files))} == {"a0.example", "b0.example"}


def test_a_link_leads_nowhere_else():
    machine = fake_host(files={f"{HERE}/a.js": Link("/home/bob/a.js"), "/home/bob/a.js": named("a.example")})

    assert ExtensionFiles(machine, "alice").claims(HERE, said()) == ()
    assert [loss.reason for loss in machine.losses] == [Reason.LINK_LEAVES]


@pytest.mark.parametrize(("bound", "left"), [("OF_ONE", 2), ("OF_AN_ACCOUNT", 2), ("MOST_FILES", 2), ("MOST_HOSTS", 2)])
def test_what_is_read_is_bounded_and_the_smallest_comes_first(monkeypatch, bound, left):
    files = {f"{name}.js": named(f"{name}.example") + " " * (40 - 10 * place) for place, name in enumerate("abcd")}
    size = len(named("a.example"))
    where = files_of_extension if bound == "MOST_FILES" else extension_files
    monkeypatch.setattr(where, bound, left * size + 10 if bound.startswith("OF") else left)

    found = hosts(extension(files))

    assert found == {"MOST_FILES": ["b.example", "a.example"]}.get(bound, ["d.example", "c.example"])


def test_an_address_that_lies_across_two_pieces_is_read_once_and_whole(monkeypatch):
    monkeypatch.setattr(files_of_extension, "PIECE", 64)

    for before in range(40, 70):
        assert hosts(extension({"a.js": f"{'x' * before}{named('api.a.example')}{'y' * 200}"})) == ["api.a.example"]


def test_a_list_of_sites_is_not_read_to_its_end(monkeypatch):
    monkeypatch.setattr(extension_files, "MOST_HOSTS", 2)
    machine = fake_host(files={f"{HERE}/{name}.js": named(f"{name}.example") for name in "abcd"})

    assert hosts(ExtensionFiles(machine, "alice")) == ["a.example", "b.example"]
    assert [place for place in machine.disk.asked if place.endswith(".js")] == [f"{HERE}/a.js", f"{HERE}/b.js"]


def test_one_accounts_profiles_share_half_of_what_may_be_read_of_it(monkeypatch):
    """All of it was spent after eight profiles: nothing else of the account's was read any more."""
    assert Budget().bytes >= 2 * extension_files.OF_AN_ACCOUNT
    monkeypatch.setattr(extension_files, "OF_AN_ACCOUNT", 2 * len(named("a.example")))
    machine = fake_host(files={f"{HERE}/a.js": named("a.example")})

    assert [hosts(ExtensionFiles(machine, user)) for user in ("alice", "alice", "alice", "bob")] == [["a.example"]] * 2 + [
        [],
        ["a.example"],
    ]
    assert [[loss.reason for loss in ExtensionFiles(machine, user).losses()] for user in ("alice", "bob")] == [[Reason.CAPPED], []]


def test_what_cannot_be_read_is_told_by_the_host_and_costs_itself():
    machine = fake_host(files={f"{HERE}/a.js": Reason.PERMISSION_DENIED, f"{HERE}/b.js": named("b.example")})

    assert hosts(ExtensionFiles(machine, "alice")) == ["b.example"]
    assert [(loss.reason, loss.location) for loss in machine.losses] == [(Reason.PERMISSION_DENIED, f"{HERE}/a.js")]
