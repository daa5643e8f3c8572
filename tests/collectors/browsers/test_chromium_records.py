from scanner.collectors.browsers.chromium_records import find_profiles, is_profile
from scanner.model import Record
from tests.fake_host import fake_host

FOLDER = "/home/alice/.config/chromium"
DEFAULT = Record(f"{FOLDER}/Default", "alice", "chromium")
BROKEN = Record(f"{FOLDER}/Local State", "alice", "chromium")


def host(local_state='{"profile": {"info_cache": {"Default": {}}}}'):
    return fake_host(files={f"{FOLDER}/Local State": local_state, f"{FOLDER}/Default/Preferences": "{}"})


def test_the_profiles_and_what_is_wrong_with_the_list_of_them():
    assert find_profiles(host()) == (DEFAULT,)
    assert find_profiles(host("{")) == (BROKEN, DEFAULT)


def test_only_a_profile_is_one():
    assert is_profile(host(), DEFAULT)
    assert not is_profile(host(), BROKEN)
    assert not is_profile(host(), Record("/home/bob/.config/chromium/Default", "alice", "chromium"))
    assert not is_profile(host(), Record("/home/alice/.config/x", "alice", "too-many"))


def test_they_are_looked_for_once_on_a_machine():
    machine = host()
    first = find_profiles(machine.watched())
    machine.disk.asked.clear()

    assert find_profiles(machine.watched()) is first
    assert machine.disk.asked == []
