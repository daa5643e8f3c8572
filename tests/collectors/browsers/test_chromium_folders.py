import pytest

from scanner.collectors.browsers import chromium_folders
from scanner.collectors.browsers.bounds import may_read
from scanner.collectors.browsers.chromium_folders import TOO_MANY, browser_of, find_user_data_folders
from scanner.collectors.browsers.followed import NOT_FOLLOWED
from scanner.host.host import Process
from scanner.model import Mark, Platform, Reason, Record
from tests.fake_host import FOLDER, Link, fake_host

STATE = '{"profile": {"info_cache": {"Default": {}}}}'
ELECTRON = '{"os_crypt": {}}'
H = "/home/alice"


def folders(files, **host):
    return list(find_user_data_folders(fake_host(files=files, **host)))


def test_a_browser_without_a_row_is_found_by_its_shape():
    found = folders(
        {
            f"{H}/.config/one/Local State": STATE,
            f"{H}/.config/vendor/New Browser/Local State": STATE,
            f"{H}/.config/maker/product/User Data/Local State": STATE,
            f"{H}/.var/app/org.example.B/config/b/Local State": STATE,
            f"{H}/snap/b/current/.config/b2/Local State": STATE,
            f"{H}/snap/b/common/b3/Local State": STATE,
        }
    )

    assert [(record.location.removeprefix(H), record.about.removeprefix("chromium:unlisted:")) for record in found] == [
        ("/.config/maker/product/User Data", "product"),
        ("/.config/one", "one"),
        ("/.config/vendor/New Browser", "New Browser"),
        ("/.var/app/org.example.B/config/b", "b"),
        ("/snap/b/common/b3", "b3"),
        ("/snap/b/current/.config/b2", "b2"),
    ]
    assert {record.user for record in found} == {"alice"}


def test_electron_is_no_browser():
    assert (
        folders(
            {
                f"{H}/.config/Code/Local State": ELECTRON,
                f"{H}/.config/big/Local State": Reason.TOO_LARGE,
                f"{H}/.config/other/Local State": "{",
            }
        )
        == []
    )


@pytest.mark.parametrize("content", ["{", "", Reason.TOO_LARGE])
def test_a_broken_list_beside_a_profile_is_a_browser_all_the_same(content):
    found = folders({f"{H}/.config/b/Local State": content, f"{H}/.config/b/Default/Preferences": "{}"})

    assert found == [Record(f"{H}/.config/b", "alice", "chromium:unlisted:b")]


def test_a_listed_browser_is_not_found_twice():
    assert folders({f"{H}/.config/google-chrome/Local State": STATE, f"{H}/.config/BraveSoftware/Brave-Browser/Local State": STATE}) == [
        Record(f"{H}/.config/google-chrome", "alice", "chrome"),
        Record(f"{H}/.config/BraveSoftware/Brave-Browser", "alice", "brave"),
    ]


def test_a_folder_under_two_names_is_one():
    files = {f"{H}/.config/google-chrome/Local State": STATE, f"{H}/.config/chromium": Link(f"{H}/.config/google-chrome")}

    assert [record.about for record in folders(files)] == ["chrome"]


def test_one_account_cannot_make_anothers_folder_count_as_seen():
    theirs = "/home/bob/.config/google-chrome"
    files = {f"{theirs}/Local State": STATE, f"{H}/.config/google-chrome": Link(theirs), "/tmp/a/Local State": STATE}

    found = folders(files, users=("alice", "bob"), processes=[process("/tmp/a", "bob"), process("/tmp/a")])

    assert [(record.location, record.user) for record in found] == [
        (f"{H}/.config/google-chrome", "alice"),
        (theirs, "bob"),
        ("/tmp/a", "bob"),
        ("/tmp/a", "alice"),
    ]


def test_a_link_is_looked_at_and_not_walked():
    assert folders({f"{H}/.config/out": Link("/srv/big"), "/srv/big/b/Local State": STATE}) == []


def test_the_search_ends_somewhere_and_says_so(monkeypatch):
    monkeypatch.setattr(chromium_folders, "MOST_FOLDERS", 4)
    files = {f"{H}/.config/{vendor}/{number}": FOLDER for vendor in "ab" for number in range(4)}

    assert folders({**files, f"{H}/.config/c/Local State": STATE}) == [Record(f"{H}/.config/a", "alice", TOO_MANY)]


@pytest.mark.parametrize(
    ("platform", "folder"),
    [
        (Platform.WINDOWS, "C:/Users/alice/AppData/Local/Vendor/Product/User Data"),
        (Platform.WINDOWS, "C:/Users/alice/AppData/Roaming/Vendor/Product"),
        (Platform.MACOS, "/Users/alice/Library/Application Support/Vendor"),
    ],
)
def test_other_platforms_have_other_roots(platform, folder):
    [found] = find_user_data_folders(fake_host(platform, files={f"{folder}/Local State": STATE}))

    assert found.location == folder


def test_packages_of_windows_are_looked_into_where_a_browser_would_be():
    packages = "C:/Users/alice/AppData/Local/Packages"
    host = fake_host(Platform.WINDOWS, files={f"{packages}/P{number}/LocalState/x": "" for number in range(150)})
    asked = []
    entry, names = host.disk.entry, host.disk.names
    host.disk.entry = lambda path: asked.append(path) or entry(path)
    host.disk.names = lambda path, within: asked.append(path) or names(path, within)

    assert list(find_user_data_folders(host)) == []
    # once for the folders of the table's browsers and of others by shape, in Local and in Roaming
    assert len([path for path in asked if path.startswith(f"{packages}/P")]) == 150


def test_macos_folders_that_the_system_closes_are_not_asked_for():
    host = fake_host(
        Platform.MACOS,
        files={
            "/Users/alice/Library/Application Support/com.apple.TCC": Reason.REFUSED_BY_SYSTEM,
            "/Users/alice/Library/Application Support/AddressBook": Reason.REFUSED_BY_SYSTEM,
        },
    )

    assert (list(find_user_data_folders(host)), host.losses) == ([], [])


def process(folder, user="alice", program="chromium"):
    return Process(1, program, f"/usr/bin/{program}", user, (program, f"--user-data-dir={folder}"))


def test_a_running_program_names_its_folder():
    files = {"/tmp/a/Local State": STATE}

    [found] = folders(files, processes=[process("/tmp/a"), process("/tmp/a/"), process("/tmp/a", program="crashpad")])

    assert (found.location, found.user, browser_of(found)) == ("/tmp/a", "alice", ("chromium", (Mark.OTHER_USER_DATA,)))


def test_a_running_browser_without_a_row_is_called_after_its_program():
    [found] = folders({"/tmp/a/Local State": STATE}, processes=[process("/tmp/a", program="new browser")])

    assert browser_of(found) == ("chromium:unlisted:new browser", (Mark.OTHER_USER_DATA,))


def test_a_process_cannot_have_another_accounts_folder_read():
    host = fake_host(files={"/srv/x/Local State": STATE}, users=("alice", "bob"), processes=[process("/srv/x", "bob")])

    assert [record.user for record in find_user_data_folders(host)] == ["bob"]
    assert host.disk.asked == []


def test_running_electron_and_accounts_out_of_scope_are_passed_over():
    running = [process("/tmp/e", program="code"), process("/tmp/a", "daemon"), process("e", program="code")]

    assert folders({"/tmp/e/Local State": ELECTRON, "/tmp/a/Local State": STATE}, processes=running) == []


@pytest.mark.parametrize("named", ["tmp/a", "/tmp/absent", "~/a"])
@pytest.mark.parametrize("program", ["chromium", "google-chrome-stable", "renamed"])
def test_a_folder_of_a_running_browser_that_is_not_to_be_found_is_noted(named, program):
    beside = {"/usr/bin/resources.pak": ""} if program == "renamed" else {}

    assert folders(beside, processes=[process(named, program=program)]) == [Record(named, "alice", NOT_FOLLOWED)]


@pytest.mark.parametrize("named", ["/tmp//b/./a/", "/tmp/b/x/../a", "/tmp/link/../a", " /tmp/b/a "])
def test_a_folder_is_found_by_whatever_spelling_a_process_names_it(named):
    files = {"/tmp/b/a/Local State": STATE, "/tmp/link": Link("/tmp/b/x"), "/tmp/b/x": FOLDER}
    running = Process(1, "chromium", "/usr/bin/chromium", "alice", ("chromium", f"--user-data-dir={named}".rstrip(" ")))
    expected = [] if named.startswith(" ") else ["/tmp/b/a"]

    assert [one.location for one in folders(files, processes=[running]) if one.about != NOT_FOLLOWED] == expected


@pytest.mark.parametrize("name", ["Temp", "EBWebView", "Snapshots"])
def test_folders_may_bear_any_name(name):
    files = {f"/tmp/{name}/Local State": STATE, f"{H}/.config/{name}/Local State": STATE, f"{H}/x/{name}/Local State": STATE}
    files[f"{H}/.local/share/applications/a.desktop"] = entry(f"{H}/x/{name}")

    assert [one.location for one in folders(files, processes=[process(f"/tmp/{name}")])] == [
        f"{H}/.config/{name}",
        f"/tmp/{name}",
        f"{H}/x/{name}",
    ]


def test_a_web_view_of_windows_is_no_browser_but_a_browser_may_use_its_folders_name():
    folder = "C:/Users/alice/Mail/EBWebView"
    running = [
        Process(number, program, f"C:/x/{program}", "alice", (program, f"--user-data-dir={folder}"))
        for number, program in enumerate(("msedgewebview2.exe", "chrome.exe"))
    ]

    found = [folders({f"{folder}/Local State": STATE}, platform=Platform.WINDOWS, processes=[one]) for one in running]

    assert [[one.about for one in each] for each in found] == [[], ["user-data-dir chrome"]]


def test_a_listed_browser_may_have_no_list_of_profiles():
    assert [one.location for one in folders({"/tmp/a/Default/Preferences": "{}"}, processes=[process("/tmp/a")])] == ["/tmp/a"]


def test_a_menu_entry_names_a_folder_from_where_its_session_starts():
    files = {f"{H}/a/Local State": STATE, f"{H}/.local/share/applications/a.desktop": entry("b/../a")}

    assert [one.location for one in folders(files)] == [f"{H}/a"]


def test_a_share_of_another_machine_is_named_and_not_touched():
    host = fake_host(Platform.WINDOWS, processes=[process("//server/share")])

    assert [record.location for record in find_user_data_folders(host)] == ["//server/share"]
    assert host.disk.asked == []


def entry(folder, program="/usr/bin/brave-browser"):
    return f"[Desktop Entry]\nExec={program} --user-data-dir={folder} %U\n"


MENU = f"{H}/.local/share/applications/work.desktop"


def test_a_menu_entry_names_its_folder():
    for folder in (f"{H}/browsers/work", "/srv/work"):  # alice owns both
        [found] = folders({MENU: entry(folder), f"{folder}/Local State": STATE})

        assert (found.location, found.user, browser_of(found)) == (folder, "alice", ("brave", (Mark.OTHER_USER_DATA,)))


def test_a_line_of_a_shell_says_where_the_home_is():
    [found] = folders({MENU: '[Desktop Entry]\nExec=sh -c "chromium --user-data-dir=$HOME/w"\n', f"{H}/w/Local State": STATE})

    assert (found.location, found.user) == (f"{H}/w", "alice")


def test_an_entry_of_one_account_cannot_have_anothers_folder_read():
    menu = MENU.replace("alice", "bob")
    for folder in (f"{H}/w", "/srv/w"):  # alice owns both
        host = fake_host(files={menu: entry(folder), f"{folder}/Local State": STATE}, users=("alice", "bob"))

        [found] = find_user_data_folders(host)

        assert (found.location, found.user, may_read(host, folder, "bob")) == (folder, "bob", False)
        assert host.disk.asked == [menu]


def test_an_entry_of_the_machine_names_the_folder_of_the_account_in_whose_home_it_lies_or_the_machines():
    menu = "/usr/share/applications/work.desktop"
    for folder, user in ((f"{H}/w", "alice"), ("/srv/kiosk", "")):
        host = fake_host(files={menu: entry(folder), f"{folder}/Local State": STATE})
        [found] = find_user_data_folders(host)

        assert (found.location, found.user, may_read(host, folder, user)) == (folder, user, True)


def test_a_folder_of_the_machine_that_is_no_browsers_stays_as_it_was():
    for folder in ("/etc", f"{H}/w"):
        host = fake_host(
            files={"/usr/share/applications/work.desktop": entry(folder), f"{folder}/x": Link("/usr/lib/x"), "/usr/lib/x": "1"}
        )

        assert (list(find_user_data_folders(host)), host.look("/etc/x"), host.losses) == ([], b"1" if folder == "/etc" else None, [])


def test_entries_that_name_no_profiles_are_passed_over():
    files = {f"{H}/e/Local State": ELECTRON, f"{H}/plain/x": ""}
    for folder in ("relative", f"{H}/absent", f"{H}/e", f"{H}/plain", "/home/alice/../bob"):
        assert folders({**files, MENU: entry(folder)}) == []


@pytest.mark.parametrize("user", ["alice", ""])
def test_a_task_of_windows_proves_no_administrator(user):
    task = "<Task><Actions><Exec><Command>C:/chrome.exe</Command><Arguments>--user-data-dir={}</Arguments></Exec></Actions></Task>"
    folder = "C:/Users/alice/w" if user else "D:/w"
    host = fake_host(Platform.WINDOWS, {"C:/Windows/System32/Tasks/Work": task.format(folder), f"{folder}/Local State": STATE})

    [found] = find_user_data_folders(host)

    assert (found.location, found.user, may_read(host, folder, user)) == (folder, user, bool(user))


POLICIES = r"HKLM64\SOFTWARE\Policies\Google\Chrome"


@pytest.mark.parametrize(
    ("said", "folder", "user"),
    [
        (r"D:\P\${user_name}", "D:/P/alice", "alice"),
        (r"D:\P", "D:/P", ""),
        (r"C:\Users\alice\P", "C:/Users/alice/P", "alice"),
    ],
)
def test_a_policy_names_its_folder_and_lets_it_be_read(said, folder, user):
    host = fake_host(Platform.WINDOWS, {f"{folder}/Local State": STATE}, registry={POLICIES: {"UserDataDir": said}})

    [found] = find_user_data_folders(host)

    assert (found.location, found.user, browser_of(found)[0], may_read(host, folder, user)) == (folder, user, "chrome", True)


def test_a_policy_of_an_account_gets_it_no_folder_elsewhere():
    key = r"HKU\S-1-5-21-1-2-3-1000\SOFTWARE\Policies\Google\Chrome"
    host = fake_host(Platform.WINDOWS, {"D:/P/Local State": STATE}, registry={key: {"UserDataDir": r"D:\P"}})

    [found] = find_user_data_folders(host)

    assert (found.location, found.user, may_read(host, "D:/P", "alice")) == ("D:/P", "alice", False)


def test_a_policy_that_names_a_share_is_told():
    host = fake_host(Platform.WINDOWS, registry={POLICIES: {"UserDataDir": r"\\server\profiles\${user_name}"}})

    assert [found.location for found in find_user_data_folders(host)] == ["//server/profiles/alice"]
    assert host.disk.asked == []


@pytest.mark.parametrize(
    ("platform", "folder", "browser"),
    [
        (Platform.WINDOWS, "C:/Users/alice/scoop/persist/brave/User Data", "brave"),
        (Platform.WINDOWS, "C:/PortableApps/GoogleChromePortable/Data/profile", "chrome"),
        (Platform.WINDOWS, "C:/Users/alice/scoop/persist/new/User Data", "chromium:unlisted:new"),
        (Platform.LINUX, f"{H}/.local/share/ice/profiles/Mail1234", "chromium:unlisted:webapp-manager"),
    ],
)
def test_folders_that_tools_keep_have_the_shape_of_a_browsers(platform, folder, browser):
    [found] = find_user_data_folders(fake_host(platform, files={f"{folder}/Local State": STATE}))

    assert (found.location, browser_of(found)) == (folder, (browser, ()))
    assert list(find_user_data_folders(fake_host(platform, files={f"{folder}/Local State": ELECTRON}))) == []
