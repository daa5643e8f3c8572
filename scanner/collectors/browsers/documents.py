"""JSON files beside a collector's record: a broken one does not affect the others. Among them an extension's manifest."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from scanner.formats.chromium_manifest import Manifest, locales, manifest, message, message_key, with_texts, without_tokens
from scanner.formats.extension_text import text_ids
from scanner.formats.json_file import document_or_problem
from scanner.host.host import MEBIBYTE
from scanner.model import Problem, Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from scanner.host.host import Host

LIMIT = MEBIBYTE
MESSAGES_LIMIT = 512 << 10
MOST_LOCALES = 3  # files opened for one name; what is not in these is not worth the reading


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


def read_manifest(host: Host, folder: str, losses: list[Problem]) -> Manifest | None:
    """Return the manifest in an extension's folder, None when none can be read there."""
    found = read_document(host, f"{folder}/manifest.json", losses)
    return None if found is None else fill_in_messages(host, folder, manifest(found), losses)


def fill_in_messages(host: Host, folder: str, said: Manifest, losses: list[Problem]) -> Manifest:
    """Replace the `__MSG_...__` of a name and of texts with what the folder's `_locales` has."""
    present = (record.location.rpartition("/")[2] for record in host.glob("_locales/*", under=Record(folder)))
    return fill_in(said, present, lambda name: read_document(host, f"{folder}/{name}", losses, MESSAGES_LIMIT))


def fill_in(said: Manifest, present: Iterable[str], read: Callable[[str], dict[str, object] | None]) -> Manifest:
    """Replace the `__MSG_...__` by the locales that are present, of which `read` gives a file; without a text there is none.

    Of the locales the first counts that has the first of them.
    """
    sought = next(filter(None, map(message_key, (said.name, *said.texts))), "")
    if not sought:
        return said
    for locale in locales(said.default_locale, [*present])[:MOST_LOCALES]:
        found = read(f"_locales/{locale}/messages.json")
        if found and message(found, sought):
            return with_texts(said, found)
    return without_tokens(said)


def claims(hosts: Iterable[str], *texts: str) -> tuple[tuple[str, str], ...]:
    """Return what an extension asks for and says of itself as identifiers: of one that nobody knows they tell what it may be for."""
    return (*(("extension-host", host) for host in hosts), *chain.from_iterable(map(text_ids, texts)))
