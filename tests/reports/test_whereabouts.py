import pytest

from scanner.language import english, speaker
from scanner.model import Item, Mark, Rung
from scanner.reports.whereabouts import describe_whereabouts, places, summed_up
from tests.reports.scans import DEB, ENTRY, finding

CHROME = Item("x", within="chrome", user="alice")


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (CHROME._replace(location="/home/alice/.config/google-chrome/Default/Extensions/a"), "Chrome, profile Default, account alice"),
        (CHROME._replace(location="C:/U/alice/Chrome/User Data/Profile 12/Preferences"), "Chrome, profile Profile 12, account alice"),
        (CHROME._replace(location="/home/alice/.config/google-chrome/Local State"), "Chrome, account alice"),
        (
            Item("x", within="firefox", user="bob", location="/home/bob/.mozilla/firefox/ab12cd34.default-release/extensions.json"),
            "Firefox, profile default-release, account bob",
        ),
        (Item("x", within="claude-desktop", user="bob", location="/home/bob/x"), "Claude Desktop, account bob"),
        (Item("x", within="vscode", user="bob", location="/home/bob/x"), "VS Code, account bob"),
        (Item("x", within="codex-cli", user="bob", location="/home/bob/x"), "Codex CLI, account bob"),
        (Item("x", within="GoLand2025.1", user="bob", location="/home/bob/x"), "GoLand2025.1, account bob"),
        (Item("x", within="chromium:unlisted:my-browser", user="bob", location="/home/bob/x"), "my-browser (Chromium), account bob"),
        (Item("x", within="WSL 2", location="C:/x"), "WSL 2, whole machine"),
        (
            Item("x", user="alice", location=f"/home/alice/.local/share/applications/chrome-{'a' * 32}-Profile_2.desktop"),
            "profile Profile 2, account alice",
        ),
        (Item("x", user="alice", location="/home/alice/Default/x"), "account alice"),
        (DEB, "whole machine"),
    ],
)
def test_the_browser_the_profile_and_the_account_are_named(item, said):
    assert describe_whereabouts(item, english) == said


@pytest.mark.parametrize(
    ("holder", "said"), [("environment", "variables d'environnement"), ("service", "un service du système"), ("container", "un conteneur")]
)
def test_what_holds_it_and_is_no_program_is_named_in_the_language_of_the_report(holder, said):
    assert describe_whereabouts(Item("x", within=holder, location="/x"), speaker("fr")) == f"{said}, toute la machine"


def test_a_path_follows_and_what_has_none_is_told_by_its_collector():
    assert places([finding(shown=(DEB, ENTRY))], english) == ["whole machine: /var/lib/dpkg/status", f"account alice: {ENTRY.location}"]
    assert places([finding(shown=(DEB._replace(location=""),))], english) == ["whole machine: linux-dpkg"]


def test_forty_traces_are_three_places_and_a_count_strongest_first():
    many = [ENTRY._replace(location=f"/home/alice/{number}") for number in range(40)]
    where = places([finding(shown=(*many, DEB, *many))], english)

    assert where == ["whole machine: /var/lib/dpkg/status", "account alice: /home/alice/0", "account alice: /home/alice/1",
                     "and 38 more places"]  # fmt: skip
    assert summed_up([finding(shown=(*many, DEB, *many))], english) == ["whole machine", "account alice"]


def test_a_block_is_no_place_of_the_software_unless_it_is_all_there_is():
    block = DEB._replace(rung=Rung.CONFIGURED, marks=(Mark.POLICY, Mark.BLOCKED), location="/etc/a.json")

    assert places([finding(shown=(DEB, block))], english) == ["whole machine: /var/lib/dpkg/status"]
    assert places([finding(shown=(block,))], english) == ["whole machine: /etc/a.json"]


def test_a_name_from_a_machine_stays_on_its_line():
    assert describe_whereabouts(CHROME._replace(user="a\x1b\nb"), english) == r"Chrome, account a\x1b b"
