import pytest

from scanner.formats.settings_document import settings_document, settings_table
from scanner.model import Malformed


@pytest.mark.parametrize(
    ("location", "content", "found"),
    [
        ("/a/x.json", b'{"a": 1} // why', {"a": 1}),
        ("/a/x.jsonc", b"[1]", [1]),
        ("/a/x.toml", b"a = 1", {"a": 1}),
        ("/a/x.yml", b"a: 1", {"a": 1}),
        ("/a/x.yaml", b"- 1", [1]),
        ("/a/.env", b"a=1", {"a": "1"}),
        ("/a/.sgptrc", b"a=1", {"a": "1"}),
        ("/a/x.toml", b" \n", {}),
        ("/a/x.yml", b"# model: gpt\n", {}),
        ("/a/x.yaml", b"---\n", {}),
    ],
)
def test_a_file_is_read_by_its_ending(location, content, found):
    assert settings_document(location, content) == found


@pytest.mark.parametrize(
    ("location", "content"), [("/a/x.json", b"7"), ("/a/x.json", b"null"), ("/a/x.yaml", b"just words"), ("/a/x.json", b"a: 1")]
)
def test_what_holds_no_settings_is_malformed(location, content):
    with pytest.raises(Malformed):
        settings_document(location, content)


def test_a_list_is_no_table():
    with pytest.raises(Malformed):
        settings_table("/a/x.json", b"[]")
