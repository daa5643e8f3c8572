import pytest

from scanner.collectors.applications.windows_winget_packages import WindowsWingetPackages
from scanner.model import Item, Platform
from tests.fake_host import bare, fake_host

ALICE = "C:/Users/alice/AppData/Local/Microsoft/WinGet/Packages"


def found(files):
    return bare(fake_host(Platform.WINDOWS, files=files), WindowsWingetPackages())


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("Example.Probe_Microsoft.Winget.Source_8wekyb3d8bbwe", "Example.Probe"),
        ("Example.Pro_be_Microsoft.Winget.Source_8wekyb3d8bbwe", "Example.Pro_be"),
        ("Example.Probe__DefaultSource", "Example.Probe"),
        ("Example.Probe_ours", "Example.Probe"),
        ("Example.Probe", "Example.Probe"),
    ],
)
def test_the_id_is_what_stands_before_the_source(folder, name):
    assert found({f"{ALICE}/{folder}/probe.exe": ""}) == [Item(name, ids=(("winget", name),), location=f"{ALICE}/{folder}", user="alice")]


@pytest.mark.parametrize("programs", ["C:/Program Files", "C:/Program Files (x86)"])
def test_packages_of_the_machine(programs):
    folder = f"{programs}/WinGet/Packages/Example.Probe__DefaultSource"

    assert found({f"{folder}/probe.exe": ""}) == [Item("Example.Probe", ids=(("winget", "Example.Probe"),), location=folder)]


def test_a_file_is_no_package():
    assert found({f"{ALICE}/Example.Probe__DefaultSource": "x"}) == []
