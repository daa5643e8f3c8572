import gzip

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.collectors.applications.linux_flatpak_appstream import MOST_BYTES, Component, component

METAINFO = b"""<?xml version="1.0" encoding="UTF-8"?>
<component type="desktop-application">
  <id>org.example.Probe</id>
  <name xml:lang="de">Sonde</name>
  <name>
    Probe &amp; Co </name>
  <developer id="x"><name xml:lang="de">Wir</name><name>The Makers</name></developer>
  <provides><id>x</id><name>trap</name></provides>
  <releases>
    <release version="1.2" date="2020-01-01"><description><name>trap</name></description></release>
    <release version="10.1" date="2024-01-01"/>
    <release version="9.9" date="2023-01-01"/>
    <release version="10.1-late" date="2024-01-01"/>
  </releases>
</component>
"""


def releases(*rows):
    return f"<component><releases>{''.join(f'<release {row}/>' for row in rows)}</releases></component>".encode()


def test_a_metainfo_file():
    assert component(METAINFO) == Component("Probe & Co", "10.1", "The Makers")


def test_a_compressed_catalogue_gives_its_first_component():
    body = METAINFO.split(b"?>", 1)[1]
    content = gzip.compress(b"<components>" + body + b"<component><name>Second</name></component></components>")

    assert component(content) == Component("Probe & Co", "10.1", "The Makers")


def test_the_second_component_does_not_speak_for_the_first():
    assert component(b"<components><component/><component><name>Second</name></component></components>") == Component()


def test_the_developer_of_files_before_version_1():
    assert component(b"<component><developer_name>Me</developer_name><name>A</name></component>") == Component("A", "", "Me")


@pytest.mark.parametrize(
    ("rows", "version"),
    [
        (['timestamp="1525132800" version="0.1.0"', 'timestamp="1625000800" version="0.0.2"'], "0.0.2"),
        (['date="2017-05-02" version="0.3"', 'timestamp="1525132800" version="0.2"'], "0.2"),
        (['version="0.3"', 'version="0.2"'], "0.3"),
        (['version=""', 'date="2020-01-01"', 'version="0.2"'], "0.2"),
        (['timestamp="99999999999999999999" version="0.3"', 'date="2020-01-01" version="0.2"'], "0.2"),
        ([], ""),
    ],
)
def test_the_newest_release_by_its_day(rows, version):
    assert component(releases(*rows)).version == version


def test_a_document_type_is_refused():
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><component><name>&b;</name></component>'

    assert component(bomb) == Component(damage="expected XML without a document type")


def test_what_stands_before_the_damage_is_kept():
    found = component(b"<component><name>Probe</name><releases><release version='1.0'/><rel")

    assert found[:3] == ("Probe", "1.0", "")
    assert found.damage.startswith("expected XML: ")


ENCODED = b"<?xml version='1.0' encoding='%s'?><a/>"


@pytest.mark.parametrize("content", [b"", b"text", b"\x1f\x8bnot gzip", ENCODED % b"nonsense", ENCODED % b"gb18030"])
def test_what_is_no_metadata(content):
    found = component(content)

    assert found[:3] == ("", "", "")
    assert found.damage


def test_a_small_file_that_unpacks_to_a_large_one():
    assert component(gzip.compress(b" " * (MOST_BYTES + 1))).damage == f"AppStream metadata of more than {MOST_BYTES} bytes"


def test_deep_nesting_is_no_recursion():
    assert component(b"<component>" + b"<a>" * 50_000).damage


TAGS = st.sampled_from([b"<component>", b"<name>", b"</name>", b"<releases>", b"<release version='1'/>", b"x"])


@settings(max_examples=100)
@given(st.one_of(st.binary(max_size=60), st.lists(TAGS).map(b"".join)))
def test_any_bytes_give_a_component(content):
    assert isinstance(component(content), Component)
