import pytest

from scanner.collectors.features.registry_settings import RegistrySettings
from scanner.model import Item, Kind, Mark, Platform, Problem, Reason, Rung, State
from scanner.setting import Setting, Store
from tests.fake_host import fake_host, said

KEY = r"SOFTWARE\Policies\Example\Assistant"
CHOICE = r"HKCU\SOFTWARE\Example\Assistant"
ALICE, BOB = r"HKU\S-1-5-21-1-2-3-1000", r"HKU\S-1-5-21-1-2-3-1001"
OFF = Setting("assistant#1", Store.REGISTRY, "", KEY, "DisableAssistant", (1,), (0,))


def setting(key=KEY, name="DisableAssistant", off=(1,), on=(0,), program=""):
    return OFF._replace(key=key, name=name, off=off, on=on, program=program)


def stream(registry, *settings, users=("alice",)):
    return said(fake_host(Platform.WINDOWS, registry=registry, users=users), RegistrySettings(settings))


def states(registry, *settings, users=("alice",)):
    return [(item.user, item.state, Mark.POLICY in item.marks) for item in stream(registry, *settings, users=users)]


def test_a_policy_of_the_machine_says_what_it_is_and_not_its_value():
    assert stream({rf"HKLM64\{KEY}": {"DisableAssistant": 1, "Secret": "hunter2"}}, OFF) == [
        Item(
            "DisableAssistant",
            ids=(("setting", "assistant#1"),),
            kind=Kind.FEATURE,
            rung=Rung.CONFIGURED,
            state=State.DISABLED_BY_POLICY,
            marks=(Mark.POLICY,),
            location=rf"HKLM64\{KEY}",
            collector="registry-settings",
        )
    ]


def test_each_account_has_its_own_key_below_policies():
    keys = {rf"{ALICE}\{KEY}": {"DisableAssistant": 1}, rf"{BOB}\{KEY}": {"DisableAssistant": 0}}

    assert states(keys, OFF, users=("alice", "bob")) == [
        ("alice", State.DISABLED_BY_POLICY, True),
        ("bob", State.ENABLED, True),
    ]


def test_what_an_account_chose_is_no_policy():
    assert states({rf"{ALICE}\SOFTWARE\Example\Assistant": {"DisableAssistant": 1}}, setting(CHOICE)) == [
        ("alice", State.DISABLED_BY_USER, False)
    ]


@pytest.mark.parametrize(
    ("root", "read"),
    [("", ["", "alice"]), ("HKLM\\", [""]), ("HKCU\\", ["alice"])],
)
def test_a_key_says_where_it_counts(root, read):
    keys = {rf"HKLM64\{KEY}": {"DisableAssistant": 1}, rf"{ALICE}\{KEY}": {"DisableAssistant": 1}}

    assert [user for user, *_ in states(keys, setting(root + KEY))] == read


def test_the_view_of_programs_of_32_bits_is_not_that_of_the_system():
    assert states({rf"HKLM32\{KEY}": {"DisableAssistant": 1}}, OFF) == []


@pytest.mark.parametrize(
    ("value", "state"),
    [
        (1, State.DISABLED_BY_POLICY),
        ("1", State.DISABLED_BY_POLICY),
        (0, State.ENABLED),
        (2, State.UNKNOWN),
        ("on", State.UNKNOWN),
        (b"\1\0\0\0", State.UNKNOWN),
        (["1"], State.UNKNOWN),
    ],
)
def test_what_a_value_means(value, state):
    assert states({rf"HKLM64\{KEY}": {"DisableAssistant": value}}, OFF) == [("", state, True)]


@pytest.mark.parametrize(("value", "state"), [("Deny", State.DISABLED_BY_USER), ("Allow", State.ENABLED), ("Prompt", State.UNKNOWN)])
def test_a_value_of_words(value, state):
    asked = setting(r"HKCU\SOFTWARE\Example\Store", "Value", ("Deny",), ("Allow",))

    assert states({rf"{ALICE}\SOFTWARE\Example\Store": {"Value": value}}, asked) == [("alice", state, False)]


def test_letter_case_makes_no_difference_to_windows():
    assert states({rf"HKLM64\{KEY.upper()}": {"disableassistant": 1}}, OFF) == [("", State.DISABLED_BY_POLICY, True)]


def test_a_key_without_the_value_says_nothing():
    assert states({rf"HKLM64\{KEY}": {"Other": 1}}, OFF) == []


def test_a_setting_of_several_programs_is_told_for_each():
    found = stream({rf"HKLM64\{KEY}": {"DisableAssistant": 1}}, setting(program="word"), setting(program="excel"))

    assert [item.within for item in found] == ["word", "excel"]


def test_a_key_that_is_closed_is_a_problem():
    (found,) = stream({rf"HKLM64\{KEY}": Reason.PERMISSION_DENIED}, OFF)

    assert (type(found), found.reason, found.location) == (Problem, Reason.PERMISSION_DENIED, rf"HKLM64\{KEY}")


def test_nothing_is_looked_for_that_nobody_asks_about():
    host = fake_host(Platform.WINDOWS, registry={rf"HKLM64\{KEY}": {"DisableAssistant": 1}}, users=("alice",))
    other = OFF._replace(store=Store.MANAGED_PREFERENCE)

    assert [*RegistrySettings([other]).find(host)] == []
