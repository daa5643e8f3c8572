import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.collectors.applications.windows_appx_manifest import Manifest, manifest

MANIFEST = """<?xml version="1.0" encoding="utf-8"?>
<Package xmlns="http://schemas.microsoft.com/appx/manifest/foundation/windows10"
         xmlns:uap="http://schemas.microsoft.com/appx/manifest/uap/windows10">
  <Identity Name="Example.Probe" Publisher="CN=Example" Version="1.2.3.0" ProcessorArchitecture="x64" />
  <Properties>
    <DisplayName>Probe &amp; Co</DisplayName>
    <PublisherDisplayName>Example Works</PublisherDisplayName>
    <ResourcePackage>false</ResourcePackage>
  </Properties>
  <Applications><Application Id="App"><uap:VisualElements DisplayName="trap"/><DisplayName>trap</DisplayName></Application></Applications>
  <Extensions><DisplayName>trap</DisplayName></Extensions>
</Package>"""


def test_a_manifest():
    assert manifest(MANIFEST.encode()) == Manifest("Probe & Co", "Example Works", "Example.Probe", "1.2.3.0")


def test_a_byte_order_mark_and_utf_16():
    assert manifest(b"\xef\xbb\xbf" + MANIFEST.encode()).name == "Probe & Co"
    assert manifest(MANIFEST.replace("utf-8", "utf-16").encode("utf-16")).name == "Probe & Co"


def test_a_name_in_the_packages_resources_is_not_told():
    text = MANIFEST.replace("Probe &amp; Co", "ms-resource:AppName").replace("Example Works", "ms-resource:Publisher")

    assert manifest(text.encode()) == Manifest("", "", "Example.Probe", "1.2.3.0")


def test_a_resource_package():
    assert manifest(MANIFEST.replace(">false<", ">true<").encode()).is_part


def test_a_document_type_is_refused():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><Package><Properties><DisplayName>&b;</DisplayName></Properties></Package>'

    assert manifest(bomb.encode()) == Manifest(damage="expected XML without a document type")


def test_what_stands_before_the_damage_is_kept():
    found = manifest(MANIFEST.partition("</Properties>")[0].encode())

    assert found[:4] == ("Probe & Co", "Example Works", "Example.Probe", "1.2.3.0")
    assert found.damage.startswith("expected XML: ")


@pytest.mark.parametrize("content", [b"", b"text", b"<?xml version='1.0' encoding='nonsense'?><a/>", b"<a>" * 50_000])
def test_what_is_no_manifest(content):
    found = manifest(content)

    assert found[:4] == ("", "", "", "")
    assert found.damage


def test_a_manifest_about_something_else_says_nothing():
    assert manifest(b"<Other><Identity Name='x'/></Other>") == Manifest()


def test_a_name_of_megabytes_is_cut():
    assert len(manifest(MANIFEST.replace("Probe &amp; Co", "x" * 3_000_000).encode()).name) == 500


@settings(max_examples=100)
@given(st.integers(0, len(MANIFEST)), st.binary(max_size=6))
def test_any_bytes_give_a_manifest(at, noise):
    content = MANIFEST.encode()

    assert isinstance(manifest(content[:at] + noise + content[at + len(noise) :]), Manifest)
    assert isinstance(manifest(noise), Manifest)
