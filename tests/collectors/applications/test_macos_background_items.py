import pytest

from scanner.collectors.applications.macos_background_items import LoginItem, login_items
from scanner.model import Problem, Reason, Unreadable
from tests.keyed_archives import a_bookmark, accounts_list, archive, machines_list, url

PROBE = {
    "name": "Probe.app",
    "bundleIdentifier": "org.example.probe",
    "teamIdentifier": "ABCDE12345",
    "developerName": "Probe Works",
    "url": url("file:///Applications/Probe.app/"),
    "type": 2,
    "disposition": 11,
}
SAID = LoginItem("Probe", "org.example.probe", "ABCDE12345", "Probe Works", "file:///Applications/Probe.app/")


def test_the_machines_list_without_the_headings_of_developers():
    assert [*login_items(machines_list(PROBE, {"name": "Probe Works", "type": 0x20}))] == [SAID]


@pytest.mark.parametrize("disposition", [0, 1, 2, 8])
def test_an_item_that_is_off_or_not_allowed(disposition):
    assert [*login_items(machines_list({**PROBE, "disposition": disposition}))] == [SAID._replace(on=False)]


def test_an_item_is_called_by_what_it_has():
    bundle, place, nothing = ({"bundleIdentifier": "org.a"}, {"url": url("file:///Applications/A.app/")}, {"name": None})

    assert [*login_items(machines_list(bundle, place, nothing))] == [
        LoginItem("org.a", "org.a", on=False),
        LoginItem("A", url="file:///Applications/A.app/", on=False),
        Problem(Reason.MALFORMED, "a login item without a name"),
    ]


def test_an_accounts_list_with_a_broken_row():
    content = accounts_list(
        a_bookmark("Probe.app", "Applications", "Probe.app"), b"none", a_bookmark("", "Applications", "A.app"), a_bookmark("")
    )

    assert [*login_items(content)] == [
        LoginItem("Probe", url="/Applications/Probe.app"),
        Problem(Reason.MALFORMED, "expected a bookmark"),
        LoginItem("A", url="/Applications/A.app"),
        Problem(Reason.MALFORMED, "a login item without a name"),
    ]


def test_an_archive_of_another_form_is_said_to_be():
    with pytest.raises(Unreadable) as raised:
        [*login_items(archive(root={"a": "b"}))]

    assert raised.value.reason is Reason.UNSUPPORTED_FORMAT


def test_a_list_that_many_share_is_read_to_a_bound():
    found = [*login_items(machines_list(*[PROBE] * 10_001))]

    assert len(found) == 10_001
    assert found[-1] == Problem(Reason.CAPPED, "more than 10000 login items; the rest was not read")
