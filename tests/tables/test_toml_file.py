from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.tables.toml_file import MOST_BYTES, Fault, TomlFile


def faults(content):
    return TomlFile("f.toml", content).faults


def test_sound_toml_has_no_fault():
    file = TomlFile("f.toml", b'name = "x"\r\n')

    assert (file.root.text("name"), file.faults) == ("x", [])


def test_broken_toml_names_its_line():
    assert faults(b'a = 1\nb = "open\n') == [Fault("f.toml", 2, "", "expected TOML: Illegal character '\\n'")]


def test_what_is_no_toml_lacks_no_keys():
    file = TomlFile("f.toml", b"format\n")
    file.root.text("format", required=True)

    assert [fault.expected for fault in file.faults] == ["expected TOML: Expected '=' after a key in a key/value pair"]


def test_the_mark_that_windows_editors_write_is_no_part_of_a_file():
    file = TomlFile("f.toml", b'\xef\xbb\xbfname = "x"\nsize = 3\n')

    assert (file.root.text("name"), file.root.text("size")) == ("x", "")
    assert file.faults == [Fault("f.toml", 2, "size", "expected a text in quotes, found 3")]


def test_a_key_given_twice_is_broken_toml():
    assert faults(b"a = 1\na = 2\n") == [Fault("f.toml", 2, "", "expected TOML: Cannot overwrite a value")]


def test_bytes_that_are_no_text_name_their_line():
    assert faults(b"a = 1\nb = '\xff'\n") == [Fault("f.toml", 2, "", "expected UTF-8")]


def test_a_file_of_unreasonable_size_is_refused():
    assert faults(b"#" * (MOST_BYTES + 1)) == [Fault("f.toml", 0, "", f"expected at most {MOST_BYTES} bytes")]


def test_deep_nesting_is_refused():
    assert faults(b"a = " + b"[" * 100_000) == [Fault("f.toml", 0, "", "expected TOML that is nested less deeply")]


@settings(max_examples=100)
@given(st.binary(max_size=200))
def test_any_bytes_are_values_or_faults(content):
    TomlFile("f.toml", content)
