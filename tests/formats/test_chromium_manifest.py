import pytest

from scanner.formats.chromium_manifest import Manifest, id_of_key, id_of_path, locales, manifest, message, message_key, newest, with_texts

# A real key is a public key; any bytes do.
KEY = "AAECAwQFBgc="


def test_the_keys_that_count():
    said = {
        "name": "N",
        "version": "1.2",
        "manifest_version": 3,
        "default_locale": "en",
        "key": KEY,
        "update_url": "https://clients2.google.com/service/update2/crx",
    }

    assert manifest(said) == Manifest("N", "1.2", 3, "en", KEY, from_store=True)


def test_what_stands_at_its_button_its_side_bar_and_its_commands():
    said = {
        "description": "Talks.",
        "short_name": "N",
        "sidebar_action": {"default_title": "__MSG_bar__"},
        "action": {"default_title": "Open it"},
        "browser_action": {"default_title": "Open it"},
        "commands": {"ask": {"description": "Ask it"}, "_execute_action": {}, "wrong": "x"},
    }

    assert manifest(said).texts == ("Talks.", "N", "Open it", "__MSG_bar__", "Ask it")
    assert manifest({"commands": {str(number): {"description": f"Ask {number}"} for number in range(99)}}).texts[19:] == ("Ask 19",)
    assert manifest({"commands": ["x"], "action": "x"}).texts == ()


def test_texts_stand_in_place_of_tokens_and_a_token_without_one_is_left_out():
    said = Manifest("__MSG_name__", "1", 3, "en", "", from_store=False, texts=("__MSG_Name__", "plain", "__MSG_gone__"))

    assert with_texts(said, {"NAME": {"message": "N"}, "name": {"message": "later"}}) == said._replace(name="N", texts=("N", "plain"))


def test_wrong_types_are_as_good_as_absent():
    said = {"name": {}, "version": 3, "manifest_version": "3", "default_locale": [], "key": 1, "update_url": [], "author": {"email": "x"}}

    assert manifest(said) == manifest({}) == Manifest("", "", 1, "", "", from_store=False)


def test_keys_of_messages_compare_without_case():
    assert message({"appname": {"message": "In words"}}, message_key("__MSG_AppName__")) == "In words"
    assert message({"APPNAME": {"message": "In words"}}, message_key("__MSG_appName__")) == "In words"


def test_a_plain_name_is_no_key():
    assert [message_key(name) for name in ("Plain", "a __MSG_x__ b", "__MSG___")] == ["", "", ""]


def test_a_message_of_a_wrong_type_is_none():
    assert [message(said, "a") for said in ({"a": "x"}, {"a": {"message": 1}}, {})] == ["", "", ""]


def test_the_default_locale_is_a_folder_with_an_underscore_and_english_follows():
    assert locales("pt-BR", ["de", "en", "pt_BR"]) == ["pt_BR", "en", "de"]
    assert locales("../..", ["de"]) == ["de"]
    assert locales("de", ["d" * 36, "e" * 35]) == ["e" * 35]


@pytest.mark.parametrize(
    ("folders", "highest"),
    [(["9.9_0", "10.0_0"], "10.0_0"), (["1.0_0", "1.0_1"], "1.0_1"), (["x", ""], ""), ([], ""), (["1" * 250, "2"], "1" * 250)],
)
def test_versions_compare_by_number(folders, highest):
    assert newest(folders) == highest


def test_an_id_follows_from_the_key():
    # sha256 of the bytes 0 to 7 begins 8a851ff82ee7048ad09ec3847f1ddf44
    assert id_of_key(KEY) == "ikifbppicoohaeiknajomdiehpbnnpee"


def test_what_is_no_key_gives_no_id():
    assert [id_of_key(key) for key in ("", "!", "A", "é")] == ["", "", "", ""]


def test_an_id_follows_from_the_path_of_a_folder():
    # That Chromium does the same is what tests/real/test_chromium.py shows.
    assert id_of_path("/usr/share/chromium/extensions/ublock-origin") == "oaiejdmjbagonijfeleeodihcicadkpm"


def test_a_hosted_app_gives_the_host_of_its_site():
    address = "https://me:hush@www.tiktok.com/@hush?hush"

    assert manifest({"app": {"launch": {"web_url": address}}}).site == "www.tiktok.com"
    assert manifest({"app": {"launch": {"local_path": "x.html"}}}).site == manifest({"app": []}).site == manifest({}).site == ""


@pytest.mark.parametrize(
    ("document", "pages"),
    [
        ({}, ()),
        ({"action": {"default_popup": "popup/index.html"}, "options_page": "/options.html"}, ("options.html", "popup/index.html")),
        ({"browser_action": {"default_popup": "a.html?x=1"}, "side_panel": {"default_path": "b.html#top"}}, ("a.html", "b.html")),
        ({"sidebar_action": {"default_panel": "a.html"}, "options_ui": {"page": "a.html"}}, ("a.html",)),
        ({"action": {"default_popup": "./a.html"}, "options_page": "/./b/./c.html"}, ("b/c.html", "a.html")),
        ({"options_page": "../a.html", "options_ui": {"page": "a//../b.html"}}, ("../a.html", "a/../b.html")),
        ({"action": {"default_popup": 1}, "options_ui": "a.html", "side_panel": {"default_path": ""}}, ()),
    ],
)
def test_the_pages_of_an_extension(document, pages):
    assert manifest(document).pages == pages
