from scanner.collectors.browsers.gecko_profiles import find_gecko_profiles, is_list
from scanner.model import Record
from tests.fake_host import Link, fake_host

ROOT = "/home/alice/.config/mozilla/firefox"


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
