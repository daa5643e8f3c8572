"""What a browser of the Chromium family writes down of installed web apps: in a profile's `Preferences` and in `Local State`.

`web_app_install_metrics` keeps an app's entry when the app is removed, so an entry alone is a trace and no more. Its numbers are
those of Chromium's `webapps::WebappInstallSource`.
"""

from __future__ import annotations

import json
import re

from scanner.formats.json_file import table
from scanner.model import Problem, Reason

ID = r"[a-p]{32}"
FOLDER = r"_crx_{1,2}([a-p]{32})"
BY_POLICY, BY_SYNC = 13, 16
METRICS = b'"web_app_install_metrics"'
MOST_BYTES = 1 << 20  # of the one object; an app takes a hundred


def sources(preferences: bytes) -> dict[str, int] | Problem:
    """Return how each app that was ever installed came, by its id; -1 where that is not said.

    The object is cut out: who reads the extensions has the whole file taken apart, which takes long and need not be done twice.
    A text with the same words in it cannot be mistaken for the key, since JSON writes quotes within a text differently.
    """
    _, _, rest = preferences.rpartition(METRICS) if METRICS in preferences else (b"", b"", b"")
    start = re.match(rb"\s*:\s*(?=\{)", rest)
    if not start:
        return {}
    text = rest[start.end() : start.end() + MOST_BYTES].decode("utf-8", "replace")
    try:
        rows, _ = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return Problem(Reason.MALFORMED, "expected web_app_install_metrics to be an object")
    return {key: _number(table(row).get("install_source")) for key, row in rows.items() if re.fullmatch(ID, key)}


def shims(local_state: dict[str, object], profile: str) -> tuple[str, ...]:
    """Return the ids of the apps for which the browser has made applications of macOS in a profile's name."""
    apps = table(local_state.get("app_shims")).items()
    return tuple(key for key, row in apps if re.fullmatch(ID, key) and profile in _last_parts(table(row).get("installed_profiles")))


def id_in(folder: str) -> str:
    """Return the app's id in the name of a folder for its shortcuts, empty when it is another folder."""
    found = re.fullmatch(FOLDER, folder)
    return found[1] if found else ""


def _number(value: object) -> int:
    return value if isinstance(value, int) else -1


def _last_parts(paths: object) -> frozenset[str]:
    return frozenset(path.rpartition("/")[2] for path in paths if isinstance(path, str)) if isinstance(paths, list) else frozenset()
