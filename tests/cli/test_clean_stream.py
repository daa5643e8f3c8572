import io

import pytest

from scanner.cli.clean_stream import CleanStream, write_out


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("two\nlines\tof text\n", "two\nlines\tof text\n"),
        ("over\rwritten", "over\\x0dwritten"),
        ("\x1b[2J\u202e", "\\x1b[2J\\u202e"),
    ],
)
def test_line_breaks_stay_and_whatever_else_steers_a_terminal_is_written_out(text, printed):
    assert write_out(text) == printed


def test_what_click_wrote_for_a_file_of_windows_is_a_text_again():
    under = io.StringIO()
    CleanStream(under).write(b"one\r\ntwo\r\n")

    assert under.getvalue() == "one\ntwo\n"
