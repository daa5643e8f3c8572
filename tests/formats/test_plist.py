import plistlib
import struct
import tracemalloc
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.formats.plist import plist, plist_rows, plist_text
from scanner.model import Malformed

SAID = {"CFBundleIdentifier": "org.example.Probe", "Rows": [1, True, b"x"]}
BINARY = plistlib.dumps(SAID, fmt=plistlib.FMT_BINARY)
XML = plistlib.dumps(SAID)
ENTITY = b'<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY a "b">]><plist><dict><key>&a;</key><string/></dict></plist>'


@pytest.mark.parametrize("content", [BINARY, XML])
def test_both_forms(content):
    assert plist(content) == SAID


BOM = b"\xef\xbb\xbf"
PLAIN = XML.partition(b"?>")[2].strip()
COMMENT = b"<!-- made by a tool -->"


@pytest.mark.parametrize(
    "content",
    [
        b"\n\n" + XML,
        b" \t\r\n" + XML.replace(b"\n", b"\r\n"),
        XML.replace(b"\n", b"\r\n"),
        BOM + XML,
        BOM + b"\r\n" + XML,
        b"\n" + BOM + XML,
        COMMENT + XML,
        b"\n" + COMMENT + b"\n<!---->\n" + XML,
        PLAIN,
        COMMENT + PLAIN,
        PLAIN[PLAIN.index(b"<plist") :],
        XML.decode().encode("utf-16"),
        ("\ufeff\n" + XML.decode().replace("UTF-8", "UTF-16")).encode("utf-16-be"),
        XML + b"\0" * 8,
        XML + b"left over from a longer file",
        XML.replace(b"UTF-8", b"ISO-8859-1"),
    ],
)
def test_xml_as_macos_reads_it_and_the_library_does_not(content):
    assert plist(content) == SAID


@pytest.mark.parametrize("content", [b"<!--" * 9000, b"<!-- -->" * 9000 + b"<!--", COMMENT + b"x" + XML, b"\xff\xfe<"])
def test_what_stands_before_it_ends(content):
    with pytest.raises(Malformed):
        plist(content)


@pytest.mark.parametrize("form", [plistlib.FMT_BINARY, plistlib.FMT_XML])
def test_rows_of_both_forms(form):
    assert plist_rows(plistlib.dumps([SAID, "x"], fmt=form)) == [SAID, "x"]


def nested(depth):
    """Return a binary list of a list of a list."""
    rows = b"".join(b"\xa1" + (number + 1).to_bytes(2, "big") for number in range(depth)) + b"\xa0"
    places = b"".join((8 + 3 * number).to_bytes(4, "big") for number in range(depth + 1))
    counts = b"".join(number.to_bytes(8, "big") for number in (depth + 1, 0, 8 + len(rows)))
    return b"bplist00" + rows + places + b"\0" * 6 + b"\x04\x02" + counts


def test_a_list_in_lists_is_read_and_too_many_of_them_are_malformed():
    assert plist_rows(nested(3)) == [[[[]]]]
    with pytest.raises(Malformed):
        plist_rows(nested(20_000))


@pytest.mark.parametrize("content", [b"", b"{}", b"bplist00", XML[:-20], BINARY[:-8], ENTITY, b"<plist>" + b"<array>" * 9000])
def test_what_is_no_property_list_is_malformed(content):
    for read in (plist, plist_rows):
        with pytest.raises(Malformed):
            read(content)


LONG = 1 << 20


@pytest.mark.parametrize(
    "mark",
    [
        b"<!--" + b">" * LONG + b"-->",
        b"<!--" * LONG,
        b"<?probe " + b">" * LONG + b"?>",
        b'<a b="' + b">" * LONG + b'">',
        b"<a b='" + b'">' * LONG,
        b"<" + b"a" * LONG,
    ],
    ids=lambda mark: mark[:8].decode(),
)
def test_a_tag_or_comment_that_older_libraries_begin_anew_with_each_piece_is_refused(mark):
    with pytest.raises(Malformed, match="more than 65536 bytes"):
        plist(XML.replace(b"<dict>", mark + b"<dict>", 1))
    with pytest.raises(Malformed, match="more than 65536 bytes"):
        plist(b"<plist><dict>" + mark)


def test_a_long_text_is_no_tag():
    text = 'it\'s "quoted" ' * LONG
    marked = b"<plist><dict><key>a</key><string><![CDATA[" + text.encode() + b"]]></string></dict></plist>"

    assert plist(plistlib.dumps({"a": text})) == {"a": text}
    assert plist(marked) == {"a": text}


def test_another_type_on_top_is_malformed():
    with pytest.raises(Malformed):
        plist(plistlib.dumps(["a"]))
    with pytest.raises(Malformed):
        plist_rows(XML)


def test_text_is_text_and_nothing_else():
    assert [plist_text(value) for value in (" Probe ", "", None, 1, ["x"], b"x")] == ["Probe", "", "", "", "", ""]


@settings(max_examples=100)
@given(st.sampled_from([BINARY, XML]), st.integers(min_value=0), st.binary(min_size=1, max_size=8))
def test_damage_gives_a_dictionary_or_malformed(content, place, damage):
    place %= len(content)
    with suppress(Malformed):
        assert isinstance(plist(content[:place] + damage + content[place + len(damage) :]), dict)


@settings(max_examples=100)
@given(st.one_of(st.binary(max_size=200), st.binary(max_size=200).map(lambda tail: b"bplist00" + tail)))
def test_any_bytes_give_rows_or_malformed(content):
    with suppress(Malformed):
        assert isinstance(plist_rows(content), list)


@pytest.mark.parametrize("kind", [b"\x4f", b"\x5f", b"\x6f"])
@pytest.mark.parametrize("apart", [0, 6])
def test_objects_that_share_their_bytes_are_refused_before_they_are_copied(kind, apart):
    """An Info.plist of 3 MB took all the memory that there was: each of its objects was a megabyte, and all were the same."""
    many, size = 2_000, 20_000
    head = kind + b"\x12" + size.to_bytes(4, "big")
    content = b"bplist00\xaf\x11" + many.to_bytes(2, "big") + b"".join(number.to_bytes(2, "big") for number in range(1, many + 1))
    first = len(content)
    content += head * many + bytes(2 * size)
    places = [8, *(first + number * apart for number in range(many))]
    table = b"".join(place.to_bytes(3, "big") for place in places)
    content += table + struct.pack(">6xBBQQQ", 3, 2, len(places), 0, len(content))

    tracemalloc.start()
    try:
        with pytest.raises(Malformed, match="side by side"):
            plist_rows(content)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 10 * len(content)
