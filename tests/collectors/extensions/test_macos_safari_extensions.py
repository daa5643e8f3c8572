import json
import plistlib

import pytest

from scanner.collectors.extensions.macos_safari_extensions import MacosSafariExtensions
from scanner.host.files import SystemDisk
from scanner.model import Item, Platform, Problem, Reason, Rung, State
from tests.fake_host import FOLDER, Link, bare, fake_host

ID = "org.example.Blocker.Extension"
APPEX = "/Applications/Blocker.app/Contents/PlugIns/Blocker.appex"
SAFARI = "Library/Containers/com.apple.Safari/Data/Library/Safari"
WEB, APP = f"/Users/alice/{SAFARI}/WebExtensions/Extensions.plist", f"/Users/alice/{SAFARI}/AppExtensions/Extensions.plist"
REFUSED = Problem(Reason.REFUSED_BY_SYSTEM, "as the test wants it", WEB)


def extension(**more):
    keys = {
        "CFBundleIdentifier": ID,
        "CFBundleDisplayName": "Blocker",
        "CFBundleShortVersionString": "1.2",
        "NSExtension": {"NSExtensionPointIdentifier": "com.apple.Safari.web-extension"},
        **more,
    }
    return plistlib.dumps({key: value for key, value in keys.items() if value is not None}, fmt=plistlib.FMT_BINARY)


def switches(enabled, identifier=ID):
    return plistlib.dumps({f"{identifier} (ABCDE12345)": {"Enabled": enabled}})


def item(name="Blocker", version="1.2", identifier=ID, state=State.UNKNOWN, location=APPEX, user=""):
    ids = (("safari-extension", identifier),) if identifier else ()
    return Item(name, version, "", ids, None, None, state, (), "safari", location, user)


def said(files, users=("alice",)):
    return bare(fake_host(Platform.MACOS, files, users), MacosSafariExtensions())


def test_an_extension_of_which_no_account_has_anything_is_there_once_state_unknown():
    assert said({f"{APPEX}/Contents/Info.plist": extension()}, ("alice", "bob")) == [item()]


@pytest.mark.parametrize("point", ["extension", "web-extension", "content-blocker"])
def test_every_sort(point):
    content = extension(NSExtension={"NSExtensionPointIdentifier": f"com.apple.Safari.{point}"})

    assert said({f"{APPEX}/Contents/Info.plist": content}) == [item()]


def test_what_extends_another_program_is_none_of_safaris():
    content = extension(NSExtension={"NSExtensionPointIdentifier": "com.apple.share-services"})

    assert said({f"{APPEX}/Contents/Info.plist": content}) == []


@pytest.mark.parametrize(
    ("app", "user"),
    [
        ("/Applications/Utilities/Blocker.app", ""),
        ("/Applications/Setapp/Blocker.app", ""),
        ("/Applications/Vendor/Suite/Blocker.app", ""),
        ("/Users/Shared/Applications/Blocker.app", ""),
        ("/opt/homebrew/Caskroom/blocker/1.2/Blocker.app", ""),
        ("/Users/alice/Applications/Blocker.app", "alice"),
        ("/Users/bob/Applications/Vendor/Blocker.app", "bob"),
    ],
)
def test_an_extension_of_an_app_outside_of_applications_is_found(app, user):
    place = f"{app}/Contents/PlugIns/B.appex"

    assert said({f"{place}/Contents/Info.plist": extension()}, ("alice", "bob")) == [item(location=place, user=user)]


def test_an_ipads_application_carries_flat_ones():
    place = "/Applications/Blocker.app/Wrapper/Inner.app/PlugIns/B.appex"

    assert said({f"{place}/Info.plist": extension()}) == [item(location=place)]


@pytest.mark.parametrize("states", [APP, WEB, f"/Users/alice/{SAFARI}/Profiles/A-UUID/WebExtensions/Extensions.plist"])
@pytest.mark.parametrize(("enabled", "state"), [(True, State.ENABLED), (False, State.DISABLED), ("YES", State.UNKNOWN)])
def test_the_state_of_an_account_from_any_of_safaris_lists(states, enabled, state):
    files = {f"{APPEX}/Contents/Info.plist": extension(), states: switches(enabled, ID.upper())}

    assert said(files) == [item(state=state, user="alice")]


def test_one_that_is_on_in_any_profile_is_on():
    other = f"/Users/alice/{SAFARI}/Profiles/A-UUID/WebExtensions/Extensions.plist"

    for first, second in ((True, False), (False, True)):
        files = {f"{APPEX}/Contents/Info.plist": extension(), WEB: switches(first), other: switches(second)}
        assert said(files) == [item(state=State.ENABLED, user="alice")]


def test_each_account_has_its_own_state_and_those_without_one_share_an_unknown():
    files = {
        f"{APPEX}/Contents/Info.plist": extension(),
        WEB: switches(enabled=True),
        WEB.replace("alice", "bob"): switches(enabled=False),
    }

    assert said(files, ("alice", "bob", "carol")) == [
        item(state=State.ENABLED, user="alice"),
        item(state=State.DISABLED, user="bob"),
        item(),
    ]


def test_the_application_of_an_account_is_asked_of_that_accounts_safari_only():
    place = "/Users/bob/Applications/Blocker.app/Contents/PlugIns/B.appex"

    assert said({f"{place}/Contents/Info.plist": extension(), WEB: switches(enabled=True)}, ("alice", "bob")) == [
        item(location=place, user="bob"),
        listed(ID, State.ENABLED),
    ]


def test_an_unreadable_list_leaves_the_state_unknown_and_is_a_problem_once():
    second = APPEX.replace("Blocker", "Other")
    files = {f"{APPEX}/Contents/Info.plist": extension(), f"{second}/Contents/Info.plist": extension(), WEB: Reason.REFUSED_BY_SYSTEM}

    assert said(files) == [item(), item(location=second), REFUSED]


def test_a_broken_list_costs_itself_alone():
    files = {f"{APPEX}/Contents/Info.plist": extension(), WEB: b"bplist00", APP: switches(enabled=True)}

    assert said(files) == [item(state=State.ENABLED, user="alice"), Problem(Reason.MALFORMED, "expected a property list", WEB, "alice")]


def listed(identifier, state, user="alice", place=WEB):
    return Item(identifier, "", "", (("safari-extension", identifier),), None, Rung.CONFIGURED, state, (), "safari", place, user)


@pytest.mark.parametrize("place", [WEB, APP, f"/Users/alice/{SAFARI}/Profiles/A-UUID/WebExtensions/Extensions.plist"])
@pytest.mark.parametrize(("enabled", "state"), [(True, State.ENABLED), (False, State.DISABLED), ("YES", State.UNKNOWN)])
def test_what_an_accounts_list_names_and_no_application_carries_is_known_by_its_id(place, enabled, state):
    files = {"/Applications/A.app/Contents/Info.plist": extension(), place: switches(enabled, "com.example.Elsewhere")}

    assert said(files) == [listed("com.example.Elsewhere", state, place=place)]


def test_each_row_is_told_once_over_the_lists_of_an_account_and_for_each_account():
    files = {
        f"{APPEX}/Contents/Info.plist": extension(),
        WEB: plistlib.dumps({ID: {"Enabled": True}, "org.other.One": {"Enabled": False}}),
        APP: switches(enabled=True, identifier="ORG.other.One"),
        WEB.replace("alice", "bob"): switches(enabled=True, identifier="org.other.One"),
    }

    assert said(files, ("alice", "bob")) == [
        item(state=State.ENABLED, user="alice"),
        item(),
        listed("ORG.other.One", State.ENABLED, place=APP),
        listed("org.other.One", State.ENABLED, "bob", WEB.replace("alice", "bob")),
    ]


def test_a_name_from_the_manifest_and_its_locales_where_the_list_has_none():
    files = {
        f"{APPEX}/Contents/Info.plist": extension(CFBundleDisplayName=None, CFBundleName="Extension"),
        f"{APPEX}/Contents/Resources/manifest.json": json.dumps({"name": "__MSG_name__", "default_locale": "en"}),
        f"{APPEX}/Contents/Resources/_locales/en/messages.json": json.dumps({"name": {"message": "Blocker of things"}}),
    }

    assert said(files) == [item("Blocker of things")]


@pytest.mark.parametrize(("more", "name"), [({"CFBundleName": "Short"}, "Short"), ({}, ID)])
def test_the_short_name_and_the_id_are_names_of_last_resort(more, name):
    assert said({f"{APPEX}/Contents/Info.plist": extension(CFBundleDisplayName=None, **more)}) == [item(name)]


def test_a_broken_manifest_costs_the_name_alone():
    manifest = f"{APPEX}/Contents/Resources/manifest.json"

    assert said({f"{APPEX}/Contents/Info.plist": extension(CFBundleDisplayName=None), manifest: "[]"}) == [
        item(ID),
        Problem(Reason.MALFORMED, "expected a JSON object", manifest),
    ]


def test_a_wrong_type_for_the_id_is_a_problem_and_the_extension_is_kept():
    place = f"{APPEX}/Contents/Info.plist"

    assert said({place: extension(CFBundleIdentifier=["x"])}) == [
        item(identifier=""),
        Problem(Reason.MALFORMED, "expected text as CFBundleIdentifier", place),
    ]


def test_a_broken_list_of_one_extension_does_not_cost_the_next():
    broken, denied = (f"{APPEX.replace('Blocker.app', name)}/Contents/Info.plist" for name in ("A.app", "B.app"))
    files = {broken: b"{}", denied: Reason.PERMISSION_DENIED, f"{APPEX}/Contents/Info.plist": extension()}

    assert said(files) == [
        item(),
        Problem(Reason.MALFORMED, "expected a property list", broken),
        Problem(Reason.PERMISSION_DENIED, "as the test wants it", denied),
    ]


def test_an_application_under_two_names_is_one_and_a_file_is_none():
    files = {
        f"{APPEX}/Contents/Info.plist": extension(),
        "/opt/homebrew/Caskroom/blocker/1.2/Blocker.app": Link("/Applications/Blocker.app"),
        "/Applications/File.app": "text",
        "/Applications/Empty": FOLDER,
    }

    assert said(files) == [item()]


def test_a_link_out_of_the_home_is_not_followed():
    app = "/Users/alice/Applications/Blocker.app"
    files = {"/Users/bob/B.app/Contents/PlugIns/B.appex/Contents/Info.plist": extension(), app: Link("/Users/bob/B.app")}

    assert said(files) == [Problem(Reason.LINK_LEAVES, "a link points outside the home", f"{app}/Contents/PlugIns")]


def test_on_a_real_disk(tmp_path):
    place = tmp_path / APPEX[1:] / "Contents" / "Info.plist"
    place.parent.mkdir(parents=True)
    place.write_bytes(extension())
    states = tmp_path / WEB[1:]
    states.parent.mkdir(parents=True)
    states.write_bytes(switches(enabled=True))
    host = fake_host(Platform.MACOS)
    host.disk = SystemDisk(str(tmp_path))

    assert bare(host, MacosSafariExtensions()) == [item(state=State.ENABLED, user="alice")]
