import plistlib
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.formats.macos_web_app import WebApp, web_app
from scanner.model import Malformed

ID = "hmjcdonmhijmnefklekckjkeoknbiipb"
OTHER = "a" * 32
CHROME = {
    "CFBundleIdentifier": f"com.google.Chrome.app.{ID}",
    "CFBundleName": "deepseek",
    "CrAppModeShortcutID": ID,
    "CrAppModeShortcutName": "DeepSeek",
    "CrAppModeShortcutURL": "https://somebody:secret@Chat.DeepSeek.com:443/a/chat?token=1",
}
SAFARI = {
    "CFBundleIdentifier": "com.apple.Safari.WebApp.3F333E75-B8FB-4E79-97D8-F7DCB3221FAB",
    "CFBundleName": "DeepSeek",
    "Manifest": {"name": "DeepSeek - Into the Unknown", "start_url": "https://chat.deepseek.com/"},
}
FORMS = (plistlib.FMT_BINARY, plistlib.FMT_XML)


def said(**keys):
    return web_app(plistlib.dumps(keys))


@pytest.mark.parametrize("form", FORMS)
def test_a_web_app_of_chrome_with_the_host_of_its_address_and_no_more_of_it(form):
    assert web_app(plistlib.dumps(CHROME, fmt=form)) == WebApp("DeepSeek", "com.google.Chrome", ID, "chat.deepseek.com")


@pytest.mark.parametrize("form", FORMS)
def test_a_web_app_of_safari(form):
    assert web_app(plistlib.dumps(SAFARI, fmt=form)) == WebApp("DeepSeek", "com.apple.Safari", "", "chat.deepseek.com")


def test_a_web_app_of_safari_without_a_name_of_its_own_has_its_manifests():
    assert said(**SAFARI | {"CFBundleName": 7}).name == "DeepSeek - Into the Unknown"


@pytest.mark.parametrize(
    "bundle", [f"com.google.Chrome.app.{ID}", f"com.google.Chrome.app.Profile-2-{ID}", f"com.google.Chrome.app.Default-{ID}-internal"]
)
def test_the_id_in_the_bundles_where_no_other_is(bundle):
    assert said(CFBundleIdentifier=bundle, CrAppModeShortcutURL="") == WebApp("", "com.google.Chrome", ID, "")


def test_its_own_word_for_the_id_and_the_browser_comes_first():
    found = said(**CHROME | {"CrAppModeShortcutID": OTHER, "CrBundleIdentifier": "com.google.Chrome.beta"})

    assert found == WebApp("DeepSeek", "com.google.Chrome.beta", OTHER, "chat.deepseek.com")


@pytest.mark.parametrize(
    ("address", "site"),
    [
        ("http://example.org", "example.org"),
        ("https://example.org\\@example.net/", "example.org"),
        ("chrome-extension://abc/", ""),
        ("about:blank", ""),
        ("example.org", ""),
        (["https://example.org"], ""),
    ],
)
def test_the_host_of_an_address(address, site):
    assert said(CrAppModeShortcutID=ID, CrAppModeShortcutURL=address) == WebApp("", "", ID, site)


@pytest.mark.parametrize(
    "keys", [{"CFBundleName": "com.apple.Safari.WebApp.x"}, {"CFBundleIdentifier": "com.google.Chrome"}, {"a": "CrAppModeShortcutURL"}]
)
def test_what_is_no_web_app(keys):
    assert said(**keys) is None


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_list_in_utf_16_is_no_way_to_hide(encoding):
    text = plistlib.dumps(CHROME).decode().replace("UTF-8", "UTF-16")
    marks = {"utf-16": "", "utf-16-le": "\ufeff", "utf-16-be": "\ufeff"}

    assert web_app((marks[encoding] + text).encode(encoding)).id == ID


def test_nor_are_letters_by_number():
    assert web_app(plistlib.dumps(CHROME).replace(b"CrApp", b"Cr&#65;pp")).id == ID


def test_a_web_app_that_breaks_off_is_malformed():
    with pytest.raises(Malformed):
        web_app(plistlib.dumps(CHROME)[:-20])


def test_wrong_types_are_as_good_as_absent():
    assert said(**{key: ["x"] for key in CHROME}) == WebApp("", "", "", "")
    assert said(**SAFARI | {"Manifest": "x", "CFBundleName": {}}) == WebApp("", "com.apple.Safari", "", "")


@settings(max_examples=100)
@given(st.sampled_from([CHROME, SAFARI]), st.sampled_from(FORMS), st.integers(0, 5000), st.binary(min_size=1, max_size=8))
def test_any_damage_gives_a_web_app_none_or_malformed(keys, form, place, damage):
    whole = plistlib.dumps(keys, fmt=form)
    place %= len(whole)
    with suppress(Malformed):
        assert isinstance(web_app(whole[:place] + damage + whole[place + len(damage) :]), WebApp | None)


@settings(max_examples=100)
@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_gives_a_web_app(bundle, address):
    with suppress(ValueError):  # not every text can stand in a property list
        assert isinstance(web_app(plistlib.dumps({"CFBundleIdentifier": bundle, "CrAppModeShortcutURL": address})), WebApp)
