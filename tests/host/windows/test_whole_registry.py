import pytest

from scanner.host.users import Account
from scanner.host.windows.whole_registry import WholeRegistry
from scanner.model import Platform, Problem, Reason, Unreadable
from tests.fake_host import fake_host
from tests.fake_registry import FakeRegistry
from tests.hives import hive

ALICE, BOB = Account("alice", "S-1-5-21-1", "C:/Users/alice"), Account("bob", "S-1-12-1-2", "C:/Users/bob")
CLASSES = "AppData/Local/Microsoft/Windows/UsrClass.dat"


def test_a_loaded_account_is_asked_of_windows_and_another_of_its_hives():
    files = {
        "C:/Users/alice/NTUSER.DAT": Reason.LOCKED,
        "C:/Users/bob/NTUSER.DAT": hive({r"Software\Bobs": {"n": "v"}}),
        f"C:/Users/bob/{CLASSES}": hive({"Local Settings": {}}),
    }
    machine = fake_host(Platform.WINDOWS, files, users=())
    registry = WholeRegistry(FakeRegistry({r"HKU\S-1-5-21-1\Software\Alices": {}, r"HKU\S-1-5-21-1_Classes": {}, r"HKLM64\X": {"a": "b"}}))

    assert (registry.loaded(ALICE), registry.loaded(BOB)) == (True, False)
    assert (registry.take(ALICE, machine), registry.take(BOB, machine)) == (True, False)
    assert machine.losses == []
    assert registry.names(r"HKU\S-1-5-21-1\Software") == ["Alices"]
    assert registry.names(r"HKU\s-1-12-1-2\Software") == ["Bobs"]
    assert registry.values(r"HKU\S-1-12-1-2\Software\Bobs") == {"n": "v"}
    assert registry.names(r"HKU\S-1-12-1-2_Classes") == ["Local Settings"]
    assert registry.values(r"HKLM64\X") == {"a": "b"}


def test_a_profile_that_nobody_may_change_has_a_hive_of_another_name():
    machine = fake_host(Platform.WINDOWS, {"C:/Users/bob/NTUSER.MAN": hive({"Software": {}})}, users=())
    registry = WholeRegistry(FakeRegistry({}))
    registry.take(BOB, machine)

    assert registry.names(r"HKU\S-1-12-1-2") == ["Software"]


def test_the_keys_of_an_account_nobody_took_are_not_seen():
    registry = WholeRegistry(FakeRegistry({r"HKU\S-1-5-21-1\Software": {}}))

    with pytest.raises(FileNotFoundError):
        registry.names(r"HKU\S-1-5-21-1\Software")


def test_keys_that_are_closed_to_us_are_noted_once_and_then_absent():
    machine = fake_host(Platform.WINDOWS, users=())
    registry = WholeRegistry(FakeRegistry({r"HKU\S-1-5-21-1": Reason.PERMISSION_DENIED}))

    assert (registry.loaded(ALICE), registry.take(ALICE, machine)) == (True, False)
    assert machine.losses == [Problem(Reason.PERMISSION_DENIED, "as the test wants it", r"HKU\S-1-5-21-1")]
    with pytest.raises(FileNotFoundError):
        registry.names(r"HKU\S-1-5-21-1\Software")


def test_an_account_that_logs_off_during_the_scan_is_not_absent():
    live = FakeRegistry({r"HKU\S-1-5-21-1\Software\A": {}})
    registry = WholeRegistry(live)
    registry.take(ALICE, fake_host(Platform.WINDOWS, users=()))
    with pytest.raises(FileNotFoundError):
        registry.values(r"HKU\S-1-5-21-1\Software\none")
    live.below.clear()

    for ask in (registry.names, registry.values):
        with pytest.raises(Unreadable) as caught:
            ask(r"HKU\S-1-5-21-1\Software\A")
        assert (caught.value.reason, caught.value.detail) == (Reason.CHANGED, "the account logged off while its keys were being read")
