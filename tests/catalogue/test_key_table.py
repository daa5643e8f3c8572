import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.catalogue.key_table import KeyTable, write_table

KEYS = st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=8)


def stored(folder, values):
    slots, table = write_table(values)
    path = folder / "table"
    path.write_bytes(b'{"first": "line"}\n' + table)
    made = KeyTable(str(path))
    made.read_numbers(slots)
    return made


@given(values=st.dictionaries(KEYS, st.binary(max_size=9), min_size=1, max_size=40), others=st.lists(KEYS))
def test_every_key_has_its_value_and_no_other_has_one(values, others, tmp_path_factory):
    table = stored(tmp_path_factory.getbasetemp(), values)

    assert table.head == b'{"first": "line"}'
    assert {key: table.get(key) for key in (*values, *others)} == {key: values.get(key) for key in (*values, *others)}


def test_a_key_with_the_number_of_another_is_not_that_one(tmp_path):
    table = stored(tmp_path, {"plumless": b"1"})

    assert (table.get("plumless"), table.get("buckeroo")) == (b"1", None), "both have the CRC-32 4ddb0c25"


def test_what_takes_the_files_place_is_another_file(tmp_path):
    table = stored(tmp_path, {"a": b"1"})
    (tmp_path / "new").write_bytes(b"\n")
    try:
        (tmp_path / "new").replace(tmp_path / "table")
    except PermissionError:
        pytest.skip("this system does not replace a file that is open")

    assert table.get("a") == b"1"
