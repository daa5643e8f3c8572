from scanner.model import Item
from scanner.reports.terminal.items_columns import table
from tests.reports.scans import DEB, ENTRY


def test_an_item_is_a_line_and_columns_nobody_fills_are_left_out():
    assert table([DEB, ENTRY], width=80) == (
        "Kind         Name    Version  State    User   Where\n"
        "application  tiktok  1.2.3                    /var/lib/dpkg/status\n"
        "application  TikTok           enabled  alice  /home/alic...ations/tiktok.desktop\n"
    )


def test_a_wide_terminal_has_room_for_the_publisher():
    assert table([DEB], width=120) == (
        "Kind         Name    Version  Publisher  Where\napplication  tiktok  1.2.3    A Company  /var/lib/dpkg/status\n"
    )


def test_no_items_are_no_table():
    assert table([], width=80) == ""


def test_a_hostile_name_stays_on_its_line():
    lines = table([Item("a\n\x1b[2J" + "x" * 10_000), Item("b")], width=60).splitlines()

    assert len(lines) == 3
    assert max(map(len, lines)) <= 60
    assert lines[1].startswith(r"a\x0a\x1b[2J")
