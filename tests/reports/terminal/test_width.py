import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.reports.terminal.width import display_width, shortened, wrapped

ANY = st.text(st.one_of(st.characters(), st.sampled_from("  ab\u4e2d\u0301\n\ud800")))


@pytest.mark.parametrize(
    ("text", "columns"), [("", 0), ("abc", 3), ("抖音", 4), ("e\u0301", 1), ("\uff34\uff34", 4), ("zoë", 3), ("a\u200db", 2)]
)
def test_columns_of_a_terminal(text, columns):
    assert display_width(text) == columns


def test_lines_break_between_words_and_in_words_only_when_they_must():
    assert wrapped("the way to /a/very/long/place ends", 10) == ["the way to", "/a/very/lo", "ng/place", "ends"]


def test_wide_letters_take_two_columns_of_a_line():
    assert wrapped("抖音抖音 x", 6) == ["抖音抖", "音 x"]


def test_a_path_loses_its_middle_and_keeps_its_end():
    assert shortened("/home/alice/.local/share/applications/tiktok.desktop", 30) == "/home/ali...ons/tiktok.desktop"


def test_what_fits_stays_whole():
    assert shortened("/opt/抖音", 9) == "/opt/抖音"


def test_letters_under_a_heap_of_marks_are_cut_as_well():
    assert len(shortened("a" + "\u0301" * 100_000, 20)) < 200


def test_a_name_cannot_break_out_of_its_line():
    assert wrapped("a\nb\x1b[31m", 80) == [r"a\x0ab\x1b[31m"]
    assert shortened("a\nb\x1b[31m", 80) == r"a\x0ab\x1b[31m"


@settings(max_examples=100)
@given(ANY, st.integers(4, 40))
def test_nothing_is_wider_than_asked_and_no_line_ends_in_a_space(text, width):
    for line in [*wrapped(text, width), shortened(text, width)]:
        assert display_width(line) <= width
        assert line == line.strip()


@settings(max_examples=100)
@given(st.text(st.sampled_from("ab\u4e2d\u0301 ")), st.integers(4, 40))
def test_wrapping_loses_no_letter(text, width):
    assert "".join(wrapped(text, width)).replace(" ", "") == text.replace(" ", "")


def test_a_sign_that_stands_alone_takes_the_word_before_it_to_the_next_line():
    assert wrapped("les logiciels sont : a", 18) == ["les logiciels", "sont : a"]
    assert wrapped("logiciels :", 9) == ["logiciels", ":"]
