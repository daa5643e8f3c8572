import pytest

from scanner.collectors.browsers.running_browsers import is_browser, program_of
from scanner.host.host import Process
from scanner.model import Platform
from tests.fake_host import fake_host


def process(path, *words):
    return Process(1, path.rpartition("/")[2], path, "alice", words)


@pytest.mark.parametrize(
    "path",
    [
        "/usr/lib/chromium/chromium",
        "/opt/google/chrome/chrome",
        "/opt/brave.com/brave/brave",
        "/usr/bin/brave-browser-beta",
        "/usr/lib/firefox-esr/firefox-esr",
        "/usr/bin/epiphany",
        "/usr/bin/falkon",
    ],
)
def test_a_browser_by_the_name_of_its_program(path):
    assert is_browser(fake_host(), process(path))


@pytest.mark.parametrize("path", ["/usr/bin/grep", "/usr/bin/pgrep", "/bin/sh", "/usr/bin/vim", "/usr/bin/timeout", "/usr/bin/code", ""])
def test_other_programs_are_none(path):
    assert not is_browser(fake_host(), process(path))


@pytest.mark.parametrize(
    ("platform", "path", "beside"),
    [
        (Platform.LINUX, "/home/alice/x/grep", "/home/alice/x/resources.pak"),
        (Platform.LINUX, "/home/alice/x/grep", "/home/alice/x/libxul.so"),
        (Platform.WINDOWS, "C:/Users/alice/x/x.exe", "C:/Users/alice/x/120.0/resources.pak"),
        (
            Platform.MACOS,
            "/Users/alice/x.app/Contents/MacOS/x",
            "/Users/alice/x.app/Contents/Frameworks/x.framework/Resources/resources.pak",
        ),
    ],
)
def test_one_with_another_name_by_what_lies_beside_it(platform, path, beside):
    assert is_browser(fake_host(platform, {beside: ""}), process(path))


def test_a_browser_for_windows_is_not_the_program_that_loads_it():
    assert program_of(process("/usr/bin/wine64-preloader", "C:\\x\\Chrome.exe", "--app=https://a.example")) == "chrome"
