import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.collectors.browsers import extension_files, files_of_extension
from scanner.collectors.browsers.extension_files import ExtensionFiles
from scanner.model import Problem, Reason
from tests.fake_host import fake_host
from tests.zipped import zipped

XPI = "/home/alice/.config/mozilla/firefox/x.default/extensions/a@b.xpi"
MANIFEST = {
    "name": "N",
    "description": "Notes",
    "host_permissions": ["https://a.example/*"],
    "action": {"default_popup": "./ui/popup.html"},
}


def told(package, losses=None):
    return ExtensionFiles(fake_host(files={XPI: package}), "alice").packed_claims(XPI, [] if losses is None else losses)


def named(host):
    return f'fetch("https://{host}/v1")'


def hosts(files):
    return [value for kind, value in told(zipped({"manifest.json": "{}", **files})) if kind == "extension-calls"]


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_what_a_package_says_its_pages_show_and_its_scripts_name(method):
    """The sites that it asks for are recorded in the profile, and only those count that it was granted there."""
    files = {"manifest.json": json.dumps(MANIFEST), "ui/popup.html": "<title>Writer</title><body>Ask", "lib/w.js": named("api.a.example")}

    assert told(zipped(files, method)) == (
        ("extension-word", "Notes"),
        ("extension-word", "Writer"),
        ("extension-word", "Ask"),
        ("extension-calls", "api.a.example"),
    )


@pytest.mark.parametrize(
    ("messages", "texts"),
    [
        ({"en": '{"D": {"message": "Notes"}}', "de": '{"d": {"message": "Notizen"}}'}, ["Notizen"]),
        ({"fr": '{"d": {"message": "Billets"}}'}, ["Billets"]),
        ({"de": "no JSON"}, []),
        ({}, []),
    ],
    ids=["own", "another", "broken", "none"],
)
def test_a_packages_texts_are_looked_up(messages, texts):
    manifest = {"default_locale": "de", "description": "__MSG_d__", "commands": {"a": {"description": "__MSG_absent__"}}}
    files = {f"_locales/{tongue}/messages.json": text for tongue, text in messages.items()}

    assert [text for _, text in told(zipped({"manifest.json": json.dumps(manifest), **files}))] == texts


def test_messages_that_are_damaged_are_told_and_another_language_serves():
    """In a folder they were; in a package nothing was said, and the texts were not looked for in another language."""
    manifest = {"name": "N", "description": "__MSG_d__", "default_locale": "de"}
    texts = {"_locales/de/messages.json": "{", "_locales/en/messages.json": '{"d": {"message": "Notes"}}'}
    losses: list[Problem] = []

    assert ("extension-word", "Notes") in told(zipped({"manifest.json": json.dumps(manifest), **texts}), losses)
    assert [(one.reason, one.location) for one in losses] == [(Reason.MALFORMED, XPI)]


def test_what_is_not_its_code_is_not_unpacked():
    names = ("a.js", "b.mjs", "c.json", "node_modules/d.js", "x/2/3/4/e.js", "x/2/3/4/5/f.js")

    assert hosts({name: named(f"{place}.example") for place, name in enumerate(names)}) == ["0.example", "1.example", "4.example"]


def test_an_extension_of_old_has_no_manifest():
    assert told(zipped({"install.rdf": "<RDF/>", "a.js": named("a.example")})) == ()


@pytest.mark.parametrize(("bound", "most"), [("OF_ONE", 70), ("OF_AN_ACCOUNT", 70), ("MOST_FILES", 2), ("MOST_HOSTS", 2)])
def test_what_is_unpacked_is_bounded_and_the_smallest_comes_first(monkeypatch, bound, most):
    monkeypatch.setattr(files_of_extension if bound == "MOST_FILES" else extension_files, bound, most)
    files = {f"{name}.js": named(f"{name}.example") + " " * (40 - 10 * place) for place, name in enumerate("abcd")}

    assert hosts(files) == {"MOST_FILES": ["b.example", "a.example"]}.get(bound, ["d.example", "c.example"])


def test_a_script_that_unpacks_to_a_great_deal_is_read_in_part(monkeypatch):
    monkeypatch.setattr(extension_files, "OF_ONE", 1000)

    assert hosts({"a.js": named("a.example") + " " * (20 << 20) + named("b.example")}) == ["a.example"]


@pytest.mark.parametrize(
    ("package", "detail"),
    [
        (b"", "expected a zip file, which ends with its central directory"),
        (zipped({"manifest.json": "{}", "a.js": "x"}, zipfile.ZIP_BZIP2), "a zip file that uses an unknown compression method: 12"),
        (zipped({"manifest.json": "[]"}), "expected a JSON object"),
    ],
    ids=["empty", "bzip2", "no manifest"],
)
def test_a_package_that_cannot_be_read_is_a_problem(package, detail):
    losses = []

    assert told(package, losses) == ()
    assert losses == [Problem(Reason.MALFORMED, detail, XPI)]


@given(st.binary(), st.integers(0, 400), st.integers(0, 255))
def test_anything(content, at, byte):
    changed = bytearray(zipped({"manifest.json": json.dumps(MANIFEST), "ui/popup.html": "<p>Ask", "w.js": named("a.example")}))
    changed[at % len(changed)] = byte
    for package in (content, bytes(changed), content + bytes(changed)):
        told(package)
