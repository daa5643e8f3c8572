"""The extensions in a Chromium profile's `Preferences` and `Secure Preferences`, as the browser itself judges them.

`disable_reasons` decides whether an extension is on: a list in new versions, a bit mask in old ones. `state` is gone from new
entries; where it stands it still counts. What Google calls malware is never loaded, whatever these say. One that was fetched and waits to
be installed stands in a table of its own, with the same keys. The numbers are Chromium's `mojom::ManifestLocation`,
`disable_reason::DisableReason`, `BitMapBlocklistState` and `Extension::InitFromValueFlags`.
See: https://source.chromium.org/chromium/chromium/src/+/main:extensions/browser/extension_prefs.cc and blocklist_extension_prefs.cc
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.formats.json_file import table, text
from scanner.model import Problem, Reason, State
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

ID = r"[a-p]{32}"
LISTS = ("settings", "opsettings")  # the second one is Opera's own

BLOCKED_BY_POLICY = 1 << 16
UNSUPPORTED_MANIFEST = 1 << 23
MALWARE = "blacklist"  # a boolean of Safe Browsing's list; the store has a mask
MALWARE_OF_STORE, MALWARE_BIT = "omaha_blocklist_state", 1
WAITING = "idle_install_info"
FROM_STORE, BOOKMARK = 1 << 3, 1 << 4  # of `creation_flags`; the second is a web app of before 2021, which is none any more
OFF, UNINSTALLED = 0, 2  # values of `state`; 2 is an external extension that its user removed


class Setting(NamedTuple):
    """What a profile records of one extension. `location` is Chromium's number for where it came from, 0 where there is none.

    `path` is relative to the profile's `Extensions`, or absolute; `manifest` is the browser's copy, empty in many new entries.
    """

    id: str
    location: int
    path: str
    manifest: dict[str, object]
    state: State
    blocked: bool
    unsupported: bool
    from_store: bool


def settings(preferences: dict[str, object]) -> Iterator[Setting | Problem]:
    """Yield every extension of a profile. What is left of a removed one (an empty entry) is none."""
    extensions = preferences.get("extensions", {})
    if not isinstance(extensions, dict):
        yield Problem(Reason.MALFORMED, "expected `extensions` to be an object")
        return
    for key in LISTS:
        rows = extensions.get(key, {})
        if not isinstance(rows, dict):
            yield Problem(Reason.MALFORMED, f"expected `extensions.{key}` to be an object")
            continue
        for identifier, row in rows.items():
            if re.fullmatch(ID, identifier):  # Chromium ignores other keys as well
                yield from _setting(identifier, row)


def _setting(identifier: str, row: object) -> Iterator[Setting | Problem]:
    if not isinstance(row, dict):
        yield Problem(Reason.MALFORMED, f"expected the entry of extension {identifier} to be an object")
    elif _is_one(row):
        yield _read(identifier, row, is_loaded=not _is_malware(row))
    elif _is_one(waiting := table(row.get(WAITING))):
        yield _read(identifier, waiting, is_loaded=False)


def _is_one(row: dict[str, object]) -> bool:
    is_there = any(key in row for key in ("location", "path", "manifest")) and row.get("state") != UNINSTALLED
    return is_there and not _number(row.get("creation_flags")) & BOOKMARK


def _read(identifier: str, row: dict[str, object], *, is_loaded: bool) -> Setting:
    reasons = _reasons(row.get("disable_reasons"))
    return Setting(
        id=identifier,
        location=_number(row.get("location")),
        path=text(row.get("path")),
        manifest=table(row.get("manifest")),
        state=_state(reasons, row.get("state")) if is_loaded else State.DISABLED,
        blocked=bool((reasons or 0) & BLOCKED_BY_POLICY),
        unsupported=bool((reasons or 0) & UNSUPPORTED_MANIFEST),
        from_store=row.get("from_webstore") is True or bool(_number(row.get("creation_flags")) & FROM_STORE),
    )


def _is_malware(row: dict[str, object]) -> bool:
    return row.get(MALWARE) is True or bool(_number(row.get(MALWARE_OF_STORE)) & MALWARE_BIT)


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _reasons(value: object) -> int | None:
    """Return the reasons as one mask, None where they are neither a list of numbers nor a mask."""
    if value is None:
        return 0
    if isinstance(value, int):
        return value
    if not isinstance(value, list):
        return None
    mask = 0
    for one in value:
        if not isinstance(one, int):
            return None
        mask |= one or 1  # a reason of 0 would be none at all, and the browser would not list it
    return mask


def _state(reasons: int | None, state: object) -> State:
    if reasons or state == OFF:
        return State.DISABLED
    return State.UNKNOWN if reasons is None else State.ENABLED
