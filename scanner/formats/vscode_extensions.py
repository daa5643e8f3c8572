"""The lists in which editors of the VS Code family keep what is installed, and the names of the folders it lies in.

See: https://github.com/microsoft/vscode, src/vs/platform/extensionManagement (extensions.json, .obsolete)
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from scanner.formats.json_file import table, text
from scanner.model import Malformed, Problem, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

ID = r"[A-Za-z0-9][\w-]{0,99}\.[\w.-]{1,150}"
FOLDER = r"([A-Za-z0-9][\w-]{0,99}\.[\w.-]{1,150}?)-(\d[\w.+]*(?:-(?!(?:win32|linux|alpine|darwin|web|universal)\b)[\w.+]+)*)(?:-[\w-]+)?"
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


def rows(content: bytes) -> Iterator[Row | Problem]:
    """Yield each extension of a list; raise `Malformed` when the file is none."""
    listed = _loaded(content)
    if not isinstance(listed, list):
        raise Malformed("expected a list of extensions")
    for row in listed[:MOST_ROWS]:
        yield _row(table(row)) or Problem(Reason.MALFORMED, "a row of a list of extensions without an id")
    if len(listed) > MOST_ROWS:
        yield Problem(Reason.CAPPED, f"more than {MOST_ROWS} extensions are listed; the first ones were read")


def removed(content: bytes) -> frozenset[str]:
    """Return the names of the folders that wait to be deleted; raise `Malformed` when the file is no list of them."""
    listed = _loaded(content)
    if not isinstance(listed, dict):
        raise Malformed("expected the folders of removed extensions")
    return frozenset(folder for folder, gone in listed.items() if gone is True)


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


def _loaded(content: bytes) -> object:
    try:
        return json.loads(content.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as error:
        raise Malformed("expected JSON") from error
