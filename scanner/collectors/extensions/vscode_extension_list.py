"""The lists in which editors of the VS Code family keep what is installed, and the names of the folders it lies in.

See: https://github.com/microsoft/vscode, src/vs/platform/extensionManagement (extensions.json, .obsolete)
"""

from __future__ import annotations

import re

from scanner.formats.json_file import any_or_problem, table, text
from scanner.model import Problem, Reason
from scanner.stdlib.named_tuple import NamedTuple

ID = r"[A-Za-z0-9][\w-]{0,99}\.[\w.-]{1,150}"
FOLDER = (
    r"([A-Za-z0-9][\w-]{0,99}\.[\w.-]{1,150}?)-(\d+\.\d+\.\d[\w.+]*"
    r"(?:-(?!(?:win32|linux|alpine|darwin|web|universal)\b)[\w.+]+)*)(?:-[\w-]+)?"
)
MOST_ROWS = 5_000
GALLERY = "gallery"


class Row(NamedTuple):
    """An extension as its editor recorded it.

    `folder` is the base name of where it lies and `beside` tells that this is the folder of extensions itself; `gallery` tells
    that it came from the editor's store, and not from a file.
    """

    id: str
    version: str
    publisher: str
    folder: str
    beside: bool
    gallery: bool


class Listing(NamedTuple):
    """What a list says; `sound` tells that it could be read, and so that what it does not name is not installed."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    sound: bool


def listing(content: bytes) -> Listing:
    """Read a list of extensions; a bad row is a Problem, and so is a file that is no list."""
    found = any_or_problem(content, comments=False)
    if not isinstance(found, list):
        return Listing((), (_what_is_wrong(found, "expected a list of extensions"),), sound=False)
    read = [_row(table(row)) for row in found[:MOST_ROWS]]
    problems = [Problem(Reason.MALFORMED, "a row of a list of extensions without an id") for row in read if row is None]
    if len(found) > MOST_ROWS:
        problems.append(Problem(Reason.CAPPED, f"more than {MOST_ROWS} extensions are listed; only the first ones were read"))
    return Listing(tuple(row for row in read if row), tuple(problems), sound=True)


def removed(content: bytes) -> frozenset[str] | Problem:
    """Return the names of the folders that wait to be deleted, or what is wrong with the file."""
    found = any_or_problem(content, comments=False)
    if not isinstance(found, dict):
        return _what_is_wrong(found, "expected the folders of removed extensions")
    return frozenset(folder for folder, gone in found.items() if gone is True)


def _what_is_wrong(found: object, expected: str) -> Problem:
    """Return what a file should have been, or that it is too large to tell."""
    if isinstance(found, Problem) and found.reason is Reason.TOO_LARGE:
        return found
    return Problem(Reason.MALFORMED, expected)


def from_folder(name: str) -> tuple[str, str]:
    """Return an extension's id and version from its folder's name, both empty when the folder is not named after one."""
    found = re.fullmatch(FOLDER, name[:400])
    return (found[1], found[2]) if found else ("", "")


def _row(row: dict[str, object]) -> Row | None:
    identifier = text(table(row.get("identifier")).get("id"))
    if not re.fullmatch(ID, identifier):
        return None
    kept, beside = table(row.get("metadata")), text(row.get("relativeLocation"))
    folder = beside or text(table(row.get("location")).get("path")).rstrip("/")
    return Row(
        identifier,
        text(row.get("version")),
        text(kept.get("publisherDisplayName")),
        folder.rpartition("/")[2],
        bool(beside),
        text(kept.get("source")) == GALLERY or (not kept.get("source") and bool(kept.get("id"))),
    )
