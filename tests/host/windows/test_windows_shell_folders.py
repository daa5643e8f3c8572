import pytest

from scanner.collectors.agents.agent_parts import AgentParts
from scanner.collectors.applications.windows_start_menu_links import WindowsStartMenuLinks
from scanner.host.mounted.mounted_host import mounted_host
from scanner.host.windows.windows_shell_folders import KEY, with_moved_folders
from scanner.model import Platform, Problem, Reason
from scanner.run import accounts
from tests.fake_host import FOLDER, Link, bare, fake_host
from tests.hives import hive
from tests.shell_links import link
from tests.windows_trees import expanded, windows_tree

HOME = "C:/Users/alice"


def moved(files=None, remote=lambda _: False, owner="", **values):
    """Return the folders of an account whose record names these, and what is said of them; `owner` has those outside of its home."""
    host = fake_host(Platform.WINDOWS, files=files or {}, registry={rf"HKU\S-1-5-21-1-2-3-1000\{KEY}": values})
    host.disk.owners.update(dict.fromkeys(files or (), owner))
    [user] = host.users()
    return with_moved_folders(host, user, remote).folders, host.losses


def loss(reason, path):
    details = {
        Reason.NETWORK_HOME: "a folder of this account is on a network share and is not searched",
        Reason.LINK_LEAVES: "a folder of this account is outside its home and is not searched",
        Reason.UNSUPPORTED_FORMAT: "the path of a folder of this account uses a variable that is only set in its session",
    }
    return Problem(reason, details[reason], path, "alice")


@pytest.mark.parametrize(
    ("name", "base", "value", "place"),
    [
        ("Desktop", "desktop", r"%USERPROFILE%\OneDrive - FOD Voorbeeld\Bureaublad", f"{HOME}/OneDrive - FOD Voorbeeld/Bureaublad"),
        ("Desktop", "desktop", r"c:\users\ALICE\OneDrive - SPF Exemple\Bureau", "c:/users/ALICE/OneDrive - SPF Exemple/Bureau"),
        ("Personal", "documents", r"%USERPROFILE%\OneDrive - FOD Voorbeeld\Documenten", f"{HOME}/OneDrive - FOD Voorbeeld/Documenten"),
        ("Start Menu", "start", r"%APPDATA%\Mine\Start Menu", f"{HOME}/AppData/Roaming/Mine/Start Menu"),
        ("AppData", "roaming", r"%USERPROFILE%\Data", f"{HOME}/Data"),
        ("Local AppData", "local", r"%USERPROFILE%\Local", f"{HOME}/Local"),
    ],
)
def test_a_folder_that_was_moved_within_the_home_is_looked_into_beside_the_usual_one(name, base, value, place):
    folders, losses = moved(**{name: value})

    assert folders[base][1:] == (place,)
    assert losses == []


@pytest.mark.parametrize("value", [r"%USERPROFILE%\Desktop", r"C:\USERS\Alice\Desktop" + "\\", "", 7])
def test_the_usual_place_and_none_are_no_news(value):
    folders, losses = moved(Desktop=value)

    assert folders["desktop"] == (f"{HOME}/Desktop",)
    assert losses == []


@pytest.mark.parametrize(
    ("value", "reason", "path"),
    [
        (r"\\fs01\redir$\alice\Desktop", Reason.NETWORK_HOME, "//fs01/redir$/alice/Desktop"),
        (r"\\fs01\redir$\%USERNAME%\Desktop", Reason.NETWORK_HOME, "//fs01/redir$/%USERNAME%/Desktop"),
        (r"H:\Desktop", Reason.NETWORK_HOME, "H:/Desktop"),
        (r"D:\alice\Desktop", Reason.LINK_LEAVES, "D:/alice/Desktop"),
        (r"C:\Users\bob\Desktop", Reason.LINK_LEAVES, "C:/Users/bob/Desktop"),
        (r"%USERPROFILE%\..\bob\Desktop", Reason.LINK_LEAVES, f"{HOME}/../bob/Desktop"),
        (r"%HOMESHARE%\Desktop", Reason.UNSUPPORTED_FORMAT, "%HOMESHARE%/Desktop"),
        ("Desktop", Reason.UNSUPPORTED_FORMAT, "Desktop"),
    ],
)
def test_a_folder_elsewhere_is_said_and_not_looked_into(value, reason, path):
    files = dict.fromkeys(("C:/Users/bob/Desktop", f"{HOME}/../bob/Desktop"), FOLDER)
    folders, losses = moved(files, lambda place: place.startswith("H:"), Desktop=value)

    assert folders["desktop"] == (f"{HOME}/Desktop",)
    assert losses == [loss(reason, path)]


@pytest.mark.parametrize(
    ("owner", "place", "is_read"),
    [
        ("S-1-5-21-1-2-3-1000", "D:/alice/Desktop", True),
        ("S-1-5-21-1-2-3-1001", "D:/alice/Desktop", False),
        ("S-1-5-32-544", "D:/alice/Desktop", False),
        ("S-1-5-21-1-2-3-1000", "C:/Users/bob/Desktop", False),
        ("S-1-5-21-1-2-3-1000", "D:/x/../alice/Desktop", False),
    ],
)
def test_a_folder_on_another_drive_is_looked_into_where_the_account_owns_it(owner, place, is_read):
    """Desktops are redirected to a second drive as well as to a share: such a one was said to be elsewhere, and not read."""
    files = {place: FOLDER, "D:/x": FOLDER}
    folders, losses = moved(files, owner=owner, Desktop=place.replace("/", "\\"))

    assert (folders["desktop"][1:], losses) == ((place,), []) if is_read else ((), [loss(Reason.LINK_LEAVES, place)])


def test_an_account_pays_for_its_desktop_on_another_drive():
    registry = {rf"HKU\S-1-5-21-1-2-3-1000\{KEY}": {"Desktop": r"D:\alice\Desktop"}}
    host = fake_host(Platform.WINDOWS, {"D:/alice/Desktop/x.lnk": ""}, registry=registry)
    host.disk.owners["D:/alice/Desktop"] = "S-1-5-21-1-2-3-1000"
    [user] = host.users()
    moved_user = with_moved_folders(host, user, lambda _: False)
    host.accounts.learn_home(user.home, [user.home.casefold()])

    host.accounts.learn_users([moved_user])

    assert (host.whose("D:/alice/Desktop/x.lnk"), host.whose("D:/alice")) == ("alice", "")


def test_a_folder_that_is_not_there_is_no_loss():
    assert moved(Desktop=r"C:\Users\gone\Desktop")[1] == []


def test_what_lies_below_a_share_that_was_named_is_not_named_again():
    share = r"\\fs01\redir$\alice\AppData"
    values = {"AppData": share, "Start Menu": rf"{share}\Microsoft\Windows\Start Menu", "Desktop": r"\\fs01\desk$"}

    assert [one.location for one in moved(**values)[1]] == ["//fs01/redir$/alice/AppData", "//fs01/desk$"]


def test_a_mounted_system(tmp_path):
    values = {"Desktop": expanded(r"%USERPROFILE%\OneDrive - SPF Exemple\Bureau"), "AppData": r"\\fs01\redir$\alice"}
    files = {
        "Users/alice/NTUSER.DAT": hive({KEY: values}),
        "Users/alice/OneDrive - SPF Exemple/Bureau/Probe.lnk": link("C:\\probe.exe"),
        "Users/Bob/x": "",
    }
    host = mounted_host(windows_tree(tmp_path, files))

    assert [(one.reason, one.location, one.user) for one in accounts(host, 60).problems] == [
        (Reason.NETWORK_HOME, "//fs01/redir$/alice", "alice")
    ]
    assert [(item.name, item.user) for item in bare(host, WindowsStartMenuLinks())] == [("Probe", "alice")]


def test_a_desktop_of_onedrive_that_is_named_too_is_read_once(tmp_path):
    files = {
        "Users/alice/NTUSER.DAT": hive({KEY: {"Desktop": r"c:\USERS\alice\OneDrive - Example\Desktop"}}),
        "Users/alice/OneDrive - Example/Desktop/Probe.lnk": link("C:\\probe.exe"),
        "Users/Bob/x": "",
    }

    assert [item.name for item in bare(mounted_host(windows_tree(tmp_path, files)), WindowsStartMenuLinks())] == ["Probe"]


def test_documents_in_onedrive_are_read_for_who_looks_at_documents(tmp_path):
    files = {
        "Users/alice/NTUSER.DAT": hive({KEY: {"Personal": expanded(r"%USERPROFILE%\OneDrive - Example\Documents")}}),
        "Users/alice/OneDrive - Example/Documents/Cline/Rules/probe.md": "",
        "Users/Bob/x": "",
    }

    assert [item.user for item in bare(mounted_host(windows_tree(tmp_path, files)), AgentParts())] == ["alice"]


def test_the_usual_desktop_that_leads_to_onedrives_is_read_once():
    place = f"{HOME}/OneDrive - Example/Desktop"
    files = {f"{HOME}/Desktop": Link(place), f"{place}/Probe.lnk": link("C:\\probe.exe")}
    host = fake_host(Platform.WINDOWS, files)

    assert [item.name for item in bare(host, WindowsStartMenuLinks())] == ["Probe"]
