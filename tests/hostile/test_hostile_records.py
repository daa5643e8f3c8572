"""Every record that a collector reads, replaced by each hostile form, on all three platforms; what stays quiet is listed, with the reason.

A form replaces all records of alice's and of the machine at once, in two halves, so that what leads to a record is whole when that
record is not. Bob has the same records, of harmless software: nothing of his may be lost by what she did.
"""

import os
import tempfile
from functools import cache
from pathlib import Path

import pytest

from scanner.cli.exit_codes import Exit, code_of
from scanner.collectors import collectors, setting_collectors
from scanner.model import Platform
from tests.hostile import contents, places, scanned
from tests.hostile.systems import GROUPS, accounts_home, bobs, system, write

pytestmark = pytest.mark.skipif(not os.path.exists("/proc/self/statm"), reason="FIFOs, links and bounded memory as on Linux")

# Lost without a word, because a record of this content means that nothing is there.
QUIET = {
    "linux-appimage": "a file that does not begin as a program is none, whatever it is called",
    "linux-program-folders": "as above",
    "windows-program-folders": "as above",
    "home-programs": "as above",
    "environment-files": "scripts, of which every line that assigns nothing is passed over",
    "service-environment": "units, of which every line outside a section is passed over, as systemd does",
    "gecko-preference-settings": "a script, of which every line that sets no preference is passed over, as the browser does",
}
NO_LOCAL_STATE = "a folder in no browser's table is told by its file Local State: one that is a FIFO is none that a browser could use"
ANOTHER_NAME = "a link to another name is another name of a unit, and no unit"
# As above, for one form alone.
QUIET_OF = {
    "empty": {
        "linux-dpkg": "a system on which nothing was installed with it has an empty list",
        "linux-apk": "as above",
        "mcp-servers": "clients make an empty file before the first server is added",
        "client-databases": "an editor leaves an empty file before its first start is over",
        "project-servers": "as above",
        "editor-settings": "editors take it for no settings",
        "agent-settings": "agents do too, and some create it so",
        "agent-parts": "as above",
        "client-settings": "an empty list of settings in TOML is one",
    },
    "a third": {"linux-desktop-entries": "an entry of another type than Application is no program"},
    **{form: {"linux-systemd-units": ANOTHER_NAME} for form in ("links in a circle", "fifty links")},
    **{form: {"chromium-extensions": NO_LOCAL_STATE} for form in places.NO_FILES},
    **{
        form: {"chromium-extensions": NO_LOCAL_STATE, "windows-scheduled-tasks": "a folder of tasks, and no task"}
        for form in places.FOLDERS
    },
}


@cache
def clean(platform):
    """Return what is said of the system as it is planted."""
    with tempfile.TemporaryDirectory() as folder:
        return scanned.scanned(written(Path(folder), platform), platform)


def written(root, platform):
    whole = system(platform)
    for files in (whole.records, whole.neighbour):
        write(root, files)
    return root


@pytest.mark.parametrize("platform", Platform)
def test_every_collector_has_a_record_that_is_made_hostile(platform):
    every = {one.name for one in (*collectors(platform), *setting_collectors(platform))}

    assert {one.collector for one in system(platform).planted} == every - {"running-processes"}  # in test_hostile_processes.py


@pytest.mark.parametrize("platform", Platform)
def test_everything_is_found_while_nothing_is_hostile(platform):
    done = clean(platform)
    found = {(collector, name) for collector, name, _ in scanned.items(done)}

    assert scanned.problems(done) == []
    assert {(one.collector, one.item) for one in system(platform).planted} <= found
    assert {one.collector for one in system(platform).planted} <= {collector for collector, _, user in scanned.items(done)}
    assert code_of(done) is Exit.BANNED
    assert not [one for finding in done.findings if finding.fails for one in finding.evidence if one.item.user == "bob"]


def wrong(done, platform, replaced, form=""):
    """Return what a scan of a system of which some records were replaced may not say, or has to say and does not."""
    before = clean(platform)
    faults = scanned.faults(done, is_whole=replaced is halves(platform)[0])
    faults += [f"bob lost {one}" for one in sorted(scanned.items(before) - scanned.items(done)) if one[2] == "bob"]
    faults += [f"accused: {name}" for name in sorted(accused(done) - accused(before))]
    lost = silent(done, platform, replaced, form) if form else []
    faults += [f"lost without a word: {one.item} of {one.collector}" for one in lost]
    return faults


def accused(done):
    return {finding.product for finding in done.findings if finding.fails}


def silent(done, platform, replaced, form):
    """Yield what is planted and neither found, by its name or by another at the same place, nor said to be unreadable."""
    found = {place for item in every_item(done) for place in ((item.collector, item.name), (item.collector, item.location))}
    places = {(item.collector, item.name): (item.collector, item.location) for item in every_item(clean(platform))}
    quiet = {*QUIET, *QUIET_OF.get(form, ())}
    for one in system(platform).planted:
        records = [record for record in one.records if any(f"{record}/".startswith(f"{place}/") for place in replaced)]
        known = (one.collector, one.item)
        if one.collector not in quiet and found.isdisjoint({known, places[known]}) and not scanned.is_said(done, records):
            yield one


def every_item(done):
    return [one for run in done.runs for one in run.items if one.user != "bob"]


@cache
def halves(platform):
    groups = system(platform).groups
    return [[record for record, group in groups.items() if group == half] for half in range(GROUPS)]


def folders(platform):
    """Return the folders in which records lie, the outermost of them, and no home, nor what every system has."""
    found = {record.rpartition("/")[0] for record in system(platform).records}
    found = {folder for folder in found if folder.count("/") > 1}
    return [folder for folder in found if not any(folder.startswith(f"{other}/") for other in found)]


def replaced_by(root, platform, paths, make):
    for path in paths:
        if path.startswith(accounts_home(platform)) or make is not places.link_to_neighbours:  # only she gains by a link to him
            places.put(make, root / path, f"/{bobs(path)}")
    return scanned.scanned(root, platform)


@pytest.mark.parametrize("platform", Platform)
@pytest.mark.parametrize("form", contents.DESTROYED)
def test_what_a_destroyed_record_held_is_said_to_be_lost(platform, form, tmp_path):
    for number, half in enumerate(halves(platform)):
        root = written(tmp_path / f"{number}", platform)
        write(root, {record: contents.DESTROYED[form](system(platform).records[record]) for record in half})
        done = scanned.scanned(root, platform)

        assert wrong(done, platform, half, form) == []


@pytest.mark.parametrize("platform", Platform)
@pytest.mark.parametrize("form", contents.ALTERED)
def test_an_altered_record_costs_nobody_else_anything(platform, form, tmp_path):
    for number, half in enumerate(halves(platform)):
        root = written(tmp_path / f"{number}", platform)
        write(root, {record: contents.ALTERED[form](system(platform).records[record]) for record in half})

        assert wrong(scanned.scanned(root, platform), platform, half) == []


@pytest.mark.parametrize("platform", Platform)
@pytest.mark.parametrize("form", places.INSTEAD_OF_A_FILE)
def test_what_stands_in_place_of_a_record_is_said(platform, form, tmp_path):
    for number, half in enumerate(halves(platform)):
        root = written(tmp_path / f"{number}", platform)
        done = replaced_by(root, platform, half, places.INSTEAD_OF_A_FILE[form])

        assert wrong(done, platform, half, "" if form in places.ABSENT_LINKS else form) == []


@pytest.mark.parametrize("platform", Platform)
@pytest.mark.parametrize("form", places.INSTEAD_OF_A_FOLDER)
def test_what_stands_in_place_of_a_folder_is_said(platform, form, tmp_path):
    root = written(tmp_path, platform)
    done = replaced_by(root, platform, folders(platform), places.INSTEAD_OF_A_FOLDER[form])

    assert wrong(done, platform, folders(platform), form) == []


@pytest.mark.parametrize("platform", Platform)
@pytest.mark.parametrize("form", places.NOTHING_LEFT)
def test_where_nothing_is_left_of_a_folder_nobody_else_loses_anything(platform, form, tmp_path):
    root = written(tmp_path, platform)
    done = replaced_by(root, platform, folders(platform), places.NOTHING_LEFT[form])

    assert wrong(done, platform, folders(platform)) == []
