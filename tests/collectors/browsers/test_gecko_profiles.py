import pytest

from scanner.collectors.browsers.followed import NOT_FOLLOWED
from scanner.collectors.browsers.gecko_profiles import find_gecko_profiles, is_list
from scanner.host.host import Process
from scanner.model import Platform, Record
from tests.fake_host import Link, fake_host

HOME = "/home/alice"
ROOT = f"{HOME}/.config/mozilla/firefox"


def test_listed_profiles_and_those_on_the_disk_each_once():
    host = fake_host(
        files={
            f"{ROOT}/profiles.ini": "[Profile0]\nPath=x.default\nIsRelative=1\n[Profile1]\nPath=/srv/p\nIsRelative=0\n",
            f"{ROOT}/x.default/extensions.json": "{}",
            f"{ROOT}/unlisted/extensions.json": "{}",
            f"{ROOT}/Profiles/y/extensions.json": "{}",
        }
    )

    assert list(find_gecko_profiles(host)) == [
        Record(f"{ROOT}/x.default", "alice", "firefox"),
        Record("/srv/p", "alice", "firefox"),
        Record(f"{ROOT}/unlisted", "alice", "firefox"),
        Record(f"{ROOT}/Profiles/y", "alice", "firefox"),
    ]


@pytest.mark.parametrize("path", ["../../../x/p", "./x/../../../..//x/p"])
def test_a_relative_path_may_lead_upwards(path):
    host = fake_host(files={f"{ROOT}/profiles.ini": f"[Profile0]\nPath={path}\nIsRelative=1\n", f"{HOME}/x/p/prefs.js": ""})

    assert [record.location for record in find_gecko_profiles(host)] == [f"{HOME}/x/p"]


def test_a_list_in_utf_16_is_a_list():
    content = b"\xff\xfe" + "[Profile0]\nPath=/srv/p\nIsRelative=0\n".encode("utf-16-le")

    assert [record.location for record in find_gecko_profiles(fake_host(files={f"{ROOT}/profiles.ini": content}))] == ["/srv/p"]


@pytest.mark.parametrize(("program", "beside"), [("firefox", {}), ("renamed", {"/opt/x/libxul.so": ""})])
@pytest.mark.parametrize("named", ["work", "/tmp/absent"])
def test_a_profile_of_a_running_program_that_is_not_to_be_found_is_noted(program, beside, named):
    running = Process(1, program, f"/opt/x/{program}", "alice", (program, f"--profile={named}"))

    assert found(beside, processes=[running]) == [Record(named, "alice", NOT_FOLLOWED)]


def test_too_many_listed_profiles_are_cut_off_and_said():
    host = fake_host(files={f"{ROOT}/profiles.ini": "".join(f"[Profile{n}]\nPath=p{n}\n" for n in range(500))})

    found = list(find_gecko_profiles(host))

    assert (len(found), is_list(found[0])) == (201, True)


def test_a_folder_under_two_names_is_one():
    host = fake_host(files={f"{ROOT}/x/extensions.json": "{}", "/home/alice/.mozilla/firefox": Link(ROOT)})

    assert [record.location for record in find_gecko_profiles(host)] == ["/home/alice/.mozilla/firefox/x"]


def test_one_account_cannot_make_anothers_profile_count_as_seen():
    ini = "[Profile0]\nPath=/srv/p\nIsRelative=0\n"
    host = fake_host(files={f"/home/{name}/.zen/profiles.ini": ini for name in ("alice", "bob")}, users=("bob", "alice"))

    assert [(record.location, record.user) for record in find_gecko_profiles(host)] == [("/srv/p", "bob"), ("/srv/p", "alice")]


MENU = f"{HOME}/.local/share/applications/work.desktop"


def found(files, platform=Platform.LINUX, **host):
    return [*find_gecko_profiles(fake_host(platform, files, **host))]


@pytest.mark.parametrize("line", ["firefox --profile {} %u", "env A=b /usr/bin/firefox-esr -profile {}", "sh -c 'firefox -Profile {}'"])
@pytest.mark.parametrize("folder", [f"{HOME}/work", "/srv/work"])
def test_a_menu_entry_names_its_profile(line, folder):
    files = {MENU: f"[Desktop Entry]\nExec={line.format(folder)}\n", f"{folder}/prefs.js": ""}

    assert found(files) == [Record(folder, "alice", "firefox")]


def test_a_running_program_names_its_profile():
    running = [Process(1, "zen", "/opt/zen/zen", "alice", ("/opt/zen/zen", "--profile", f"{HOME}/work"))]

    assert found({f"{HOME}/work/extensions.json": "{}"}, processes=running) == [Record(f"{HOME}/work", "alice", "zen")]


def test_another_accounts_profile_is_named_for_read_to_say_so_and_not_touched():
    menu = MENU.replace("alice", "bob")
    files = {menu: f"[Desktop Entry]\nExec=firefox --profile {HOME}/p\n", f"{HOME}/p/prefs.js": ""}
    host = fake_host(files=files, users=("alice", "bob"))

    assert [*find_gecko_profiles(host)] == [Record(f"{HOME}/p", "bob", "firefox")]
    assert host.disk.asked == [menu]


@pytest.mark.parametrize(
    "line", ["aws --profile /home/alice/p", "firefox --profile relative", "firefox --profile /gone", "jail --profile /etc"]
)
def test_an_option_of_that_name_is_not_always_a_profile(line):
    menu = MENU.replace("alice", "bob")
    files = {menu: f"[Desktop Entry]\nExec={line}\n", f"{HOME}/p/prefs.js": "", "/etc/x": ""}

    assert found(files, users=("alice", "bob")) == []


@pytest.mark.parametrize(
    ("platform", "file", "profile", "about"),
    [
        (Platform.WINDOWS, "C:/Users/alice/PortableApps/FirefoxPortable/Data/profile/extensions.json", "Data/profile", "firefox"),
        (Platform.WINDOWS, "C:/Users/alice/scoop/persist/librewolf/Profiles/Default/extensions.json", "Default", "librewolf"),
        (Platform.WINDOWS, "C:/Users/alice/scoop/persist/firefox/profile/prefs.js", "profile", "firefox"),
        (Platform.LINUX, f"{HOME}/.local/share/ice/firefox/Mail1/prefs.js", "Mail1", "gecko:unlisted:webapp-manager"),
        (Platform.LINUX, f"{HOME}/.var/app/org.mozilla.firefox/data/ice/firefox/M/extensions.json", "M", "gecko:unlisted:webapp-manager"),
    ],
)
def test_profiles_that_tools_keep(platform, file, profile, about):
    [one] = found({file: "{}"}, platform)

    assert (one.location, one.user, one.about) == (file.rpartition("/")[0], "alice", about)
    assert one.location.endswith(profile)


def test_a_folder_beside_them_is_no_profile():
    assert found({f"{HOME}/.local/share/ice/icons/mail.png/x": "", f"{HOME}/.local/share/ice/epiphany/Mail1/web.sqlite": ""}) == []


def test_a_folder_of_an_editors_extensions_is_no_profile():
    assert found({"C:/Users/alice/scoop/persist/vscode/data/extensions/extensions.json": "[]"}, Platform.WINDOWS) == []
