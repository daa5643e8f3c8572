from scanner.collectors.browsers import chromium_browsers, gecko_browsers
from scanner.collectors.browsers.browser import NOT_SEEN, Browser, find_browser_folders
from scanner.model import Platform, Record
from tests.fake_host import FOLDER, fake_host

PACKAGES = "C:/Users/alice/AppData/Local/Packages"
WINDOWS = NOT_SEEN._replace(profiles=("{local}/Maker/One", "{roaming}/One"))
TABLE = (Browser("one", "One", "Maker", windows=WINDOWS, macos=NOT_SEEN, linux=NOT_SEEN),)


def found(files, table=TABLE, **host):
    return list(find_browser_folders(fake_host(Platform.WINDOWS, files=files, **host), table))


def test_a_packaged_browser_keeps_its_folders_in_its_package():
    folders = [f"{PACKAGES}/Maker.One_a1/LocalCache/Local/Maker/One", f"{PACKAGES}/Maker.One_a1/LocalCache/Roaming/One"]

    assert found(dict.fromkeys(folders, FOLDER)) == [Record(folder, "alice", "one") for folder in folders]


def test_what_is_elsewhere_in_a_package_is_not_taken_for_it():
    files = {f"{PACKAGES}/Maker.One_a1/LocalState/Maker/One": FOLDER, f"{PACKAGES}/Maker.One_a1/LocalCache/Local/One": FOLDER}

    assert found(files) == []


def test_packaged_firefox_thunderbird_and_arc_are_in_the_tables():
    def ids(table, folder):
        return {record.about for record in found({f"{PACKAGES}/{folder}": FOLDER}, table)}

    assert ids(chromium_browsers.BROWSERS, "TheBrowserCompany.Arc_ttt1ap7aakyb4/LocalCache/Local/Arc/User Data") == {"arc"}
    assert ids(gecko_browsers.BROWSERS, "Mozilla.Firefox_n80bbvh6b1yt2/LocalCache/Roaming/Mozilla/Firefox") == {"firefox"}
    assert ids(gecko_browsers.BROWSERS, "MozillaThunderbird.MZLA_h5892qc0xkpca/LocalCache/Roaming/Thunderbird") == {"thunderbird"}


def test_packages_without_such_folders_cost_one_look_each():
    host = fake_host(Platform.WINDOWS, files={f"{PACKAGES}/P{number}/LocalState/x": "" for number in range(150)})
    asked = []
    entry = host.disk.entry
    host.disk.entry = lambda path: asked.append(path) or entry(path)

    assert list(find_browser_folders(host, chromium_browsers.BROWSERS)) == []
    assert len([path for path in asked if PACKAGES in path]) == 150 + 2  # and their folder, and Arc's own
