import pytest

from scanner.reports.terminal.layout import Line, bullet, columns, fit_widths, label_lines
from scanner.reports.terminal.paint import Style, add_colour, leave_plain

HEADINGS = ("Name", "State", "Where")


def row(*texts):
    return [[Line(text)] if text else [] for text in texts]


def test_columns_stand_side_by_side_and_a_column_that_is_empty_is_left_out():
    lines = list(columns(HEADINGS, [row("a", "", "/opt/a"), row("long name", "", "/b")], 80, leave_plain))

    assert lines == ["Name       Where", "a          /opt/a", "long name  /b"]


def test_long_text_wraps_in_its_column_and_wide_letters_keep_the_next_one_straight():
    lines = list(columns(HEADINGS, [row("抖音 the app of it", "", "/x")], 15, leave_plain))

    assert lines == ["Name      Where", "抖音 the  /x", "app of", "it"]


def test_a_long_path_wraps_and_nothing_of_it_is_lost():
    lines = list(columns(("Where",), [[[Line("/a/very/long/way/to/x.desktop")]]], 16, leave_plain))

    assert lines == ["Where", "/a/very/long/way", "/to/x.desktop"]


def test_labelled_lines_stand_to_the_right_of_their_headings():
    lines = list(label_lines([("Name", ["a b c", "d"]), ("State", ["on"]), ("None", [])], 5, 12))

    assert lines == ["  Name   a b", "         c", "         d", "  State  on"]


def test_no_rows_are_no_table():
    assert list(columns(HEADINGS, [], 80, leave_plain)) == []


def test_colour_takes_no_columns():
    lines = list(columns(("A", "B"), [[[Line("x", Style.BANNED)], [Line("y")]]], 80, add_colour))

    assert lines == ["\x1b[1mA\x1b[0m  \x1b[1mB\x1b[0m", "\x1b[1;31mx\x1b[0m  y"]


@pytest.mark.parametrize(
    ("wishes", "room", "widths"), [([3, 4], 10, [3, 4]), ([3, 9], 10, [3, 7]), ([20, 30, 2], 12, [5, 5, 2]), ([5, 5], 1, [1, 1])]
)
def test_the_widest_columns_give_first(wishes, room, widths):
    assert fit_widths(wishes, room) == widths


def test_a_bullet_hangs_after_its_dash():
    assert list(bullet("one two three", 9, indent=" ")) == [" - one", "   two", "   three"]
