import json

from scanner.collectors.extensions.gecko_extensions import GeckoExtensions
from scanner.model import Item, Mark, Platform, Problem, Reason, Rung, State
from tests.fake_host import FOLDER, bare, fake_host
from tests.zipped import zipped

ROOT = "/home/alice/.config/mozilla/firefox"
P = f"{ROOT}/x.default"


def addons(*rows):
    return json.dumps({"schemaVersion": 37, "addons": [{"type": "extension", "location": "app-profile", **row} for row in rows]})


def item(identifier="a@b", name="", version="", publisher="", **more):
    given = {"state": State.UNKNOWN, "within": "firefox", "location": P, "user": "alice", **more}
    return Item(name or identifier, version, publisher, (("gecko-extension", identifier),), **given)


def said(files, **host):
    return bare(fake_host(files=files, **host), GeckoExtensions())


def test_a_whole_row():
    row = {
        "id": "a@b",
        "version": "1",
        "active": True,
        "path": f"{P}/extensions/a@b.xpi",
        "defaultLocale": {"name": "N", "creator": "C", "description": "D"},
        "userPermissions": {"permissions": ["tabs"]},
    }

    assert said({f"{P}/extensions.json": addons(row), f"{P}/extensions/a@b.xpi": zipped({})}) == [
        item("a@b", "N", "1", "C", state=State.ENABLED, location=f"{P}/extensions/a@b.xpi")._replace(claims=(("extension-word", "D"),))
    ]


def test_the_sites_that_an_extension_asks_for_are_its_claims():
    row = {
        "id": "a@b",
        "active": True,
        "userPermissions": {"permissions": ["tabs"], "origins": ["https://a.example/*", "<all_urls>"]},
        "optionalPermissions": {"permissions": [], "origins": ["*://*.b.example/*"]},
    }

    [one] = said({f"{P}/extensions.json": addons(row, {"id": "c@d", "userPermissions": "none"})})[:1]

    assert one.claims == (("extension-host", "a.example"), ("extension-host", "b.example"))


def test_what_its_package_says_its_pages_show_and_its_scripts_name():
    page, script = "<title>Writer</title><body>", 'fetch("https://api.a.example/v1")'
    manifest = {"description": "D", "options_ui": {"page": "options.html"}}
    package = zipped({"manifest.json": json.dumps(manifest), "options.html": page, "background.js": script})
    row = {"id": "a@b", "active": True, "defaultLocale": {"description": "D"}, "userPermissions": {"origins": ["https://b.example/*"]}}

    [one] = said({f"{P}/extensions.json": addons(row), f"{P}/extensions/a@b.xpi": package})

    told = (("extension-host", "b.example"), ("extension-word", "D"), ("extension-word", "Writer"), ("extension-calls", "api.a.example"))
    assert one.claims == told


def test_a_package_is_read_in_the_profile_alone_wherever_the_record_says_that_it_lies():
    package = zipped({"manifest.json": "{}", "background.js": 'fetch("https://api.a.example/v1")'})
    row = {"id": "a@b", "active": True, "path": "/home/bob/a@b.xpi"}

    [one] = said({f"{P}/extensions.json": addons(row), "/home/bob/a@b.xpi": package, f"{P}/extensions/c@d": package})

    assert one.claims == ()


def test_a_package_that_is_no_zip_file_is_a_problem_and_its_extension_is_told():
    [one, problem] = said({f"{P}/extensions.json": addons({"id": "a@b", "active": True}), f"{P}/extensions/a@b.xpi": "no zip"})

    assert one.ids == (("gecko-extension", "a@b"),)
    assert (problem.reason, problem.location) == (Reason.MALFORMED, f"{P}/extensions/a@b.xpi")


def test_the_own_extensions_of_a_browser_are_not_unpacked():
    row = {"id": "a@b", "active": True, "location": "app-builtin-addons"}

    [one] = said({f"{P}/extensions.json": addons(row), f"{P}/extensions/a@b.xpi": "no zip"})

    assert one.claims == ()


def test_a_part_of_the_browser_may_ask_for_its_makers_sites():
    row = {"id": "a@b", "location": "app-builtin-addons", "userPermissions": {"origins": ["https://a.example/*"]}}

    assert [one.ids for one in said({f"{P}/extensions.json": addons(row)})] == [(("gecko-extension", "a@b"),)]


def test_a_changed_record_hides_no_extension():
    paths = (f"{P}/extensions/a@b.xpi", "C:\\x\\a@b.xpi", f"{P}/extensions/a@b", f"{P}/notes.xpi")
    rows = [{"id": f"c{number}@d", "active": True, "path": path} for number, path in enumerate(paths)]

    assert [[value for _, value in one.ids] for one in said({f"{P}/extensions.json": addons(*rows)})] == [
        ["c0@d", "a@b"],
        ["c1@d", "a@b"],
        ["c2@d", "a@b"],
        ["c3@d"],
    ]


def test_soft_disabled_is_disabled_and_inactive_without_a_flag_is_pending():
    files = {f"{P}/extensions.json": addons({"id": "a@b", "active": False, "softDisabled": True}, {"id": "c@d", "active": False})}

    assert said(files) == [item("a@b", state=State.DISABLED), item("c@d")]


def test_a_profile_on_the_disk_that_is_not_listed_is_read():
    assert said({f"{ROOT}/profiles.ini": "", f"{P}/extensions.json": addons({"id": "a@b"})}) == [item()]


def test_a_profile_of_ones_own_by_an_absolute_path_is_read():
    files = {f"{ROOT}/profiles.ini": "[Profile0]\nPath=/srv/p\nIsRelative=0\n", "/srv/p/extensions.json": addons({"id": "a@b"})}

    assert said(files) == [item(location="/srv/p")]


def test_a_profile_of_somebody_else_by_an_absolute_path_is_a_problem():
    files = {
        "/home/bob/.mozilla/firefox/profiles.ini": "[Profile0]\nPath=/srv/p\nIsRelative=0\n[Profile1]\nPath=../../../alice/p\n",
        "/srv/p/extensions.json": addons({"id": "a@b"}),
        "/home/alice/p": FOLDER,
    }

    detail = "a profile in a folder that may not belong to the account, or that is not on this machine; not read"
    assert said(files, users=("alice", "bob")) == [
        Problem(Reason.LINK_LEAVES, detail, "/srv/p", "bob"),
        Problem(Reason.LINK_LEAVES, detail, "/home/alice/p", "bob"),
    ]


def test_channels_that_share_a_folder_are_counted_once():
    ini = "[Profile0]\nPath=x.default\n[Profile1]\nPath=x.default\n[InstallA]\nDefault=x.default\n"

    assert said({f"{ROOT}/profiles.ini": ini, f"{P}/extensions.json": addons({"id": "a@b"})}) == [item()]


def test_an_unknown_type_is_a_problem_and_the_rows_after_it_go_on():
    files = {f"{P}/extensions.json": addons({"id": "x@y", "type": "future"}, {"id": "t@u", "type": "theme"}, {"id": "a@b"})}

    assert said(files) == [
        item(),
        Problem(Reason.UNSUPPORTED_FORMAT, "add-on 1 is of an unknown type", f"{P}/extensions.json", "alice"),
    ]


def test_built_in_extensions_are_hidden_and_those_of_a_policy_are_marked():
    rows = (
        {"id": "a@b", "location": "app-system-defaults"},
        {"id": "c@d", "installTelemetryInfo": {"source": "enterprise-policy"}},
    )

    assert said({f"{P}/extensions.json": addons(*rows)}) == [
        item("a@b", marks=(Mark.BUILT_IN, Mark.HIDDEN)),
        item("c@d", marks=(Mark.POLICY,)),
    ]


def test_a_package_that_is_not_recorded_is_a_residue():
    files = {
        f"{P}/extensions.json": addons({"id": "a@b"}),
        f"{P}/extensions/a@b.xpi": zipped({}),
        f"{P}/extensions/{{ec8030f7-c20a-464f-9b0e-13a3a9e97384}}.xpi": "",
        f"{P}/extensions/noise.xpi": "",
    }
    identifier = "{ec8030f7-c20a-464f-9b0e-13a3a9e97384}"

    assert said(files) == [item(), item(identifier, rung=Rung.RESIDUE, location=f"{P}/extensions/{identifier}.xpi")]


def test_a_broken_record_does_not_cost_the_packages():
    files = {f"{P}/extensions.json": '{"addons": [', f"{P}/extensions/a@b.xpi": ""}

    assert said(files) == [
        item(rung=Rung.PRESENT, location=f"{P}/extensions/a@b.xpi"),
        Problem(Reason.MALFORMED, "expected JSON: Expecting value at line 1 column 13", f"{P}/extensions.json", "alice"),
    ]


def test_too_many_profiles_are_said():
    files = {f"{ROOT}/profiles.ini": "".join(f"[Profile{n}]\nPath=p{n}\n" for n in range(500))}

    assert said(files) == [
        Problem(Reason.CAPPED, "more than 200 profiles are listed; only the first ones were read", f"{ROOT}/profiles.ini", "alice")
    ]


def test_thunderbird_and_windows():
    place = "C:/Users/alice/AppData/Roaming/Thunderbird/Profiles/x"
    row = {"id": "a@b", "path": "C:\\Users\\alice\\x.xpi"}
    files = {f"{place}/extensions.json": addons(row)}

    assert said(files, platform=Platform.WINDOWS) == [item(within="thunderbird", location="C:/Users/alice/x.xpi")]
