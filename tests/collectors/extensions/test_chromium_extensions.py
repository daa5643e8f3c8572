import json

import pytest

from scanner.collectors.browsers import extension_files
from scanner.collectors.extensions.chromium_extensions import ChromiumExtensions
from scanner.host.host import Process
from scanner.model import Item, Kind, Mark, Platform, Problem, Reason, Rung, State, Status
from scanner.run import run
from tests.fake_host import Link, bare, fake_host

A, B, C = "a" * 32, "b" * 32, "c" * 32
DATA = "/home/alice/.config/google-chrome"
P = f"{DATA}/Default"
TRUNCATED = '{"extensions": {"settings": {"'


def prefs(**rows):
    return json.dumps({"extensions": {"settings": rows}, "account_info": [{"email": "a@b"}]})


def manifest(name="N", version="1", **more):
    return json.dumps({"name": name, "version": version, "manifest_version": 3, **more})


def item(identifier=A, name="N", version="1", location=P, state=State.ENABLED, marks=(), within="chrome", rung=None, user="alice"):
    ids = (("chromium-extension", identifier),)
    return Item(name, version, "", ids, None, rung, state, marks, within, location, user)


def said(files, **host):
    return bare(fake_host(files=files, **host), ChromiumExtensions())


def row(location=1, **more):
    return {"location": location, "manifest": {"name": "N", "version": "1"}, **more}


def test_an_extension_from_the_store():
    files = {
        f"{P}/Preferences": prefs(**{A: {"location": 1, "path": f"{A}/1.0_0", "from_webstore": True}}),
        f"{P}/Extensions/{A}/1.0_0/manifest.json": manifest(author={"email": "a@b"}),
    }

    assert said(files) == [item(location=f"{P}/Extensions/{A}/1.0_0", marks=(Mark.STORE,))]


def test_the_sites_that_an_extension_asks_for_are_its_claims():
    asked = {
        "permissions": ["storage", "https://a.example/*"],
        "host_permissions": ["https://b.example/*", "<all_urls>"],
        "optional_permissions": ["tabs", "https://c.example/*"],
        "optional_host_permissions": ["https://d.example/*"],
        "content_scripts": [{"matches": ["*://*.e.example/*"]}, "no table", {"matches": "no list"}],
        "externally_connectable": {"matches": ["https://f.example/*"]},
    }
    files = {
        f"{P}/Preferences": prefs(**{A: row(path=f"{A}/1.0_0"), B: {"location": 1, "manifest": json.loads(manifest(**asked))}}),
        f"{P}/Extensions/{A}/1.0_0/manifest.json": manifest(**asked),
        f"{P}/Extensions/{C}/1.0_0/manifest.json": manifest(**asked),
    }

    assert [(one.ids, one.claims) for one in said(files)] == [
        ((("chromium-extension", identifier),), tuple(("extension-host", f"{letter}.example") for letter in "badce"))
        for identifier in (A, B, C)
    ]


def test_what_an_extension_is_described_as_is_a_claim():
    tokens = manifest("__MSG_name__", description="__MSG_about__", default_locale="en")
    files = {
        f"{P}/Preferences": prefs(
            **{
                A: {"location": 1, "path": f"{A}/1.0_0"},
                B: row(manifest={"name": "N", "version": "1", "description": "Talks."}),
                C: row(manifest={"name": "N", "version": "1", "description": "__MSG_about__"}),
            }
        ),
        f"{P}/Extensions/{A}/1.0_0/manifest.json": tokens,
        f"{P}/Extensions/{A}/1.0_0/_locales/en/messages.json": json.dumps({"Name": {"message": "N"}, "about": {"message": "Chats."}}),
    }

    assert [(one.name, one.claims) for one in said(files)] == [
        ("N", (("extension-word", "Chats."),)),
        ("N", (("extension-word", "Talks."),)),
        ("N", ()),
    ]


def test_a_description_alone_may_stand_in_another_language_file():
    files = {
        f"{P}/Preferences": prefs(**{A: {"location": 1, "path": f"{A}/1.0_0"}}),
        f"{P}/Extensions/{A}/1.0_0/manifest.json": manifest(description="__MSG_about__", default_locale="fr"),
        f"{P}/Extensions/{A}/1.0_0/_locales/fr/messages.json": json.dumps({"about": {"message": "Parle."}}),
    }

    assert [(one.name, one.claims) for one in said(files)] == [("N", (("extension-word", "Parle."),))]


def test_what_stands_at_its_button_is_a_claim_in_the_same_language():
    files = {
        f"{P}/Preferences": prefs(**{A: {"location": 1, "path": f"{A}/1.0_0"}}),
        f"{P}/Extensions/{A}/1.0_0/manifest.json": manifest(action={"default_title": "__MSG_open__"}, default_locale="nl"),
        f"{P}/Extensions/{A}/1.0_0/_locales/nl/messages.json": json.dumps({"open": {"message": "Praat."}}),
    }

    assert [(one.name, one.claims) for one in said(files)] == [("N", (("extension-word", "Praat."),))]


def test_the_hosts_that_its_scripts_name_are_claims_wherever_it_lies():
    """Of the AI extensions that were missed most say nothing of it in their manifests: an own key needs no permission."""
    files = {
        f"{P}/Preferences": prefs(**{A: row(path=f"{A}/1.0_0"), B: row(location=4, path="/home/alice/src/b")}),
        f"{P}/Extensions/{A}/1.0_0/manifest.json": manifest(),
        f"{P}/Extensions/{A}/1.0_0/js/worker.js": 'fetch("https://api.example.org/v1")',
        "/home/alice/src/b/manifest.json": manifest(),
        "/home/alice/src/b/worker.js": 'fetch("https://b.example/")',
        f"{P}/Extensions/{C}/1.0_0/manifest.json": manifest(),
        f"{P}/Extensions/{C}/1.0_0/worker.js": 'fetch("https://c.example/")',
        f"{P}/Extensions/{C}/0.9_0/old.js": 'fetch("https://old.example/")',
    }

    assert [one.claims for one in said(files)] == [
        (("extension-calls", f"{host}"),) for host in ("api.example.org", "b.example", "c.example")
    ]


def test_scripts_that_an_account_has_too_many_of_are_told(monkeypatch):
    """An extension of which nothing was looked at could be any."""
    monkeypatch.setattr(extension_files, "OF_AN_ACCOUNT", 4)
    files = {
        f"{P}/Extensions/{A}/1.0_0/manifest.json": manifest(),
        f"{P}/Extensions/{A}/1.0_0/worker.js": 'fetch("https://api.example.org/v1")',
    }

    assert [(one.reason, one.location) for one in said(files | {f"{P}/Preferences": prefs()}) if isinstance(one, Problem)] == [
        (Reason.CAPPED, P)
    ]


def test_a_part_of_the_browser_may_ask_for_its_makers_sites():
    part = json.loads(manifest(host_permissions=["https://gemini.google.com/*"]))

    assert [one.claims for one in said({f"{P}/Preferences": prefs(**{A: row(5, manifest=part), B: row(1, manifest=part)})})] == [
        (),
        (("extension-host", "gemini.google.com"),),
    ]


def test_the_stores_address_tells_where_a_new_entry_does_not_say():
    store = {"name": "N", "version": "1", "update_url": "https://clients2.google.com/service/update2/crx"}

    assert said({f"{P}/Preferences": prefs(**{A: {"location": 1, "manifest": store}})}) == [item(marks=(Mark.STORE,))]


def test_either_preferences_file_is_enough():
    assert said({f"{P}/Preferences": prefs(**{A: row()})}) == said({f"{P}/Secure Preferences": prefs(**{A: row()})}) == [item()]


@pytest.mark.parametrize(
    ("broken", "problem"),
    [
        (Reason.PERMISSION_DENIED, Problem(Reason.PERMISSION_DENIED, "as the test wants it", f"{P}/Secure Preferences", "alice")),
        ("[]", Problem(Reason.MALFORMED, "expected a JSON object", f"{P}/Secure Preferences", "alice")),
        (prefs().encode("utf-16"), Problem(Reason.UNSUPPORTED_ENCODING, "expected UTF-8, not UTF-16", f"{P}/Secure Preferences", "alice")),
    ],
)
def test_one_unreadable_file_costs_itself_alone(broken, problem):
    assert said({f"{P}/Secure Preferences": broken, f"{P}/Preferences": prefs(**{A: row()})}) == [item(), problem]


def test_the_same_id_in_both_files_is_one_row_and_the_secure_one_counts():
    files = {
        f"{P}/Secure Preferences": prefs(**{A: row(disable_reasons=[1]), B: {}}),
        f"{P}/Preferences": prefs(**{A: row(), B: row()}),
    }

    assert said(files) == [item(state=State.DISABLED), item(B)]


def test_a_disabled_extension_without_state_is_disabled_and_one_blocked_by_policy_is_marked():
    files = {f"{P}/Preferences": prefs(**{A: row(disable_reasons=[1]), B: row(disable_reasons=[65536]), C: row(disable_reasons=1 << 23)})}

    assert said(files) == [
        item(A, state=State.DISABLED),
        item(B, state=State.DISABLED, marks=(Mark.BLOCKED,)),
        item(C, state=State.DISABLED, marks=(Mark.UNSUPPORTED,)),
    ]


@pytest.mark.parametrize(
    ("location", "marks"),
    [
        (1, ()),
        (2, (Mark.SIDELOADED,)),
        (3, (Mark.SIDELOADED,)),
        (4, (Mark.UNPACKED,)),
        (5, (Mark.BUILT_IN, Mark.HIDDEN)),
        (6, (Mark.SIDELOADED,)),
        (7, (Mark.POLICY,)),
        (9, (Mark.POLICY,)),
        (10, (Mark.BUILT_IN, Mark.HIDDEN)),
        (99, ()),
    ],
)
def test_where_an_extension_came_from_is_marked_and_an_unknown_place_is_kept(location, marks):
    assert said({f"{P}/Preferences": prefs(**{A: row(location)})}) == [item(marks=marks)]


def test_what_a_command_line_loaded_is_there_as_long_as_the_browser_runs():
    files = {f"{P}/Preferences": prefs(**{A: row(8)})}

    assert said(files) == [item(marks=(Mark.UNPACKED,), rung=Rung.RESIDUE)]
    assert said({**files, f"{DATA}/SingletonLock": Link("host-123")}) == [item(marks=(Mark.UNPACKED,))]


@pytest.mark.parametrize(
    "more",
    [
        {"blacklist": True},
        {"omaha_blocklist_state": 1},
        {"omaha_blocklist_state": 5, "state": 1},
        {"disable_reasons": [512], "blacklist_state": 4},
        {"disable_reasons": [1 << 13]},
        {"disable_reasons": [1 << 24]},
    ],
)
def test_what_the_browser_does_not_load_is_off(more):
    assert said({f"{P}/Preferences": prefs(**{A: row(**more)})}) == [item(state=State.DISABLED)]


@pytest.mark.parametrize(
    "more", [{"blacklist": False}, {"blacklist_state": 3}, {"omaha_blocklist_state": 4}, {"acknowledged_blocklist_state": 8}]
)
def test_what_a_list_only_warns_of_is_on(more):
    assert said({f"{P}/Preferences": prefs(**{A: row(**more)})}) == [item()]


def test_the_flags_of_a_new_entry_tell_of_the_store_and_a_site_of_old_is_no_extension():
    assert said({f"{P}/Preferences": prefs(**{A: row(creation_flags=9), B: row(creation_flags=16 | 8)})}) == [item(marks=(Mark.STORE,))]


def test_one_that_waits_to_be_installed_is_off_and_an_update_that_waits_changes_nothing():
    waiting = {"idle_install_info": {"location": 1, "path": f"{A}/2_0", "manifest": {"name": "New", "version": "2"}}}

    assert said({f"{P}/Preferences": prefs(**{A: waiting})}) == [item(name="New", version="2", state=State.DISABLED)]
    assert said({f"{P}/Preferences": prefs(**{A: row(**waiting)})}) == [item()]
    assert said({f"{P}/Preferences": prefs(**{A: {"idle_install_info": 3}, B: {"blacklist": True}, C: {"idle_install_info": {}}})}) == []


def test_a_component_on_the_disk_stays_hidden():
    files = {f"{P}/Preferences": prefs(**{A: row(5)}), f"{P}/Extensions/{A}/1_0/manifest.json": manifest()}

    assert said(files) == [item(location=f"{P}/Extensions/{A}/1_0", marks=(Mark.BUILT_IN, Mark.HIDDEN))]


FOREIGN = "a folder that may not belong to the account, or that is not on this machine; not read"


def foreign(identifier):
    return Problem(Reason.LINK_LEAVES, f"extension {identifier} was loaded from {FOREIGN}", P, "alice")


@pytest.mark.parametrize("path", ["/home/bob/ext", "\\\\server\\share\\ext", "//server/share", "/home/alice/../bob/ext", "C:\\x"])
def test_an_unpacked_extension_elsewhere_is_kept_and_its_folder_not_touched(path):
    files = {f"{P}/Preferences": prefs(**{A: {"location": 4, "path": path}}), "/home/bob/ext/manifest.json": manifest("secret")}
    # Whose the folders are is what keeps us out: on this disk all of them are carol's.
    host = fake_host(files=files, users=("carol", "alice"))

    assert bare(host, ChromiumExtensions()) == [item(name=A, version="", marks=(Mark.UNPACKED,)), foreign(A)]
    assert [asked for asked in host.disk.asked if "ext" in asked or "server" in asked] == []


def test_the_browsers_own_copy_of_a_manifest_makes_up_for_a_folder_not_looked_into():
    assert said({f"{P}/Preferences": prefs(**{A: row(4, path="//server/share")})}) == [item(marks=(Mark.UNPACKED,))]


@pytest.mark.parametrize("folder", ["/home/alice/src/ext", "/tmp/ext", "/usr/share/chromium/extensions/ext"])
def test_an_unpacked_extension_of_ones_own_is_read(folder):
    files = {f"{P}/Preferences": prefs(**{A: {"location": 4, "path": folder}}), f"{folder}/manifest.json": manifest()}

    assert said(files) == [item(location=folder, marks=(Mark.UNPACKED,))]


def test_a_link_in_an_unpacked_extension_is_not_followed():
    files = {
        f"{P}/Preferences": prefs(**{A: {"location": 4, "path": "/tmp/ext"}}),
        "/tmp/ext/manifest.json": Link("/home/bob/manifest.json"),
        "/home/bob/manifest.json": manifest("secret"),
    }

    assert said(files) == [
        item(name=A, version="", marks=(Mark.UNPACKED,)),
        Problem(Reason.LINK_LEAVES, "a link points outside the home", "/tmp/ext/manifest.json", "alice"),
    ]


def test_a_relative_path_that_leads_up_is_not_followed():
    files = {
        f"{P}/Preferences": prefs(**{A: {"location": 1, "path": "../../../x"}}),
        f"{P}/Extensions/../../../x/manifest.json": manifest("wrong"),
        f"{P}/Extensions/{A}/1_0/manifest.json": manifest(),
    }

    assert said(files) == [item(location=f"{P}/Extensions/{A}/1_0")]


def test_a_translated_name_is_looked_up_without_regard_to_case():
    folder = f"{P}/Extensions/{A}/1_0"
    files = {
        f"{P}/Preferences": prefs(**{A: {"location": 1, "path": f"{A}/1_0"}}),
        f"{folder}/manifest.json": b"\xef\xbb\xbf" + manifest("__MSG_AppName__", default_locale="pt-BR").encode(),
        f"{folder}/_locales/en/messages.json": '{"appname": {"message": "English"}}',
        f"{folder}/_locales/pt_BR/messages.json": b'\xef\xbb\xbf{"appname": {"message": "Em palavras"}}',
    }

    assert said(files) == [item(name="Em palavras", location=folder)]


def test_a_name_is_taken_from_english_then_from_any_language_and_a_token_is_no_name():
    def named(messages):
        folder = f"{P}/Extensions/{A}/1_0"
        found = said(
            {
                f"{P}/Preferences": prefs(**{A: {"location": 1, "path": f"{A}/1_0"}}),
                f"{folder}/manifest.json": manifest("__MSG_n__", default_locale="fr"),
                **{f"{folder}/_locales/{locale}/messages.json": text for locale, text in messages.items()},
            }
        )
        return [one.name if isinstance(one, Item) else one.reason for one in found]

    words = '{"n": {"message": "%s"}}'
    assert named({"fr": "{}", "en": words % "English", "de": words % "Deutsch"}) == ["English"]
    assert named({"de": words % "Deutsch"}) == ["Deutsch"]
    assert named({}) == [A]
    assert named({"fr": (words % "x").encode("utf-16"), "en": words % "English"}) == ["English", Reason.UNSUPPORTED_ENCODING]


def test_version_10_is_newer_than_version_9():
    files = {
        f"{P}/Preferences": prefs(**{A: {"location": 1, "path": f"{A}/8_0"}}),
        f"{P}/Extensions/{A}/9.9_0/manifest.json": manifest(version="9.9"),
        f"{P}/Extensions/{A}/10.0_0/manifest.json": manifest(version="10.0"),
    }

    assert said(files) == [item(version="10.0", location=f"{P}/Extensions/{A}/10.0_0")]


def test_the_version_that_the_browser_runs_comes_before_a_newer_one_that_waits():
    files = {
        f"{P}/Preferences": prefs(**{A: {"location": 1, "path": f"{A}/9.9_0"}}),
        f"{P}/Extensions/{A}/9.9_0/manifest.json": manifest(version="9.9"),
        f"{P}/Extensions/{A}/10.0_0/manifest.json": manifest(version="10.0"),
    }

    assert said(files) == [item(version="9.9", location=f"{P}/Extensions/{A}/9.9_0")]


def test_profiles_of_any_name_and_operas_single_one_are_read():
    opera = "C:/Users/alice/AppData/Roaming/Opera Software/Opera Stable"
    chrome = "C:/Users/alice/AppData/Local/Google/Chrome/User Data/Work Stuff"
    files = {f"{place}/Preferences": prefs(**{A: row()}) for place in (opera, f"{opera}/_side_profiles/x/Default", chrome)}

    assert said(files, platform=Platform.WINDOWS) == [
        item(location=chrome),
        item(location=opera, within="opera"),
        item(location=f"{opera}/_side_profiles/x/Default", within="opera"),
    ]


def test_hostile_and_countless_profiles_are_said():
    names = {"../../etc": {}, "C:\\x": {}, **{f"P{number}": {} for number in range(10_000)}}
    files = {f"{DATA}/Local State": json.dumps({"profile": {"info_cache": names}}), f"{P}/Preferences": prefs(**{A: row()})}

    assert said(files) == [
        item(),
        Problem(Reason.MALFORMED, "2 profiles are listed under an invalid folder name", f"{DATA}/Local State", "alice"),
        Problem(Reason.CAPPED, "10000 profiles are listed; only the first 200 were read", f"{DATA}/Local State", "alice"),
    ]


def test_a_linked_profile_and_a_pipe_are_not_read():
    files = {
        f"{DATA}/Linked": Link("/home/bob/p"),
        "/home/bob/p/Preferences": prefs(**{A: row()}),
        f"{P}/Preferences": Reason.NOT_A_FILE,
    }

    assert said(files, users=("alice", "bob")) == [
        Problem(Reason.NOT_A_FILE, "as the test wants it", f"{P}/Preferences", "alice"),
        *(
            Problem(Reason.LINK_LEAVES, "a link points outside the home", f"{DATA}/Linked/{name}", "alice")
            for name in ("Secure Preferences", "Preferences", "Extensions")
        ),
    ]


def test_a_truncated_file_costs_neither_the_disk_nor_the_other_profiles():
    files = {
        f"{P}/Preferences": TRUNCATED,
        f"{P}/Extensions/{B}/1_0/manifest.json": manifest(),
        f"{DATA}/Work/Preferences": prefs(**{A: row()}),
    }

    assert said(files) == [
        item(B, location=f"{P}/Extensions/{B}/1_0", state=State.UNKNOWN, rung=Rung.PRESENT),
        item(location=f"{DATA}/Work"),
        Problem(Reason.MALFORMED, "expected JSON: Unterminated string starting at line 1 column 30", f"{P}/Preferences", "alice"),
    ]


def test_copies_and_electron_are_no_installs():
    state = '{"profile": {"info_cache": {"Default": {}}}}'
    places = (f"{DATA}/Snapshots/120.0/Default", "/home/alice/.config/Code")
    files = {f"{place}/Preferences": prefs(**{A: row()}) for place in places}
    files |= {f"{DATA}/Snapshots/120.0/Local State": state, "/home/alice/.config/Code/Local State": "{}"}

    assert said(files) == []


def test_on_the_disk_and_not_in_the_preferences_is_a_residue():
    files = {
        f"{P}/Preferences": prefs(**{A: {}}),
        f"{P}/Extensions/{A}/1_0/manifest.json": manifest(),
        f"{P}/Extensions/{B}/1_0/other.js": "",
        f"{P}/Extensions/Temp/1_0/manifest.json": manifest(),
    }

    assert said(files) == [item(location=f"{P}/Extensions/{A}/1_0", state=State.UNKNOWN, rung=Rung.RESIDUE)]


@pytest.mark.parametrize("broken", ["{", Reason.PERMISSION_DENIED])
def test_where_the_preferences_cannot_be_read_nothing_is_called_a_residue(broken):
    files = {f"{P}/Secure Preferences": broken, f"{P}/Preferences": "{}", f"{P}/Extensions/{A}/1_0/manifest.json": manifest()}

    assert said(files)[0] == item(location=f"{P}/Extensions/{A}/1_0", state=State.UNKNOWN, rung=Rung.PRESENT)


@pytest.mark.parametrize("lock", [{f"{DATA}/SingletonLock": Link("host-123")}, {f"{DATA}/lockfile": ""}])
def test_an_extension_that_an_open_browser_has_not_recorded_yet_is_present_and_no_residue(lock):
    files = {f"{P}/Preferences": prefs(), f"{P}/Extensions/{A}/1_0/manifest.json": manifest(), **lock}

    assert said(files) == [item(location=f"{P}/Extensions/{A}/1_0", state=State.UNKNOWN, rung=Rung.PRESENT)]


def test_a_bad_row_costs_itself_alone():
    assert said({f"{P}/Preferences": prefs(**{A: 1, B: row()})}) == [
        item(B),
        Problem(Reason.MALFORMED, f"expected the entry of extension {A} to be an object", f"{P}/Preferences", "alice"),
    ]


def test_an_extension_without_a_name_goes_by_its_id():
    assert said({f"{P}/Preferences": prefs(**{A: {"location": 1, "manifest": {"name": 1, "version": []}}})}) == [item(name=A, version="")]


def running(folder, user="alice"):
    return [Process(1, "chromium", "/usr/bin/chromium", user, ("chromium", f"--user-data-dir={folder}"))]


STATE = '{"profile": {"info_cache": {"Default": {}}}}'


def test_a_running_browsers_own_folder():
    files = {"/tmp/d/Local State": STATE, "/tmp/d/Default/Preferences": prefs(**{A: row()})}

    assert said(files, processes=running("/tmp/d")) == [item(location="/tmp/d/Default", within="chromium", marks=(Mark.OTHER_USER_DATA,))]


def test_a_running_browser_that_names_anothers_folder_is_a_problem_and_reads_nothing():
    host = fake_host(
        files={"/srv/d/Local State": STATE, "/srv/d/Default/Preferences": prefs(**{A: row()})},
        users=("alice", "bob"),
        processes=running("/srv/d", "bob"),
    )

    assert bare(host, ChromiumExtensions()) == [Problem(Reason.LINK_LEAVES, FOREIGN, "/srv/d", "bob")]
    assert host.disk.asked == []


def test_a_running_browsers_links_do_not_lead_out():
    files = {"/tmp/d/Local State": STATE, "/tmp/d/Default/Preferences": Link("/home/bob/p"), "/home/bob/p": prefs(**{A: row()})}

    assert said(files, users=("alice", "bob"), processes=running("/tmp/d")) == [
        Problem(Reason.LINK_LEAVES, "a link points outside the home", "/tmp/d/Default/Preferences", "alice")
    ]


def test_the_search_for_unlisted_browsers_says_where_it_ended(monkeypatch):
    monkeypatch.setattr("scanner.collectors.browsers.chromium_folders.MOST_FOLDERS", 1)

    assert said({"/home/alice/.config/v/w/x": ""}) == [
        Problem(
            Reason.CAPPED,
            "too many folders; the search for unlisted browsers stopped at this one",
            "/home/alice/.config/v",
            "alice",
        )
    ]


def test_a_hosted_app_of_old_is_a_web_app_with_its_site():
    identifier = "a" * 32
    app = {"name": "TikTok", "version": "1", "app": {"launch": {"web_url": "https://www.tiktok.com/?hush"}}}
    settings = {"extensions": {"settings": {identifier: {"location": 1, "path": f"{identifier}/1_0", "manifest": app}}}}
    files = {"/home/alice/.config/chromium/Default/Preferences": json.dumps(settings)}

    [found] = bare(fake_host(files=files), ChromiumExtensions())

    assert (found.name, found.kind) == ("TikTok", Kind.WEB_APP)
    assert found.ids == (("chromium-extension", identifier), ("site", "www.tiktok.com"))


def test_all_that_an_extension_may_claim_is_kept_and_is_no_problem():
    asked = [f"https://asked{number}.example/*" for number in range(80)]
    commands = {f"c{number}": {"description": f"command {number}"} for number in range(30)}
    pages = {"options_page": "a.html", "action": {"default_popup": "b.html"}, "side_panel": {"default_path": "c.html"}}
    folder = f"{P}/Extensions/{A}/1.0_0"
    files = {
        f"{P}/Preferences": prefs(**{A: row(path=f"{A}/1.0_0")}),
        f"{folder}/manifest.json": manifest(host_permissions=asked, commands=commands, **pages),
        f"{folder}/a.js": "".join(f'"https://called{number}.example/"' for number in range(300)),
        **{f"{folder}/{page}.html": f"<title>{page}</title><body>shows {page}</body>" for page in "abc"},
    }

    done = run(ChromiumExtensions(), fake_host(files=files), 30)

    assert (done.status, done.problems, len(done.items[0].claims)) == (Status.OK, (), 80 + 20 + 256 + 6)
