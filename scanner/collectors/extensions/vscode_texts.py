"""The texts of an editor's extension that its package.json only refers to, and its package.nls.json has.

See: https://code.visualstudio.com/api/references/extension-manifest#localization (`%key%`; a text there may have a comment beside it)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.formats.extension_text import text_ids
from scanner.formats.json_file import document_or_problem, table
from scanner.formats.json_file import text as as_text
from scanner.host.host import MEBIBYTE
from scanner.model import Problem

if TYPE_CHECKING:
    from scanner.host.host import Host

TEXTS = "package.nls.json"
LIMIT = 2 * MEBIBYTE  # the largest of the editor's own extensions has a tenth of that


def with_texts(host: Host, folder: str, ids: tuple[tuple[str, str], ...], losses: list[Problem]) -> tuple[tuple[str, str], ...]:
    """Return what an extension declares with its texts in place of the keys; what is wrong with the file that has them is added to losses.

    A key without a text is left out: its words are a programmer's.
    """
    keys = {value for kind, value in ids if kind == "extension-word" and _is_key(value)}
    content = host.look(f"{folder}/{TEXTS}", LIMIT) if keys else None
    found = document_or_problem(content) if content is not None else {}
    if isinstance(found, Problem):
        losses.append(found._replace(location=f"{folder}/{TEXTS}"))
        found = {}
    given = {key: text_ids(_read_text(found.get(key[1:-1]))) for key in keys}
    return tuple(one for pair in ids for one in given.get(pair[1], (pair,)))


def _is_key(text: str) -> bool:
    return text.startswith("%") and text.endswith("%") and text.count("%") == len("%%") and " " not in text


def _read_text(value: object) -> str:
    return as_text(table(value).get("message") if isinstance(value, dict) else value)
