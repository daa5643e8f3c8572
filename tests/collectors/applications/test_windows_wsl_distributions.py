from scanner.collectors.applications.windows_wsl_distributions import WindowsWslDistributions
from scanner.model import Item, Platform, Problem, Reason
from tests.fake_host import bare, fake_host

LXSS = r"HKU\S-1-5-21-1-2-3-1000\Software\Microsoft\Windows\CurrentVersion\Lxss"
GUID = "{0b38fe4f-3e22-4c1e-8f92-f2c5ab9b4f9a}"


def found(registry):
    return bare(fake_host(Platform.WINDOWS, registry=registry), WindowsWslDistributions())


def test_a_distribution_from_a_package():
    values = {
        "DistributionName": "Probe Linux",
        "Version": 2,
        "BasePath": r"\\?\C:\Users\alice\AppData\Local\wsl\probe",
        "PackageFamilyName": "Example.ProbeLinux_8wekyb3d8bbwe",
    }

    assert found({LXSS: {"DefaultDistribution": GUID}, rf"{LXSS}\{GUID}": values, rf"{LXSS}\AppxInstallerCache": {}}) == [
        Item(
            "Probe Linux",
            ids=(("msix-family", "Example.ProbeLinux_8wekyb3d8bbwe"), ("msix-name", "Example.ProbeLinux")),
            within="WSL 2",
            location="C:/Users/alice/AppData/Local/wsl/probe",
            user="alice",
        )
    ]


def test_an_imported_distribution():
    assert found({rf"{LXSS}\{GUID}": {"DistributionName": "own"}}) == [Item("own", within="WSL", location=rf"{LXSS}\{GUID}", user="alice")]


def test_a_distribution_without_a_name_costs_itself_alone():
    registry = {rf"{LXSS}\{GUID}": {"Version": 1}, rf"{LXSS}\{{1}}": {"DistributionName": "own", "Version": 1}}

    assert found(registry) == [
        Item("own", within="WSL 1", location=rf"{LXSS}\{{1}}", user="alice"),
        Problem(Reason.MALFORMED, "a WSL distribution without DistributionName", rf"{LXSS}\{GUID}", "alice"),
    ]
