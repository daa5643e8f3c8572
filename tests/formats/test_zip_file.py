import zipfile

import pytest

from scanner.formats.zip_file import Row, find_contents, list_rows, unpack
from scanner.model import Malformed
from tests.zipped import zipped

TEXT = b"what it says " * 9


def part_of(content):
    return lambda offset, size: content[offset : offset + size]


def found(content):
    return [*list_rows(*find_contents(len(content), part_of(content)))]


@pytest.mark.parametrize("before", [b"", b"#!/bin/sh\n"])
@pytest.mark.parametrize("comment", [b"", b"a comment"])
def test_the_files_in_their_order(before, comment):
    content = before + zipped({"a/b.txt": TEXT, "c": b""}, zipfile.ZIP_STORED, comment)

    assert found(content) == [Row(b"a/b.txt", 0, 117, 117, len(before)), Row(b"c", 0, 0, 0, len(before) + 30 + 7 + 117)]


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
@pytest.mark.parametrize("most", [0, 5, 1000])
def test_no_more_is_unpacked_than_asked_for(method, most):
    """What a limit of nothing means to zlib is all of it."""
    content = zipped({"a": b"x", "b": TEXT}, method)

    unpacked = unpack(found(content)[1], part_of(content), most)

    assert TEXT.startswith(unpacked)
    assert len(unpacked) <= most
    assert most < 1000 or unpacked == TEXT


def test_a_file_that_is_not_where_the_contents_say():
    content = zipped({"a": TEXT})

    with pytest.raises(Malformed, match="not where its central directory says"):
        unpack(found(content)[0]._replace(offset=1), part_of(content), 1000)


def test_contents_that_break_off_are_no_shorter_list():
    content = zipped({"a": TEXT, "b": TEXT})
    table, before = find_contents(len(content), part_of(content))
    second = table.rfind(b"PK\1\2")
    broken = table[:second] + b"\0" + table[second + 1 :]

    with pytest.raises(Malformed):
        [*list_rows(broken, before)]
    assert [row.name for row in list_rows(table, before)] == [b"a", b"b"]
