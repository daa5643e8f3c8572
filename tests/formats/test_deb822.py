from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.formats import deb822


def paragraphs(text, *fields):
    return deb822.paragraphs(text.encode("utf-8", "surrogatepass"), *fields)


def test_the_fields_that_were_asked_for():
    text = "Package: a\nVersion: 1:2\nSection: x\n\nPackage: b\n"

    assert list(paragraphs(text, "Package", "Version")) == [{"Package": "a", "Version": "1:2"}, {"Package": "b"}]


def test_a_continuation_line_is_no_field():
    assert list(paragraphs("Description: one\n Package: trap\n\tPackage: trap\n#Package: trap\n", "Package")) == [{}]


def test_a_name_inside_a_longer_name_is_no_field():
    assert list(paragraphs("Config-Version: 1\nVersion-X: 2\n", "Version")) == [{}]


def test_an_empty_value_is_not_the_next_line():
    assert list(paragraphs("Version:\nPackage: a\n", "Version", "Package")) == [{"Version": "", "Package": "a"}]


def test_blank_lines_around_are_no_paragraphs():
    assert list(paragraphs("\n\n\nPackage: a\n\n\n\n", "Package")) == [{"Package": "a"}]
    assert list(paragraphs("", "Package")) == []


def test_one_letter_fields_as_apk_has_them():
    assert list(paragraphs("P:busybox\nV:1.36\nM:0:0:755\nm:A <a@b>\n", "P", "V", "m")) == [{"P": "busybox", "V": "1.36", "m": "A <a@b>"}]


@settings(max_examples=100)
@given(st.text())
def test_any_text_gives_only_what_was_asked_for(text):
    assert all(set(fields) <= {"P", "V"} for fields in paragraphs(text, "P", "V"))
