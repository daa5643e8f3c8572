from scanner.collectors.applications.windows_package_folders import WindowsPackageFolders
from scanner.matching.findings import findings
from scanner.matching.matcher import Matcher
from scanner.model import Item, Platform, Rung
from tests.catalogue.written import product
from tests.fake_host import FOLDER, bare, fake_host, said

PACKAGES = "C:/Users/alice/AppData/Local/Packages"
FILES = {f"{PACKAGES}/Example.Probe_8wekyb3d8bbwe/LocalState": FOLDER, f"{PACKAGES}/other": FOLDER}
BANNED = product('[[match]]\nrelation = "official"\nid.msix-family = "Example.Probe_8wekyb3d8bbwe"\n')


def test_a_folder_named_after_a_family():
    ids = (("msix-family", "Example.Probe_8wekyb3d8bbwe"), ("msix-name", "Example.Probe"))

    assert bare(fake_host(Platform.WINDOWS, files=FILES), WindowsPackageFolders()) == [
        Item("Example.Probe", ids=ids, location=f"{PACKAGES}/Example.Probe_8wekyb3d8bbwe", user="alice")
    ]


def test_a_folder_alone_is_a_residue():
    [finding] = findings(Matcher([BANNED]).match(said(fake_host(Platform.WINDOWS, files=FILES), WindowsPackageFolders())))

    assert finding.rung is Rung.RESIDUE
