import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.formats.windows_path import base, folder, plain

HOME = "D:/Users/alice"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"C:\Program Files\Probe" + "\\", "C:/Program Files/Probe"),
        (r' "C:\Program Files\Probe\probe.exe" ', "C:/Program Files/Probe/probe.exe"),
        (r"\??\C:\Probe\probe.exe", "C:/Probe/probe.exe"),
        (r"\\?\C:\Probe", "C:/Probe"),
        (r"\\?\UNC\server\share\Probe", "//server/share/Probe"),
        (r"\\server\share\Probe", "//server/share/Probe"),
        (r"\SystemRoot\System32\probe.exe", "C:/Windows/System32/probe.exe"),
        (r"%SystemRoot%\system32\probe.exe", "C:/Windows/system32/probe.exe"),
        (r"%ProgramFiles(x86)%\Probe", "C:/Program Files (x86)/Probe"),
        (r"%LocalAppData%\Probe", "D:/Users/alice/AppData/Local/Probe"),
        (r"%USERPROFILE%\Probe", "D:/Users/alice/Probe"),
        (r"%PROBE_HOME%\bin\100%", "%PROBE_HOME%/bin/100%"),
        ("C:\\", "C:"),
        ("", ""),
        ('"', ""),
    ],
)
def test_a_path_made_plain(text, expected):
    assert plain(text, HOME) == expected


def test_an_accounts_variable_stays_where_no_account_is_known():
    assert plain(r"%APPDATA%\Probe") == "%APPDATA%/Probe"


def test_the_parts_of_a_path():
    assert (folder("C:/a/b.exe"), base("C:/a/b.exe")) == ("C:/a", "b.exe")
    assert (folder("b.exe"), base("b.exe")) == ("", "b.exe")


@settings(max_examples=100)
@given(st.lists(st.sampled_from(['"', "\\", "/", "??", "?", "%", "SystemRoot", "UNC", "C:", "a", " ", "\0"])).map("".join))
def test_any_text_gives_a_path_that_stays_as_it_is(text):
    path = plain(text, HOME)

    assert "\\" not in path
    assert not path.endswith("/")
