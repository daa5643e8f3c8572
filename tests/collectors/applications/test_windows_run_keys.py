import pytest

from scanner.collectors.applications.windows_run_keys import WindowsRunKeys
from scanner.model import Item, Kind, Mark, Platform, Problem, Reason, State
from tests.fake_host import bare, fake_host

VERSION = r"Microsoft\Windows\CurrentVersion"
WIDE, NARROW, ALICE = r"HKLM64\SOFTWARE", r"HKLM32\SOFTWARE", r"HKU\S-1-5-21-1-2-3-1000\Software"
APPROVED = rf"{VERSION}\Explorer\StartupApproved"
OFF = bytes([3, 0, 0, 0, *range(8)])
ON = bytes([2]) + bytes(11)
APP = "cadlkienfkclaiaibeoongdcgmdikeeg"


def found(registry):
    return bare(fake_host(Platform.WINDOWS, registry=registry), WindowsRunKeys())


def item(name="Probe", **fields):
    start = Item(
        name, ids=(("command", "probe.exe"),), state=State.ENABLED, marks=(Mark.AUTOSTART,), location="C:/Program Files/Probe/probe.exe"
    )
    return start._replace(**fields)


def test_what_starts_at_login_without_its_arguments():
    assert found({rf"{ALICE}\{VERSION}\Run": {"Probe": r'"C:\Program Files\Probe\probe.exe" --token=secret', "": "unnamed"}}) == [
        item(user="alice")
    ]


@pytest.mark.parametrize(
    "key",
    [
        rf"{root}\{VERSION}\{name}"
        for root, names in ((WIDE, ("Run", "RunOnce", r"Policies\Explorer\Run")), (NARROW, ("Run", "RunOnce")), (ALICE, ("Run", "RunOnce")))
        for name in names
    ],
)
def test_every_key(key):
    assert found({key: {"Probe": "probe.exe"}}) == [item(location=key, user="alice" if key.startswith("HKU") else "")]


@pytest.mark.parametrize(
    ("run", "approved"),
    [
        (rf"{WIDE}\{VERSION}\Run", rf"{WIDE}\{APPROVED}\Run"),
        (rf"{NARROW}\{VERSION}\Run", rf"{WIDE}\{APPROVED}\Run32"),
        (rf"{ALICE}\{VERSION}\Run", rf"{ALICE}\{APPROVED}\Run"),
    ],
)
def test_what_its_user_switched_off(run, approved):
    registry = {run: {"a": "a.exe", "b": "b.exe", "c": "c.exe", "d": "d.exe"}, approved: {"A": OFF, "b": ON, "c": "text", "d": b""}}

    assert [(one.name, one.state, one.marks) for one in found(registry)] == [
        ("a", State.DISABLED, ()),
        ("b", State.ENABLED, (Mark.AUTOSTART,)),
        ("c", State.ENABLED, (Mark.AUTOSTART,)),
        ("d", State.ENABLED, (Mark.AUTOSTART,)),
    ]


def test_what_is_switched_off_in_one_view_is_on_in_the_other():
    registry = {
        rf"{WIDE}\{VERSION}\Run": {"Probe": "probe.exe"},
        rf"{NARROW}\{VERSION}\Run": {"Probe": "probe.exe"},
        rf"{WIDE}\{APPROVED}\Run32": {"Probe": OFF},
    }

    assert [one.state for one in found(registry)] == [State.ENABLED, State.DISABLED]


def test_a_closed_list_of_what_is_switched_off_costs_no_item():
    registry = {
        rf"{WIDE}\{VERSION}\Run": {"Probe": r'"C:\Program Files\Probe\probe.exe"'},
        rf"{WIDE}\{APPROVED}\Run": Reason.PERMISSION_DENIED,
    }

    assert found(registry) == [item(), Problem(Reason.PERMISSION_DENIED, "as the test wants it", rf"{WIDE}\{APPROVED}\Run")]


def test_a_web_app_that_starts_at_login_is_not_its_browser():
    line = rf'"C:\Browser\msedge.exe" --profile-directory=Default --app-id={APP}'

    assert found({rf"{ALICE}\{VERSION}\Run": {"Probe": line}}) == [
        item(ids=(("web-app", APP),), kind=Kind.WEB_APP, location="C:/Browser/msedge.exe", user="alice")
    ]


def test_the_signs_before_a_name_of_run_once():
    assert [one.name for one in found({rf"{WIDE}\{VERSION}\RunOnce": {"!*Probe": "probe.exe", "!": "x.exe"}})] == ["Probe", "!"]


def test_values_of_any_type_are_items_without_a_program():
    key = rf"{WIDE}\{VERSION}\Run"

    assert found({key: {"a": 7, "b": b"x", "c": ["x"]}}) == [item(name, ids=(), location=key) for name in "abc"]
