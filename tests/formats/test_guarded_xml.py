import pytest

from scanner.formats.guarded_xml import read_xml


class Told:
    def __init__(self):
        self.all = []

    def start(self, tag, attributes):
        self.all.append((tag, attributes))

    def end(self, tag):
        self.all.append(tag)

    def text(self, text):
        self.all.append(text)


def told(content, **options):
    reading = Told()
    return read_xml(content, reading, **options), reading.all


def test_elements_in_their_order():
    assert told(b'<a x="1">b<c/></a>') == ("", [("a", {"x": "1"}), "b", ("c", {}), "c", "a"])


def test_a_namespace_stands_before_a_name_unless_it_is_not_wanted():
    assert told(b'<a xmlns="urn:x"/>')[1][0] == ("urn:x a", {})
    assert told(b'<a xml:lang="nl"/>', namespaces=False)[1][0] == ("a", {"xml:lang": "nl"})


def test_what_comes_before_the_damage_is_told():
    damage, said = told(b"<a><b>1</b><c")

    assert damage.startswith("expected XML: ")
    assert said == [("a", {}), ("b", {}), "1", "b"]


@pytest.mark.parametrize("kind", ["<!DOCTYPE a>", '<!DOCTYPE a [<!ENTITY e "xxxxxxxx">]>', '<!DOCTYPE a SYSTEM "file:///etc/passwd">'])
def test_a_document_type_is_refused(kind):
    assert told(f"{kind}<a>&e;</a>".encode()) == ("expected XML without a document type", [])


def test_an_encoding_that_nobody_knows():
    assert told(b'<?xml version="1.0" encoding="nonsense"?><a/>')[0].startswith("expected XML: ")
