import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.formats.xml_texts import Texts, xml_texts

NAME, INNER = ("a", "b"), ("a", "b", "c")


def test_wanted_elements_as_they_end():
    content = b"<a><b> one <c>two</c></b><x><b>not this</b></x><b/><c>nor this</c></a>"

    assert xml_texts(content, (NAME, INNER)) == Texts(((INNER, "two"), (NAME, "one"), (NAME, "")))
    assert xml_texts(content, (NAME, INNER)).first(*INNER) == "two"
    assert xml_texts(content, (NAME,)).first("x") == ""


def test_namespaces_change_nothing():
    assert xml_texts(b'<n:a xmlns:n="urn:x"><b xmlns="urn:y">one</b></n:a>', (NAME,)) == Texts(((NAME, "one"),))


def test_attributes_as_their_elements_begin():
    path = ("a", "b", "@id")
    content = b'<a id="0"><b id=" one " text="x">two</b><b text="y"/><x><b id="3"/></x><n:b xmlns:n="urn:x" n:id="4" id="5"/></a>'

    assert xml_texts(content, (path,)) == Texts(((path, "one"), (path, "5")))
    assert xml_texts(content, (NAME, path)).found[:2] == ((path, "one"), (NAME, "two"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_encodings(encoding):
    declared = encoding.removesuffix("-sig")

    assert xml_texts(f'<?xml version="1.0" encoding="{declared}"?><a><b>ü</b></a>'.encode(encoding), (NAME,)) == Texts(((NAME, "ü"),))


def test_a_file_that_breaks_keeps_what_came_before():
    assert xml_texts(b"<a><b>one</b><b>two", (NAME,)) == Texts(((NAME, "one"),), "expected XML: no element found: line 1, column 19")


@pytest.mark.parametrize(
    "content",
    [
        b'<!DOCTYPE a [<!ENTITY x "y">]><a><b>&x;</b></a>',
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a><b>one</b></a>',
    ],
)
def test_a_document_type_is_refused(content):
    assert xml_texts(content, (NAME,)) == Texts((), "expected XML without a document type")


@pytest.mark.parametrize("encoding", ["klingon", "utf-7", "idna"])
def test_an_encoding_that_is_not_known_is_damage(encoding):
    found = xml_texts(f'<?xml version="1.0" encoding="{encoding}"?><a/>'.encode(), (NAME,))

    assert found.found == ()
    assert found.damage.startswith("expected XML: ")


def test_a_deep_file_and_a_long_text_are_bounded():
    assert xml_texts(b"<a><b>" + b"<x>" * 50_000 + b"</x>" * 50_000 + b"one</b></a>", (NAME,)) == Texts(((NAME, "one"),))
    assert xml_texts(b"<a><b>" + b"x&amp;" * 50_000 + b"</b></a>", (NAME,)).found[0][1] == "x&" * (1 << 14)


@settings(max_examples=100)
@given(
    st.one_of(
        st.binary(max_size=80), st.lists(st.sampled_from(["<a>", "<b>", "</b>", "</a>", "&lt;", "x", "<!--", "<?xml?>"])).map("".join)
    )
)
def test_any_content_gives_texts(content):
    found = xml_texts(content if isinstance(content, bytes) else content.encode(), (NAME, INNER))

    assert all(path in {NAME, INNER} and isinstance(text, str) for path, text in found.found)
