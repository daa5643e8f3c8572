"""Which extensions a Chromium policy file installs: `ExtensionInstallForcelist` and `ExtensionSettings`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.formats.chromium_preferences import ID
from scanner.formats.extension_settings import put_in
from scanner.model import Problem, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

FORCED = "ExtensionInstallForcelist"
SETTINGS = "ExtensionSettings"


def installed(policy: dict[str, object]) -> Iterator[str | Problem]:
    """Yield the ids, each once; a row that names none is a Problem."""
    seen: set[str] = set()
    for found in (*_forced(policy.get(FORCED, [])), *put_in(policy.get(SETTINGS, {}))):
        if isinstance(found, Problem):
            yield found
        elif not re.fullmatch(ID, found):
            yield Problem(Reason.MALFORMED, "expected the 32 letters of an extension's id")
        elif found not in seen:
            seen.add(found)
            yield found


def _forced(rows: object) -> Iterator[str | Problem]:
    """Yield the part before the address: `id;https://...`, or `id` alone for one from the store."""
    if not isinstance(rows, list):
        yield Problem(Reason.MALFORMED, f"expected {FORCED} to be a list")
        return
    for row in rows:
        yield row.partition(";")[0].strip() if isinstance(row, str) else Problem(Reason.MALFORMED, f"expected text in {FORCED}")
