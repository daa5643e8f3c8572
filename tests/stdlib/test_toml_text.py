import tomllib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scanner.formats.toml_document import MOST_BYTES, toml_document
from scanner.model import Malformed, Reason, Unreadable
from scanner.reports.record.read_report import read_report
from scanner.stdlib.toml_text import MOST_PARTS, find_long_key, parse_toml
from scanner.tables.toml_file import TomlFile
from tests.source_files import FILES, PACKAGE, imported

LONG = MOST_PARTS + 1


@pytest.mark.parametrize(
    "text",
    [
        ".".join("a" * LONG) + " = 1",
        " \t. ".join("a" * LONG) + " = 1",
        "[" + ".".join("a" * LONG) + "]",
        "[[" + ".".join(["'a.b'"] * LONG) + "]]",
        "a = { " + ".".join(['"a\\"."'] * LONG) + " = 1 }",
        'b = """\n""\\"""" # c\n' + ".".join("a" * 100_000) + " = 1",
        "b = '''\n'''\nc = [1,\n  # it's\n {" + ".".join("a" * LONG) + " = 1}]",
    ],
)
def test_a_key_of_too_many_parts_is_refused_before_it_is_parsed(text):
    with pytest.raises(tomllib.TOMLDecodeError, match=f"A key of more than {MOST_PARTS} parts \\(at line \\d, column 1\\)"):
        parse_toml(text)
    with pytest.raises(Malformed, match="expected TOML"):
        toml_document(text.encode())
    assert "parts" in TomlFile("f", text.encode()).faults[0].expected


def test_the_line_is_that_of_the_key():
    assert find_long_key(f"a = 1\n\nb.{'.'.join('c' * LONG)} = 1") == 3


@pytest.mark.parametrize("quotes", ['"', "'", '"""', "'''"])
def test_a_long_text_is_no_long_key(quotes):
    text = f"a = {quotes}{'.'.join('b' * 999)}{quotes}\n# {'.'.join('c' * 999)}\n"

    assert parse_toml(text) == {"a": ".".join("b" * 999)}


def test_a_report_is_bounded_as_well():
    with pytest.raises(Malformed, match="parts"):
        read_report((".".join("a" * 200_000) + " = 1").encode())


def test_a_file_of_settings_that_is_too_large_is_not_parsed():
    with pytest.raises(Unreadable) as raised:
        toml_document(b"#" * (MOST_BYTES + 1))

    assert raised.value.reason is Reason.TOO_LARGE


PIECES = st.sampled_from(['"', "'", '"""', "'''", "\\", "a", ".", " ", "\n", "=", "[", "]", "#", "1", "{", "}", ",", "a.b", "a = 1\n"])


@given(st.lists(PIECES, max_size=60).map("".join))
@example("a = '''\n" + "b." * 40 + "'''")
def test_nothing_else_is_refused(text):
    if text.count(".") >= MOST_PARTS and find_long_key(text):
        return
    try:
        expected = tomllib.loads(text)
    except (ValueError, RecursionError):
        with pytest.raises((ValueError, RecursionError)):
            parse_toml(text)
    else:
        assert parse_toml(text) == expected


@pytest.mark.house
def test_toml_is_parsed_in_one_place():
    assert [path.relative_to(PACKAGE).as_posix() for path in FILES if "tomllib" in dict(imported(path))] == ["stdlib/toml_text.py"]
