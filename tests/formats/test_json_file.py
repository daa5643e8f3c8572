from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.formats.json_file import document, document_or_problem
from scanner.model import Malformed, Problem, Reason, Unreadable


def test_a_byte_order_mark_is_passed_over():
    assert document(b'\xef\xbb\xbf{"a": 1}') == {"a": 1}


def test_utf_16_is_said_to_be_what_it_is():
    expected = Problem(Reason.UNSUPPORTED_ENCODING, "expected UTF-8, not UTF-16")

    assert document_or_problem('{"a": 1}'.encode("utf-16")) == expected
    assert document_or_problem('{"a": 1}'.encode("utf-16-le")) == expected


def test_comments_and_trailing_commas_are_read_as_chromium_reads_them():
    content = b"""// what this is
    {"address": "https://a.example//b", /* not
    this */ "quoted": "say \\"// no\\",]", "list": [1, 2,], }"""

    assert document(content) == {"address": "https://a.example//b", "quoted": 'say "// no",]', "list": [1, 2]}


@pytest.mark.parametrize("content", [b"", b"[]", b"1", b'{"a": ', b'{"a": tru', b"[" * 100_000, b'{"a":' * 100_000, b"9" * 5000])
def test_what_is_no_object_is_malformed(content):
    with pytest.raises(Malformed):
        document(content)


def test_a_truncated_file_is_a_problem_that_shows_nothing_of_it():
    assert document_or_problem(b'{"account": "secret') == Problem(
        Reason.MALFORMED, "expected JSON: Unterminated string starting at at line 1 column 13"
    )


@pytest.mark.parametrize("piece", [b'"\\', b"/*", b'"', b",", b", ", b"\\", b'"\\\n', b"//", b"/* *"])
def test_nothing_backtracks(piece):
    with pytest.raises(Malformed):
        document(piece * 100_000)


@settings(max_examples=100)
@given(st.binary(max_size=200) | st.text(alphabet='{}[]",:/*\\\n ab1', max_size=60).map(str.encode))
def test_any_bytes_give_an_object_or_are_unreadable(content):
    with suppress(Unreadable):
        assert isinstance(document(content), dict)
