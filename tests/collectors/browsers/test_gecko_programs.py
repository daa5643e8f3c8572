from scanner.collectors.browsers.gecko_programs import find_programs
from scanner.model import Platform, Record
from tests.fake_host import FOLDER, fake_host

LOCAL = "C:/Users/alice/AppData/Local"


def test_programs_for_everybody_and_of_one_account_in_any_case_and_with_something_behind():
    places = {
        "C:/Program Files/Mozilla Firefox": Record("C:/Program Files/Mozilla Firefox", "", "firefox"),
        "C:/Program Files/Mozilla Firefox ESR": Record("C:/Program Files/Mozilla Firefox ESR", "", "firefox"),
        "C:/Program Files/mozilla thunderbird": Record("C:/Program Files/mozilla thunderbird", "", "thunderbird"),
        "C:/Program Files/Mozilla Maintenance Service": None,
        "C:/Program Files (x86)/Firefox Developer Edition": Record("C:/Program Files (x86)/Firefox Developer Edition", "", "firefox"),
        f"{LOCAL}/Mozilla": None,
        f"{LOCAL}/Mozilla Firefox": Record(f"{LOCAL}/Mozilla Firefox", "alice", "firefox"),
    }
    host = fake_host(Platform.WINDOWS, files=dict.fromkeys(places, FOLDER))

    assert list(find_programs(host)) == [record for record in places.values() if record]


def test_folders_of_linux_and_what_lies_in_an_application_of_macos():
    linux = fake_host(files=dict.fromkeys(("/usr/lib64/firefox", "/opt/waterfox", "/usr/lib/firmware"), FOLDER))
    macos = fake_host(
        Platform.MACOS, files={"/Applications/Firefox Nightly.app/Contents/Info.plist": "", "/Applications/Safari.app": FOLDER}
    )

    assert find_programs(linux) == (Record("/usr/lib64/firefox", "", "firefox"), Record("/opt/waterfox", "", "waterfox"))
    assert find_programs(macos) == (Record("/Applications/Firefox Nightly.app/Contents/Resources", "", "firefox"),)
