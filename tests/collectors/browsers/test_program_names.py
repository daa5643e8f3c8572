import pytest

from scanner.collectors.browsers.browser_names import find_browser_id
from scanner.collectors.browsers.program_names import program_name
from scanner.collectors.browsers.running_browsers import CHROMIUMS as PROGRAMS


@pytest.mark.parametrize(
    ("words", "name", "browser"),
    [
        (["/usr/bin/google-chrome-stable", "%U"], "google-chrome-stable", "chrome"),
        (["/opt/brave.com/brave/brave-browser"], "brave-browser", "brave"),
        (["flatpak", "run", "com.google.Chrome", "--x"], "com.google.chrome", "chrome"),
        (["/snap/bin/chromium"], "chromium", "chromium"),
        (["open", "-na", "Google Chrome", "--args"], "google chrome", "chrome"),
        (["C:/Program Files/BraveSoftware/brave.exe"], "brave", "brave"),
        (["/opt/other/other-browser"], "other-browser", ""),
    ],
)
def test_a_program_is_called_after_its_row(words, name, browser):
    assert program_name(words) == name
    assert find_browser_id(name, PROGRAMS) == browser


@pytest.mark.parametrize(
    ("folder", "browser"),
    [("GoogleChromePortable", "chrome"), ("googlechrome", "chrome"), ("OperaPortable", "opera"), ("Mail1234", ""), ("portable", "")],
)
def test_a_folder_is_called_after_its_row(folder, browser):
    assert find_browser_id(folder, PROGRAMS) == browser
