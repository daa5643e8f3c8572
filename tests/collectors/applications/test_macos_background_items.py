import pytest

from scanner.collectors.applications.macos_background_items import LoginItem, login_items
from scanner.model import Problem, Reason, Unreadable
from tests.keyed_archives import Own, a_bookmark, accounts_list, archive, as_xml, machines_list, url

PROBE = {
    "name": "Probe.app",
    "bundleIdentifier": "org.example.probe",
    "teamIdentifier": "ABCDE12345",
    "developerName": "Probe Works",
    "url": url("file:///Applications/Probe.app/"),
    "type": 2,
    "disposition": 11,
}
SAID = LoginItem("Probe", "org.example.probe", "ABCDE12345", "Probe Works", "/Applications/Probe.app")


def test_the_machines_list_without_the_headings_of_developers():
    assert [*login_items(machines_list(PROBE, {"name": "Probe Works", "type": 0x20}))] == [SAID]


@pytest.mark.parametrize("disposition", [0, 1, 2, 8])
def test_an_item_that_is_off_or_not_allowed(disposition):
    assert [*login_items(machines_list({**PROBE, "disposition": disposition}))] == [SAID._replace(on=False)]


def test_an_item_is_called_by_what_it_has():
    bundle, place, nothing = ({"bundleIdentifier": "org.a"}, {"url": url("file:///Applications/A.app/")}, {"name": None})

    assert [*login_items(machines_list(bundle, place, nothing))] == [
        LoginItem("org.a", "org.a", on=False),
        LoginItem("A", path="/Applications/A.app", on=False),
        Problem(Reason.MALFORMED, "a login item without a name"),
    ]


def test_an_accounts_list_with_a_broken_row():
    content = accounts_list(
        a_bookmark("Probe.app", "Applications", "Probe.app"), b"none", a_bookmark("", "Applications", "A.app"), a_bookmark("")
    )

    assert [*login_items(content)] == [
        LoginItem("Probe", path="/Applications/Probe.app"),
        Problem(Reason.MALFORMED, "expected a bookmark"),
        LoginItem("A", path="/Applications/A.app"),
        Problem(Reason.MALFORMED, "a login item without a name"),
    ]


DAEMON = {
    "name": None,
    "identifier": "16.org.example.daemon",
    "executablePath": "/Library/Application Support/Probe/probed",
    "url": url("file:///Library/LaunchDaemons/org.example%20daemon.plist"),
    "type": 0x10010,
    "disposition": 3,
}


def test_a_job_has_its_label_its_program_and_its_file():
    helper = {"name": "Helper", "url": Own("NSURL", **{"NS.base": url("file:///Applications/A.app/"), "NS.relative": "Contents/H.app"})}

    assert [*login_items(machines_list(DAEMON, {**DAEMON, "type": 2}, helper))] == [
        LoginItem(
            "probed",
            path="/Library/LaunchDaemons/org.example daemon.plist",
            program="/Library/Application Support/Probe/probed",
            label="org.example.daemon",
        ),
        LoginItem("probed", path="/Library/LaunchDaemons/org.example daemon.plist", program="/Library/Application Support/Probe/probed"),
        LoginItem("Helper", path="/Applications/A.app/Contents/H.app", on=False),
    ]


def item(name):
    return Own("BackgroundLoginItem", bookmark=Own("Bookmark", data=a_bookmark(name, "Applications", f"{name}.app")), type=3)


def table(*items):
    """Return a hash table as NSKeyedArchiver keeps it: how it compares, how many there are, and the members."""
    values = [Own("NSConcretePointerFunctions", options=0), len(items), *items]
    return Own("NSConcreteHashTable", **{f"${number}": value for number, value in enumerate(values)})


def in_order(*items):
    return Own("NSMutableOrderedSet", **{f"NS.object.{number}": value for number, value in enumerate(items)})


def container(items):
    return Own("BackgroundItemContainer", bookmark=None, userElection=0, internalItems=items)


def members(*items):
    return [*items]


def by_name(*items):
    return {f"key {number}": value for number, value in enumerate(items)}


@pytest.mark.parametrize("root", [dict, lambda **values: Own("Root", **values)])
@pytest.mark.parametrize("kept", [members, table, in_order, by_name])
def test_an_accounts_list_in_every_shape_that_its_roots_and_collections_can_have(root, kept):
    names = [f"Item {number}" for number in range(12)]
    containers = kept(container(kept(*map(item, names[:11]))), container(kept(item(names[11]))))
    content = archive(root=root(version=2, backgroundItems=Own("BackgroundItems", allContainers=containers)))

    assert [one.name for one in login_items(content)] == names
    assert [*login_items(as_xml(content))] == [*login_items(content)]


@pytest.mark.parametrize("items", [None, [], {}])
def test_an_empty_list_is_one_without_items(items):
    containers = [container(items)] if items is not None else items

    assert [*login_items(archive(root={"backgroundItems": Own("BackgroundItems", allContainers=containers)}))] == []


UNKNOWN = Problem(Reason.UNSUPPORTED_FORMAT, "login items in a form that is not known")


@pytest.mark.parametrize(
    "containers",
    ["text", 7, Own("NSNewCollection", one=item("A")), [container("text")], [container(Own("NSNew", x=1))], [Own("Container")], ["text"]],
)
def test_what_has_another_shape_below_a_root_that_is_known_is_said(containers):
    content = archive(root={"backgroundItems": Own("BackgroundItems", allContainers=containers)})

    assert [*login_items(content)] == [UNKNOWN]


def test_a_list_without_containers_and_accounts_of_another_shape_are_said():
    assert [*login_items(archive(root={"backgroundItems": Own("BackgroundItems", other=[])}))] == [UNKNOWN]
    store = Own("Storage", itemsByUserIdentifier={"A": "text", "B": [Own("ItemRecord", **PROBE)]})
    assert [*login_items(archive(store=store))] == [UNKNOWN, SAID]


def test_an_archive_of_another_form_is_said_to_be():
    with pytest.raises(Unreadable) as raised:
        [*login_items(archive(root={"a": "b"}))]

    assert raised.value.reason is Reason.UNSUPPORTED_FORMAT


def test_a_list_that_many_share_is_read_to_a_bound():
    found = [*login_items(machines_list(*[PROBE] * 10_001))]

    assert len(found) == 10_001
    assert found[-1] == Problem(Reason.CAPPED, "more than 10000 login items; the rest were not read")
