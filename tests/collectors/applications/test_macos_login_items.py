from scanner.collectors.applications.macos_login_items import MacosLoginItems
from scanner.model import Item, Mark, Platform, Reason, State
from tests.fake_host import bare, fake_host
from tests.keyed_archives import a_bookmark, accounts_list, archive, machines_list

FOLDER = "/private/var/db/com.apple.backgroundtaskmanagement"
OWN = "/Users/alice/Library/Application Support/com.apple.backgroundtaskmanagementagent/backgrounditems.btm"
PROBE = {
    "name": "Probe",
    "bundleIdentifier": "org.example.probe",
    "teamIdentifier": "ABCDE12345",
    "developerName": "Probe Works",
    "type": 2,
}
IDS = (("bundle-id", "org.example.probe"), ("team-id", "ABCDE12345"))


def found(files):
    return bare(fake_host(Platform.MACOS, files=files), MacosLoginItems())


def test_the_newest_list_of_the_machine_with_each_item_once():
    newest, older = f"{FOLDER}/BackgroundItems-v16.btm", f"{FOLDER}/BackgroundItems-v4.btm"
    on, off = {**PROBE, "disposition": 3}, {**PROBE, "name": "Other", "disposition": 2}

    assert found({newest: machines_list(on, on, off), older: machines_list({"name": "Old"})}) == [
        Item("Probe", "", "Probe Works", IDS, state=State.ENABLED, marks=(Mark.AUTOSTART,), location=newest),
        Item("Other", "", "Probe Works", IDS, state=State.DISABLED, location=newest),
    ]


def test_an_accounts_own_list():
    assert found({OWN: accounts_list(a_bookmark("Probe", "Applications", "Probe.app"))}) == [
        Item("Probe", state=State.ENABLED, marks=(Mark.AUTOSTART,), location="/Applications/Probe.app", user="alice")
    ]


def test_an_accounts_list_of_more_than_anybody_has_is_not_read_and_the_machines_is():
    """Of 64 MB in XML, reading one took half a minute and most of a gigabyte."""
    newest, large = f"{FOLDER}/BackgroundItems-v16.btm", bytes(9 << 20)
    of_machine, of_account = found({newest: large, OWN: large})

    assert (of_machine.reason, of_machine.location) == (Reason.MALFORMED, newest)
    assert (of_account.reason, of_account.location, of_account.user) == (Reason.TOO_LARGE, OWN, "alice")


def test_a_job_is_known_by_its_label_and_its_program():
    newest = f"{FOLDER}/BackgroundItems-v16.btm"
    job = {"name": "probed", "identifier": "8.org.example.job", "executablePath": "/opt/probe/probed", "type": 8, "disposition": 3}

    assert found({newest: machines_list(job)}) == [
        Item(
            "probed",
            ids=(("service", "org.example.job"), ("command", "probed")),
            state=State.ENABLED,
            marks=(Mark.AUTOSTART,),
            location="/opt/probe/probed",
        )
    ]


def test_a_list_of_an_unknown_form_and_one_that_is_closed_are_problems():
    machine = f"{FOLDER}/BackgroundItems-v99.btm"

    assert [(one.reason, one.location, one.user) for one in found({machine: Reason.REFUSED_BY_SYSTEM, OWN: archive(root={})})] == [
        (Reason.REFUSED_BY_SYSTEM, machine, ""),
        (Reason.UNSUPPORTED_FORMAT, OWN, "alice"),
    ]
    assert [(one.reason, one.location) for one in found({machine: b"x", OWN: b"y"})] == [
        (Reason.MALFORMED, machine),
        (Reason.MALFORMED, OWN),
    ]
