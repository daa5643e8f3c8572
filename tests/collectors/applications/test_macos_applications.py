from scanner.collectors.applications.macos_applications import find_applications, find_other_bundles
from scanner.host.users import Account, macos_user
from scanner.model import Platform, Reason, Record
from tests.fake_host import FOLDER, Link, fake_host

HOME = "/Users/alice"


def found(*folders, users=("alice",), links=None):
    return [*find_applications(fake_host(Platform.MACOS, dict.fromkeys(folders, FOLDER) | (links or {}), users))]


def test_applications_are_found_three_folders_deep_below_every_root():
    there = [
        "/System/Cryptexes/App/System/Applications/Safari.app",
        "/System/Applications/Utilities/Terminal.app",
        "/Applications/Adobe/Suite 1/A.app",
        "/Applications/B.app",
        "/Applications/Setapp/C.APP",
        "/Users/Shared/Applications/D.app",
    ]
    homebrew = [
        "/opt/homebrew/Caskroom/f/1/F.app",
        "/usr/local/Caskroom/g/1/G.app",
        "/opt/homebrew/Cellar/h/1/H.app",
        "/usr/local/Cellar/i/1/I.app",
    ]

    assert found(*there, f"{HOME}/Applications/Chrome Apps.localized/E.app", *homebrew) == [
        *(Record(place) for place in there),
        Record(f"{HOME}/Applications/Chrome Apps.localized/E.app", "alice"),
        *(Record(place) for place in homebrew),
    ]


def test_what_lies_deeper_or_within_another_bundle_is_not_named():
    assert found(
        "/Applications/a/b/c/D.app",
        "/Applications/Outer.app/Inner.app",
        "/Applications/Outer.app/Contents/Helpers/Inner.app",
        "/Applications/Kit.framework/Inner.app",
        "/Applications/.hidden/E.app",
    ) == [Record("/Applications/Outer.app")]


def test_an_application_with_two_names_has_the_first_and_a_loop_ends():
    links = {
        "/Applications/Safari.app": Link("/System/Cryptexes/App/System/Applications/Safari.app"),
        "/opt/homebrew/Caskroom/a/1/A.app": Link("/Applications/A.app"),
        "/Applications/Loop": Link("/Applications"),
    }

    assert found("/System/Cryptexes/App/System/Applications/Safari.app", "/Applications/A.app", links=links) == [
        Record("/System/Cryptexes/App/System/Applications/Safari.app"),
        Record("/Applications/A.app"),
    ]


def test_no_link_is_followed_to_where_macos_would_ask():
    links = {
        "/Applications/A.app": Link(f"{HOME}/Downloads/A.app"),
        "/Applications/Mine": Link(f"{HOME}/Documents"),
        "/Applications/Shared by apps": Link(f"{HOME}/Library/Group Containers/group.example"),
        "/Applications/Cloud": Link(f"{HOME}/Library/CloudStorage/OneDrive-Maker"),
        "/Applications/Stick": Link("/Volumes/STICK/Applications"),
        "/Users/bob/Applications": Link("/Users/bob/Desktop"),
    }
    folders = (
        f"{HOME}/Downloads/A.app",
        f"{HOME}/Documents/B.app",
        "/Users/bob/Desktop/C.app",
        f"{HOME}/Library/Group Containers/group.example/D.app",
        f"{HOME}/Library/CloudStorage/OneDrive-Maker/E.app",
        "/Volumes/STICK/Applications/F.app",
    )

    assert found(*folders, users=("alice", "bob"), links=links) == []


def test_no_folder_for_which_macos_would_ask_is_listed():
    host = fake_host(Platform.MACOS, {"/Users/alice/Applications": Link("/Users/alice/Desktop"), "/Users/alice/Desktop/A.app": FOLDER})
    host.disk.files["/Users/alice/Desktop"] = Reason.REFUSED_BY_SYSTEM

    assert [*find_applications(host)] == []
    assert host.losses == []


def test_what_is_no_application_for_people_is_kept_apart_and_the_folders_are_walked_once():
    files = dict.fromkeys(("/Applications/A.app", "/Library/Input Methods/B.app", "/Library/Screen Savers/C.saver"), FOLDER)
    host = fake_host(Platform.MACOS, files)
    listed = []
    names = host.disk.names
    host.disk.names = lambda path, within: listed.append(path) or names(path, within)

    assert [record.location for record in find_applications(host)] == ["/Applications/A.app"]
    assert [record.location for record in find_other_bundles(host)] == ["/Library/Input Methods/B.app", "/Library/Screen Savers/C.saver"]
    assert [*find_applications(host)]
    assert listed.count("/Applications") == 1


def test_what_lies_in_a_folder_that_everybody_may_write_to_stays_there():
    host = fake_host(Platform.MACOS, {"/Users/Shared/Applications/A": Link("/Users/bob"), "/Users/bob/B.app": FOLDER})

    assert [*find_applications(host)] == []
    assert [problem.reason for problem in host.losses] == [Reason.LINK_LEAVES]


def test_what_macos_would_ask_its_user_for_is_entered_on_a_mounted_disk_only():
    files = {f"/Users/alice/{folder}/A.app/x": "" for folder in ("Desktop", "Documents/Tools", "Downloads")}
    live, mounted = fake_host(Platform.MACOS, files), fake_host(Platform.MACOS, files)
    account = Account("alice", "501", "/Users/alice")
    mounted.users = lambda: [macos_user(account, is_mounted=True)]

    assert find_applications(live) == ()
    assert sorted(one.location for one in find_applications(mounted)) == [
        "/Users/alice/Desktop/A.app",
        "/Users/alice/Documents/Tools/A.app",
        "/Users/alice/Downloads/A.app",
    ]


def test_applications_that_lie_in_application_support_are_found():
    folders = ("/Library/Application Support/Maker/Agent.app", "/Users/alice/Library/Application Support/Maker/Tools/Updater.app")
    host = fake_host(Platform.MACOS, {f"{folder}/Contents/Info.plist": "" for folder in folders})

    assert {one.location for one in find_applications(host)} == {*folders}
