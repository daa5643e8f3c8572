import plistlib

import pytest

from scanner.collectors.applications.macos_app_bundles import MacosAppBundles
from scanner.model import Item, Mark, Platform, Problem, Reason
from tests.fake_host import FOLDER, Link, bare, fake_host
from tests.mach_o import fat, signature, signed_by, thin

ID = "org.example.Probe"
INFO = {"CFBundleDisplayName": "Probe", "CFBundleIdentifier": ID, "CFBundleShortVersionString": "1.2", "CFBundleExecutable": "probe"}
PHONE = "/Applications/Phone.app"
STORE_NOTE = f"{PHONE}/Wrapper/iTunesMetadata.plist"


def plist(said=INFO, form=plistlib.FMT_XML, **more):
    return plistlib.dumps({**said, **more}, fmt=form)


def found(files, users=("alice",)):
    return bare(fake_host(Platform.MACOS, files=files, users=users), MacosAppBundles())


def app(location, user="", marks=(), ids=(("bundle-id", ID),)):
    return Item("Probe", "1.2", ids=ids, marks=marks, location=location, user=user)


@pytest.mark.parametrize(
    ("location", "user"),
    [
        ("/Applications/Probe.app", ""),
        ("/Applications/Setapp/Probe.app", ""),
        ("/Applications/Vendor/Suite 3.1/Probe.app", ""),
        ("/Applications/Tools.localized/Probe.app", ""),
        ("/Users/Shared/Applications/Probe.app", ""),
        ("/Users/alice/Applications/Probe.app", "alice"),
        ("/Users/alice/Applications/Setapp/Probe.app", "alice"),
        ("/Library/Input Methods/Probe.app", ""),
        ("/Users/alice/Library/Input Methods/Probe.app", "alice"),
        ("/Library/PreferencePanes/Probe.prefPane", ""),
        ("/Users/alice/Library/PreferencePanes/Probe.prefPane", "alice"),
        ("/Library/Screen Savers/Probe.saver", ""),
        ("/Users/alice/Library/Screen Savers/Probe.saver", "alice"),
        ("/opt/homebrew/Caskroom/probe/1.2/Probe.app", ""),
        ("/usr/local/Caskroom/probe/1.2/Probe.app", ""),
        ("/opt/homebrew/Cellar/probe/1.2/Probe.app", ""),
        ("/usr/local/Cellar/probe/1.2/Probe.app", ""),
    ],
)
@pytest.mark.parametrize("form", plistlib.PlistFormat)
def test_every_folder_in_both_forms(location, user, form):
    assert found({f"{location}/Contents/Info.plist": plist(form=form)}) == [app(location, user)]


@pytest.mark.parametrize(
    "location",
    [
        "/System/Applications/Utilities/Probe.app",
        "/System/Cryptexes/App/System/Applications/Probe.app",
        "/System/Library/CoreServices/Probe.app",
        "/System/Library/CoreServices/Applications/Probe.app",
        "/Library/Apple/System/Library/CoreServices/Probe.app",
    ],
)
def test_the_systems_own_are_built_in(location):
    assert found({f"{location}/Contents/Info.plist": plist()}) == [app(location, marks=(Mark.BUILT_IN,))]


def test_a_second_users_applications_are_that_users():
    files = {f"/Users/{user}/Applications/Probe.app/Contents/Info.plist": plist() for user in ("alice", "bob")}

    assert [(one.location, one.user) for one in found(files, ("alice", "bob"))] == [
        ("/Users/alice/Applications/Probe.app", "alice"),
        ("/Users/bob/Applications/Probe.app", "bob"),
    ]


def test_an_iphone_app_is_read_and_its_buyers_account_is_not():
    files = {
        f"{PHONE}/WrappedBundle": Link(f"{PHONE}/Wrapper/Inner.app"),
        f"{PHONE}/Wrapper/Inner.app/Info.plist": plist(form=plistlib.FMT_BINARY),
        f"{PHONE}/Wrapper/Inner.app/probe": signed_by("ABCDE12345"),
        STORE_NOTE: plistlib.dumps({"itemName": "Store Name", "userName": "buyer@example.org"}),
    }

    assert found(files) == [app(PHONE, marks=(Mark.STORE,), ids=(("bundle-id", ID), ("team-id", "ABCDE12345")))]
    assert "buyer" not in repr(found(files))


def test_an_iphone_app_as_the_store_names_it_where_its_own_file_is_gone():
    note = {"itemName": "Probe", "bundleShortVersionString": "1.2", "softwareVersionBundleId": ID, "artistName": "Maker"}
    files = {f"{PHONE}/Wrapper/Inner.app": FOLDER, STORE_NOTE: plistlib.dumps(note)}

    assert found(files) == [
        app(PHONE, marks=(Mark.STORE,)),
        Problem(Reason.MALFORMED, "expected an Info.plist", f"{PHONE}/Wrapper/Inner.app"),
    ]


@pytest.mark.parametrize(
    ("link", "problem"),
    [
        (f"{PHONE}/Wrapper/Gone.app", Problem(Reason.MALFORMED, "a link to nothing", PHONE)),
        ("/Applications/Other.app", Problem(Reason.LINK_LEAVES, "a link points outside the application", PHONE)),
    ],
)
def test_a_link_that_is_broken_or_leaves_the_app_is_said_and_the_only_app_is_taken(link, problem):
    files = {
        f"{PHONE}/WrappedBundle": Link(link),
        f"{PHONE}/Wrapper/Inner.app/Info.plist": plist(),
        "/Applications/Other.app/Contents/Info.plist": plist(CFBundleIdentifier="org.example.Other"),
    }
    other = app("/Applications/Other.app", ids=(("bundle-id", "org.example.Other"),))

    assert found(files) == [other, app(PHONE), problem._replace(location=f"{PHONE}/WrappedBundle")]


def test_two_apps_in_wrapper_are_an_app_by_its_folders_name():
    files = {f"{PHONE}/Wrapper/{name}.app/Info.plist": plist() for name in ("One", "Two")}

    problem = Problem(Reason.MALFORMED, "expected one application in Wrapper, found 2", PHONE)
    assert found(files) == [Item("Phone", location=PHONE), problem]
    assert found({**files, f"{PHONE}/WrappedBundle": Link(f"{PHONE}/Wrapper/Two.app")}) == [app(PHONE)]


def test_a_link_in_wrapper_is_not_the_only_app():
    files = {f"{PHONE}/Wrapper/One.app": Link("/private/x.app"), "/private/x.app/Info.plist": plist()}

    problem = Problem(Reason.MALFORMED, "expected one application in Wrapper, found 0", PHONE)
    assert found(files) == [Item("Phone", location=PHONE), problem]


def test_an_identifier_of_a_wrong_type_costs_itself_alone():
    place = "/Applications/Probe.app/Contents/Info.plist"

    assert found({place: plist(CFBundleIdentifier=["x"])}) == [
        app("/Applications/Probe.app", ids=()),
        Problem(Reason.MALFORMED, "expected text as CFBundleIdentifier", place),
    ]


def test_an_app_that_is_a_file_is_none():
    assert found({"/Applications/Probe.app": "text"}) == []


def test_a_helper_inside_an_app_is_not_a_second_app():
    inside = ("Helper.app", "Contents/Frameworks/Helper.app", "Contents/Library/LoginItems/Helper.app")
    files = {f"/Applications/Probe.app/{place}/Contents/Info.plist": plist() for place in inside}

    assert found({**files, "/Applications/Probe.app/Contents/Info.plist": plist()}) == [app("/Applications/Probe.app")]


def test_only_the_ending_is_cut_from_a_name_that_ends_in_letters_of_app():
    files = {f"/Applications/{name}.app/Contents/Info.plist": plistlib.dumps({}) for name in ("Snapp", "Whatsapp", "a.b", "papp.app")}

    assert [item.name for item in found(files)] == ["Snapp", "Whatsapp", "a.b", "papp.app"]


@pytest.mark.parametrize("reason", [Reason.REFUSED_BY_SYSTEM, Reason.PERMISSION_DENIED])
def test_an_unreadable_app_is_an_item_by_name_with_the_systems_reason(reason):
    place = "/Applications/Probe.app/Contents/Info.plist"

    assert found({place: reason}) == [
        Item("Probe", location="/Applications/Probe.app"),
        Problem(reason, "as the test wants it", place),
    ]


def test_folders_for_which_macos_asks_are_not_entered():
    home = "/Users/alice"
    folders = ("Desktop", "Documents", "Downloads", "Library/Containers/org.example")
    files = {f"{home}/{folder}/Probe.app/Contents/Info.plist": plist() for folder in folders}
    links = {f"{home}/Applications/{number}": Link(f"{home}/{folder}") for number, folder in enumerate(folders)}
    links |= {f"{home}/Applications/{number}.app": Link(f"{home}/{folder}/Probe.app") for number, folder in enumerate(folders)}
    links |= {f"{home}/Applications/all": Link(home), f"{home}/Applications/other-case": Link(f"{home}/documents")}
    links[f"{home}/Applications/other-name"] = Link(f"/System/Volumes/Data{home}/Documents")
    files |= {f"{home}/documents/Probe.app/Contents/Info.plist": plist()}
    files |= {f"/System/Volumes/Data{home}/Documents/Probe.app/Contents/Info.plist": plist()}
    host = fake_host(Platform.MACOS, {**files, **links})

    assert bare(host, MacosAppBundles()) == []
    assert host.disk.asked == []


def test_a_damaged_note_of_the_store_costs_itself_alone():
    files = {f"{PHONE}/Wrapper/Inner.app/Info.plist": plist(), STORE_NOTE: "noise"}

    assert found(files) == [app(PHONE, marks=(Mark.STORE,)), Problem(Reason.MALFORMED, "expected a property list", STORE_NOTE)]


def test_an_app_without_info_plist_is_an_item_by_name():
    assert found({"/Applications/Probe.app/Contents": FOLDER}) == [
        Item("Probe", location="/Applications/Probe.app"),
        Problem(Reason.MALFORMED, "expected an Info.plist", "/Applications/Probe.app/Contents"),
    ]


def test_a_damaged_info_plist_is_an_item_by_name():
    place = "/Applications/Probe.app/Contents/Info.plist"

    assert found({place: b"bplist00"}) == [
        Item("Probe", location="/Applications/Probe.app"),
        Problem(Reason.MALFORMED, "expected a property list", place),
    ]


@pytest.mark.parametrize("program", [signed_by("ABCDE12345"), fat(signed_by("ABCDE12345"), thin())])
def test_the_team_that_a_program_claims(program):
    files = {"/Applications/Probe.app/Contents/Info.plist": plist(), "/Applications/Probe.app/Contents/MacOS/probe": program}

    assert found(files) == [app("/Applications/Probe.app", ids=(("bundle-id", ID), ("team-id", "ABCDE12345")))]


@pytest.mark.parametrize("program", [thin(), thin(signature()), "#!/bin/sh\n", FOLDER])
def test_no_team(program):
    files = {"/Applications/Probe.app/Contents/Info.plist": plist(), "/Applications/Probe.app/Contents/MacOS/probe": program}

    assert found(files)[:1] == [app("/Applications/Probe.app")]


def test_the_systems_own_programs_are_not_asked_for_a_team():
    location = "/System/Applications/Probe.app"
    files = {f"{location}/Contents/Info.plist": plist(), f"{location}/Contents/MacOS/probe": signed_by("ABCDE12345")}

    assert found(files) == [app(location, marks=(Mark.BUILT_IN,))]


def test_a_damaged_signature_is_a_problem_and_the_app_stays():
    program = "/Applications/Probe.app/Contents/MacOS/probe"

    assert found({"/Applications/Probe.app/Contents/Info.plist": plist(), program: thin(b"noise" * 9)}) == [
        app("/Applications/Probe.app"),
        Problem(Reason.MALFORMED, "expected a code signature", program),
    ]


def test_marks_for_what_the_store_sold_and_what_has_no_icon():
    files = {
        "/Applications/Probe.app/Contents/Info.plist": plist(LSUIElement=True),
        "/Applications/Probe.app/Contents/_MASReceipt/receipt": b"\x30",
    }

    assert found(files) == [app("/Applications/Probe.app", marks=(Mark.HIDDEN, Mark.STORE))]


@pytest.mark.parametrize("more", [{"CrAppModeShortcutID": "x"}, {"CFBundleIdentifier": "com.apple.Safari.WebApp.1234"}])
def test_a_browsers_launchers_are_left_to_another_place(more):
    assert found({"/Users/alice/Applications/Chrome Apps.localized/Probe.app/Contents/Info.plist": plist(**more)}) == []


def test_one_app_under_several_names_counts_once():
    files = {
        "/System/Cryptexes/App/System/Applications/Probe.app/Contents/Info.plist": plist(),
        "/Applications/Probe.app": Link("/System/Cryptexes/App/System/Applications/Probe.app"),
        "/Applications/Other.app/Contents/Info.plist": plist(),
        "/opt/homebrew/Caskroom/other/1/Other.app": Link("/Applications/Other.app"),
        "/Applications/again": Link("/Applications"),
    }

    assert [item.location for item in found(files)] == [
        "/System/Cryptexes/App/System/Applications/Probe.app",
        "/Applications/Other.app",
    ]


def test_a_linked_folder_of_applications_is_walked():
    files = {
        "/Users/alice/Applications/Home Manager Apps": Link("/nix/store/x/Applications"),
        "/nix/store/x/Applications/Probe.app/Contents/Info.plist": plist(),
    }

    assert found(files) == [app("/Users/alice/Applications/Home Manager Apps/Probe.app", "alice")]


def test_a_link_out_of_a_home_is_not_followed():
    files = {"/Users/alice/Applications/Probe.app": Link("/private/x.app"), "/private/x.app/Contents/Info.plist": plist()}

    said = found(files)

    assert [one for one in said if isinstance(one, Item)] == [Item("Probe", location="/Users/alice/Applications/Probe.app", user="alice")]
    assert {one.reason for one in said if isinstance(one, Problem)} == {Reason.LINK_LEAVES}


def test_a_link_out_of_the_folder_in_which_everybody_may_write_is_not_followed():
    location = "/Users/Shared/Applications/Probe.app"
    said = found({location: Link("/private/x.app"), "/private/x.app/Contents/Info.plist": plist()})

    assert [one for one in said if isinstance(one, Item)] == [Item("Probe", location=location)]
    assert {one.reason for one in said if isinstance(one, Problem)} == {Reason.LINK_LEAVES}


def test_a_fourth_folder_is_not_entered():
    assert found({"/Applications/a/b/c/Probe.app/Contents/Info.plist": plist()}) == []
