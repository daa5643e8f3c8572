import plistlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.collectors.applications.macos_app_bundle import AppBundle, app_bundle, store_note

SAID = {
    "CFBundleDisplayName": "Probe",
    "CFBundleName": "probe-short",
    "CFBundleIdentifier": "org.example.Probe",
    "CFBundleExecutable": "probe",
    "CFBundleShortVersionString": "1.2",
    "CFBundleVersion": "345",
}
XML, BINARY = plistlib.dumps(SAID), plistlib.dumps(SAID, fmt=plistlib.FMT_BINARY)
WHOLE = AppBundle("Probe", "1.2", "org.example.Probe", "probe")


@pytest.mark.parametrize("content", [XML, BINARY])
def test_a_bundle_in_both_forms(content):
    assert app_bundle(content) == WHOLE


def test_the_second_name_and_version_where_the_first_is_silent():
    said = plistlib.dumps({**SAID, "CFBundleDisplayName": " ", "CFBundleShortVersionString": 7})

    assert app_bundle(said) == WHOLE._replace(name="probe-short", version="345")


@pytest.mark.parametrize("value", [True, 1, "1", "YES", "true"])
@pytest.mark.parametrize("key", ["LSUIElement", "LSBackgroundOnly"])
def test_what_has_no_icon_is_hidden(key, value):
    assert app_bundle(plistlib.dumps({**SAID, key: value})) == WHOLE._replace(hidden=True)


@pytest.mark.parametrize("value", [False, 0, "0", "NO", "", [1], {"a": True}])
def test_what_has_one_is_not(value):
    assert app_bundle(plistlib.dumps({**SAID, "LSUIElement": value})) == WHOLE


@pytest.mark.parametrize("more", [{"CrAppModeShortcutID": "x"}, {"CFBundleIdentifier": "com.apple.Safari.WebApp.1234"}])
def test_a_browsers_launcher_for_a_site_is_known(more):
    assert app_bundle(plistlib.dumps({**SAID, **more})).web_app


@pytest.mark.parametrize("name", ["../../x", "/bin/sh", "..", ".", 4, ["x"]])
def test_an_executable_is_a_files_name(name):
    assert app_bundle(plistlib.dumps({**SAID, "CFBundleExecutable": name})) == WHOLE._replace(executable="")


@pytest.mark.parametrize("value", [1, ["org.example.Probe"], {"a": "b"}, b"x"])
def test_an_identifier_of_a_wrong_type_is_damage_and_the_rest_stays(value):
    said = plistlib.dumps({**SAID, "CFBundleIdentifier": value})

    assert app_bundle(said) == WHOLE._replace(id="", damage="expected text as CFBundleIdentifier")


def test_no_property_list_is_damage():
    assert app_bundle(b"") == store_note(b"noise") == AppBundle(damage="expected a property list")


def test_the_stores_note_without_the_buyer():
    said = {"softwareVersionBundleId": "org.example.Phone", "itemName": "Phone", "bundleShortVersionString": "3", "userName": "buyer"}

    assert store_note(plistlib.dumps(said)) == AppBundle("Phone", "3", "org.example.Phone")


@settings(max_examples=100)
@given(st.sampled_from([BINARY, XML]), st.integers(min_value=0), st.binary(min_size=1, max_size=8))
def test_damage_never_raises(content, place, damage):
    place %= len(content)
    content = content[:place] + damage + content[place + len(damage) :]

    assert isinstance(app_bundle(content), AppBundle)
    assert isinstance(store_note(content), AppBundle)
