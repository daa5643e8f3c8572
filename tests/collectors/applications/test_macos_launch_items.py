import plistlib

import pytest

from scanner.collectors.applications.macos_launch_items import MacosLaunchItems
from scanner.model import Item, Mark, Platform, Problem, Reason, State
from tests.fake_host import bare, fake_host

LABEL = "org.example.probe"
SAID = {"Label": LABEL, "ProgramArguments": ["/Applications/Probe.app/Contents/MacOS/probed", "--token", "secret"], "RunAtLoad": True}
IDS = (("service", LABEL), ("command", "probed"))
FOLDER = "/Library/LaunchDaemons"


def found(files, users=("alice",)):
    return bare(fake_host(Platform.MACOS, files=files, users=users), MacosLaunchItems())


def job(location, user="", **more):
    return Item(LABEL, ids=IDS, state=State.ENABLED, marks=(Mark.AUTOSTART,), location=location, user=user)._replace(**more)


@pytest.mark.parametrize(
    ("folder", "user"),
    [(FOLDER, ""), ("/Library/LaunchAgents", ""), ("/Users/alice/Library/LaunchAgents", "alice")],
)
@pytest.mark.parametrize("form", plistlib.PlistFormat)
def test_a_job_without_its_arguments(folder, user, form):
    said = found({f"{folder}/probe.plist": plistlib.dumps(SAID, fmt=form)})

    assert said == [job(f"{folder}/probe.plist", user)]
    assert "secret" not in repr(said)


def test_apples_own_are_not_listed():
    assert found({"/System/Library/LaunchDaemons/probe.plist": plistlib.dumps(SAID)}) == []


def test_a_job_that_is_off_is_kept():
    place = f"{FOLDER}/probe.plist"

    assert found({place: plistlib.dumps({**SAID, "Disabled": True})}) == [job(place, state=State.DISABLED, marks=())]


def test_a_job_without_a_label_has_its_files_name():
    place = f"{FOLDER}/org.example.other.plist"

    assert found({place: plistlib.dumps({})}) == [job(place, name="org.example.other", ids=(("service", "org.example.other"),))]


def test_a_damaged_job_costs_itself_alone():
    place = f"{FOLDER}/probe.plist"

    assert found({f"{FOLDER}/a.plist": "noise", f"{FOLDER}/b.plist": Reason.PERMISSION_DENIED, place: plistlib.dumps(SAID)}) == [
        job(place),
        Problem(Reason.MALFORMED, "expected a property list", f"{FOLDER}/a.plist"),
        Problem(Reason.PERMISSION_DENIED, "as the test wants it", f"{FOLDER}/b.plist"),
    ]
