import pytest

from scanner.collectors.applications.linux_desktop_entries import LinuxDesktopEntries
from scanner.collectors.applications.windows_program_folders import WindowsProgramFolders
from scanner.host.users import Account, linux_user, windows_user
from scanner.model import Platform
from tests.fake_host import bare, fake_host
from tests.windows_programs import program


def test_xdg_folders_are_our_own_accounts():
    account = Account("alice", "1000", "/home/alice")

    assert linux_user(account, {"XDG_CONFIG_HOME": "/c/"}).folders["config"] == ("/home/alice/.config", "/c")
    assert linux_user(account, {}).folders["config"] == ("/home/alice/.config",)


@pytest.mark.parametrize("said", ["", "/", "relative", "~/x", "/home/alice/.local/share", "/home/alice/.local/share/"])
def test_a_variable_that_names_no_other_place_adds_none(said):
    account = Account("alice", "1000", "/home/alice")

    assert linux_user(account, {"XDG_DATA_HOME": said}).folders["data"] == ("/home/alice/.local/share",)


@pytest.mark.parametrize(
    ("home", "said", "folders"),
    [
        ("/root", "/home/alice/.local/share", ["/root/.local/share"]),
        ("/root", "/srv/data", ["/root/.local/share", "/srv/data"]),
        ("/home/alice", "/home/alice/data", ["/home/alice/.local/share", "/home/alice/data"]),
        ("/home/alice", "/home/shared", ["/home/alice/.local/share", "/home/shared"]),
        ("/home/alice/x", "/home/alice/data", ["/home/alice/x/.local/share", "/home/alice/data"]),
    ],
)
def test_a_variable_that_names_a_place_in_another_accounts_home_adds_none(home, said, folders):
    """Root has the variables of whoever called `sudo -E`, and would have had that account's software too."""
    homes = ["/root", "/home/alice", "/home/alice/x", "/home"]

    assert [*linux_user(Account("own", "0", home), {"XDG_DATA_HOME": said}, homes).folders["data"]] == folders


def test_what_an_editor_of_snaps_sets_in_its_terminal_hides_nothing():
    desktop = "[Desktop Entry]\nType=Application\nName=Probe\nExec=/opt/probe/probe\n"
    host = fake_host(files={"/home/alice/.local/share/applications/probe.desktop": desktop})
    account = Account("alice", "1000", "/home/alice")
    host._users = lambda _: [linux_user(account, {"XDG_DATA_HOME": "/home/alice/snap/code/200/.local/share"})]

    assert [item.name for item in bare(host, LinuxDesktopEntries())] == ["Probe"]


@pytest.mark.parametrize("home", ["C:/Windows/System32/config/systemprofile", "C:/WINDOWS/system32/config/systemprofile"])
def test_what_an_agent_of_32_bits_installed_for_the_systems_own_account_is_found(home):
    """Windows leads it to another home: what Intune or an old agent installed there was never seen."""
    files = {f"{folder}/AppData/Local/Programs/Probe/probe.exe": program() for folder in (home, "C:/Windows/SysWOW64/config/systemprofile")}
    host = fake_host(Platform.WINDOWS, files)
    host._users = lambda _: [windows_user(Account("SYSTEM", "S-1-5-18", home))]

    assert sorted((item.location, item.user) for item in bare(host, WindowsProgramFolders())) == sorted((path, "SYSTEM") for path in files)


def test_no_other_account_has_a_second_home():
    assert windows_user(Account("alice", "S-1-5-21-1", "C:/Users/alice")).folders["local"] == ("C:/Users/alice/AppData/Local",)
