import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.collectors.applications.linux_user_folders import DESKTOP, DOWNLOADS, ELSEWHERE, user_folders
from scanner.model import Record
from tests.fake_host import FOLDER, fake_host

HOME = "/home/alice"
FILE = f"{HOME}/.config/user-dirs.dirs"
FOLDERS = dict.fromkeys(
    (f"{HOME}/Bureau", f"{HOME}/Téléchargements", f'{HOME}/a "b" $c', f"{HOME}/Desktop", "/opt/desktops", "/home/bob"), FOLDER
)


def named(text, key=DESKTOP):
    return [*user_folders(fake_host(files={FILE: text, **FOLDERS}), key)]


@pytest.mark.parametrize(
    ("line", "folder"),
    [
        ('XDG_DESKTOP_DIR="$HOME/Bureau"', "Bureau"),
        ('  XDG_DESKTOP_DIR = "$HOME/Bureau/" # mine', "Bureau"),
        ('XDG_DESKTOP_DIR="$HOME/Bureau"\r', "Bureau"),
        ('XDG_DESKTOP_DIR="$HOME/Bureau";', "Bureau"),
        (r'XDG_DESKTOP_DIR="$HOME/a \"b\" \$c"', 'a "b" $c'),
        (f'XDG_DESKTOP_DIR="{HOME}/Bureau"', "Bureau"),
        ('XDG_DESKTOP_DIR="$HOME/Gone"\nXDG_DESKTOP_DIR="$HOME/Bureau"', "Bureau"),
    ],
)
def test_the_folder_that_a_session_names(line, folder):
    assert named(f"# made by a session\n{line}\n") == [Record(f"{HOME}/{folder}", "alice")]


@pytest.mark.parametrize(
    "value",
    [
        "$HOME",
        "$HOME/",
        "$HOME/Desktop",
        "$HOME/Gone",
        "Bureau",
        "$HOMEBureau",
        "$HOME/../bob",
        "$HOME/./Bureau",
        "/",
        "",
        "$OTHER/x",
        "~/Bureau",
    ],
)
def test_what_names_no_other_folder(value):
    assert named(f'XDG_DESKTOP_DIR="{value}"\n') == []


def test_downloads():
    assert named('XDG_DOWNLOAD_DIR="$HOME/Téléchargements"', DOWNLOADS) == [Record(f"{HOME}/Téléchargements", "alice")]
    assert named('XDG_DOWNLOAD_DIR="$HOME/Downloads"', DOWNLOADS) == []


def test_a_folder_outside_the_home_counts_when_everybody_may_see_it_or_it_is_the_accounts_own():
    assert named('XDG_DESKTOP_DIR="/opt/desktops"') == [Record("/opt/desktops", "alice")]
    host = fake_host(files={FILE: 'XDG_DESKTOP_DIR="/home/bob"', **FOLDERS})
    host.disk.owners = {"/home/bob": 1001}
    assert [*user_folders(host, DESKTOP)] == [Record("/home/bob", "alice", ELSEWHERE)]


@given(st.text() | st.binary())
def test_any_file_gives_folders_or_none(text):
    assert named(text) == []
