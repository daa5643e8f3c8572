import json

import pytest

from scanner.collectors.browsers.chromium_profiles import find_profiles_in, is_local_state
from scanner.model import Reason, Record
from tests.fake_host import FOLDER, fake_host

ROOT = Record("/home/alice/.config/opera", "alice", "opera")


def names(files):
    host = fake_host(files={f"{ROOT.location}/{name}": content for name, content in files.items()})
    return [record.location.removeprefix(ROOT.location).lstrip("/") for record in find_profiles_in(host, ROOT)]


def state(*listed):
    return json.dumps({"profile": {"info_cache": {name: {} for name in listed}}})


def test_profiles_have_any_name():
    assert names(
        {"Local State": state("Work Stuff", "gone"), "Work Stuff/x": "", "Profile 1/Preferences": "", "Mine/Secure Preferences": ""}
    ) == [
        "Work Stuff",
        "Mine",
        "Profile 1",
    ]


def test_a_new_profile_has_extensions_before_it_has_preferences():
    assert names({"Default/Extensions/x": "", "Other/x": ""}) == ["Default"]


def test_operas_root_and_side_profiles():
    assert names({"Preferences": "", "_side_profiles/x/Default/Secure Preferences": "", "Default/Preferences": ""}) == [
        "",
        "Default",
        "_side_profiles/x/Default",
    ]


def test_copies_and_folders_of_the_browser_are_no_profiles():
    files = {f"{name}/Preferences": "" for name in ("System Profile", "Default.old")}
    copies = {"Snapshots/120/Default/Preferences": "", "Crashpad/settings.dat": ""}

    assert names({**files, **copies, "Local State": state("System Profile")}) == []


@pytest.mark.parametrize("name", ["Snapshots", "Crashpad", "Temp", "x.old"])
def test_a_profile_may_be_called_after_a_folder_of_the_browser(name):
    assert names({f"{name}/Preferences": "", "Local State": state(name)}) == [name]


def test_a_broken_list_is_a_record_and_the_profiles_on_the_disk_are_found():
    found = names({"Local State": "{", "Default/Preferences": ""})

    assert found == ["Local State", "Default"]
    assert is_local_state(Record(f"{ROOT.location}/Local State"))


def test_hostile_names_lead_nowhere():
    host = fake_host(files={f"{ROOT.location}/Local State": state("../../etc", "C:\\x"), "/home/alice/etc": FOLDER})

    assert [is_local_state(record) for record in find_profiles_in(host, ROOT)] == [True]


def test_an_unreadable_list_is_noted():
    host = fake_host(files={f"{ROOT.location}/Local State": Reason.TOO_LARGE, f"{ROOT.location}/Default/Preferences": ""})

    assert [record.location for record in find_profiles_in(host, ROOT)] == [f"{ROOT.location}/Default"]
    assert [loss.reason for loss in host.losses] == [Reason.TOO_LARGE]
