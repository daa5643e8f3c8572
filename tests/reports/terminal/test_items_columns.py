from scanner.model import Item
from scanner.reports.terminal.items_columns import table, write_tabbed
from tests.reports.scans import DEB, ENTRY


def test_an_item_is_a_line_and_columns_nobody_fills_are_left_out():
    assert table([DEB, ENTRY], width=80) == (
        "Kind         Name    Version  Publisher  State    User   Where\n"
        "application  tiktok  1.2.3    A Company                  /var/lib/dpkg/status\n"
        "application  TikTok                      enabled  alice  /home/alice/.local/shar\n"
        "                                                         e/applications/tiktok.d\n"
        "                                                         esktop\n"
    )


def test_for_programs_a_line_is_neither_cut_nor_padded():
    long = "/a b/" + "x" * 300

    assert write_tabbed([DEB, ENTRY._replace(location=long, name="a\tb")]) == (
        "Kind\tName\tVersion\tPublisher\tState\tUser\tWhere\n"
        "application\ttiktok\t1.2.3\tA Company\t\t\t/var/lib/dpkg/status\n"
        f"application\ta\\x09b\t\t\tenabled\talice\t{long}\n"
    )
    assert write_tabbed([]) == ""


def test_no_items_are_no_table():
    assert table([], width=80) == ""


def test_a_hostile_name_stays_on_its_line():
    lines = table([Item("a\n\x1b[2J" + "x" * 10_000), Item("b")], width=60).splitlines()

    assert "".join(lines).count("x") == 10_002
    assert max(map(len, lines)) <= 60
    assert lines[1].startswith(r"a\x0a\x1b[2J")
