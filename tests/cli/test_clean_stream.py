import pytest

from scanner.cli.clean_stream import write_out


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("two\nlines\tof text\n", "two\nlines\tof text\n"),
        ("as Windows ends them\r\n", "as Windows ends them\r\n"),
        ("over\rwritten", "over\\x0dwritten"),
        ("\x1b[2J\u202e", "\\x1b[2J\\u202e"),
    ],
)
def test_line_breaks_stay_and_whatever_else_steers_a_terminal_is_written_out(text, printed):
    assert write_out(text) == printed
