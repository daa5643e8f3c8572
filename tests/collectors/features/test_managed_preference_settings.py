import plistlib

import pytest

from scanner.collectors.features.managed_preference_settings import ManagedPreferenceSettings
from scanner.model import Item, Kind, Mark, Platform, Problem, Reason, Rung, State
from scanner.setting import Setting, Store
from tests.fake_host import fake_host, said

FOLDER = "/Library/Managed Preferences"
DOMAIN = "com.example.restrictions"
MACHINES, OWN = f"{FOLDER}/{DOMAIN}.plist", f"{FOLDER}/alice/{DOMAIN}.plist"
OFF = Setting("tools#1", Store.MANAGED_PREFERENCE, "", DOMAIN, "allowTools", (False,), ())


def stream(files, *settings):
    return said(fake_host(Platform.MACOS, files=files), ManagedPreferenceSettings(settings or (OFF,)))


@pytest.mark.parametrize("form", [plistlib.FMT_XML, plistlib.FMT_BINARY])
def test_a_restriction_of_the_machine_says_what_it_is_and_not_its_value(form):
    content = plistlib.dumps({"allowTools": False, "token": "hunter2"}, fmt=form)

    assert stream({MACHINES: content}) == [
        Item(
            "allowTools",
            ids=(("setting", "tools#1"),),
            kind=Kind.FEATURE,
            rung=Rung.CONFIGURED,
            state=State.DISABLED_BY_POLICY,
            marks=(Mark.POLICY,),
            location=MACHINES,
            collector="managed-preference-settings",
        )
    ]


def test_one_of_an_account_is_that_accounts():
    (found,) = stream({OWN: plistlib.dumps({"allowTools": False})})

    assert (found.user, found.location, found.state) == ("alice", OWN, State.DISABLED_BY_POLICY)


@pytest.mark.parametrize(
    ("value", "state"),
    [
        (False, State.DISABLED_BY_POLICY),
        (0, State.DISABLED_BY_POLICY),
        (True, State.UNKNOWN),  # allowed, which is not on
        ("false", State.UNKNOWN),
        ([False], State.UNKNOWN),
        ({"a": 1}, State.UNKNOWN),
        (b"", State.UNKNOWN),
    ],
)
def test_what_a_value_means(value, state):
    assert [item.state for item in stream({MACHINES: plistlib.dumps({"allowTools": value})})] == [state]


def test_a_file_without_the_key_and_files_of_other_domains_say_nothing():
    files = {
        MACHINES: plistlib.dumps({"allowCamera": False}),
        f"{FOLDER}/com.example.other.plist": plistlib.dumps({"allowTools": False}),
        f"{FOLDER}/complete.plist": b"x",
    }

    assert stream(files) == []


def test_a_setting_of_several_programs_is_told_for_each():
    programs = [OFF._replace(program=program) for program in ("word", "excel")]

    assert [item.within for item in stream({MACHINES: plistlib.dumps({"allowTools": False})}, *programs)] == ["word", "excel"]


def test_what_is_damaged_is_a_problem_and_the_other_file_is_read():
    found = stream({MACHINES: b"bplist00 and no more", OWN: plistlib.dumps({"allowTools": False})})

    assert [(one.reason, one.location) for one in found if isinstance(one, Problem)] == [(Reason.MALFORMED, MACHINES)]
    assert [one.user for one in found if isinstance(one, Item)] == ["alice"]


def test_what_is_closed_is_a_problem():
    (found,) = stream({MACHINES: Reason.PERMISSION_DENIED})

    assert (found.reason, found.location) == (Reason.PERMISSION_DENIED, MACHINES)


def test_nothing_is_looked_for_that_nobody_asks_about():
    host = fake_host(Platform.MACOS, files={MACHINES: plistlib.dumps({"allowTools": False})})

    assert said(host, ManagedPreferenceSettings([OFF._replace(store=Store.REGISTRY)])) == []
    assert host.disk.asked == []
