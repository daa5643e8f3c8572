import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.collectors.extensions.vscode_extension_list import MOST_ROWS, Listing, Row, from_folder, listing, removed
from scanner.model import Problem, Reason

# As a real server of the family (1.96) wrote it after `--install-extension probe.vsix`.
FROM_A_FILE = {
    "identifier": {"id": "anthropic.claude-code"},
    "version": "1.2.3",
    "location": {"$mid": 1, "path": "/home/alice/.vscode-server/extensions/anthropic.claude-code-1.2.3", "scheme": "file"},
    "relativeLocation": "anthropic.claude-code-1.2.3",
    "metadata": {"installedTimestamp": 1795301070417, "pinned": True, "source": "vsix"},
}
FROM_THE_STORE = {
    "identifier": {"id": "github.copilot", "uuid": "x"},
    "version": "1.300.0",
    "location": {"path": "/c:/Users/alice/.vscode/extensions/github.copilot-1.300.0"},
    "relativeLocation": "github.copilot-1.300.0",
    "metadata": {"id": "x", "publisherDisplayName": "GitHub", "source": "gallery"},
}


def read(*rows):
    return listing(json.dumps(rows).encode())


def test_a_row_of_a_file_and_one_of_the_store():
    assert read(FROM_A_FILE, FROM_THE_STORE).rows == (
        Row("anthropic.claude-code", "1.2.3", "", "anthropic.claude-code-1.2.3", beside=True, gallery=False),
        Row("github.copilot", "1.300.0", "GitHub", "github.copilot-1.300.0", beside=True, gallery=True),
    )


def test_a_row_without_metadata_is_kept():
    assert read({"identifier": {"id": "a.b"}, "version": "1.0.0", "location": {"path": "/elsewhere/work/b/"}}).rows == (
        Row("a.b", "1.0.0", "", "b", beside=False, gallery=False),
    )


def test_an_older_row_of_the_store_has_an_id_and_no_source():
    assert read({**FROM_THE_STORE, "metadata": {"id": "x"}}).rows[0].gallery


@pytest.mark.parametrize(
    "row", [{}, 3, None, [], {"identifier": {"id": 3}}, {"identifier": {"id": "nodot"}}, {"identifier": {"id": "a.b c"}}]
)
def test_a_row_without_an_id_is_a_problem_and_the_next_is_read(row):
    found = read(row, FROM_A_FILE)

    assert [one.id for one in found.rows] == ["anthropic.claude-code"]
    assert found.problems == (Problem(Reason.MALFORMED, "a row of a list of extensions without an id"),)
    assert found.sound


@pytest.mark.parametrize("content", [b"", b"{}", b"[", b"[" * 100_000, b"\xff", b"9" * 5000])
def test_what_is_no_list(content):
    assert listing(content) == Listing((), (Problem(Reason.MALFORMED, "expected a list of extensions"),), sound=False)


def test_a_list_of_absurd_length():
    found = read(*[FROM_A_FILE] * (MOST_ROWS + 1))

    assert len(found.rows) == MOST_ROWS
    assert [problem.reason for problem in found.problems] == [Reason.CAPPED]


def test_folders_that_wait_to_be_deleted():
    assert removed(b'{"a.b-1.0.0": true, "c.d-1.0.0": false}') == {"a.b-1.0.0"}
    assert removed(b"[]") == Problem(Reason.MALFORMED, "expected the folders of removed extensions")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ms-python.python-2024.1.0", ("ms-python.python", "2024.1.0")),
        ("github.copilot-1.300.0-win32-x64", ("github.copilot", "1.300.0")),
        ("a.b-1.0.0-universal", ("a.b", "1.0.0")),
        ("a.b-c-1.0.0-beta.2", ("a.b-c", "1.0.0-beta.2")),
        ("a.b-2-1.0.0", ("a.b-2", "1.0.0")),
        ("a.b-1.0.0-linux-arm64", ("a.b", "1.0.0")),
        ("extensions.json", ("", "")),
        ("a.b", ("", "")),
        ("a.b-1", ("", "")),
        ("nodot-1.0.0", ("", "")),
        ("", ("", "")),
    ],
)
def test_id_and_version_of_a_folder(name, expected):
    assert from_folder(name) == expected


@given(st.binary(), st.text())
def test_of_anything_it_is_said_what_is_wrong(content, name):
    found, (identifier, version) = listing(content), from_folder(name)

    assert found.sound or (found.rows == () and found.problems)
    assert isinstance(removed(content), frozenset | Problem)
    assert bool(identifier) == bool(version)


def test_a_long_name_costs_little():
    assert from_folder("a." + "-1.0.0" * 100_000) != from_folder("")
