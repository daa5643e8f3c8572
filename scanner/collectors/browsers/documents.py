"""JSON files beside a collector's record: a broken one does not affect the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.formats.json_file import document_or_problem
from scanner.host.host import MEBIBYTE
from scanner.model import Problem

if TYPE_CHECKING:
    from scanner.host.host import Host

LIMIT = MEBIBYTE


def read_document(host: Host, place: str, losses: list[Problem], limit: int = LIMIT) -> dict[str, object] | None:
    """Return the object in a file, None when there is no file; add what is wrong with it to `losses`, or let the host note it."""
    content = host.look(place, limit)
    if content is None:
        return None
    found = document_or_problem(content)
    if isinstance(found, Problem):
        losses.append(found._replace(location=place))
        return None
    return found
