"""Which extensions a Chromium policy file installs and which it forbids: the `ExtensionInstall...` lists and `ExtensionSettings`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.formats.chromium_preferences import ID
from scanner.formats.extension_settings import kept_out, put_in
from scanner.model import Problem, Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FORCED = "ExtensionInstallForcelist"
SETTINGS = "ExtensionSettings"
FORBIDDEN = "ExtensionInstallBlocklist"
ALLOWED = "ExtensionInstallAllowlist"
EVERY = "*"


def installed(policy: dict[str, object]) -> Iterator[str | Problem]:
    """Yield the ids, each once; a row that names none is a Problem."""
    seen: set[str] = set()
    for found in (*_list_forced(policy.get(FORCED, [])), *put_in(policy.get(SETTINGS, {}))):
        if isinstance(found, Problem):
            yield found
        elif not re.fullmatch(ID, found):
            yield Problem(Reason.MALFORMED, "expected the 32 letters of an extension's id")
        elif found not in seen:
            seen.add(found)
            yield found


def forbidden(policy: dict[str, object]) -> Iterator[str | Problem]:
    """Yield the ids that the policy forbids by name, each once. What allows or installs an id outweighs the list of forbidden ones."""
    spared = {*_ids(_listed(policy, ALLOWED)), *_ids(installed(policy)), *_ids(_other_modes(policy.get(SETTINGS)))}
    for found in _listed(policy, FORBIDDEN):
        if isinstance(found, Problem):
            yield found
    listed = [one for one in _ids(_listed(policy, FORBIDDEN)) if one not in spared]
    yield from dict.fromkeys((*listed, *_ids(kept_out(policy.get(SETTINGS, {})))))


def _ids(found: Iterable[str | Problem]) -> Iterator[str]:
    return (one for one in found if isinstance(one, str) and re.fullmatch(ID, one))


def _other_modes(rules: object) -> Iterator[str]:
    """Yield the ids that have a rule of their own: it counts, and not the lists."""
    for key in rules if isinstance(rules, dict) else ():
        yield from (part.strip() for part in key.split(","))


def _listed(policy: dict[str, object], name: str) -> Iterator[str | Problem]:
    rows = policy.get(name, [])
    if not isinstance(rows, list):
        yield Problem(Reason.MALFORMED, f"expected {name} to be a list")
        return
    for row in rows:
        if isinstance(row, str) and (row.strip() == EVERY or re.fullmatch(ID, row.strip())):
            yield row.strip()
        else:
            yield Problem(Reason.MALFORMED, f"expected the 32 letters of an extension's id in {name}")


def _list_forced(rows: object) -> Iterator[str | Problem]:
    """Yield the part before the address: `id;https://...`, or `id` alone for one from the store."""
    if not isinstance(rows, list):
        yield Problem(Reason.MALFORMED, f"expected {FORCED} to be a list")
        return
    for row in rows:
        yield row.partition(";")[0].strip() if isinstance(row, str) else Problem(Reason.MALFORMED, f"expected text in {FORCED}")
