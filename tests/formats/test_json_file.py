import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.collectors.applications.homebrew import Homebrew
from scanner.collectors.applications.linux_container_images import LinuxContainerImages
from scanner.collectors.applications.nix_profiles import NixProfiles
from scanner.collectors.extensions.vscode_extensions import VscodeExtensions
from scanner.formats import json_file
from scanner.formats.json_file import MOST_VALUES, TooManyValues, document, document_or_problem
from scanner.model import Item, Malformed, Problem, Reason, Unreadable
from tests.fake_host import bare, fake_host


def test_a_byte_order_mark_is_passed_over():
    assert document(b'\xef\xbb\xbf{"a": 1}') == {"a": 1}


def test_utf_16_is_said_to_be_what_it_is():
    expected = Problem(Reason.UNSUPPORTED_ENCODING, "expected UTF-8, not UTF-16")

    assert document_or_problem('{"a": 1}'.encode("utf-16")) == expected
    assert document_or_problem('{"a": 1}'.encode("utf-16-le")) == expected


def test_comments_and_trailing_commas_are_read_as_chromium_reads_them():
    content = b"""// what this is
    {"address": "https://a.example//b", /* not
    this */ "quoted": "say \\"// no\\",]", "list": [1, 2,], }"""

    assert document(content) == {"address": "https://a.example//b", "quoted": 'say "// no",]', "list": [1, 2]}


@pytest.mark.parametrize("content", [b"", b"[]", b"1", b'{"a": ', b'{"a": tru', b"[" * 100_000, b'{"a":' * 100_000, b"9" * 5000])
def test_what_is_no_object_is_malformed(content):
    with pytest.raises(Malformed):
        document(content)


def test_a_truncated_file_is_a_problem_that_shows_nothing_of_it():
    assert document_or_problem(b'{"account": "secret') == Problem(
        Reason.MALFORMED, "expected JSON: Unterminated string starting at line 1 column 13"
    )


@pytest.mark.parametrize("piece", [b'"\\', b"/*", b'"', b",", b", ", b"\\", b'"\\\n', b"//", b"/* *"])
def test_nothing_backtracks(piece):
    with pytest.raises(Malformed):
        document(piece * 100_000)


@settings(max_examples=100)
@given(st.binary(max_size=200) | st.text(alphabet='{}[]",:/*\\\n ab1', max_size=60).map(str.encode))
def test_any_bytes_give_an_object_or_are_unreadable(content):
    with suppress(Unreadable):
        assert isinstance(document(content), dict)


VSCODE = "/home/alice/.vscode/extensions"
CELLAR = "/home/linuxbrew/.linuxbrew/Cellar/probe/1.0/INSTALL_RECEIPT.json"


@pytest.fixture
def few(monkeypatch):
    """Hold few values, so that a test needs few."""
    monkeypatch.setattr(json_file, "MOST_VALUES", 10)
    monkeypatch.setattr(json_file, "MOST_BYTES", 0)


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(
    ("collector", "place", "more"),
    [
        (VscodeExtensions(), f"{VSCODE}/extensions.json", {f"{VSCODE}/probe.probe-1.0.0/x": ""}),
        (VscodeExtensions(), f"{VSCODE}/.obsolete", {f"{VSCODE}/probe.probe-1.0.0/x": ""}),
        (Homebrew(), CELLAR, {}),
        (NixProfiles(), "/home/alice/.local/state/nix/profiles/profile/manifest.json", {}),
        (LinuxContainerImages(), "/var/lib/docker/image/overlay2/repositories.json", {}),
        (LinuxContainerImages(), "/var/lib/containers/storage/overlay-images/images.json", {}),
    ],
)
def test_too_many_values_are_said_to_be_too_many_and_cost_the_file_alone(collector, place, more):
    said = bare(fake_host(files={place: json.dumps([0] * 11), **more}), collector)

    problems = [one for one in said if isinstance(one, Problem)]
    assert [(one.reason, one.detail, one.location) for one in problems] == [(Reason.TOO_LARGE, "more than 10 values", place)]
    assert len(said) == 1 or any(isinstance(one, Item) for one in said)


@pytest.mark.usefixtures("few")
def test_so_many_and_no_more_are_held():
    assert json_file.json_values(json.dumps([0] * 10)) == [0] * 10
    assert json_file.json_values(json.dumps([{}, [0, 0], "a,b"])) == [{}, [0, 0], "a,b"]
    for text in (json.dumps([0] * 11), json.dumps([[]] * 6), json.dumps([{}] * 6).encode()):
        with pytest.raises(TooManyValues):
            json_file.json_values(text)
    assert document_or_problem(b'{"a": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,],}') == Problem(Reason.TOO_LARGE, "more than 10 values")


SITE = '"https://www.site-{}.example:443,*":{{"last_modified":"13380000000000000","setting":{{"lastEngagementTime":1.3e16,"pointsAdded":0.0}}}}'


def test_settings_that_have_grown_to_sixteen_megabytes_are_read():
    sites = [SITE.format(number) for number in range(115_000)]
    content = f'{{"profile": {{"content_settings": {{"exceptions": {{"site_engagement": {{{",".join(sites)}}}}}}}}}}}'.encode()

    assert 14 << 20 < len(content) < 16 << 20
    assert content.count(b",") + content.count(b"{") > MOST_VALUES
    assert isinstance(document_or_problem(content), dict)
