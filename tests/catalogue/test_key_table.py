import errno
import os
import pickle
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.catalogue.key_table import DamagedTable, KeyTable, write_table

FIRST = b'{"first": "line"}\n'
KEYS = st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=8)


def stored(folder, values):
    slots, table = write_table(values)
    path = folder / "table"
    path.write_bytes(FIRST + table)
    return opened(path, slots)


def opened(path, slots):
    made = KeyTable(str(path))
    made.read_numbers(slots)
    return made


@given(values=st.dictionaries(KEYS, st.binary(max_size=9), min_size=1, max_size=40), others=st.lists(KEYS))
def test_every_key_has_its_value_and_no_other_has_one(values, others, tmp_path_factory):
    table = stored(tmp_path_factory.getbasetemp(), values)

    assert table.head == b'{"first": "line"}'
    assert {key: table.get(key) for key in (*values, *others)} == {key: values.get(key) for key in (*values, *others)}


@pytest.mark.skipif(not hasattr(os, "pread"), reason="no processes are forked here, which would share the place in the file")
def test_several_readers_of_one_open_file_do_not_move_each_other(tmp_path):
    values = {f"key {number}": bytes([number % 256]) * 100 for number in range(500)}
    table = stored(tmp_path, values)

    with ThreadPoolExecutor(8) as readers:
        assert [*readers.map(table.get, [*values] * 40)] == [*values.values()] * 40


def test_what_is_damaged_is_said_to_another_process_too():
    error = pickle.loads(pickle.dumps(DamagedTable("/x/compiled.table", "it ends too soon")))

    assert str(error) == "/x/compiled.table is damaged: it ends too soon"


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


VALUES = {"a": b"1", "b": b"two", "c": b""}


def damaged(content):
    """Yield what becomes of bytes that are cut short, filled up, added to, or of which one is another one."""
    whole = [*range(len(FIRST), len(content))]
    yield from (content[:end] for end in whole)
    yield from (content[:end] + bytes(len(content) - end) for end in whole if content[end:].strip(b"\0"))
    yield from (content[:at] + bytes([content[at] ^ 1 << bit]) + content[at + 1 :] for at in whole for bit in range(8))
    yield content + b"\0"


def test_a_damaged_table_says_nothing_else_than_it_said(tmp_path):
    stored(tmp_path, VALUES)
    content = (tmp_path / "table").read_bytes()
    cases = [*damaged(content)]
    for number, case in enumerate(cases):
        path = tmp_path / str(number)
        path.write_bytes(case)
        refused = False
        for key in (*VALUES, "d"):
            try:
                assert opened(path, len(VALUES)).get(key) == VALUES.get(key)
            except DamagedTable:
                refused = True

        assert refused
    assert len(cases) > 500


def test_a_table_is_whole_when_every_record_is(tmp_path, monkeypatch):
    monkeypatch.setattr("scanner.catalogue.key_table.PIECE", 3)
    assert stored(tmp_path, VALUES).is_whole()
    content = (tmp_path / "table").read_bytes()
    for place in range(content.rindex(b"a\0"), len(content)):
        (tmp_path / "table").write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])

        assert not opened(tmp_path / "table", len(VALUES)).is_whole()


def test_what_cannot_be_read_any_more_is_no_table(tmp_path, monkeypatch):
    table = stored(tmp_path, VALUES)

    def fail(*_):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr("scanner.catalogue.key_table._read_at", fail)
    with pytest.raises(DamagedTable, match="table is damaged: Input/output error"):
        table.get("a")
