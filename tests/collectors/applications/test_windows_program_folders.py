import pytest

from scanner.collectors.applications.windows_program_folders import WindowsProgramFolders
from scanner.model import Item, Platform, Problem, Reason
from tests.fake_host import FOLDER, Link, bare, fake_host
from tests.windows_programs import pe, program, tree

LOCAL = "C:/Users/alice/AppData/Local"
ROAMING = "C:/Users/alice/AppData/Roaming"
PROBE = program("Probe", "Example Company", "1.2", "Probe.exe")
IDS = (("original-filename", "Probe.exe"), ("command", "probe.exe"))


def found(files, users=("alice",)):
    return bare(fake_host(Platform.WINDOWS, files=files, users=users), WindowsProgramFolders())


def probe(location, user="alice", ids=IDS):
    return Item("Probe", "1.2", "Example Company", ids, location=location, user=user)


@pytest.mark.parametrize(
    ("path", "user"),
    [
        ("C:/Program Files/Probe/probe.exe", ""),
        ("C:/Program Files (x86)/Vendor/Probe/probe.exe", ""),
        ("C:/PortableApps/ProbePortable/probe.exe", ""),
        (f"{LOCAL}/Programs/Probe/probe.exe", "alice"),
        (f"{LOCAL}/Probe/app-1.2.0/probe.exe", "alice"),
        (f"{LOCAL}/Vendor/Probe/Application/probe.exe", "alice"),
        (f"{LOCAL}/Probe/Application/probe.exe", "alice"),
        (f"{ROAMING}/Probe/bin/probe.exe", "alice"),
        ("C:/Users/alice/PortableApps/Probe/probe.exe", "alice"),
    ],
)
def test_places_of_the_machine_and_of_each_account(path, user):
    assert found({path: PROBE}) == [probe(path, user)]


@pytest.mark.parametrize(
    ("junction", "target"),
    [
        (f"{LOCAL}/Anwendungsdaten", LOCAL),
        (f"{LOCAL}/Historique", f"{LOCAL}/Microsoft/Windows/History"),
        (f"{LOCAL}/Archivos temporales de Internet", f"{LOCAL}/Microsoft/Windows/INetCache"),
        ("C:/Program Files/Fichiers communs", "C:/Program Files/Common Files"),
    ],
)
def test_a_junction_for_old_programs_in_the_language_of_windows_is_no_program_folder(junction, target):
    """Nobody may list one, so that each scan of a German or French Windows would end as incomplete."""
    path = f"{target}/Probe/probe.exe"

    assert found({path: PROBE, junction: Link(target)}) == ([probe(path)] if target == LOCAL else [])


def test_a_program_folder_that_somebody_moved_and_linked_is_one():
    files = {"C:/Program Files/Probe": Link("D:/Moved/Probe"), "D:/Moved/Probe/probe.exe": PROBE}

    assert found(files) == [probe("C:/Program Files/Probe/probe.exe", "")]


def test_a_renamed_program_keeps_the_name_that_its_maker_gave_it():
    path = f"{LOCAL}/Programs/Notes/notes.exe"

    assert found({path: PROBE}) == [probe(path, ids=(("original-filename", "Probe.exe"), ("command", "notes.exe")))]


def test_a_program_without_a_version_resource_is_named_after_its_folder():
    path = f"{LOCAL}/Programs/Probe-1.2.3/probe.exe"

    assert found({path: program()}) == [Item("Probe", ids=(("command", "probe.exe"),), location=path, user="alice")]


def test_a_program_of_its_folders_name_speaks_for_the_folder():
    files = {f"{LOCAL}/Programs/Probe/{name}.exe": program(name.title()) for name in ("aria2c", "probe", "zip")}

    assert found(files) == [Item("Probe", ids=(("command", "probe.exe"),), location=f"{LOCAL}/Programs/Probe/probe.exe", user="alice")]


def test_a_folder_of_many_tools_yields_each_product_once():
    files = {
        "C:/Program Files/Tools/a.exe": program("One"),
        "C:/Program Files/Tools/b.exe": program("Two"),
        "C:/Program Files/Tools/c.exe": program("One"),
    }

    assert [(item.name, item.location[-5:]) for item in found(files)] == [("One", "a.exe"), ("Two", "b.exe")]


def test_the_newest_release_of_squirrel_and_not_its_updater():
    files = {
        f"{LOCAL}/Probe/Update.exe": program("Update", "GitHub"),
        **{f"{LOCAL}/Probe/app-{version}/probe.exe": program("Probe", version=version) for version in ("1.9.0", "1.10.0", "1.2.0")},
    }

    assert [(item.name, item.version) for item in found(files)] == [("Probe", "1.10.0")]


def test_a_vendors_folder_with_only_an_uninstaller_beside_its_programs():
    files = {"C:/Program Files/Vendor/unins000.exe": program("Setup"), "C:/Program Files/Vendor/Probe/probe.exe": PROBE}

    assert [item.name for item in found(files)] == ["Setup", "Probe"]


def test_what_comes_with_a_program_is_not_one():
    files = {
        f"{LOCAL}/Programs/Tool/{name}.exe": program(name) for name in ("main", "unins000", "Update", "crashpad_handler", "main_helper")
    }

    assert [item.name for item in found(files)] == ["main"]


@pytest.mark.parametrize("name", ["Temp", "Packages", "History", "Application Data"])
def test_folders_that_hold_no_programs_are_not_looked_into(name):
    assert found({f"{LOCAL}/{name}/probe.exe": PROBE, f"{LOCAL}/{name}/Probe/probe.exe": PROBE}) == []


def test_a_folder_that_cannot_be_listed_is_a_problem():
    assert found({f"{LOCAL}/Programs": Reason.PERMISSION_DENIED}) == [
        Problem(Reason.PERMISSION_DENIED, "as the test wants it", f"{LOCAL}/Programs")
    ]


def test_other_files_are_no_programs():
    files = {
        f"{LOCAL}/Programs/Probe/probe.dll": PROBE,
        f"{LOCAL}/Programs/Probe/data.exe": b"",  # the alias of a packaged app is as empty
        f"{LOCAL}/Programs/Probe/script.exe": "echo",
        f"{LOCAL}/Programs/Probe/folder.exe": FOLDER,
        f"{LOCAL}/Programs/single.exe": PROBE,
        f"{LOCAL}/Programs/Empty": FOLDER,
    }

    assert found(files) == []


def test_a_damaged_program_is_a_problem_and_still_there():
    path = f"{LOCAL}/Programs/Probe/probe.exe"

    assert found({path: pe(tree(b"not a version resource"))}) == [
        Item("Probe", ids=(("command", "probe.exe"),), location=path, user="alice"),
        Problem(Reason.MALFORMED, "expected a version resource, which starts with VS_VERSION_INFO", path, "alice"),
    ]


def test_a_locked_program_is_a_problem_and_the_others_go_on():
    folder = f"{LOCAL}/Programs/Tools"

    assert found({f"{folder}/a.exe": Reason.LOCKED, f"{folder}/b.exe": PROBE}) == [
        probe(f"{folder}/b.exe", ids=(("original-filename", "Probe.exe"), ("command", "b.exe"))),
        Problem(Reason.LOCKED, "as the test wants it", f"{folder}/a.exe", "alice"),
    ]


def test_the_folder_of_an_original_name_is_dropped():
    path = f"{LOCAL}/Programs/Probe/probe.exe"

    assert found({path: program("Probe", original="C:\\build\\out\\Probe.exe")})[0].ids == IDS


def test_a_vendor_with_very_many_folders_is_capped():
    files = {f"C:/Program Files/Vendor/{number:03}/a.exe": program(f"P{number}") for number in range(102)}
    said = found(files)

    assert len(said) == 101
    assert said[-1] == Problem(Reason.CAPPED, "102 folders; only 100 were read", "C:/Program Files/Vendor")


def test_no_more_than_a_few_programs_of_a_folder_are_read():
    host = fake_host(Platform.WINDOWS, files={f"C:/Program Files/Many/{number:03}.exe": PROBE for number in range(200)})

    assert len(bare(host, WindowsProgramFolders())) == 1
    assert len({path for path in host.disk.asked if path.endswith(".exe")}) == 20


def test_each_account_has_its_own():
    files = {f"C:/Users/{name}/AppData/Local/Programs/Probe/probe.exe": PROBE for name in ("alice", "bob")}

    assert [item.user for item in found(files, users=("alice", "bob"))] == ["alice", "bob"]
